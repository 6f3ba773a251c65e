<?xml version="1.0" encoding="UTF-8"?>
<!-- What a day off would move, before it is done; view model: change act date reason count more, with term called unit before after. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:okn="urn:okienko:text"
                exclude-result-prefixes="okn">
<xsl:import href="okn:layout"/>
<xsl:import href="okn:administration/_menu"/>
<xsl:template match="page" mode="title"><okn:lookup prefix="administration.days.title-" select="string(change/@act)"/></xsl:template>
<xsl:template match="page" mode="back"><okn:text id="administration.days.title"/></xsl:template>

<xsl:template match="page" mode="main"><xsl:apply-templates select="change"/></xsl:template>

<xsl:template match="change">
  <h1 class="govuk-heading-l"><okn:lookup prefix="administration.days.title-" select="string(@act)"/></h1>
  <p class="govuk-body-l"><xsl:call-template name="date-weekday"><xsl:with-param name="date" select="string(@date)"/></xsl:call-template></p>
  <xsl:if test="@reason != ''"><p class="govuk-body"><xsl:value-of select="@reason"/></p></xsl:if>
  <h2 class="govuk-heading-m"><okn:count id="administration.days.moves" select="number(@count)"/></h2>
  <xsl:if test="term">
    <div class="okn-scroll">
      <table class="govuk-table okn-dense okn-stack" role="table">
        <caption class="govuk-table__caption govuk-visually-hidden"><okn:text id="administration.days.terms"/></caption>
        <thead class="govuk-table__head" role="rowgroup"><tr class="govuk-table__row" role="row">
          <xsl:call-template name="heading-cell"><xsl:with-param name="words"><okn:text id="administration.days.case"/></xsl:with-param></xsl:call-template>
          <xsl:call-template name="heading-cell"><xsl:with-param name="words"><okn:text id="administration.day.unit"/></xsl:with-param></xsl:call-template>
          <xsl:call-template name="heading-cell"><xsl:with-param name="words"><okn:text id="administration.days.before"/></xsl:with-param></xsl:call-template>
          <xsl:call-template name="heading-cell"><xsl:with-param name="words"><okn:text id="administration.days.after"/></xsl:with-param></xsl:call-template>
        </tr></thead>
        <tbody class="govuk-table__body" role="rowgroup"><xsl:apply-templates select="term"/></tbody>
      </table>
    </div>
    <xsl:if test="@more = 'true'"><p class="govuk-body"><okn:text id="administration.days.more"/></p></xsl:if>
  </xsl:if>
  <p class="govuk-body govuk-!-margin-top-4"><okn:text id="administration.days.what"/></p>
  <form method="post">
    <xsl:attribute name="action">/administracja/dni-wolne<xsl:if test="@act = 'remove'">/usun</xsl:if></xsl:attribute>
    <xsl:call-template name="csrf"/>
    <input type="hidden" name="dzien" value="{@date}"/>
    <input type="hidden" name="powod" value="{@reason}"/>
    <input type="hidden" name="krok" value="zapisz"/>
    <div class="govuk-button-group">
      <xsl:call-template name="button"><xsl:with-param name="words"><okn:lookup prefix="administration.days.do-" select="string(@act)"/></xsl:with-param></xsl:call-template>
      <a class="govuk-link" href="/administracja/dni-wolne"><okn:text id="administration.days.no"/></a>
    </div>
  </form>
</xsl:template>

<xsl:template match="term">
  <tr class="govuk-table__row" role="row">
    <xsl:call-template name="cell"><xsl:with-param name="label"><okn:text id="administration.days.case"/></xsl:with-param><xsl:with-param name="content"><xsl:value-of select="@called"/></xsl:with-param></xsl:call-template>
    <xsl:call-template name="cell"><xsl:with-param name="label"><okn:text id="administration.day.unit"/></xsl:with-param><xsl:with-param name="content"><xsl:value-of select="@unit"/></xsl:with-param></xsl:call-template>
    <xsl:call-template name="cell"><xsl:with-param name="label"><okn:text id="administration.days.before"/></xsl:with-param><xsl:with-param name="content"><xsl:call-template name="date-weekday"><xsl:with-param name="date" select="string(@before)"/></xsl:call-template></xsl:with-param></xsl:call-template>
    <xsl:call-template name="cell"><xsl:with-param name="label"><okn:text id="administration.days.after"/></xsl:with-param><xsl:with-param name="content"><xsl:call-template name="date-weekday"><xsl:with-param name="date" select="string(@after)"/></xsl:call-template></xsl:with-param></xsl:call-template>
  </tr>
</xsl:template>
</xsl:stylesheet>
