<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:okn="urn:okienko:text"
                exclude-result-prefixes="okn">
<xsl:import href="okn:layout"/>
<xsl:import href="okn:catalogue/_listing"/>

<xsl:variable name="asked" select="/page/asked"/>
<xsl:variable name="situation" select="/page/situations/situation[@id = $asked/@situation]"/>

<xsl:template name="heading">
  <xsl:choose>
    <xsl:when test="$asked/@q != ''"><okn:text id="catalogue.results-for"><okn:with name="question" select="$asked/@q"/></okn:text></xsl:when>
    <xsl:when test="$situation"><xsl:value-of select="$situation/@name"/></xsl:when>
    <xsl:otherwise><okn:text id="catalogue.services"/></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<xsl:template match="page" mode="title"><xsl:call-template name="heading"/></xsl:template>

<xsl:template match="page" mode="main">
  <h1 class="govuk-heading-xl"><xsl:call-template name="heading"/></h1>
  <form class="okn-filters" action="/uslugi" method="get" role="search" aria-label="[[catalogue.filters]]">
    <div class="govuk-form-group okn-filters__grow">
      <label class="govuk-label" for="q"><okn:text id="catalogue.search-label"/></label>
      <input class="govuk-input" id="q" name="q" type="search" value="{$asked/@q}" autocomplete="off" maxlength="200"/>
    </div>
    <div class="govuk-form-group">
      <label class="govuk-label" for="sytuacja"><okn:text id="catalogue.situation"/></label>
      <select class="govuk-select" id="sytuacja" name="sytuacja">
        <option value=""><okn:text id="catalogue.any"/></option>
        <xsl:for-each select="situations/situation"><option value="{@id}"><xsl:if test="@id = $asked/@situation"><xsl:attribute name="selected">selected</xsl:attribute></xsl:if><xsl:value-of select="@name"/></option></xsl:for-each>
      </select>
    </div>
    <div class="govuk-form-group">
      <label class="govuk-label" for="jednostka"><okn:text id="catalogue.unit"/></label>
      <select class="govuk-select" id="jednostka" name="jednostka">
        <option value=""><okn:text id="catalogue.any-unit"/></option>
        <xsl:for-each select="units/unit"><option value="{@value}"><xsl:if test="@value = $asked/@unit"><xsl:attribute name="selected">selected</xsl:attribute></xsl:if><xsl:value-of select="@label"/></option></xsl:for-each>
      </select>
    </div>
    <button type="submit" class="govuk-button okn-button--small"><okn:text id="catalogue.search"/></button>
  </form>
  <xsl:call-template name="outcome"/>
  <xsl:if test="found/service">
    <h2 class="govuk-visually-hidden"><okn:text id="catalogue.list"/></h2>
    <xsl:call-template name="services"><xsl:with-param name="items" select="found/service"/></xsl:call-template>
  </xsl:if>
</xsl:template>

<xsl:template name="outcome">
  <xsl:choose>
    <xsl:when test="found/@count = 0"><xsl:call-template name="nothing"/></xsl:when>
    <xsl:when test="found/@corrected = 'true'">
      <p class="govuk-body"><okn:text id="catalogue.corrected"><okn:with name="question" select="$asked/@q"/><okn:with name="suggestion" select="found/@suggestion"/></okn:text></p>
    </xsl:when>
    <xsl:otherwise>
      <p class="govuk-body okn-soft"><okn:count id="catalogue.count" select="found/@count"/>
        <xsl:if test="found/@suggestion != ''"><xsl:text>. </xsl:text><okn:text id="catalogue.did-you-mean"/><xsl:text> </xsl:text><a class="govuk-link" href="/uslugi?q={translate(found/@suggestion, ' ', '+')}"><xsl:value-of select="found/@suggestion"/></a></xsl:if>
      </p>
    </xsl:otherwise>
  </xsl:choose>
</xsl:template>

<xsl:template name="nothing">
  <div class="govuk-inset-text">
    <p class="govuk-body govuk-!-font-weight-bold"><okn:text id="catalogue.nothing"/></p>
    <ul class="govuk-list govuk-list--bullet">
      <li><okn:text id="catalogue.nothing-shorter"/></li>
      <xsl:if test="$asked/@situation != '' or $asked/@unit != ''"><li><a class="govuk-link" href="/uslugi?q={$asked/@encoded}"><okn:text id="catalogue.nothing-everywhere"/></a></li></xsl:if>
      <li><a class="govuk-link" href="/uslugi"><okn:text id="catalogue.all-services"/></a></li>
      <li><okn:text id="catalogue.nothing-call"/><xsl:text> </xsl:text><a class="govuk-link" href="tel:{office/phone/@tel}"><xsl:value-of select="office/phone"/></a></li>
    </ul>
  </div>
</xsl:template>
</xsl:stylesheet>
