<?xml version="1.0" encoding="UTF-8"?>
<!-- Changes the address of somebody signed in; view model: form email current. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:okn="urn:okienko:text"
                exclude-result-prefixes="okn">
<xsl:import href="okn:layout"/>
<xsl:template match="page" mode="title"><okn:text id="accounts.address.title"/></xsl:template>

<xsl:template match="page" mode="main">
  <h1 class="govuk-heading-l"><okn:text id="accounts.address.title"/></h1>
  <p class="govuk-body"><okn:text id="accounts.address.now"/><xsl:text> </xsl:text><b><xsl:value-of select="form/@current"/></b></p>
  <p class="govuk-body"><okn:text id="accounts.address.how"/></p>
  <form action="/konto/ustawienia/adres" method="post" novalidate="novalidate" class="okn-form">
    <xsl:call-template name="csrf"/>
    <xsl:call-template name="text-input">
      <xsl:with-param name="name">email</xsl:with-param>
      <xsl:with-param name="label"><okn:text id="accounts.address.new"/></xsl:with-param>
      <xsl:with-param name="value" select="string(form/@email)"/>
      <xsl:with-param name="type">email</xsl:with-param>
      <xsl:with-param name="classes">govuk-input--width-30</xsl:with-param>
      <xsl:with-param name="autocomplete">email</xsl:with-param>
      <xsl:with-param name="spellcheck">false</xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="password">
      <xsl:with-param name="name">current</xsl:with-param>
      <xsl:with-param name="label"><okn:text id="accounts.password"/></xsl:with-param>
      <xsl:with-param name="hint"><okn:text id="accounts.confirm-hint"/></xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="button"><xsl:with-param name="words"><okn:text id="accounts.address.button"/></xsl:with-param></xsl:call-template>
  </form>
</xsl:template>
</xsl:stylesheet>
