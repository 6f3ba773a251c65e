<?xml version="1.0" encoding="UTF-8"?>
<!-- One query as its author sees it. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:okn="urn:okienko:text"
                exclude-result-prefixes="okn">
<xsl:import href="okn:layout"/>
<xsl:import href="okn:query_journal/_parts"/>
<xsl:import href="okn:calendar/_derivation"/>

<xsl:template match="page" mode="title"><xsl:value-of select="query/@registration"/>, <xsl:value-of select="query/@subject"/></xsl:template>
<xsl:template match="page" mode="back"><okn:text id="journal.account.title"/></xsl:template>

<xsl:template match="page" mode="main"><xsl:apply-templates select="query"/></xsl:template>

<xsl:template match="query">
  <xsl:variable name="received"><xsl:call-template name="date-long"><xsl:with-param name="date" select="substring(@received, 1, 10)"/></xsl:call-template></xsl:variable>
  <div class="okn-head">
    <div>
      <p class="okn-kicker"><xsl:value-of select="@registration"/> · <xsl:value-of select="@unit-name"/></p>
      <h1 class="govuk-heading-l"><xsl:call-template name="hard-spaces"><xsl:with-param name="text" select="string(@subject)"/></xsl:call-template></h1>
    </div>
    <p><xsl:call-template name="tag"><xsl:with-param name="words" select="string(@state)"/><xsl:with-param name="colour"><xsl:if test="@open != 'true'">green</xsl:if></xsl:with-param></xsl:call-template></p>
  </div>
  <div class="okn-columns okn-columns--wide">
    <div>
      <div class="okn-qa">
        <section class="okn-qa__q" aria-labelledby="pytanie"><h2 id="pytanie"><okn:text id="journal.account.yours"><okn:with name="date" select="$received"/></okn:text></h2><xsl:call-template name="simple-text"><xsl:with-param name="of" select="question"/></xsl:call-template></section>
        <xsl:if test="@answered">
          <section class="okn-qa__a" aria-labelledby="odpowiedz"><h2 id="odpowiedz"><xsl:value-of select="@unit-name"/>, <xsl:call-template name="date-long"><xsl:with-param name="date" select="substring(@answered, 1, 10)"/></xsl:call-template></h2><xsl:call-template name="simple-text"><xsl:with-param name="of" select="answer/text"/></xsl:call-template>
          <p class="govuk-body"><okn:text id="journal.entry.written"><okn:with name="name" select="answer/@written-name"/></okn:text></p></section>
        </xsl:if>
      </div>
    </div>
    <div>
      <xsl:if test="term and @open = 'true'">
        <xsl:call-template name="term">
          <xsl:with-param name="label"><okn:text id="journal.account.until"/></xsl:with-param>
          <xsl:with-param name="date" select="string(term/@date)"/>
          <xsl:with-param name="left" select="string(term/@left)"/>
          <xsl:with-param name="derive"><xsl:apply-templates select="term/step" mode="derivation"/></xsl:with-param>
        </xsl:call-template>
      </xsl:if>
      <section class="okn-aside" aria-labelledby="publikacja">
        <h2 id="publikacja"><okn:text id="journal.publication"/></h2>
        <p><xsl:choose>
          <xsl:when test="@consent-ended = 'true'"><okn:text id="journal.consent.ended"/></xsl:when>
          <xsl:when test="@consent != 'true'"><okn:text id="journal.consent.none"/></xsl:when>
          <xsl:when test="entry/@state = 'published'"><okn:text id="journal.publication.published"/></xsl:when>
          <xsl:when test="entry/@state = 'refused'"><okn:text id="journal.publication.refused"/></xsl:when>
          <xsl:when test="entry/@state = 'withdrawn'"><okn:text id="journal.publication.withdrawn"/></xsl:when>
          <xsl:otherwise><okn:text id="journal.publication.later"/></xsl:otherwise>
        </xsl:choose></p>
        <xsl:if test="entry/@reason != ''"><p><b><okn:text id="journal.withdrawn.why"/></b><xsl:text> </xsl:text><xsl:value-of select="entry/@reason"/></p></xsl:if>
        <xsl:if test="entry/@href"><p><a class="govuk-link" href="{entry/@href}"><okn:text id="journal.publication.see"/></a></p></xsl:if>
        <xsl:if test="@consent = 'true'">
          <form action="/konto/zapytania/{@number}/zgoda" method="post" class="okn-noprint">
            <xsl:call-template name="csrf"/>
            <button type="submit" class="govuk-button govuk-button--secondary okn-button--small"><okn:text id="journal.consent.end"/></button>
          </form>
        </xsl:if>
        <h2><okn:text id="journal.account.case"/></h2>
        <p><a class="govuk-link" href="/konto/sprawy/{@number}"><okn:text id="journal.account.files"/></a></p>
        <xsl:if test="@open = 'true'"><p class="okn-noprint"><a class="govuk-link" href="/konto/sprawy/{@number}/wycofanie"><okn:text id="journal.account.withdraw"/></a></p></xsl:if>
      </section>
    </div>
  </div>
</xsl:template>
</xsl:stylesheet>
