<?xml version="1.0" encoding="UTF-8"?>
<!-- Where the letter to a new address leads; view model: form secret email. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:okn="urn:okienko:text"
                exclude-result-prefixes="okn">
<xsl:import href="okn:layout"/>
<xsl:template match="page" mode="title"><okn:text id="accounts.address-confirm.title"/></xsl:template>

<xsl:template match="page" mode="main">
  <h1 class="govuk-heading-l"><okn:text id="accounts.address-confirm.title"/></h1>
  <p class="govuk-body"><okn:text id="accounts.address-confirm.what"/><xsl:text> </xsl:text><b><xsl:value-of select="form/@email"/></b>.</p>
  <form action="/konto/adres" method="post">
    <xsl:call-template name="csrf"/>
    <input type="hidden" name="klucz" value="{form/@secret}"/>
    <xsl:call-template name="button"><xsl:with-param name="words"><okn:text id="accounts.address-confirm.button"/></xsl:with-param></xsl:call-template>
  </form>
</xsl:template>
</xsl:stylesheet>
