<?xml version="1.0" encoding="UTF-8"?>
<!-- The code of the app, after the password; view model: form return, demonstration code. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:okn="urn:okienko:text"
                exclude-result-prefixes="okn">
<xsl:import href="okn:layout"/>
<xsl:import href="okn:accounts/_second_factor"/>
<xsl:template match="page" mode="title"><okn:text id="accounts.factor.title"/></xsl:template>

<xsl:template match="page" mode="main">
  <h1 class="govuk-heading-l"><okn:text id="accounts.factor.title"/></h1>
  <p class="govuk-body"><okn:text id="accounts.factor.what"/></p>
  <xsl:call-template name="demonstration-code"/>
  <form action="/konto/drugi-skladnik" method="post" novalidate="novalidate" class="okn-form">
    <xsl:call-template name="csrf"/>
    <xsl:if test="form/@return != ''"><input type="hidden" name="powrot" value="{form/@return}"/></xsl:if>
    <xsl:call-template name="code-input">
      <xsl:with-param name="hint"><okn:text id="accounts.factor.hint"/></xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="button"><xsl:with-param name="words"><okn:text id="accounts.factor.button"/></xsl:with-param></xsl:call-template>
  </form>
  <h2 class="govuk-heading-m govuk-!-margin-top-8"><okn:text id="accounts.factor.lost"/></h2>
  <p class="govuk-body"><okn:text id="accounts.factor.lost-how"/></p>
  <p class="govuk-body"><a class="govuk-link" href="/konto"><okn:text id="accounts.factor.without"/></a></p>
</xsl:template>
</xsl:stylesheet>
