<?xml version="1.0" encoding="UTF-8"?>
<!-- One query on the office's side: the answer is written, let through, and published. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:okn="urn:okienko:text"
                exclude-result-prefixes="okn">
<xsl:import href="okn:layout"/>
<xsl:import href="okn:query_journal/_parts"/>

<xsl:variable name="query" select="/page/query"/>
<xsl:variable name="address" select="concat('/urzad/zapytania/', $query/@number)"/>

<xsl:template match="page" mode="title"><xsl:value-of select="query/@registration"/>, <xsl:value-of select="query/@subject"/></xsl:template>
<xsl:template match="page" mode="back"><okn:text id="nav.queries"/></xsl:template>

<xsl:template match="page" mode="main"><xsl:apply-templates select="query"/></xsl:template>

<xsl:template match="query">
  <div class="okn-head">
    <div>
      <p class="okn-kicker"><xsl:value-of select="@registration"/> · <xsl:value-of select="@unit-name"/></p>
      <h1 class="govuk-heading-l"><xsl:call-template name="hard-spaces"><xsl:with-param name="text" select="string(@subject)"/></xsl:call-template></h1>
    </div>
    <p><xsl:call-template name="tag"><xsl:with-param name="words" select="string(@state)"/></xsl:call-template></p>
  </div>
  <xsl:if test="@changed = 'true'">
    <xsl:call-template name="banner">
      <xsl:with-param name="title"><okn:text id="notice.important"/></xsl:with-param>
      <xsl:with-param name="content"><okn:text id="journal.office.changed"/></xsl:with-param>
    </xsl:call-template>
  </xsl:if>
  <div class="okn-columns okn-columns--wide">
    <div>
      <div class="okn-qa">
        <section class="okn-qa__q" aria-labelledby="pytanie"><h2 id="pytanie"><okn:text id="journal.office.question"/>, <xsl:call-template name="date-time"><xsl:with-param name="date" select="string(@received)"/></xsl:call-template></h2><xsl:call-template name="simple-text"><xsl:with-param name="of" select="question"/></xsl:call-template></section>
        <xsl:if test="acts/@write != 'true' or @changed = 'true' or not(acts/@write)">
          <xsl:if test="answer/@revision &gt; 0"><section class="okn-qa__a" aria-labelledby="odp"><h2 id="odp"><okn:text id="journal.office.answer-of"><okn:with name="name" select="answer/@written-name"/></okn:text></h2><xsl:call-template name="simple-text"><xsl:with-param name="of" select="answer/text"/></xsl:call-template></section></xsl:if>
        </xsl:if>
      </div>
      <xsl:apply-templates select="acts"/>
    </div>
    <div>
      <xsl:apply-templates select="term"/>
      <section class="okn-aside" aria-labelledby="sprawa">
        <h2 id="sprawa"><okn:text id="journal.office.case"/></h2>
        <p><a class="govuk-link" href="/urzad/sprawy/{@number}"><xsl:value-of select="@called"/></a></p>
        <h2><okn:text id="journal.publication"/></h2>
        <p><xsl:choose>
          <xsl:when test="@consent-ended = 'true'"><okn:text id="journal.office.consent-ended"/></xsl:when>
          <xsl:when test="@consent != 'true'"><okn:text id="journal.office.no-consent"/></xsl:when>
          <xsl:when test="entry"><okn:lookup prefix="journal.office.publication." select="string(entry/@state)"/></xsl:when>
          <xsl:otherwise><okn:text id="journal.office.publication.later"/></xsl:otherwise>
        </xsl:choose></p>
        <xsl:if test="entry/@reason != ''"><p>„<xsl:value-of select="entry/@reason"/>”</p></xsl:if>
        <xsl:if test="@consent = 'true' and (entry/@state = 'waiting' or entry/@state = 'published')"><p><a class="govuk-link" href="{$address}/publikacja"><xsl:choose><xsl:when test="entry/@state = 'waiting'"><okn:text id="journal.office.moderate"/></xsl:when><xsl:otherwise><okn:text id="journal.office.correct"/></xsl:otherwise></xsl:choose></a></p></xsl:if>
        <xsl:if test="entry/@href"><p><a class="govuk-link" href="{entry/@href}"><okn:text id="journal.publication.see"/></a></p></xsl:if>
      </section>
    </div>
  </div>
</xsl:template>

<xsl:template match="term">
  <div class="okn-term govuk-!-margin-bottom-5">
    <p class="okn-term__label"><okn:text id="journal.column.left"/></p>
    <p class="okn-term__date"><xsl:call-template name="date-weekday"><xsl:with-param name="date" select="string(@date)"/></xsl:call-template></p>
    <p class="okn-term__left"><xsl:call-template name="signal"><xsl:with-param name="left" select="number(@left)"/></xsl:call-template></p>
  </div>
</xsl:template>

<xsl:template name="act-fields">
  <xsl:call-template name="csrf"/>
  <input type="hidden" name="wersja" value="{$query/answer/@revision}"/>
</xsl:template>

<xsl:template match="acts">
  <xsl:variable name="kept" select="../kept[@name = 'odpowiedz']"/>
  <xsl:if test="@write = 'true'">
    <xsl:if test="../answer/@returned-note != ''"><xsl:call-template name="inset"><xsl:with-param name="content"><b><okn:text id="journal.office.returned"/></b><br/><span class="okn-prewrap"><xsl:value-of select="../answer/@returned-note"/></span></xsl:with-param></xsl:call-template></xsl:if>
    <form action="{$address}/odpowiedz" method="post">
      <xsl:call-template name="act-fields"/>
      <xsl:call-template name="textarea">
        <xsl:with-param name="name">odpowiedz</xsl:with-param>
        <xsl:with-param name="label"><okn:text id="journal.office.answer"/></xsl:with-param>
        <xsl:with-param name="size">m</xsl:with-param>
        <xsl:with-param name="hint"><okn:text id="journal.office.answer-hint"/></xsl:with-param>
        <xsl:with-param name="rows">12</xsl:with-param>
        <xsl:with-param name="max">8000</xsl:with-param>
        <xsl:with-param name="value"><xsl:choose><xsl:when test="$kept"><xsl:value-of select="$kept"/></xsl:when><xsl:otherwise><xsl:value-of select="../answer/typed"/></xsl:otherwise></xsl:choose></xsl:with-param>
      </xsl:call-template>
      <div class="govuk-button-group">
        <button type="submit" class="govuk-button" name="czynnosc" value="przekaz"><okn:text id="journal.office.submit"/></button>
        <button type="submit" class="govuk-button govuk-button--secondary" name="czynnosc" value="zapisz"><okn:text id="journal.office.save"/></button>
      </div>
      <xsl:if test="../answer/@revision &gt; 0"><p class="govuk-body okn-soft"><okn:text id="journal.office.saved"><okn:with name="name" select="../answer/@written-name"/></okn:text><xsl:text> </xsl:text><xsl:call-template name="date-time"><xsl:with-param name="date" select="string(../answer/@written)"/></xsl:call-template></p></xsl:if>
    </form>
  </xsl:if>
  <xsl:if test="@write != 'true' and $kept != ''">
    <h2 class="govuk-heading-s"><okn:text id="journal.office.typed"/></h2>
    <div class="govuk-inset-text okn-prewrap govuk-!-margin-top-0"><xsl:value-of select="$kept"/></div>
  </xsl:if>
  <xsl:if test="@own = 'true'"><xsl:call-template name="inset"><xsl:with-param name="content"><okn:text id="journal.office.own"/></xsl:with-param></xsl:call-template></xsl:if>
  <xsl:if test="@approve = 'true'">
    <form action="{$address}/akceptacja" method="post">
      <xsl:call-template name="act-fields"/>
      <p class="govuk-body"><okn:text id="journal.office.before-approval"/></p>
      <button type="submit" class="govuk-button"><okn:text id="journal.office.approve"/></button>
    </form>
  </xsl:if>
  <xsl:if test="@send-back = 'true'">
    <xsl:call-template name="details">
      <xsl:with-param name="summary"><okn:text id="journal.office.send-back"/></xsl:with-param>
      <xsl:with-param name="open" select="../@act = 'odeslanie'"/>
      <xsl:with-param name="content"><form action="{$address}/odeslanie" method="post">
        <xsl:call-template name="act-fields"/>
        <xsl:call-template name="textarea">
          <xsl:with-param name="name">uwaga</xsl:with-param>
          <xsl:with-param name="label"><okn:text id="journal.office.note"/></xsl:with-param>
          <xsl:with-param name="hint"><okn:text id="journal.office.note-hint"/></xsl:with-param>
          <xsl:with-param name="rows">3</xsl:with-param>
          <xsl:with-param name="value" select="string(../kept[@name = 'uwaga'])"/>
        </xsl:call-template>
        <button type="submit" class="govuk-button govuk-button--secondary"><okn:text id="journal.office.send-back"/></button>
      </form></xsl:with-param>
    </xsl:call-template>
  </xsl:if>
</xsl:template>
</xsl:stylesheet>
