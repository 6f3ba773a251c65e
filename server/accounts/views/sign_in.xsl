<?xml version="1.0" encoding="UTF-8"?>
<!-- Signing in; view model: form email return return-encoded continues. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:okn="urn:okienko:text"
                exclude-result-prefixes="okn">
<xsl:import href="okn:layout"/>
<xsl:template match="page" mode="title"><okn:text id="accounts.sign-in.title"/></xsl:template>

<xsl:template match="page" mode="main">
  <h1 class="govuk-heading-l"><okn:text id="accounts.sign-in.title"/></h1>
  <xsl:if test="form/@continues = 'true'">
    <xsl:call-template name="inset"><xsl:with-param name="content"><okn:text id="accounts.sign-in.continues"/></xsl:with-param></xsl:call-template>
  </xsl:if>
  <form action="/konto/logowanie" method="post" novalidate="novalidate" class="okn-form">
    <xsl:call-template name="csrf"/>
    <xsl:if test="form/@return != ''"><input type="hidden" name="powrot" value="{form/@return}"/></xsl:if>
    <xsl:call-template name="text-input">
      <xsl:with-param name="name">email</xsl:with-param>
      <xsl:with-param name="label"><okn:text id="accounts.email"/></xsl:with-param>
      <xsl:with-param name="value" select="string(form/@email)"/>
      <xsl:with-param name="type">email</xsl:with-param>
      <xsl:with-param name="classes">govuk-input--width-30</xsl:with-param>
      <xsl:with-param name="autocomplete">username</xsl:with-param>
      <xsl:with-param name="spellcheck">false</xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="password">
      <xsl:with-param name="name">password</xsl:with-param>
      <xsl:with-param name="label"><okn:text id="accounts.password"/></xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="button"><xsl:with-param name="words"><okn:text id="accounts.sign-in.button"/></xsl:with-param></xsl:call-template>
  </form>
  <p class="govuk-body"><a class="govuk-link" href="/konto/haslo"><okn:text id="accounts.sign-in.forgotten"/></a></p>
  <h2 class="govuk-heading-m govuk-!-margin-top-8"><okn:text id="accounts.sign-in.none"/></h2>
  <p class="govuk-body"><a class="govuk-link">
    <xsl:attribute name="href">/konto/rejestracja<xsl:if test="form/@return-encoded">?powrot=<xsl:value-of select="form/@return-encoded"/></xsl:if></xsl:attribute>
    <okn:text id="accounts.sign-in.register"/></a></p>
  <p class="govuk-body"><okn:text id="accounts.sign-in.no-need"/></p>
</xsl:template>
</xsl:stylesheet>
