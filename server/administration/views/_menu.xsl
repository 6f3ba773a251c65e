<?xml version="1.0" encoding="UTF-8"?>
<!-- The menu of this room and small parts its pages share; view model: page part. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:okn="urn:okienko:text"
                exclude-result-prefixes="okn">

<xsl:template name="administration-menu">
  <nav class="okn-parts okn-noprint" aria-label="[[administration.menu]]">
    <ul>
      <xsl:call-template name="part"><xsl:with-param name="id">accounts</xsl:with-param><xsl:with-param name="href">/administracja/konta</xsl:with-param><xsl:with-param name="words"><okn:text id="administration.accounts.title"/></xsl:with-param></xsl:call-template>
      <xsl:call-template name="part"><xsl:with-param name="id">jobs</xsl:with-param><xsl:with-param name="href">/administracja/zadania</xsl:with-param><xsl:with-param name="words"><okn:text id="administration.jobs.title"/></xsl:with-param></xsl:call-template>
      <xsl:call-template name="part"><xsl:with-param name="id">trail</xsl:with-param><xsl:with-param name="href">/administracja/dziennik</xsl:with-param><xsl:with-param name="words"><okn:text id="administration.trail.title"/></xsl:with-param></xsl:call-template>
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
</xsl:stylesheet>
