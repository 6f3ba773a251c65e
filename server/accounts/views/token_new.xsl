<?xml version="1.0" encoding="UTF-8"?>
<!-- Orders a key for a program; view model: form name; scope value selected; life days selected. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:okn="urn:okienko:text"
                exclude-result-prefixes="okn">
<xsl:import href="okn:layout"/>
<xsl:template match="page" mode="title"><okn:text id="accounts.token-new.title"/></xsl:template>

<xsl:template match="page" mode="main">
  <h1 class="govuk-heading-l"><okn:text id="accounts.token-new.title"/></h1>
  <form action="/konto/ustawienia/klucze/nowy" method="post" novalidate="novalidate" class="okn-form">
    <xsl:call-template name="csrf"/>
    <xsl:call-template name="text-input">
      <xsl:with-param name="name">name</xsl:with-param>
      <xsl:with-param name="label"><okn:text id="accounts.token-new.name"/></xsl:with-param>
      <xsl:with-param name="hint"><okn:text id="accounts.token-new.name-hint"/></xsl:with-param>
      <xsl:with-param name="value" select="string(form/@name)"/>
      <xsl:with-param name="autocomplete">off</xsl:with-param>
      <xsl:with-param name="classes">govuk-input--width-30</xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="fieldset">
      <xsl:with-param name="id">scopes</xsl:with-param>
      <xsl:with-param name="legend"><okn:text id="accounts.token-new.scopes"/></xsl:with-param>
      <xsl:with-param name="error" select="string(errors/error[@field = 'scopes'])"/>
      <xsl:with-param name="content">
        <div class="govuk-checkboxes" data-module="govuk-checkboxes">
          <xsl:for-each select="scope">
            <xsl:variable name="id"><xsl:text>scopes</xsl:text><xsl:if test="position() &gt; 1">-<xsl:value-of select="position()"/></xsl:if></xsl:variable>
            <div class="govuk-checkboxes__item">
              <input class="govuk-checkboxes__input" id="{$id}" name="scopes" type="checkbox" value="{@value}"><xsl:if test="@selected = 'true'"><xsl:attribute name="checked">checked</xsl:attribute></xsl:if></input>
              <label class="govuk-label govuk-checkboxes__label" for="{$id}"><okn:lookup prefix="accounts.scope." select="string(@value)"/></label>
            </div>
          </xsl:for-each>
        </div>
      </xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="fieldset">
      <xsl:with-param name="id">life</xsl:with-param>
      <xsl:with-param name="legend"><okn:text id="accounts.token-new.life"/></xsl:with-param>
      <xsl:with-param name="error" select="string(errors/error[@field = 'life'])"/>
      <xsl:with-param name="content">
        <div class="govuk-radios" data-module="govuk-radios">
          <xsl:for-each select="life">
            <xsl:variable name="id"><xsl:text>life</xsl:text><xsl:if test="position() &gt; 1">-<xsl:value-of select="position()"/></xsl:if></xsl:variable>
            <div class="govuk-radios__item">
              <input class="govuk-radios__input" id="{$id}" name="life" type="radio" value="{@days}"><xsl:if test="@selected = 'true'"><xsl:attribute name="checked">checked</xsl:attribute></xsl:if></input>
              <label class="govuk-label govuk-radios__label" for="{$id}"><okn:count id="accounts.token-new.days" select="number(@days)"/></label>
            </div>
          </xsl:for-each>
        </div>
      </xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="password">
      <xsl:with-param name="name">current</xsl:with-param>
      <xsl:with-param name="label"><okn:text id="accounts.password"/></xsl:with-param>
      <xsl:with-param name="hint"><okn:text id="accounts.confirm-hint"/></xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="button"><xsl:with-param name="words"><okn:text id="accounts.token-new.button"/></xsl:with-param></xsl:call-template>
  </form>
</xsl:template>
</xsl:stylesheet>
