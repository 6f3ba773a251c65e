<?xml version="1.0" encoding="UTF-8"?>
<!-- Where the account is signed in; view model: session id browser system created seen here. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:okn="urn:okienko:text"
                exclude-result-prefixes="okn">
<xsl:import href="okn:layout"/>
<xsl:template match="page" mode="title"><okn:text id="accounts.sessions.title"/></xsl:template>

<xsl:template match="page" mode="main">
  <h1 class="govuk-heading-l"><okn:text id="accounts.sessions.title"/></h1>
  <p class="govuk-body"><okn:text id="accounts.sessions.about"/></p>
  <ul class="okn-services"><xsl:apply-templates select="session"/></ul>
  <form action="/konto/ustawienia/urzadzenia/wyloguj" method="post" class="govuk-button-group govuk-!-margin-top-6">
    <xsl:call-template name="csrf"/>
    <xsl:variable name="elsewhere" select="session[@here != 'true']"/>
    <xsl:if test="$elsewhere">
      <xsl:call-template name="button"><xsl:with-param name="words"><okn:text id="accounts.sessions.end-others"/></xsl:with-param><xsl:with-param name="name">zakres</xsl:with-param><xsl:with-param name="value">inne</xsl:with-param></xsl:call-template>
    </xsl:if>
    <xsl:call-template name="button"><xsl:with-param name="words"><okn:text id="accounts.sessions.end-all"/></xsl:with-param><xsl:with-param name="kind"><xsl:if test="$elsewhere">secondary</xsl:if></xsl:with-param><xsl:with-param name="name">zakres</xsl:with-param><xsl:with-param name="value">wszystkie</xsl:with-param></xsl:call-template>
  </form>
</xsl:template>

<xsl:template match="session">
  <xsl:variable name="device"><okn:lookup prefix="accounts.browser." select="string(@browser)"/>, <okn:lookup prefix="accounts.system." select="string(@system)"/></xsl:variable>
  <li>
    <div>
      <h2 class="govuk-heading-s govuk-!-margin-bottom-1"><xsl:value-of select="$device"/></h2>
      <p><okn:text id="accounts.sessions.since"/><xsl:text> </xsl:text><xsl:call-template name="date-time"><xsl:with-param name="date" select="string(@created)"/></xsl:call-template>. <okn:text id="accounts.sessions.seen"/><xsl:text> </xsl:text><xsl:call-template name="date-time"><xsl:with-param name="date" select="string(@seen)"/></xsl:call-template>.</p>
    </div>
    <div class="okn-meta">
      <xsl:choose>
        <xsl:when test="@here = 'true'"><xsl:call-template name="tag"><xsl:with-param name="words"><okn:text id="accounts.sessions.here"/></xsl:with-param></xsl:call-template></xsl:when>
        <xsl:otherwise>
          <form action="/konto/ustawienia/urzadzenia/{@id}/wyloguj" method="post">
            <xsl:call-template name="csrf"/>
            <button type="submit" class="okn-link"><okn:text id="accounts.sessions.end"/><span class="govuk-visually-hidden">: <xsl:value-of select="$device"/></span></button>
          </form>
        </xsl:otherwise>
      </xsl:choose>
    </div>
  </li>
</xsl:template>
</xsl:stylesheet>
