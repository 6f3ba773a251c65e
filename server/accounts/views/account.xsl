<?xml version="1.0" encoding="UTF-8"?>
<!-- Drafts and cases at a glance; view model: form greeting; open and closed with case (and its term); drafts with draft. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:okn="urn:okienko:text"
                exclude-result-prefixes="okn">
<xsl:import href="okn:layout"/>
<xsl:import href="okn:calendar/_derivation"/>
<xsl:import href="okn:accounts/_closed_case"/>

<xsl:template match="page" mode="title"><okn:text id="nav.account"/></xsl:template>

<xsl:template match="page" mode="main">
  <div class="okn-head">
    <h1 class="govuk-heading-l"><okn:text id="accounts.account.hello"/><xsl:if test="form/@greeting != ''">, <xsl:value-of select="form/@greeting"/></xsl:if></h1>
    <p><a class="govuk-link" href="/konto/ustawienia"><okn:text id="accounts.settings.title"/></a></p>
  </div>
  <xsl:apply-templates select="open/case[@tone = 'waiting']" mode="waiting"/>
  <h2 class="govuk-heading-m govuk-!-margin-top-8" id="sprawy"><okn:text id="accounts.account.open"/></h2>
  <xsl:choose>
    <xsl:when test="open/case"><ul class="okn-cases"><xsl:apply-templates select="open/case" mode="open"/></ul></xsl:when>
    <xsl:otherwise><p class="govuk-body okn-soft"><okn:text id="accounts.account.open-none"/><xsl:text> </xsl:text><a class="govuk-link" href="/uslugi"><okn:text id="accounts.account.services"/></a></p></xsl:otherwise>
  </xsl:choose>
  <xsl:if test="drafts/draft">
    <h2 class="govuk-heading-m govuk-!-margin-top-9" id="szkice"><okn:text id="accounts.account.drafts"/></h2>
    <ul class="okn-services"><xsl:apply-templates select="drafts/draft"/></ul>
  </xsl:if>
  <xsl:if test="closed/case">
    <h2 class="govuk-heading-m govuk-!-margin-top-9" id="zakonczone"><okn:text id="accounts.account.closed"/></h2>
    <ul class="okn-services"><xsl:apply-templates select="closed/case" mode="closed"/></ul>
    <xsl:if test="number(closed/@total) &gt; count(closed/case)">
      <p class="govuk-body govuk-!-margin-top-4"><a class="govuk-link" href="/konto/sprawy"><okn:text id="accounts.account.all-closed"><okn:with name="n" select="closed/@total"/></okn:text></a></p>
    </xsl:if>
  </xsl:if>
  <p class="govuk-body govuk-!-margin-top-8"><a class="govuk-link" href="/konto/zapytania"><okn:text id="accounts.account.queries"/></a></p>
  <p class="govuk-body"><okn:text id="accounts.account.adopt"/><xsl:text> </xsl:text><a class="govuk-link" href="/sprawa"><okn:text id="accounts.account.adopt-link"/></a></p>
</xsl:template>

<xsl:template match="case" mode="waiting">
  <xsl:call-template name="banner">
    <xsl:with-param name="title"><okn:text id="accounts.account.waiting"/></xsl:with-param>
    <xsl:with-param name="content">
      <xsl:value-of select="@title"/>. <xsl:value-of select="@state"/>. <a class="govuk-notification-banner__link" href="{@href}"><okn:text id="accounts.account.waiting-link"/><span class="govuk-visually-hidden">: <xsl:value-of select="@called"/></span></a>
    </xsl:with-param>
  </xsl:call-template>
</xsl:template>

<xsl:template match="case" mode="open">
  <li class="okn-case"><div class="okn-case__grid">
    <div>
      <h3><a class="govuk-link" href="{@href}"><xsl:value-of select="@title"/></a></h3>
      <p class="okn-case__meta"><xsl:value-of select="@called"/> · <okn:text id="accounts.account.sent"/><xsl:text> </xsl:text><xsl:call-template name="date-long"><xsl:with-param name="date" select="string(@sent)"/></xsl:call-template></p>
      <p class="okn-case__state"><xsl:call-template name="tag"><xsl:with-param name="words" select="string(@state)"/><xsl:with-param name="colour"><xsl:if test="@tone = 'waiting'">yellow</xsl:if></xsl:with-param></xsl:call-template></p>
      <xsl:if test="@subject != ''"><p class="govuk-body govuk-!-margin-top-3 govuk-!-margin-bottom-0"><xsl:value-of select="@subject"/></p></xsl:if>
    </div>
    <xsl:if test="term">
      <xsl:call-template name="term">
        <xsl:with-param name="label"><okn:text id="accounts.account.deadline"/></xsl:with-param>
        <xsl:with-param name="date" select="string(term/@date)"/>
        <xsl:with-param name="left" select="string(term/@left)"/>
        <xsl:with-param name="derive"><xsl:apply-templates select="term/step" mode="derivation"/></xsl:with-param>
      </xsl:call-template>
    </xsl:if>
  </div></li>
</xsl:template>

<xsl:template match="draft">
  <li>
    <div>
      <h3><a class="govuk-link" href="{@href}"><xsl:value-of select="@title"/></a></h3>
      <p>
        <xsl:choose>
          <xsl:when test="@saved-today = 'true'"><okn:text id="accounts.account.saved-today"/><xsl:text> </xsl:text><xsl:call-template name="time-only"><xsl:with-param name="date" select="string(@saved)"/></xsl:call-template></xsl:when>
          <xsl:otherwise><okn:text id="accounts.account.saved"/><xsl:text> </xsl:text><xsl:call-template name="date-long"><xsl:with-param name="date" select="string(@saved)"/></xsl:call-template></xsl:otherwise>
        </xsl:choose>
        <xsl:if test="@pages">, <okn:count id="accounts.account.pages-left" select="number(@left)"/><xsl:text> </xsl:text><xsl:value-of select="@pages"/></xsl:if>
        <xsl:text> · </xsl:text><okn:text id="accounts.account.removed"/><xsl:text> </xsl:text><xsl:call-template name="date-long"><xsl:with-param name="date" select="string(@expires)"/></xsl:call-template>
      </p>
    </div>
    <xsl:if test="@remove != ''"><p class="okn-meta"><a class="govuk-link" href="{@remove}"><okn:text id="accounts.account.remove"/><span class="govuk-visually-hidden">: <xsl:value-of select="@title"/></span></a></p></xsl:if>
  </li>
</xsl:template>
</xsl:stylesheet>
