<?xml version="1.0" encoding="UTF-8"?>
<!-- The second factor of somebody who has one: new recovery codes, another app; view model: form since codes. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:okn="urn:okienko:text"
                exclude-result-prefixes="okn">
<xsl:import href="okn:layout"/>
<xsl:template match="page" mode="title"><okn:text id="accounts.factor-state.title"/></xsl:template>

<xsl:template match="page" mode="main">
  <h1 class="govuk-heading-l"><okn:text id="accounts.factor-state.title"/></h1>
  <p class="govuk-body"><okn:text id="accounts.factor-state.since"/><xsl:text> </xsl:text><xsl:call-template name="date-time"><xsl:with-param name="date" select="string(form/@since)"/></xsl:call-template>.
  <xsl:text> </xsl:text><okn:count id="accounts.factor-state.left" select="number(form/@codes)"/></p>
  <form method="post" action="/konto/ustawienia/drugi-skladnik/kody" novalidate="novalidate" class="okn-form">
    <xsl:call-template name="csrf"/>
    <xsl:call-template name="password">
      <xsl:with-param name="name">current</xsl:with-param>
      <xsl:with-param name="label"><okn:text id="accounts.current-password"/></xsl:with-param>
      <xsl:with-param name="hint"><okn:text id="accounts.confirm-hint"/></xsl:with-param>
    </xsl:call-template>
    <h2 class="govuk-heading-m"><okn:text id="accounts.factor-state.codes"/></h2>
    <p class="govuk-body"><okn:text id="accounts.factor-state.codes-what"/></p>
    <p><button type="submit" class="govuk-button" data-module="govuk-button"><okn:text id="accounts.factor-state.codes-button"/></button></p>
    <h2 class="govuk-heading-m"><okn:text id="accounts.factor-state.change"/></h2>
    <p class="govuk-body"><okn:text id="accounts.factor-state.change-what"/></p>
    <p><button type="submit" class="govuk-button govuk-button--secondary" data-module="govuk-button" formaction="/konto/ustawienia/drugi-skladnik/zmiana"><okn:text id="accounts.factor-state.change-button"/></button></p>
  </form>
</xsl:template>
</xsl:stylesheet>
