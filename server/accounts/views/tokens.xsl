<?xml version="1.0" encoding="UTF-8"?>
<!-- Keys for programs; view model: token id name created expires expired used, with scope value. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:okn="urn:okienko:text"
                exclude-result-prefixes="okn">
<xsl:import href="okn:layout"/>
<xsl:template match="page" mode="title"><okn:text id="accounts.tokens.title"/></xsl:template>

<xsl:template match="page" mode="main">
  <h1 class="govuk-heading-l"><okn:text id="accounts.tokens.title"/></h1>
  <p class="govuk-body"><okn:text id="accounts.tokens.about"/></p>
  <xsl:choose>
    <xsl:when test="token"><ul class="okn-services"><xsl:apply-templates select="token"/></ul></xsl:when>
    <xsl:otherwise><p class="govuk-body okn-soft"><okn:text id="accounts.tokens.none"/></p></xsl:otherwise>
  </xsl:choose>
  <p class="govuk-!-margin-top-6"><a class="govuk-button" href="/konto/ustawienia/klucze/nowy" role="button" draggable="false" data-module="govuk-button"><okn:text id="accounts.tokens.new"/></a></p>
</xsl:template>

<xsl:template match="token">
  <li>
    <div>
      <h2 class="govuk-heading-s govuk-!-margin-bottom-1"><xsl:value-of select="@name"/></h2>
      <p>
        <xsl:for-each select="scope"><xsl:if test="position() &gt; 1">, </xsl:if><okn:lookup prefix="accounts.scope." select="string(@value)"/></xsl:for-each>.
        <xsl:choose>
          <xsl:when test="@used"><okn:text id="accounts.tokens.used"/><xsl:text> </xsl:text><xsl:call-template name="date-time"><xsl:with-param name="date" select="string(@used)"/></xsl:call-template>.</xsl:when>
          <xsl:otherwise><okn:text id="accounts.tokens.unused"/></xsl:otherwise>
        </xsl:choose>
      </p>
      <p>
        <xsl:choose>
          <xsl:when test="@expired = 'true'"><xsl:call-template name="tag"><xsl:with-param name="words"><okn:text id="accounts.tokens.expired"/></xsl:with-param><xsl:with-param name="colour">grey</xsl:with-param></xsl:call-template></xsl:when>
          <xsl:otherwise><okn:text id="accounts.tokens.expires"/><xsl:text> </xsl:text><xsl:call-template name="date-long"><xsl:with-param name="date" select="string(@expires)"/></xsl:call-template></xsl:otherwise>
        </xsl:choose>
      </p>
    </div>
    <div class="okn-meta">
      <form action="/konto/ustawienia/klucze/{@id}/uniewaznij" method="post">
        <xsl:call-template name="csrf"/>
        <button type="submit" class="okn-link"><okn:text id="accounts.tokens.revoke"/><span class="govuk-visually-hidden">: <xsl:value-of select="@name"/></span></button>
      </form>
    </div>
  </li>
</xsl:template>
</xsl:stylesheet>
