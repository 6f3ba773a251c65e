<?xml version="1.0" encoding="UTF-8"?>
<!-- The units of the office; view model: units kod nazwa nazwa-en, with unit code name closed accounts cases. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:okn="urn:okienko:text"
                exclude-result-prefixes="okn">
<xsl:import href="okn:layout"/>
<xsl:import href="okn:administration/_menu"/>
<xsl:template match="page" mode="title"><okn:text id="administration.units.title"/></xsl:template>
<xsl:template match="page" mode="back"><okn:text id="administration.title"/></xsl:template>

<xsl:template match="page" mode="main">
  <h1 class="govuk-heading-l"><okn:text id="administration.units.title"/></h1>
  <xsl:call-template name="administration-menu"/>
  <xsl:apply-templates select="units"/>
</xsl:template>

<xsl:template match="units">
  <div class="okn-scroll">
    <table class="govuk-table okn-dense okn-stack" role="table">
      <caption class="govuk-table__caption govuk-visually-hidden"><okn:text id="administration.units.title"/></caption>
      <thead class="govuk-table__head" role="rowgroup"><tr class="govuk-table__row" role="row">
        <xsl:call-template name="heading-cell"><xsl:with-param name="words"><okn:text id="administration.unit.name"/></xsl:with-param></xsl:call-template>
        <xsl:call-template name="heading-cell"><xsl:with-param name="words"><okn:text id="administration.unit.code"/></xsl:with-param></xsl:call-template>
        <xsl:call-template name="heading-cell"><xsl:with-param name="words"><okn:text id="administration.unit.people"/></xsl:with-param></xsl:call-template>
        <xsl:call-template name="heading-cell"><xsl:with-param name="words"><okn:text id="administration.unit.cases"/></xsl:with-param></xsl:call-template>
        <xsl:call-template name="heading-cell"><xsl:with-param name="words"><okn:text id="administration.column.state"/></xsl:with-param></xsl:call-template>
      </tr></thead>
      <tbody class="govuk-table__body" role="rowgroup"><xsl:apply-templates select="unit"/></tbody>
    </table>
  </div>
  <h2 class="govuk-heading-m govuk-!-margin-top-8" id="nowa"><okn:text id="administration.unit.add"/></h2>
  <form action="/administracja/jednostki" method="post" class="okn-form">
    <xsl:call-template name="csrf"/>
    <xsl:call-template name="text-input">
      <xsl:with-param name="name">kod</xsl:with-param>
      <xsl:with-param name="label"><okn:text id="administration.unit.code"/></xsl:with-param>
      <xsl:with-param name="hint"><okn:text id="administration.unit.code-hint"/></xsl:with-param>
      <xsl:with-param name="value" select="string(@kod)"/>
      <xsl:with-param name="classes">govuk-input--width-10</xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="unit-names"/>
    <xsl:call-template name="button"><xsl:with-param name="words"><okn:text id="administration.unit.add"/></xsl:with-param></xsl:call-template>
  </form>
</xsl:template>

<xsl:template match="unit">
  <tr class="govuk-table__row" role="row">
    <xsl:call-template name="cell"><xsl:with-param name="classes">okn-full</xsl:with-param><xsl:with-param name="label"><okn:text id="administration.unit.name"/></xsl:with-param><xsl:with-param name="content"><a class="govuk-link" href="/administracja/jednostki/{@code}"><xsl:value-of select="@name"/></a></xsl:with-param></xsl:call-template>
    <xsl:call-template name="cell"><xsl:with-param name="label"><okn:text id="administration.unit.code"/></xsl:with-param><xsl:with-param name="content"><xsl:value-of select="@code"/></xsl:with-param></xsl:call-template>
    <xsl:call-template name="cell"><xsl:with-param name="classes">okn-num</xsl:with-param><xsl:with-param name="label"><okn:text id="administration.unit.people"/></xsl:with-param><xsl:with-param name="content"><xsl:value-of select="@accounts"/></xsl:with-param></xsl:call-template>
    <xsl:call-template name="cell"><xsl:with-param name="classes">okn-num</xsl:with-param><xsl:with-param name="label"><okn:text id="administration.unit.cases"/></xsl:with-param><xsl:with-param name="content"><xsl:value-of select="@cases"/></xsl:with-param></xsl:call-template>
    <xsl:call-template name="cell"><xsl:with-param name="label"><okn:text id="administration.column.state"/></xsl:with-param><xsl:with-param name="content">
      <xsl:choose>
        <xsl:when test="@closed = 'true'"><xsl:call-template name="tag"><xsl:with-param name="words"><okn:text id="administration.unit.closed"/></xsl:with-param><xsl:with-param name="colour">grey</xsl:with-param></xsl:call-template></xsl:when>
        <xsl:otherwise><okn:text id="administration.unit.open"/></xsl:otherwise>
      </xsl:choose>
    </xsl:with-param></xsl:call-template>
  </tr>
</xsl:template>
</xsl:stylesheet>
