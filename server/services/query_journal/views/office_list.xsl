<?xml version="1.0" encoding="UTF-8"?>
<!-- What waits for an answer, a second person or a moderator. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:okn="urn:okienko:text"
                exclude-result-prefixes="okn">
<xsl:import href="okn:layout"/>
<xsl:import href="okn:query_journal/_parts"/>

<xsl:template match="page" mode="title"><okn:text id="nav.queries"/></xsl:template>

<xsl:template match="page" mode="main">
  <p class="okn-kicker okn-kicker--day"><xsl:call-template name="date-weekday"><xsl:with-param name="date" select="string(@today)"/></xsl:call-template></p>
  <h1 class="govuk-heading-l"><okn:text id="nav.queries"/></h1>
  <xsl:apply-templates select="queries"/>
</xsl:template>

<xsl:template match="queries">
  <xsl:variable name="moderation" select="@view = 'moderacja'"/>
  <xsl:call-template name="tabs"><xsl:with-param name="path">/urzad/zapytania</xsl:with-param></xsl:call-template>
  <xsl:choose>
    <xsl:when test="query">
      <div class="okn-scroll">
        <table class="govuk-table okn-dense okn-stack" role="table">
          <caption class="govuk-table__caption"><okn:lookup prefix="journal.tab." select="string(@view)"/></caption>
          <thead class="govuk-table__head" role="rowgroup"><tr class="govuk-table__row" role="row">
            <th scope="col" class="govuk-table__header" role="columnheader"><okn:text id="journal.column.number"/></th>
            <th scope="col" class="govuk-table__header" role="columnheader"><xsl:choose><xsl:when test="$moderation"><okn:text id="journal.column.answered"/></xsl:when><xsl:otherwise><okn:text id="journal.column.left"/></xsl:otherwise></xsl:choose></th>
            <th scope="col" class="govuk-table__header" role="columnheader"><okn:text id="journal.column.subject"/></th>
            <th scope="col" class="govuk-table__header" role="columnheader"><okn:text id="journal.column.unit"/></th>
            <th scope="col" class="govuk-table__header" role="columnheader"><okn:text id="journal.column.name"/></th>
          </tr></thead>
          <tbody class="govuk-table__body" role="rowgroup"><xsl:apply-templates select="query"/></tbody>
        </table>
      </div>
    </xsl:when>
    <xsl:otherwise><p class="govuk-body"><okn:lookup prefix="journal.office.none." select="string(@view)"/></p></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<xsl:template match="query">
  <tr class="govuk-table__row" role="row">
    <xsl:if test="not(@answered) and deadline/@left &lt; 0"><xsl:attribute name="class">govuk-table__row is-late</xsl:attribute></xsl:if>
    <th scope="row" class="govuk-table__header okn-num" role="rowheader"><a class="govuk-link govuk-link--no-visited-state" href="/urzad/zapytania/{@number}"><xsl:if test="@publication = 'waiting'"><xsl:attribute name="href">/urzad/zapytania/<xsl:value-of select="@number"/>/publikacja</xsl:attribute></xsl:if><xsl:value-of select="@registration"/></a></th>
    <td class="govuk-table__cell okn-num" role="cell"><xsl:choose>
      <xsl:when test="@answered"><xsl:call-template name="date-day"><xsl:with-param name="date" select="substring(@answered, 1, 10)"/></xsl:call-template></xsl:when>
      <xsl:when test="deadline"><xsl:call-template name="signal"><xsl:with-param name="left" select="number(deadline/@left)"/></xsl:call-template></xsl:when>
    </xsl:choose></td>
    <td class="govuk-table__cell okn-full" role="cell"><xsl:call-template name="hard-spaces"><xsl:with-param name="text" select="string(@subject)"/></xsl:call-template></td>
    <td class="govuk-table__cell" role="cell" data-label="[[journal.column.unit]]"><xsl:value-of select="@unit"/></td>
    <td class="govuk-table__cell" role="cell" data-label="[[journal.column.name]]"><xsl:choose><xsl:when test="@name != ''"><xsl:value-of select="@name"/><xsl:if test="@mine = 'true' and @status = 'do-akceptacji'"> (<okn:text id="journal.office.yours"/>)</xsl:if></xsl:when><xsl:otherwise><span class="okn-soft"><okn:text id="cases.nobody"/></span></xsl:otherwise></xsl:choose></td>
  </tr>
</xsl:template>
</xsl:stylesheet>
