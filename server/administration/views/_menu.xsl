<?xml version="1.0" encoding="UTF-8"?>
<!-- The menu of this room and small parts its pages share; view model: page part. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:okn="urn:okienko:text"
                exclude-result-prefixes="okn">

<xsl:template name="administration-menu">
  <nav class="okn-parts okn-noprint" aria-label="[[administration.menu]]">
    <ul>
      <xsl:call-template name="part"><xsl:with-param name="id">accounts</xsl:with-param><xsl:with-param name="href">/administracja/konta</xsl:with-param><xsl:with-param name="words"><okn:text id="administration.accounts.title"/></xsl:with-param></xsl:call-template>
      <xsl:call-template name="part"><xsl:with-param name="id">roles</xsl:with-param><xsl:with-param name="href">/administracja/role</xsl:with-param><xsl:with-param name="words"><okn:text id="administration.roles.title"/></xsl:with-param></xsl:call-template>
      <xsl:call-template name="part"><xsl:with-param name="id">units</xsl:with-param><xsl:with-param name="href">/administracja/jednostki</xsl:with-param><xsl:with-param name="words"><okn:text id="administration.units.title"/></xsl:with-param></xsl:call-template>
      <xsl:call-template name="part"><xsl:with-param name="id">days</xsl:with-param><xsl:with-param name="href">/administracja/dni-wolne</xsl:with-param><xsl:with-param name="words"><okn:text id="administration.days.title"/></xsl:with-param></xsl:call-template>
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

<!-- Somebody who works for the office, as a line of a list. -->
<xsl:template match="account" mode="person">
  <li class="okn-break"><a class="govuk-link" href="/administracja/konta/{@id}"><xsl:choose><xsl:when test="@name != ''"><xsl:value-of select="@name"/></xsl:when><xsl:otherwise><xsl:value-of select="@email"/></xsl:otherwise></xsl:choose></a>
    <xsl:if test="@name != ''"><xsl:text> </xsl:text><span class="okn-soft"><xsl:value-of select="@email"/></span></xsl:if>
    <xsl:for-each select="unit"><xsl:text> </xsl:text><xsl:value-of select="@code"/></xsl:for-each>
    <xsl:if test="@blocked = 'true'"><xsl:text> </xsl:text><xsl:call-template name="tag"><xsl:with-param name="words"><okn:text id="administration.state.blocked"/></xsl:with-param><xsl:with-param name="colour">red</xsl:with-param></xsl:call-template></xsl:if>
    <xsl:if test="@second-factor = 'false'"><xsl:text> </xsl:text><xsl:call-template name="tag"><xsl:with-param name="words"><okn:text id="administration.state.no-factor"/></xsl:with-param><xsl:with-param name="colour">yellow</xsl:with-param></xsl:call-template></xsl:if>
  </li>
</xsl:template>

<!-- The fields of a unit's names; context: whatever has @nazwa and @nazwa-en as typed. -->
<xsl:template name="unit-names">
  <xsl:call-template name="text-input">
    <xsl:with-param name="name">nazwa</xsl:with-param>
    <xsl:with-param name="label"><okn:text id="administration.unit.name"/></xsl:with-param>
    <xsl:with-param name="value" select="string(@nazwa)"/>
  </xsl:call-template>
  <xsl:call-template name="text-input">
    <xsl:with-param name="name">nazwa-en</xsl:with-param>
    <xsl:with-param name="label"><okn:text id="administration.unit.name-en"/></xsl:with-param>
    <xsl:with-param name="value" select="string(@nazwa-en)"/>
    <xsl:with-param name="optional" select="true()"/>
  </xsl:call-template>
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
