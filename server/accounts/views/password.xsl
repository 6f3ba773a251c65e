<?xml version="1.0" encoding="UTF-8"?>
<!-- Changes the password of somebody signed in; view model: form email. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:okn="urn:okienko:text"
                exclude-result-prefixes="okn">
<xsl:import href="okn:layout"/>
<xsl:template match="page" mode="title"><okn:text id="accounts.change-password.title"/></xsl:template>

<xsl:template match="page" mode="main">
  <h1 class="govuk-heading-l"><okn:text id="accounts.change-password.title"/></h1>
  <form action="/konto/ustawienia/haslo" method="post" novalidate="novalidate" class="okn-form">
    <xsl:call-template name="csrf"/>
    <input type="text" name="username" value="{form/@email}" autocomplete="username" hidden="hidden" readonly="readonly"/>
    <xsl:call-template name="password">
      <xsl:with-param name="name">current</xsl:with-param>
      <xsl:with-param name="label"><okn:text id="accounts.current-password"/></xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="password">
      <xsl:with-param name="name">password</xsl:with-param>
      <xsl:with-param name="label"><okn:text id="accounts.new-password.label"/></xsl:with-param>
      <xsl:with-param name="hint"><okn:text id="accounts.password-hint"/></xsl:with-param>
      <xsl:with-param name="autocomplete">new-password</xsl:with-param>
    </xsl:call-template>
    <p class="govuk-body"><okn:text id="accounts.change-password.others"/></p>
    <xsl:call-template name="button"><xsl:with-param name="words"><okn:text id="accounts.change-password.button"/></xsl:with-param></xsl:call-template>
  </form>
</xsl:template>
</xsl:stylesheet>
