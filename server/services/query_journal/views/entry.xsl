<?xml version="1.0" encoding="UTF-8"?>
<!-- One question and its answer, for everybody. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:okn="urn:okienko:text"
                exclude-result-prefixes="okn">
<xsl:import href="okn:layout"/>
<xsl:import href="okn:query_journal/_parts"/>

<xsl:template match="page" mode="title"><xsl:value-of select="entry/@title"/></xsl:template>
<xsl:template match="page" mode="back"><okn:text id="nav.journal"/></xsl:template>

<xsl:template match="page" mode="main"><xsl:apply-templates select="entry"/></xsl:template>

<xsl:template match="entry">
  <xsl:variable name="received"><xsl:call-template name="date-long"><xsl:with-param name="date" select="string(@received)"/></xsl:call-template></xsl:variable>
  <xsl:variable name="answered"><xsl:call-template name="date-long"><xsl:with-param name="date" select="string(@answered)"/></xsl:call-template></xsl:variable>
  <span class="govuk-caption-l"><okn:text id="journal.entry.number"><okn:with name="number" select="@registration"/></okn:text></span>
  <h1 class="govuk-heading-l"><xsl:call-template name="hard-spaces"><xsl:with-param name="text" select="string(@title)"/></xsl:call-template></h1>
  <div class="okn-qa">
    <section class="okn-qa__q" aria-labelledby="pyt"><h2 id="pyt"><okn:text id="journal.entry.question"><okn:with name="date" select="$received"/></okn:text></h2><xsl:call-template name="simple-text"><xsl:with-param name="of" select="question"/></xsl:call-template></section>
    <section class="okn-qa__a" aria-labelledby="odp"><h2 id="odp"><xsl:value-of select="@unit-name"/>, <xsl:value-of select="$answered"/></h2><xsl:call-template name="simple-text"><xsl:with-param name="of" select="answer"/></xsl:call-template></section>
  </div>
  <xsl:if test="similar/entry">
    <h2 class="govuk-heading-m"><okn:text id="journal.entry.similar"/></h2>
    <ul class="govuk-list govuk-list--spaced"><xsl:for-each select="similar/entry"><li><a class="govuk-link" href="{@href}"><xsl:call-template name="hard-spaces"><xsl:with-param name="text" select="string(@title)"/></xsl:call-template></a></li></xsl:for-each></ul>
  </xsl:if>
</xsl:template>

<xsl:template match="page" mode="aside">
  <xsl:for-each select="entry">
    <h2><okn:text id="journal.entry.way"/></h2>
    <ol class="okn-steps">
      <li><b><okn:text id="journal.entry.published"/></b><span class="okn-soft"><xsl:call-template name="date-long"><xsl:with-param name="date" select="substring(@published, 1, 10)"/></xsl:call-template></span></li>
      <li><b><okn:text id="journal.entry.answered"/></b><span class="okn-soft"><xsl:call-template name="date-long"><xsl:with-param name="date" select="string(@answered)"/></xsl:call-template>, <xsl:apply-templates select="." mode="days"/></span></li>
      <li><b><okn:text id="journal.entry.received"/></b><span class="okn-soft"><xsl:call-template name="date-long"><xsl:with-param name="date" select="string(@received)"/></xsl:call-template></span></li>
    </ol>
    <h2><okn:text id="journal.entry.about"/></h2>
    <p>
      <xsl:if test="@written-name != ''"><okn:text id="journal.entry.written"><okn:with name="name" select="@written-name"/></okn:text><br/></xsl:if>
      <xsl:if test="@approved-name != ''"><okn:text id="journal.entry.approved"><okn:with name="name" select="@approved-name"/></okn:text><br/></xsl:if>
      <xsl:if test="@published-name != ''"><okn:text id="journal.entry.publisher"><okn:with name="name" select="@published-name"/></okn:text><br/></xsl:if>
      <okn:text id="journal.entry.at"/><xsl:text> </xsl:text><xsl:call-template name="date-time"><xsl:with-param name="date" select="string(@published)"/></xsl:call-template>
      <xsl:if test="@corrected = 'true'"><br/><okn:text id="journal.entry.corrected"/><xsl:text> </xsl:text><xsl:call-template name="date-time"><xsl:with-param name="date" select="string(@changed)"/></xsl:call-template></xsl:if>
    </p>
    <p><okn:text id="journal.entry.no-author"/></p>
  </xsl:for-each>
</xsl:template>
</xsl:stylesheet>
