<?xml version="1.0" encoding="UTF-8"?>
<!-- Where the letter about a forgotten password leads; view model: form secret email. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:okn="urn:okienko:text"
                exclude-result-prefixes="okn">
<xsl:import href="okn:layout"/>
<xsl:template match="page" mode="title"><okn:text id="accounts.new-password.title"/></xsl:template>

<xsl:template match="page" mode="main">
  <h1 class="govuk-heading-l"><okn:text id="accounts.new-password.title"/></h1>
  <form action="/konto/haslo/nowe" method="post" novalidate="novalidate" class="okn-form">
    <xsl:call-template name="csrf"/>
    <input type="hidden" name="klucz" value="{form/@secret}"/>
    <p class="govuk-body"><okn:text id="accounts.new-password.for"/><xsl:text> </xsl:text><b><xsl:value-of select="form/@email"/></b></p>
    <input type="text" name="username" value="{form/@email}" autocomplete="username" hidden="hidden" readonly="readonly"/>
    <xsl:call-template name="password">
      <xsl:with-param name="name">password</xsl:with-param>
      <xsl:with-param name="label"><okn:text id="accounts.new-password.label"/></xsl:with-param>
      <xsl:with-param name="hint"><okn:text id="accounts.password-hint"/></xsl:with-param>
      <xsl:with-param name="autocomplete">new-password</xsl:with-param>
    </xsl:call-template>
    <p class="govuk-body"><okn:text id="accounts.new-password.everywhere"/></p>
    <xsl:call-template name="button"><xsl:with-param name="words"><okn:text id="accounts.new-password.button"/></xsl:with-param></xsl:call-template>
  </form>
</xsl:template>
</xsl:stylesheet>
