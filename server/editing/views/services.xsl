<?xml version="1.0" encoding="UTF-8"?>
<!-- All cards and services with what is published; view model: service id title symbol form draft, card n at by, package version at by. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:okn="urn:okienko:text"
                exclude-result-prefixes="okn">
<xsl:import href="okn:layout"/>
<xsl:import href="okn:editing/_menu"/>
<xsl:template match="page" mode="title"><okn:text id="editing.title"/></xsl:template>

<xsl:template match="page" mode="main">
  <h1 class="govuk-heading-l"><okn:text id="editing.title"/></h1>
  <xsl:call-template name="editing-menu"/>
  <div class="okn-scroll">
    <table class="govuk-table okn-dense okn-stack" role="table">
      <caption class="govuk-table__caption govuk-visually-hidden"><okn:text id="editing.title"/></caption>
      <thead class="govuk-table__head" role="rowgroup"><tr class="govuk-table__row" role="row">
        <xsl:call-template name="heading-cell"><xsl:with-param name="words"><okn:text id="editing.column.service"/></xsl:with-param></xsl:call-template>
        <xsl:call-template name="heading-cell"><xsl:with-param name="words"><okn:text id="editing.column.symbol"/></xsl:with-param></xsl:call-template>
        <xsl:call-template name="heading-cell"><xsl:with-param name="words"><okn:text id="editing.column.card"/></xsl:with-param></xsl:call-template>
        <xsl:call-template name="heading-cell"><xsl:with-param name="words"><okn:text id="editing.column.package"/></xsl:with-param></xsl:call-template>
      </tr></thead>
      <tbody class="govuk-table__body" role="rowgroup"><xsl:apply-templates select="service"/></tbody>
    </table>
  </div>
</xsl:template>

<xsl:template match="service">
  <tr class="govuk-table__row" role="row">
    <xsl:call-template name="cell"><xsl:with-param name="classes">okn-full</xsl:with-param><xsl:with-param name="label"><okn:text id="editing.column.service"/></xsl:with-param><xsl:with-param name="content">
      <a class="govuk-link" href="/redakcja/uslugi/{@id}"><xsl:value-of select="@title"/></a>
      <xsl:if test="@draft = 'true'"><xsl:text> </xsl:text><xsl:call-template name="tag"><xsl:with-param name="words"><okn:text id="editing.your-draft"/></xsl:with-param><xsl:with-param name="colour">yellow</xsl:with-param></xsl:call-template></xsl:if>
    </xsl:with-param></xsl:call-template>
    <xsl:call-template name="cell"><xsl:with-param name="classes">okn-nowrap</xsl:with-param><xsl:with-param name="label"><okn:text id="editing.column.symbol"/></xsl:with-param><xsl:with-param name="content"><xsl:value-of select="@symbol"/></xsl:with-param></xsl:call-template>
    <xsl:call-template name="cell"><xsl:with-param name="label"><okn:text id="editing.column.card"/></xsl:with-param><xsl:with-param name="content"><xsl:for-each select="card"><okn:text id="editing.card-n"><okn:with name="n" select="@n"/></okn:text><br/><span class="okn-soft"><xsl:apply-templates select="." mode="origin"/></span></xsl:for-each></xsl:with-param></xsl:call-template>
    <xsl:call-template name="cell"><xsl:with-param name="label"><okn:text id="editing.column.package"/></xsl:with-param><xsl:with-param name="content">
      <xsl:choose>
        <xsl:when test="@form = 'true'"><xsl:for-each select="package"><okn:text id="editing.version-n"><okn:with name="n" select="@version"/></okn:text><br/><span class="okn-soft"><xsl:apply-templates select="." mode="origin"/></span></xsl:for-each></xsl:when>
        <xsl:otherwise><span class="okn-soft"><okn:text id="editing.card-only"/></span></xsl:otherwise>
      </xsl:choose>
    </xsl:with-param></xsl:call-template>
  </tr>
</xsl:template>
</xsl:stylesheet>
