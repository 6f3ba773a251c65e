<?xml version="1.0" encoding="UTF-8"?>
<!-- Where the letter of a registration leads; view model: form secret email name. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:okn="urn:okienko:text"
                exclude-result-prefixes="okn">
<xsl:import href="okn:layout"/>
<xsl:template match="page" mode="title"><okn:text id="accounts.new.title"/></xsl:template>

<xsl:template match="page" mode="main">
  <h1 class="govuk-heading-l"><okn:text id="accounts.new.title"/></h1>
  <form action="/konto/potwierdzenie" method="post" novalidate="novalidate" class="okn-form">
    <xsl:call-template name="csrf"/>
    <input type="hidden" name="klucz" value="{form/@secret}"/>
    <p class="govuk-body"><okn:text id="accounts.new.for"/><xsl:text> </xsl:text><b><xsl:value-of select="form/@email"/></b></p>
    <input type="text" name="username" value="{form/@email}" autocomplete="username" hidden="hidden" readonly="readonly"/>
    <xsl:call-template name="text-input">
      <xsl:with-param name="name">name</xsl:with-param>
      <xsl:with-param name="label"><okn:text id="accounts.name"/></xsl:with-param>
      <xsl:with-param name="optional" select="true()"/>
      <xsl:with-param name="value" select="string(form/@name)"/>
      <xsl:with-param name="autocomplete">name</xsl:with-param>
      <xsl:with-param name="classes">govuk-input--width-30</xsl:with-param>
      <xsl:with-param name="spellcheck">false</xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="password">
      <xsl:with-param name="name">password</xsl:with-param>
      <xsl:with-param name="label"><okn:text id="accounts.password"/></xsl:with-param>
      <xsl:with-param name="hint"><okn:text id="accounts.password-hint"/></xsl:with-param>
      <xsl:with-param name="autocomplete">new-password</xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="button"><xsl:with-param name="words"><okn:text id="accounts.new.button"/></xsl:with-param></xsl:call-template>
  </form>
</xsl:template>
</xsl:stylesheet>
