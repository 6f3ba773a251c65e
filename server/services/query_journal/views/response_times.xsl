<?xml version="1.0" encoding="UTF-8"?>
<!-- How quickly departments answer. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:okn="urn:okienko:text"
                exclude-result-prefixes="okn">
<xsl:import href="okn:layout"/>

<xsl:template match="page" mode="title"><okn:text id="journal.times.title"/></xsl:template>
<xsl:template match="page" mode="back"><okn:text id="nav.journal"/></xsl:template>

<xsl:template match="page" mode="main"><xsl:apply-templates select="response-times"/></xsl:template>

<xsl:template match="response-times">
  <h1 class="govuk-heading-l"><okn:text id="journal.times.title"/></h1>
  <p class="govuk-body-l"><okn:text id="journal.times.lead"><okn:with name="year" select="@year"/></okn:text></p>
  <xsl:choose>
    <xsl:when test="times">
      <div class="okn-scroll">
        <table class="govuk-table okn-dense okn-stack" role="table">
          <caption class="govuk-table__caption"><okn:text id="journal.times.title"/></caption>
          <thead class="govuk-table__head" role="rowgroup"><tr class="govuk-table__row" role="row">
            <th scope="col" class="govuk-table__header" role="columnheader"><okn:text id="journal.times.unit"/></th>
            <th scope="col" class="govuk-table__header govuk-table__header--numeric" role="columnheader"><okn:text id="journal.times.count"/></th>
            <th scope="col" class="govuk-table__header govuk-table__header--numeric" role="columnheader"><okn:text id="journal.times.median"/></th>
            <th scope="col" class="govuk-table__header govuk-table__header--numeric" role="columnheader"><okn:text id="journal.times.in-time"/></th>
            <th scope="col" class="govuk-table__header govuk-table__header--numeric" role="columnheader"><okn:text id="journal.times.overdue"/></th>
          </tr></thead>
          <tbody class="govuk-table__body" role="rowgroup"><xsl:apply-templates select="times"/></tbody>
        </table>
      </div>
    </xsl:when>
    <xsl:otherwise><p class="govuk-body"><okn:text id="journal.times.none"/></p></xsl:otherwise>
  </xsl:choose>
  <p class="govuk-body govuk-!-margin-top-6"><okn:text id="journal.times.how"><okn:with name="few" select="@few"/></okn:text></p>
  <xsl:if test="times"><p class="govuk-body"><a class="govuk-link" href="/dziennik-zapytan/czas-odpowiedzi.csv" download="download"><okn:text id="journal.times.csv"/></a></p></xsl:if>
</xsl:template>

<xsl:template match="times">
  <tr class="govuk-table__row" role="row">
    <th scope="row" class="govuk-table__header okn-full" role="rowheader"><xsl:choose><xsl:when test="@unit = ''"><b><okn:text id="journal.times.office"/></b></xsl:when><xsl:otherwise><xsl:value-of select="@unit-name"/></xsl:otherwise></xsl:choose></th>
    <td class="govuk-table__cell govuk-table__cell--numeric okn-num" role="cell" data-label="[[journal.times.count]]"><xsl:value-of select="@answered"/></td>
    <td class="govuk-table__cell govuk-table__cell--numeric okn-num" role="cell" data-label="[[journal.times.median]]"><xsl:choose><xsl:when test="@median"><okn:count id="journal.days" select="number(@median)"/></xsl:when><xsl:otherwise><span class="okn-soft"><okn:text id="journal.times.few"/></span></xsl:otherwise></xsl:choose></td>
    <td class="govuk-table__cell govuk-table__cell--numeric okn-num" role="cell" data-label="[[journal.times.in-time]]"><xsl:choose><xsl:when test="@share"><xsl:value-of select="@share"/>%</xsl:when><xsl:otherwise><span class="okn-soft"><okn:text id="journal.times.few"/></span></xsl:otherwise></xsl:choose></td>
    <td class="govuk-table__cell govuk-table__cell--numeric okn-num" role="cell" data-label="[[journal.times.overdue]]"><xsl:value-of select="@overdue"/></td>
  </tr>
</xsl:template>
</xsl:stylesheet>
