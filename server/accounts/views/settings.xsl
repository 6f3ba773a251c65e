<?xml version="1.0" encoding="UTF-8"?>
<!-- What the account holds and where to change it; view model: account name greeting language email sessions tokens. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:okn="urn:okienko:text"
                exclude-result-prefixes="okn">
<xsl:import href="okn:layout"/>
<xsl:template match="page" mode="title"><okn:text id="accounts.settings.title"/></xsl:template>

<xsl:template match="page" mode="main">
  <h1 class="govuk-heading-l"><okn:text id="accounts.settings.title"/></h1>
  <xsl:apply-templates select="account"/>
</xsl:template>

<xsl:template match="account">
  <dl class="govuk-summary-list">
    <xsl:call-template name="row"><xsl:with-param name="key"><okn:text id="accounts.email"/></xsl:with-param><xsl:with-param name="value" select="string(@email)"/><xsl:with-param name="href">/konto/ustawienia/adres</xsl:with-param></xsl:call-template>
    <xsl:call-template name="row"><xsl:with-param name="key"><okn:text id="accounts.password"/></xsl:with-param><xsl:with-param name="value"><okn:text id="accounts.settings.password"/></xsl:with-param><xsl:with-param name="href">/konto/ustawienia/haslo</xsl:with-param></xsl:call-template>
    <xsl:if test="@second-factor = 'true'"><xsl:call-template name="row"><xsl:with-param name="key"><okn:text id="accounts.factor-state.row"/></xsl:with-param><xsl:with-param name="value"><okn:text id="accounts.factor-state.on"/></xsl:with-param><xsl:with-param name="href">/konto/ustawienia/drugi-skladnik</xsl:with-param></xsl:call-template></xsl:if>
    <xsl:call-template name="row"><xsl:with-param name="key"><okn:text id="accounts.name"/></xsl:with-param><xsl:with-param name="value" select="string(@name)"/><xsl:with-param name="href">/konto/ustawienia/dane</xsl:with-param></xsl:call-template>
    <xsl:call-template name="row"><xsl:with-param name="key"><okn:text id="accounts.greeting"/></xsl:with-param><xsl:with-param name="value" select="string(@greeting)"/><xsl:with-param name="href">/konto/ustawienia/dane#greeting</xsl:with-param></xsl:call-template>
    <xsl:call-template name="row"><xsl:with-param name="key"><okn:text id="accounts.language"/></xsl:with-param><xsl:with-param name="value"><okn:lookup prefix="accounts.language." select="string(@language)"/></xsl:with-param><xsl:with-param name="href">/konto/ustawienia/dane#language</xsl:with-param></xsl:call-template>
    <xsl:call-template name="row"><xsl:with-param name="key"><okn:text id="accounts.sessions.title"/></xsl:with-param><xsl:with-param name="value"><okn:count id="accounts.settings.sessions" select="number(@sessions)"/></xsl:with-param><xsl:with-param name="href">/konto/ustawienia/urzadzenia</xsl:with-param><xsl:with-param name="action"><okn:text id="accounts.settings.look"/></xsl:with-param></xsl:call-template>
    <xsl:call-template name="row"><xsl:with-param name="key"><okn:text id="accounts.tokens.title"/></xsl:with-param><xsl:with-param name="value"><xsl:choose><xsl:when test="number(@tokens) = 0"><okn:text id="table.empty"/></xsl:when><xsl:otherwise><okn:count id="accounts.settings.tokens" select="number(@tokens)"/></xsl:otherwise></xsl:choose></xsl:with-param><xsl:with-param name="href">/konto/ustawienia/klucze</xsl:with-param><xsl:with-param name="action"><okn:text id="accounts.settings.look"/></xsl:with-param></xsl:call-template>
  </dl>
</xsl:template>

<xsl:template name="row">
  <xsl:param name="key"/>
  <xsl:param name="value"/>
  <xsl:param name="href"/>
  <xsl:param name="action"><okn:text id="summary.change"/></xsl:param>
  <div class="govuk-summary-list__row">
    <dt class="govuk-summary-list__key"><xsl:value-of select="$key"/></dt>
    <dd class="govuk-summary-list__value">
      <xsl:choose>
        <xsl:when test="string($value) != ''"><xsl:value-of select="$value"/></xsl:when>
        <xsl:otherwise><span class="okn-soft"><okn:text id="summary.empty"/></span></xsl:otherwise>
      </xsl:choose>
    </dd>
    <dd class="govuk-summary-list__actions"><a class="govuk-link" href="{$href}"><xsl:value-of select="$action"/><span class="govuk-visually-hidden">: <xsl:value-of select="$key"/></span></a></dd>
  </div>
</xsl:template>
</xsl:stylesheet>
