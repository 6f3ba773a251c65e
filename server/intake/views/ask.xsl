<?xml version="1.0" encoding="UTF-8"?>
<!-- A case by number and secret, without an account. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:okn="urn:okienko:text"
                exclude-result-prefixes="okn">
<xsl:import href="okn:layout"/>

<xsl:template match="page" mode="title"><okn:text id="intake.ask.title"/></xsl:template>

<xsl:template match="page" mode="main">
  <h1 class="govuk-heading-l"><okn:text id="intake.ask.title"/></h1>
  <p class="govuk-body"><okn:text id="intake.ask.lead"/></p>
  <form action="/sprawa" method="post" novalidate="novalidate">
    <xsl:call-template name="csrf"/>
    <xsl:call-template name="text-input">
      <xsl:with-param name="name">numer</xsl:with-param><xsl:with-param name="label"><okn:text id="intake.ask.number"/></xsl:with-param><xsl:with-param name="hint"><okn:text id="intake.ask.number-hint"/></xsl:with-param>
      <xsl:with-param name="value" select="string(ask/@number)"/><xsl:with-param name="classes">govuk-input--width-20</xsl:with-param><xsl:with-param name="spellcheck">false</xsl:with-param><xsl:with-param name="autocomplete">off</xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="text-input">
      <xsl:with-param name="name">klucz</xsl:with-param><xsl:with-param name="label"><okn:text id="intake.ask.secret"/></xsl:with-param><xsl:with-param name="hint"><okn:text id="intake.ask.secret-hint"/></xsl:with-param>
      <xsl:with-param name="value" select="string(ask/@secret)"/><xsl:with-param name="classes">govuk-input--width-30</xsl:with-param><xsl:with-param name="spellcheck">false</xsl:with-param><xsl:with-param name="autocomplete">off</xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="button"><xsl:with-param name="words"><okn:text id="intake.ask.open"/></xsl:with-param></xsl:call-template>
  </form>
</xsl:template>

<xsl:template match="page" mode="aside">
  <h2><okn:text id="intake.ask.account-title"/></h2>
  <p><okn:text id="intake.ask.account"/></p>
  <p><a class="govuk-link" href="/konto"><okn:text id="nav.account"/></a></p>
</xsl:template>
</xsl:stylesheet>
