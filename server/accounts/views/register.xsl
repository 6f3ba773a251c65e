<?xml version="1.0" encoding="UTF-8"?>
<!-- Asks for the address of a new account; view model: form email return. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:okn="urn:okienko:text"
                exclude-result-prefixes="okn">
<xsl:import href="okn:layout"/>
<xsl:template match="page" mode="title"><okn:text id="accounts.register.title"/></xsl:template>

<xsl:template match="page" mode="main">
  <h1 class="govuk-heading-l"><okn:text id="accounts.register.title"/></h1>
  <p class="govuk-body"><okn:text id="accounts.register.how"/></p>
  <form action="/konto/rejestracja" method="post" novalidate="novalidate" class="okn-form">
    <xsl:call-template name="csrf"/>
    <xsl:if test="form/@return != ''"><input type="hidden" name="powrot" value="{form/@return}"/></xsl:if>
    <xsl:call-template name="text-input">
      <xsl:with-param name="name">email</xsl:with-param>
      <xsl:with-param name="label"><okn:text id="accounts.email"/></xsl:with-param>
      <xsl:with-param name="hint"><okn:text id="accounts.register.email-hint"/></xsl:with-param>
      <xsl:with-param name="value" select="string(form/@email)"/>
      <xsl:with-param name="type">email</xsl:with-param>
      <xsl:with-param name="classes">govuk-input--width-30</xsl:with-param>
      <xsl:with-param name="autocomplete">email</xsl:with-param>
      <xsl:with-param name="spellcheck">false</xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="button"><xsl:with-param name="words"><okn:text id="accounts.register.button"/></xsl:with-param></xsl:call-template>
  </form>
  <p class="govuk-body okn-soft"><okn:text id="accounts.register.data"/><xsl:text> </xsl:text><a class="govuk-link" href="/dane-osobowe"><okn:text id="accounts.register.data-link"/></a></p>
</xsl:template>
</xsl:stylesheet>
