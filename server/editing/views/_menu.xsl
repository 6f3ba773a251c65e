<?xml version="1.0" encoding="UTF-8"?>
<!-- The menu of this room and the parts its pages share; view model: page part. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:okn="urn:okienko:text"
                xmlns:svg="http://www.w3.org/2000/svg" exclude-result-prefixes="okn svg">

<xsl:template name="editing-menu">
  <nav class="okn-parts okn-noprint" aria-label="[[editing.menu]]">
    <ul>
      <xsl:call-template name="part"><xsl:with-param name="id">services</xsl:with-param><xsl:with-param name="href">/redakcja</xsl:with-param><xsl:with-param name="words"><okn:text id="editing.title"/></xsl:with-param></xsl:call-template>
      <xsl:call-template name="part"><xsl:with-param name="id">packages</xsl:with-param><xsl:with-param name="href">/redakcja/paczki</xsl:with-param><xsl:with-param name="words"><okn:text id="editing.packages.title"/></xsl:with-param></xsl:call-template>
    </ul>
  </nav>
</xsl:template>

<xsl:template name="part">
  <xsl:param name="id"/>
  <xsl:param name="href"/>
  <xsl:param name="words"/>
  <li><a class="govuk-link govuk-link--no-visited-state" href="{$href}"><xsl:if test="/page/@part = $id"><xsl:attribute name="aria-current">true</xsl:attribute></xsl:if><xsl:value-of select="$words"/></a></li>
</xsl:template>

<!-- A cell of a dense table with the heading it has on a phone. -->
<xsl:template name="cell">
  <xsl:param name="label"/>
  <xsl:param name="content"/>
  <xsl:param name="classes"/>
  <td class="govuk-table__cell {$classes}" role="cell" data-label="{$label}"><xsl:copy-of select="$content"/></td>
</xsl:template>

<xsl:template name="heading-cell">
  <xsl:param name="words"/>
  <th scope="col" class="govuk-table__header" role="columnheader"><xsl:value-of select="$words"/></th>
</xsl:template>

<!-- When, and by whom; view model: at origin by. -->
<xsl:template match="*" mode="origin">
  <time datetime="{@at}"><xsl:call-template name="date-time"><xsl:with-param name="date" select="string(@at)"/></xsl:call-template></time>
  <xsl:text>, </xsl:text>
  <xsl:call-template name="origin-name"/>
</xsl:template>
<xsl:template name="origin-name">
  <xsl:choose>
    <xsl:when test="@by != ''"><xsl:value-of select="@by"/></xsl:when>
    <xsl:otherwise><okn:lookup prefix="editing.by." select="string(@origin)"/></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<!-- Fields of a card that differ; view model: change language part, line kind. -->
<xsl:template name="changes">
  <xsl:param name="of"/>
  <xsl:choose>
    <xsl:when test="$of/change">
      <dl class="okn-changes">
        <xsl:for-each select="$of/change">
          <div>
            <dt><okn:lookup prefix="editing.field." select="string(@part)"/><xsl:if test="@language != ''"> (<okn:lookup prefix="editing.language." select="string(@language)"/>)</xsl:if></dt>
            <dd><xsl:call-template name="lines"/></dd>
          </div>
        </xsl:for-each>
      </dl>
    </xsl:when>
    <xsl:otherwise><p class="govuk-body"><okn:text id="editing.no-changes"/></p></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<xsl:template name="lines">
  <xsl:for-each select="line">
    <xsl:choose>
      <xsl:when test="@kind = 'removed'"><del class="okn-changes__line"><span class="govuk-visually-hidden"><okn:text id="editing.line.removed"/> </span><xsl:value-of select="."/></del></xsl:when>
      <xsl:when test="@kind = 'added'"><ins class="okn-changes__line"><span class="govuk-visually-hidden"><okn:text id="editing.line.added"/> </span><xsl:value-of select="."/></ins></xsl:when>
      <xsl:when test="@kind = 'skipped'"><span class="okn-changes__line okn-soft"><okn:count id="editing.line.skipped" select="."/></span></xsl:when>
      <xsl:otherwise><span class="okn-changes__line"><xsl:value-of select="."/></span></xsl:otherwise>
    </xsl:choose>
  </xsl:for-each>
</xsl:template>

<!-- The course of a case; view model: svg, step from name to, remark. -->
<xsl:template match="workflow">
  <h2 class="govuk-heading-m"><okn:text id="editing.workflow.title"/></h2>
  <div class="okn-scroll" tabindex="0" role="region" aria-label="[[editing.workflow.title]]"><xsl:copy-of select="svg:svg"/></div>
  <xsl:call-template name="details">
    <xsl:with-param name="summary"><okn:text id="editing.workflow.table"/></xsl:with-param>
    <xsl:with-param name="content">
      <table class="govuk-table okn-dense okn-stack" role="table">
        <caption class="govuk-table__caption govuk-visually-hidden"><okn:text id="editing.workflow.table"/></caption>
        <thead class="govuk-table__head" role="rowgroup"><tr class="govuk-table__row" role="row">
          <xsl:call-template name="heading-cell"><xsl:with-param name="words"><okn:text id="editing.workflow.from"/></xsl:with-param></xsl:call-template>
          <xsl:call-template name="heading-cell"><xsl:with-param name="words"><okn:text id="editing.workflow.step"/></xsl:with-param></xsl:call-template>
          <xsl:call-template name="heading-cell"><xsl:with-param name="words"><okn:text id="editing.workflow.how"/></xsl:with-param></xsl:call-template>
          <xsl:call-template name="heading-cell"><xsl:with-param name="words"><okn:text id="editing.workflow.to"/></xsl:with-param></xsl:call-template>
        </tr></thead>
        <tbody class="govuk-table__body" role="rowgroup">
          <xsl:for-each select="step">
            <tr class="govuk-table__row" role="row">
              <xsl:call-template name="cell"><xsl:with-param name="label"><okn:text id="editing.workflow.from"/></xsl:with-param><xsl:with-param name="content"><xsl:value-of select="@from"/></xsl:with-param></xsl:call-template>
              <xsl:call-template name="cell"><xsl:with-param name="label"><okn:text id="editing.workflow.step"/></xsl:with-param><xsl:with-param name="content"><xsl:value-of select="@name"/></xsl:with-param></xsl:call-template>
              <xsl:call-template name="cell"><xsl:with-param name="label"><okn:text id="editing.workflow.how"/></xsl:with-param><xsl:with-param name="content"><xsl:for-each select="remark"><xsl:if test="position() &gt; 1">, </xsl:if><xsl:value-of select="."/></xsl:for-each></xsl:with-param></xsl:call-template>
              <xsl:call-template name="cell"><xsl:with-param name="label"><okn:text id="editing.workflow.to"/></xsl:with-param><xsl:with-param name="content"><xsl:value-of select="@to"/></xsl:with-param></xsl:call-template>
            </tr>
          </xsl:for-each>
        </tbody>
      </table>
    </xsl:with-param>
  </xsl:call-template>
</xsl:template>
</xsl:stylesheet>
