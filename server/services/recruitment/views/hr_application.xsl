<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:okn="urn:okienko:text"
                exclude-result-prefixes="okn">
<xsl:import href="okn:layout"/>
<xsl:import href="okn:recruitment/_candidate"/>
<xsl:template match="page" mode="title"><xsl:value-of select="vacancy/application/@name"/>, <xsl:value-of select="vacancy/@number"/></xsl:template>
<xsl:template match="page" mode="back"><okn:text id="recruitment.one.back"/></xsl:template>
<xsl:variable name="v" select="/page/vacancy"/>
<xsl:variable name="a" select="/page/vacancy/application"/>

<xsl:template match="page" mode="main">
  <p class="okn-kicker"><okn:text id="recruitment.one.kicker"><okn:with name="seq" select="$a/@seq"/><okn:with name="number" select="$v/@number"/></okn:text> · <xsl:value-of select="$v/@title"/></p>
  <h1 class="govuk-heading-l"><xsl:choose><xsl:when test="$a/@erased = 'true'"><okn:text id="recruitment.erased"/></xsl:when><xsl:otherwise><xsl:value-of select="$a/@name"/></xsl:otherwise></xsl:choose></h1>
  <div class="okn-columns okn-columns--wide">
    <div>
      <xsl:choose>
        <xsl:when test="$a/letter"><xsl:apply-templates select="$a" mode="document"><xsl:with-param name="number" select="string($v/@number)"/></xsl:apply-templates></xsl:when>
        <xsl:otherwise><p class="govuk-body"><okn:text id="recruitment.error.erased"/></p></xsl:otherwise>
      </xsl:choose>
    </div>
    <aside class="okn-aside" aria-label="[[recruitment.one.assess]]">
      <h2><okn:text id="recruitment.one.assess"/></h2>
      <xsl:choose>
        <xsl:when test="$a/@state = 'current' and $a/@erased = 'false'"><xsl:call-template name="assess"/></xsl:when>
        <xsl:otherwise><p><okn:lookup prefix="recruitment.state." select="string($a/@state)"/></p></xsl:otherwise>
      </xsl:choose>
    </aside>
  </div>
</xsl:template>

<xsl:template name="assess">
  <form action="/kadry/nabory/{$v/@number}/zgloszenia/{$a/@seq}" method="post" novalidate="novalidate">
    <xsl:call-template name="csrf"/>
    <input type="hidden" name="wersja" value="{$a/@revision}"/>
    <xsl:for-each select="$a/criterion">
      <fieldset class="govuk-fieldset govuk-!-margin-bottom-4">
        <legend class="govuk-fieldset__legend"><xsl:value-of select="."/></legend>
        <div class="govuk-radios govuk-radios--inline govuk-radios--small" data-module="govuk-radios">
          <div class="govuk-radios__item"><input class="govuk-radios__input" id="k{@n}-tak" name="kryterium-{@n}" type="radio" value="tak"><xsl:if test="@answer = 'tak'"><xsl:attribute name="checked">checked</xsl:attribute></xsl:if></input><label class="govuk-label govuk-radios__label" for="k{@n}-tak"><okn:text id="recruitment.formal.met"/></label></div>
          <div class="govuk-radios__item"><input class="govuk-radios__input" id="k{@n}-nie" name="kryterium-{@n}" type="radio" value="nie"><xsl:if test="@answer = 'nie'"><xsl:attribute name="checked">checked</xsl:attribute></xsl:if></input><label class="govuk-label govuk-radios__label" for="k{@n}-nie"><okn:text id="recruitment.formal.unmet"/></label></div>
        </div>
        <label class="govuk-label govuk-visually-hidden" for="u{@n}"><okn:text id="recruitment.one.note-of"/><xsl:text> </xsl:text><xsl:value-of select="."/></label>
        <input class="govuk-input govuk-!-margin-top-2" id="u{@n}" name="uwaga-{@n}" type="text" value="{@note}" placeholder="[[recruitment.one.note]]"/>
      </fieldset>
    </xsl:for-each>
    <xsl:call-template name="select"><xsl:with-param name="name">stan</xsl:with-param><xsl:with-param name="label"><okn:text id="recruitment.column.status"/></xsl:with-param><xsl:with-param name="items" select="$v/status"/></xsl:call-template>
    <xsl:call-template name="text-input"><xsl:with-param name="name">miejsce</xsl:with-param><xsl:with-param name="label"><okn:text id="recruitment.one.best"/></xsl:with-param><xsl:with-param name="hint"><okn:text id="recruitment.one.best-hint"/></xsl:with-param><xsl:with-param name="value"><xsl:if test="$a/@best != '0'"><xsl:value-of select="$a/@best"/></xsl:if></xsl:with-param><xsl:with-param name="classes">govuk-input--width-2</xsl:with-param><xsl:with-param name="inputmode">numeric</xsl:with-param></xsl:call-template>
    <xsl:call-template name="textarea"><xsl:with-param name="name">uwagi</xsl:with-param><xsl:with-param name="label"><okn:text id="recruitment.column.note"/></xsl:with-param><xsl:with-param name="value" select="string($a/@note)"/><xsl:with-param name="rows">3</xsl:with-param></xsl:call-template>
    <xsl:call-template name="button"><xsl:with-param name="words"><okn:text id="recruitment.one.save"/></xsl:with-param></xsl:call-template>
  </form>
</xsl:template>
</xsl:stylesheet>
