<?xml version="1.0" encoding="UTF-8"?>
<!-- The resident's queries: Nowe, W realizacji, Zrealizowane. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:okn="urn:okienko:text"
                exclude-result-prefixes="okn">
<xsl:import href="okn:layout"/>
<xsl:import href="okn:query_journal/_parts"/>

<xsl:template match="page" mode="title"><okn:text id="journal.account.title"/></xsl:template>
<xsl:template match="page" mode="back"><okn:text id="nav.account"/></xsl:template>

<xsl:template match="page" mode="main">
  <h1 class="govuk-heading-l"><okn:text id="journal.account.title"/></h1>
  <xsl:apply-templates select="queries"/>
</xsl:template>

<xsl:template match="queries">
  <xsl:call-template name="tabs"><xsl:with-param name="path">/konto/zapytania</xsl:with-param></xsl:call-template>
  <xsl:if test="@view = 'nowe'"><xsl:call-template name="new-query"/></xsl:if>
  <xsl:choose>
    <xsl:when test="query"><h2 class="govuk-visually-hidden"><okn:lookup prefix="journal.tab." select="string(@view)"/></h2><ul class="okn-cases"><xsl:apply-templates select="query"/></ul></xsl:when>
    <xsl:otherwise><p class="govuk-body okn-soft"><okn:lookup prefix="journal.account.none." select="string(@view)"/></p></xsl:otherwise>
  </xsl:choose>
  <xsl:if test="draft">
    <h2 class="govuk-heading-m"><okn:text id="journal.account.drafts"/></h2>
    <ul class="okn-services"><xsl:for-each select="draft"><li><div>
      <h3><a class="govuk-link" href="{@href}"><okn:text id="journal.account.draft"/><xsl:text> </xsl:text><xsl:call-template name="date-time"><xsl:with-param name="date" select="string(@saved)"/></xsl:call-template></a></h3>
      <p><okn:text id="accounts.account.removed"/><xsl:text> </xsl:text><xsl:call-template name="date-long"><xsl:with-param name="date" select="string(@expires)"/></xsl:call-template></p>
    </div></li></xsl:for-each></ul>
  </xsl:if>
</xsl:template>

<xsl:template match="query">
  <li class="okn-case"><div class="okn-case__grid">
    <div>
      <h3><a class="govuk-link" href="/konto/zapytania/{@number}"><xsl:call-template name="hard-spaces"><xsl:with-param name="text" select="string(@subject)"/></xsl:call-template></a></h3>
      <p class="okn-case__meta"><xsl:value-of select="@registration"/> · <xsl:value-of select="@unit-name"/></p>
      <p class="okn-case__meta"><okn:text id="journal.account.sent"/><xsl:text> </xsl:text><xsl:call-template name="date-long"><xsl:with-param name="date" select="substring(@received, 1, 10)"/></xsl:call-template></p>
      <xsl:if test="@publication = 'published'"><p class="okn-case__meta"><okn:text id="journal.account.published"/></p></xsl:if>
    </div>
    <xsl:choose>
      <xsl:when test="@answered">
        <div class="okn-term govuk-!-margin-bottom-0"><p class="okn-term__label"><okn:text id="journal.account.answered"/></p><p class="okn-term__date"><xsl:call-template name="date-long"><xsl:with-param name="date" select="substring(@answered, 1, 10)"/></xsl:call-template></p><p class="okn-term__left"><a class="govuk-link" href="/konto/zapytania/{@number}#odpowiedz"><okn:text id="journal.account.read"/><span class="govuk-visually-hidden">: <xsl:value-of select="@registration"/></span></a></p></div>
      </xsl:when>
      <xsl:when test="deadline">
        <xsl:call-template name="term"><xsl:with-param name="label"><okn:text id="journal.account.until"/></xsl:with-param><xsl:with-param name="date" select="string(deadline/@date)"/><xsl:with-param name="left" select="string(deadline/@left)"/></xsl:call-template>
      </xsl:when>
    </xsl:choose>
  </div></li>
</xsl:template>
</xsl:stylesheet>
