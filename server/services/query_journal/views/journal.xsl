<?xml version="1.0" encoding="UTF-8"?>
<!-- The journal: published questions and answers, newest first. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:okn="urn:okienko:text"
                exclude-result-prefixes="okn">
<xsl:import href="okn:layout"/>
<xsl:import href="okn:query_journal/_parts"/>

<xsl:template match="page" mode="title"><xsl:if test="journal/@unit-name"><xsl:value-of select="journal/@unit-name"/> – </xsl:if><okn:text id="nav.journal"/></xsl:template>
<xsl:template match="page" mode="head-extra"><link rel="alternate" type="application/rss+xml" href="{journal/@feed}" title="[[nav.journal]]"/></xsl:template>

<xsl:template name="main-part">
  <div class="govuk-width-container govuk-main-wrapper">
    <xsl:call-template name="messages"/>
    <h1 class="govuk-heading-xl"><okn:text id="nav.journal"/></h1>
    <p class="govuk-body-l"><okn:text id="journal.lead"/></p>
    <xsl:call-template name="new-query"/>
    <div class="okn-columns govuk-!-margin-top-6">
      <div><xsl:apply-templates select="journal"/></div>
      <aside class="okn-aside" aria-label="[[journal.aside]]"><xsl:apply-templates select="journal" mode="aside"/></aside>
    </div>
  </div>
</xsl:template>

<xsl:template match="journal">
  <form action="/dziennik-zapytan" method="get" role="search" class="okn-search">
    <div class="govuk-form-group"><label class="govuk-visually-hidden" for="q"><okn:text id="journal.search.label"/></label><input class="govuk-input" id="q" name="q" type="search" value="{@words}" maxlength="200"/></div>
    <xsl:if test="@unit != ''"><input type="hidden" name="wydzial" value="{@unit}"/></xsl:if>
    <button type="submit" class="govuk-button govuk-button--secondary"><okn:text id="journal.search"/></button>
  </form>
  <h2 class="govuk-heading-m govuk-!-margin-top-6 govuk-!-margin-bottom-3">
    <xsl:choose>
      <xsl:when test="@words != ''"><okn:count id="journal.found" select="number(@total)"><okn:with name="words" select="@words"/></okn:count></xsl:when>
      <xsl:otherwise><okn:count id="journal.answers" select="number(@total)"/></xsl:otherwise>
    </xsl:choose>
    <xsl:if test="@unit-name">: <xsl:value-of select="@unit-name"/></xsl:if>
  </h2>
  <xsl:choose>
    <xsl:when test="entry"><ul class="okn-qlist"><xsl:apply-templates select="entry" mode="row"/></ul></xsl:when>
    <xsl:when test="@words != '' or @unit != ''"><p class="govuk-body"><okn:text id="journal.none-fits"/><xsl:text> </xsl:text><a class="govuk-link" href="/dziennik-zapytan"><okn:text id="journal.show-all"/></a></p></xsl:when>
    <xsl:otherwise><p class="govuk-body"><okn:text id="journal.none"/></p></xsl:otherwise>
  </xsl:choose>
  <xsl:if test="newer or older">
    <nav class="govuk-pagination" aria-label="[[pages.label]]">
      <xsl:if test="newer"><div class="govuk-pagination__prev"><a class="govuk-link govuk-pagination__link" href="{newer/@href}" rel="prev"><span class="govuk-pagination__link-title"><okn:text id="journal.newer"/></span></a></div></xsl:if>
      <xsl:if test="older"><div class="govuk-pagination__next"><a class="govuk-link govuk-pagination__link" href="{older/@href}" rel="next"><span class="govuk-pagination__link-title"><okn:text id="journal.older"/></span></a></div></xsl:if>
    </nav>
  </xsl:if>
</xsl:template>

<xsl:template match="entry" mode="row">
  <li>
    <h3><a class="govuk-link" href="{@href}"><xsl:call-template name="hard-spaces"><xsl:with-param name="text" select="string(@title)"/></xsl:call-template></a></h3>
    <p><xsl:call-template name="hard-spaces"><xsl:with-param name="text" select="string(@excerpt)"/></xsl:call-template></p>
    <xsl:apply-templates select="." mode="meta"/>
  </li>
</xsl:template>

<xsl:template match="journal" mode="aside">
  <xsl:if test="unit">
    <h2><okn:text id="journal.units"/></h2>
    <ul>
      <xsl:if test="@unit != ''"><li><a class="govuk-link" href="{@all}"><okn:text id="journal.units-all"/></a></li></xsl:if>
      <xsl:for-each select="unit">
        <li><xsl:choose>
          <xsl:when test="@current = 'true'"><b aria-current="true"><xsl:value-of select="@name"/></b></xsl:when>
          <xsl:otherwise><a class="govuk-link" href="{@href}"><xsl:value-of select="@name"/></a></xsl:otherwise>
        </xsl:choose> (<xsl:value-of select="@count"/>)</li>
      </xsl:for-each>
    </ul>
  </xsl:if>
  <xsl:if test="times">
    <h2><okn:text id="journal.this-year"/></h2>
    <p><okn:count id="journal.times.answered" select="number(times/@answered)"/><xsl:text> </xsl:text>
      <xsl:choose>
        <xsl:when test="times/@median = 0"><okn:text id="journal.times.half-same-day"/><xsl:text> </xsl:text><okn:text id="journal.times.share"><okn:with name="share" select="times/@share"/></okn:text></xsl:when>
        <xsl:when test="times/@median"><okn:count id="journal.times.half" select="number(times/@median)"/><xsl:text> </xsl:text><okn:text id="journal.times.share"><okn:with name="share" select="times/@share"/></okn:text></xsl:when>
        <xsl:otherwise><okn:text id="journal.times.too-few"/></xsl:otherwise>
      </xsl:choose></p>
    <p><a class="govuk-link" href="/dziennik-zapytan/czas-odpowiedzi"><okn:text id="journal.times.by-unit"/></a></p>
  </xsl:if>
  <h2><okn:text id="journal.other-way"/></h2>
  <p><okn:text id="journal.other-way.when"/><xsl:text> </xsl:text><a class="govuk-link" href="/uslugi"><okn:text id="journal.other-way.service"/></a><xsl:text> </xsl:text><okn:text id="journal.other-way.or"/><xsl:text> </xsl:text><a class="govuk-link" href="/uslugi/public-information-request"><okn:text id="journal.other-way.request"/></a>.</p>
  <h2><okn:text id="journal.follow"/></h2>
  <p><a class="govuk-link" href="{@feed}" type="application/rss+xml"><okn:text id="journal.feed"/></a></p>
</xsl:template>
</xsl:stylesheet>
