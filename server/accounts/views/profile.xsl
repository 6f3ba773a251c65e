<?xml version="1.0" encoding="UTF-8"?>
<!-- Name, greeting and language of letters; view model: form name greeting language. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:okn="urn:okienko:text"
                exclude-result-prefixes="okn">
<xsl:import href="okn:layout"/>
<xsl:template match="page" mode="title"><okn:text id="accounts.profile.title"/></xsl:template>

<xsl:template match="page" mode="main">
  <h1 class="govuk-heading-l"><okn:text id="accounts.profile.title"/></h1>
  <form action="/konto/ustawienia/dane" method="post" novalidate="novalidate" class="okn-form">
    <xsl:call-template name="csrf"/>
    <xsl:call-template name="text-input">
      <xsl:with-param name="name">name</xsl:with-param>
      <xsl:with-param name="label"><okn:text id="accounts.name"/></xsl:with-param>
      <xsl:with-param name="optional" select="true()"/>
      <xsl:with-param name="value" select="string(form/@name)"/>
      <xsl:with-param name="autocomplete">name</xsl:with-param>
      <xsl:with-param name="classes">govuk-input--width-30</xsl:with-param>
      <xsl:with-param name="spellcheck">false</xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="text-input">
      <xsl:with-param name="name">greeting</xsl:with-param>
      <xsl:with-param name="label"><okn:text id="accounts.greeting"/></xsl:with-param>
      <xsl:with-param name="hint"><okn:text id="accounts.greeting-hint"/></xsl:with-param>
      <xsl:with-param name="optional" select="true()"/>
      <xsl:with-param name="value" select="string(form/@greeting)"/>
      <xsl:with-param name="autocomplete">off</xsl:with-param>
      <xsl:with-param name="classes">govuk-input--width-30</xsl:with-param>
    </xsl:call-template>
    <xsl:variable name="error" select="string(errors/error[@field = 'language'])"/>
    <xsl:call-template name="fieldset">
      <xsl:with-param name="id">language</xsl:with-param>
      <xsl:with-param name="legend"><okn:text id="accounts.language"/></xsl:with-param>
      <xsl:with-param name="error" select="$error"/>
      <xsl:with-param name="content">
        <div class="govuk-radios" data-module="govuk-radios">
          <xsl:call-template name="language-radio"><xsl:with-param name="code">pl</xsl:with-param><xsl:with-param name="id">language</xsl:with-param><xsl:with-param name="words"><okn:text id="accounts.language.pl"/></xsl:with-param></xsl:call-template>
          <xsl:call-template name="language-radio"><xsl:with-param name="code">en</xsl:with-param><xsl:with-param name="id">language-2</xsl:with-param><xsl:with-param name="words"><okn:text id="accounts.language.en"/></xsl:with-param></xsl:call-template>
        </div>
      </xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="button"><xsl:with-param name="words"><okn:text id="accounts.save"/></xsl:with-param></xsl:call-template>
  </form>
</xsl:template>

<xsl:template name="language-radio">
  <xsl:param name="code"/>
  <xsl:param name="id"/>
  <xsl:param name="words"/>
  <div class="govuk-radios__item">
    <input class="govuk-radios__input" id="{$id}" name="language" type="radio" value="{$code}"><xsl:if test="/page/form/@language = $code"><xsl:attribute name="checked">checked</xsl:attribute></xsl:if></input>
    <label class="govuk-label govuk-radios__label" for="{$id}"><xsl:value-of select="$words"/></label>
  </div>
</xsl:template>
</xsl:stylesheet>
