<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:okn="urn:okienko:text"
                exclude-result-prefixes="okn">
<xsl:import href="okn:layout"/>
<xsl:template match="page" mode="title"><okn:text id="recruitment.retention.title"/></xsl:template>
<xsl:template match="page" mode="back"><okn:text id="recruitment.hr.back"/></xsl:template>
<xsl:template match="page" mode="main">
  <h1 class="govuk-heading-l"><okn:text id="recruitment.retention.title"/></h1>
  <p class="govuk-body"><okn:text id="recruitment.retention.lead"/></p>
  <xsl:choose>
    <xsl:when test="report/entry">
      <div class="okn-scroll"><table class="govuk-table okn-dense okn-stack" role="table">
        <caption class="govuk-table__caption govuk-visually-hidden"><okn:text id="recruitment.retention.title"/></caption>
        <thead class="govuk-table__head" role="rowgroup"><tr class="govuk-table__row" role="row">
          <th scope="col" class="govuk-table__header" role="columnheader"><okn:text id="recruitment.retention.at"/></th>
          <th scope="col" class="govuk-table__header" role="columnheader"><okn:text id="recruitment.hr.number"/></th>
          <th scope="col" class="govuk-table__header" role="columnheader"><okn:text id="recruitment.column.seq"/></th>
          <th scope="col" class="govuk-table__header" role="columnheader"><okn:text id="recruitment.retention.group"/></th>
        </tr></thead>
        <tbody class="govuk-table__body" role="rowgroup"><xsl:for-each select="report/entry"><tr class="govuk-table__row" role="row">
          <td class="govuk-table__cell" role="cell"><xsl:call-template name="date-time"><xsl:with-param name="date" select="string(@at)"/></xsl:call-template></td>
          <td class="govuk-table__cell" role="cell"><xsl:value-of select="@number"/></td>
          <td class="govuk-table__cell okn-num" role="cell"><xsl:value-of select="@seq"/></td>
          <td class="govuk-table__cell" role="cell"><okn:lookup prefix="recruitment.group." select="string(@group)"/></td>
        </tr></xsl:for-each></tbody>
      </table></div>
    </xsl:when>
    <xsl:otherwise><p class="govuk-body"><okn:text id="recruitment.retention.none"/></p></xsl:otherwise>
  </xsl:choose>
</xsl:template>
</xsl:stylesheet>
