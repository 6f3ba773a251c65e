<?xml version="1.0" encoding="UTF-8"?>
<!-- Days off; view model: days year this-year dzien powod, with holiday date id, announced date reason by at removable; moved count. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:okn="urn:okienko:text"
                exclude-result-prefixes="okn">
<xsl:import href="okn:layout"/>
<xsl:import href="okn:administration/_menu"/>
<xsl:template match="page" mode="title"><okn:text id="administration.days.title"/></xsl:template>
<xsl:template match="page" mode="back"><okn:text id="administration.title"/></xsl:template>

<xsl:template match="page" mode="main">
  <h1 class="govuk-heading-l"><okn:text id="administration.days.title"/></h1>
  <xsl:call-template name="administration-menu"/>
  <xsl:if test="moved"><p class="govuk-body-l"><okn:count id="administration.days.moved" select="number(moved/@count)"/></p></xsl:if>
  <xsl:apply-templates select="days"/>
</xsl:template>

<xsl:template match="days">
  <p class="govuk-body"><okn:text id="administration.days.lead"/></p>
  <h2 class="govuk-heading-m"><okn:text id="administration.days.announced"/></h2>
  <xsl:choose>
    <xsl:when test="announced"><ul class="govuk-list"><xsl:apply-templates select="announced"/></ul></xsl:when>
    <xsl:otherwise><p class="govuk-body okn-soft"><okn:text id="administration.days.none"/></p></xsl:otherwise>
  </xsl:choose>
  <form action="/administracja/dni-wolne" method="post" class="okn-form">
    <xsl:call-template name="csrf"/>
    <fieldset class="govuk-fieldset">
      <legend class="govuk-fieldset__legend govuk-fieldset__legend--s"><okn:text id="administration.days.add"/></legend>
      <xsl:call-template name="text-input">
        <xsl:with-param name="name">dzien</xsl:with-param>
        <xsl:with-param name="label"><okn:text id="administration.days.day"/></xsl:with-param>
        <xsl:with-param name="hint"><okn:text id="administration.days.day-hint"/></xsl:with-param>
        <xsl:with-param name="value" select="string(@dzien)"/>
        <xsl:with-param name="classes">govuk-input--width-10</xsl:with-param>
      </xsl:call-template>
      <xsl:call-template name="text-input">
        <xsl:with-param name="name">powod</xsl:with-param>
        <xsl:with-param name="label"><okn:text id="administration.days.reason"/></xsl:with-param>
        <xsl:with-param name="hint"><okn:text id="administration.days.reason-hint"/></xsl:with-param>
        <xsl:with-param name="value" select="string(@powod)"/>
      </xsl:call-template>
    </fieldset>
    <xsl:call-template name="button"><xsl:with-param name="words"><okn:text id="administration.days.see"/></xsl:with-param></xsl:call-template>
  </form>
  <h2 class="govuk-heading-m govuk-!-margin-top-8" id="rok"><okn:text id="administration.days.statutory"/><xsl:text> </xsl:text><xsl:value-of select="@year"/></h2>
  <nav class="okn-noprint" aria-label="[[administration.days.years]]"><p class="govuk-body">
    <a class="govuk-link" href="/administracja/dni-wolne?rok={@year - 1}#rok"><xsl:value-of select="@year - 1"/></a><xsl:text> · </xsl:text><b aria-current="true"><xsl:value-of select="@year"/></b><xsl:text> · </xsl:text><a class="govuk-link" href="/administracja/dni-wolne?rok={@year + 1}#rok"><xsl:value-of select="@year + 1"/></a>
  </p></nav>
  <ul class="govuk-list">
    <xsl:for-each select="holiday">
      <li><xsl:call-template name="date-weekday"><xsl:with-param name="date" select="string(@date)"/></xsl:call-template> – <okn:lookup prefix="calendar.holiday." select="string(@id)"/></li>
    </xsl:for-each>
  </ul>
</xsl:template>

<xsl:template match="announced">
  <li class="govuk-!-margin-bottom-3"><b><xsl:call-template name="date-weekday"><xsl:with-param name="date" select="string(@date)"/></xsl:call-template></b><br/>
    <xsl:value-of select="@reason"/>, <okn:text id="administration.days.added"/><xsl:text> </xsl:text><xsl:call-template name="date-time"><xsl:with-param name="date" select="string(@at)"/></xsl:call-template>
    <xsl:if test="@removable = 'true'">
      <form action="/administracja/dni-wolne/usun" method="post" class="okn-noprint">
        <xsl:call-template name="csrf"/>
        <input type="hidden" name="dzien" value="{@date}"/>
        <button type="submit" class="govuk-button govuk-button--secondary okn-button--small govuk-!-margin-top-2 govuk-!-margin-bottom-0"><okn:text id="administration.days.remove"/><span class="govuk-visually-hidden"><xsl:text> </xsl:text><xsl:value-of select="@date"/></span></button>
      </form>
    </xsl:if>
  </li>
</xsl:template>
</xsl:stylesheet>
