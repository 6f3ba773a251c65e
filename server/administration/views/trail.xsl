<?xml version="1.0" encoding="UTF-8"?>
<!-- The audit trail; view model: state chained until signed key head; trail actor action object from until first next, with entry at actor actor-account action object object-encoded details. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:okn="urn:okienko:text"
                exclude-result-prefixes="okn">
<xsl:import href="okn:layout"/>
<xsl:import href="okn:administration/_menu"/>
<xsl:template match="page" mode="title"><okn:text id="administration.trail.title"/></xsl:template>
<xsl:template match="page" mode="back"><okn:text id="administration.title"/></xsl:template>

<xsl:template match="page" mode="main">
  <h1 class="govuk-heading-l"><okn:text id="administration.trail.title"/></h1>
  <xsl:call-template name="administration-menu"/>
  <xsl:apply-templates select="state"/>
  <xsl:apply-templates select="trail"/>
</xsl:template>

<xsl:template match="state">
  <xsl:choose>
    <xsl:when test="@signed">
      <p class="govuk-body"><okn:text id="administration.trail.signed"/><xsl:text> </xsl:text><xsl:call-template name="date-time"><xsl:with-param name="date" select="string(@signed)"/></xsl:call-template>.</p>
      <xsl:call-template name="details">
        <xsl:with-param name="summary"><okn:text id="administration.trail.seal"/></xsl:with-param>
        <xsl:with-param name="content">
          <p class="govuk-body"><okn:text id="administration.trail.until"/><xsl:text> </xsl:text><xsl:value-of select="@until"/>. <okn:text id="administration.trail.chained"/><xsl:text> </xsl:text><xsl:value-of select="@chained"/>.</p>
          <p class="govuk-body okn-mono">SHA-256 <xsl:value-of select="@head"/></p>
          <p class="govuk-body"><okn:text id="administration.trail.key"/><xsl:text> </xsl:text><span class="okn-mono"><xsl:value-of select="@key"/></span></p>
          <p class="govuk-body"><okn:text id="administration.trail.verify"/></p>
        </xsl:with-param>
      </xsl:call-template>
    </xsl:when>
    <xsl:otherwise><p class="govuk-body"><okn:text id="administration.trail.unsigned"/></p></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<xsl:template match="trail">
  <form class="okn-filters" action="/administracja/dziennik" method="get" role="search" aria-label="[[administration.trail.search]]">
    <xsl:call-template name="filter"><xsl:with-param name="name">osoba</xsl:with-param><xsl:with-param name="label"><okn:text id="administration.trail.actor"/></xsl:with-param><xsl:with-param name="value" select="@actor"/><xsl:with-param name="grow" select="true()"/></xsl:call-template>
    <xsl:call-template name="filter"><xsl:with-param name="name">obiekt</xsl:with-param><xsl:with-param name="label"><okn:text id="administration.trail.object"/></xsl:with-param><xsl:with-param name="value" select="@object"/><xsl:with-param name="grow" select="true()"/></xsl:call-template>
    <xsl:call-template name="filter"><xsl:with-param name="name">czynnosc</xsl:with-param><xsl:with-param name="label"><okn:text id="administration.trail.action"/></xsl:with-param><xsl:with-param name="value" select="@action"/></xsl:call-template>
    <xsl:call-template name="filter"><xsl:with-param name="name">od</xsl:with-param><xsl:with-param name="label"><okn:text id="administration.trail.from"/></xsl:with-param><xsl:with-param name="value" select="@from"/><xsl:with-param name="type">date</xsl:with-param></xsl:call-template>
    <xsl:call-template name="filter"><xsl:with-param name="name">do</xsl:with-param><xsl:with-param name="label"><okn:text id="administration.trail.to"/></xsl:with-param><xsl:with-param name="value" select="@until"/><xsl:with-param name="type">date</xsl:with-param></xsl:call-template>
    <button type="submit" class="govuk-button okn-button--small"><okn:text id="administration.show"/></button>
  </form>
  <p class="govuk-body-s okn-soft"><okn:text id="administration.trail.hint"/></p>
  <xsl:choose>
    <xsl:when test="entry">
      <div class="okn-scroll">
        <table class="govuk-table okn-dense okn-stack" role="table">
          <caption class="govuk-table__caption govuk-visually-hidden"><okn:text id="administration.trail.title"/></caption>
          <thead class="govuk-table__head" role="rowgroup"><tr class="govuk-table__row" role="row">
            <xsl:call-template name="heading-cell"><xsl:with-param name="words"><okn:text id="administration.trail.when"/></xsl:with-param></xsl:call-template>
            <xsl:call-template name="heading-cell"><xsl:with-param name="words"><okn:text id="administration.trail.actor"/></xsl:with-param></xsl:call-template>
            <xsl:call-template name="heading-cell"><xsl:with-param name="words"><okn:text id="administration.trail.action"/></xsl:with-param></xsl:call-template>
            <xsl:call-template name="heading-cell"><xsl:with-param name="words"><okn:text id="administration.trail.object"/></xsl:with-param></xsl:call-template>
            <xsl:call-template name="heading-cell"><xsl:with-param name="words"><okn:text id="administration.trail.details"/></xsl:with-param></xsl:call-template>
          </tr></thead>
          <tbody class="govuk-table__body" role="rowgroup"><xsl:apply-templates select="entry"/></tbody>
        </table>
      </div>
    </xsl:when>
    <xsl:otherwise><p class="govuk-body"><okn:text id="administration.trail.none"/></p></xsl:otherwise>
  </xsl:choose>
  <xsl:if test="@next"><nav class="okn-pages" aria-label="[[administration.pages]]"><p class="govuk-body"><a class="govuk-link" href="{@next}" rel="next"><okn:text id="administration.trail.older"/></a></p></nav></xsl:if>
</xsl:template>

<xsl:template name="filter">
  <xsl:param name="name"/>
  <xsl:param name="label"/>
  <xsl:param name="value"/>
  <xsl:param name="type">text</xsl:param>
  <xsl:param name="grow" select="false()"/>
  <div>
    <xsl:attribute name="class">govuk-form-group<xsl:if test="$grow"> okn-filters__grow</xsl:if></xsl:attribute>
    <label class="govuk-label" for="{$name}"><xsl:value-of select="$label"/></label>
    <input class="govuk-input" id="{$name}" name="{$name}" type="{$type}" value="{$value}" maxlength="200" autocomplete="off" spellcheck="false"/>
  </div>
</xsl:template>

<xsl:template match="entry">
  <tr class="govuk-table__row" role="row">
    <xsl:call-template name="cell"><xsl:with-param name="classes">okn-num okn-nowrap</xsl:with-param><xsl:with-param name="label"><okn:text id="administration.trail.when"/></xsl:with-param><xsl:with-param name="content"><xsl:value-of select="translate(@at, 'T', '&#160;')"/></xsl:with-param></xsl:call-template>
    <xsl:call-template name="cell"><xsl:with-param name="classes">okn-mono</xsl:with-param><xsl:with-param name="label"><okn:text id="administration.trail.actor"/></xsl:with-param><xsl:with-param name="content"><xsl:choose><xsl:when test="@actor-account != ''"><a class="govuk-link" href="/administracja/konta/{@actor-account}"><xsl:value-of select="@actor"/></a></xsl:when><xsl:otherwise><xsl:value-of select="@actor"/></xsl:otherwise></xsl:choose></xsl:with-param></xsl:call-template>
    <xsl:call-template name="cell"><xsl:with-param name="classes">okn-mono</xsl:with-param><xsl:with-param name="label"><okn:text id="administration.trail.action"/></xsl:with-param><xsl:with-param name="content"><xsl:value-of select="@action"/></xsl:with-param></xsl:call-template>
    <xsl:call-template name="cell"><xsl:with-param name="classes">okn-mono</xsl:with-param><xsl:with-param name="label"><okn:text id="administration.trail.object"/></xsl:with-param><xsl:with-param name="content"><a class="govuk-link" href="/administracja/dziennik?obiekt={@object-encoded}"><xsl:value-of select="@object"/></a></xsl:with-param></xsl:call-template>
    <xsl:call-template name="cell"><xsl:with-param name="classes">okn-mono okn-full</xsl:with-param><xsl:with-param name="label"><okn:text id="administration.trail.details"/></xsl:with-param><xsl:with-param name="content"><xsl:choose><xsl:when test="@details != ''"><xsl:value-of select="@details"/></xsl:when><xsl:otherwise><span class="okn-soft"><okn:text id="table.empty"/></span></xsl:otherwise></xsl:choose></xsl:with-param></xsl:call-template>
  </tr>
</xsl:template>
</xsl:stylesheet>
