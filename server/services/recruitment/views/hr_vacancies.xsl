<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:okn="urn:okienko:text"
                exclude-result-prefixes="okn">
<xsl:import href="okn:layout"/>
<xsl:template match="page" mode="title"><okn:text id="recruitment.hr.title"/></xsl:template>

<xsl:template match="page" mode="main">
  <div class="okn-head"><h1 class="govuk-heading-l"><okn:text id="recruitment.hr.title"/></h1><p><a class="govuk-link" href="/kadry/retencja"><okn:text id="recruitment.retention.title"/></a></p></div>
  <xsl:choose>
    <xsl:when test="vacancies/vacancy">
      <div class="okn-scroll"><table class="govuk-table okn-dense okn-stack" role="table">
        <caption class="govuk-table__caption govuk-visually-hidden"><okn:text id="recruitment.hr.title"/></caption>
        <thead class="govuk-table__head" role="rowgroup"><tr class="govuk-table__row" role="row">
          <th scope="col" class="govuk-table__header" role="columnheader"><okn:text id="recruitment.hr.number"/></th>
          <th scope="col" class="govuk-table__header" role="columnheader"><okn:text id="recruitment.field.stanowisko"/></th>
          <th scope="col" class="govuk-table__header" role="columnheader"><okn:text id="recruitment.hr.phase"/></th>
          <th scope="col" class="govuk-table__header" role="columnheader"><okn:text id="recruitment.hr.deadline"/></th>
          <th scope="col" class="govuk-table__header govuk-table__header--numeric" role="columnheader"><okn:text id="recruitment.hr.applications"/></th>
          <th scope="col" class="govuk-table__header" role="columnheader"><okn:text id="recruitment.hr.announcement"/></th>
        </tr></thead>
        <tbody class="govuk-table__body" role="rowgroup"><xsl:apply-templates select="vacancies/vacancy"/></tbody>
      </table></div>
    </xsl:when>
    <xsl:otherwise><p class="govuk-body"><okn:text id="recruitment.hr.none"/></p></xsl:otherwise>
  </xsl:choose>
  <h2 class="govuk-heading-m govuk-!-margin-top-8"><okn:text id="recruitment.hr.new"/></h2>
  <form action="/kadry/nabory" method="post" novalidate="novalidate" class="okn-form">
    <xsl:call-template name="csrf"/>
    <xsl:call-template name="text-input"><xsl:with-param name="name">stanowisko</xsl:with-param><xsl:with-param name="label"><okn:text id="recruitment.field.stanowisko"/></xsl:with-param><xsl:with-param name="hint"><okn:text id="recruitment.hint.stanowisko"/></xsl:with-param><xsl:with-param name="value" select="string(vacancies/@title)"/></xsl:call-template>
    <xsl:call-template name="select"><xsl:with-param name="name">komorka</xsl:with-param><xsl:with-param name="label"><okn:text id="recruitment.hr.unit"/></xsl:with-param><xsl:with-param name="items" select="vacancies/unit"/></xsl:call-template>
    <xsl:call-template name="button"><xsl:with-param name="words"><okn:text id="recruitment.hr.create"/></xsl:with-param></xsl:call-template>
  </form>
</xsl:template>

<xsl:template match="vacancy">
  <tr class="govuk-table__row" role="row">
    <td class="govuk-table__cell okn-num okn-nowrap" role="cell"><xsl:attribute name="data-label"><okn:text id="recruitment.hr.number"/></xsl:attribute><xsl:value-of select="@number"/></td>
    <th scope="row" class="govuk-table__header" role="rowheader"><xsl:choose>
      <xsl:when test="@version != '0'"><a class="govuk-link govuk-link--no-visited-state" href="/kadry/nabory/{@number}"><xsl:value-of select="@title"/></a></xsl:when>
      <xsl:otherwise><a class="govuk-link govuk-link--no-visited-state" href="/kadry/nabory/{@number}/ogloszenie"><xsl:value-of select="@title"/></a></xsl:otherwise>
    </xsl:choose></th>
    <td class="govuk-table__cell" role="cell"><xsl:call-template name="tag"><xsl:with-param name="words"><okn:lookup prefix="recruitment.phase-tag." select="string(@phase)"/></xsl:with-param><xsl:with-param name="colour"><xsl:choose><xsl:when test="@phase = 'open'">green</xsl:when><xsl:when test="@phase = 'closed'">yellow</xsl:when><xsl:otherwise>grey</xsl:otherwise></xsl:choose></xsl:with-param></xsl:call-template></td>
    <td class="govuk-table__cell okn-num okn-nowrap" role="cell"><xsl:attribute name="data-label"><okn:text id="recruitment.hr.deadline"/></xsl:attribute><xsl:choose><xsl:when test="@deadline"><xsl:call-template name="date-long"><xsl:with-param name="date" select="string(@deadline)"/></xsl:call-template></xsl:when><xsl:otherwise><span class="okn-soft"><okn:text id="recruitment.none"/></span></xsl:otherwise></xsl:choose></td>
    <td class="govuk-table__cell govuk-table__cell--numeric okn-num" role="cell"><xsl:attribute name="data-label"><okn:text id="recruitment.hr.applications"/></xsl:attribute><xsl:value-of select="@applications"/></td>
    <td class="govuk-table__cell" role="cell"><a class="govuk-link" href="/kadry/nabory/{@number}/ogloszenie"><xsl:choose><xsl:when test="@phase = 'draft' or @phase = 'open'"><okn:text id="recruitment.hr.edit"/></xsl:when><xsl:otherwise><okn:text id="recruitment.hr.read"/></xsl:otherwise></xsl:choose><span class="govuk-visually-hidden">: <xsl:value-of select="@title"/></span></a></td>
  </tr>
</xsl:template>
</xsl:stylesheet>
