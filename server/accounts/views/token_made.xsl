<?xml version="1.0" encoding="UTF-8"?>
<!-- The one time a key is shown; view model: form secret. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:okn="urn:okienko:text"
                exclude-result-prefixes="okn">
<xsl:import href="okn:layout"/>
<xsl:template match="page" mode="title"><okn:text id="accounts.token-made.title"/></xsl:template>

<xsl:template match="page" mode="main">
  <h1 class="govuk-heading-l"><okn:text id="accounts.token-made.title"/></h1>
  <p class="govuk-body"><okn:text id="accounts.token-made.once"/></p>
  <xsl:call-template name="text-input">
    <xsl:with-param name="name">token</xsl:with-param>
    <xsl:with-param name="label"><okn:text id="accounts.token-made.label"/></xsl:with-param>
    <xsl:with-param name="value" select="string(form/@secret)"/>
    <xsl:with-param name="autocomplete">off</xsl:with-param>
    <xsl:with-param name="spellcheck">false</xsl:with-param>
    <xsl:with-param name="classes">okn-mono</xsl:with-param>
  </xsl:call-template>
  <p class="govuk-body"><okn:text id="accounts.token-made.how"/></p>
  <p class="govuk-body"><a class="govuk-link" href="/konto/ustawienia/klucze"><okn:text id="accounts.token-made.back"/></a></p>
</xsl:template>
</xsl:stylesheet>
