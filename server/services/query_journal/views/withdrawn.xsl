<?xml version="1.0" encoding="UTF-8"?>
<!-- An entry that was there once: only why it isn't any more. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:okn="urn:okienko:text"
                exclude-result-prefixes="okn">
<xsl:import href="okn:layout"/>

<xsl:template match="page" mode="title"><okn:text id="journal.withdrawn.title"/></xsl:template>
<xsl:template match="page" mode="back"><okn:text id="nav.journal"/></xsl:template>

<xsl:template match="page" mode="main">
  <xsl:variable name="date"><xsl:call-template name="date-long"><xsl:with-param name="date" select="substring(withdrawn/@changed, 1, 10)"/></xsl:call-template></xsl:variable>
  <span class="govuk-caption-l"><okn:text id="journal.entry.number"><okn:with name="number" select="withdrawn/@registration"/></okn:text></span>
  <h1 class="govuk-heading-l"><okn:text id="journal.withdrawn.title"/></h1>
  <p class="govuk-body-l"><okn:text id="journal.withdrawn.on"><okn:with name="date" select="$date"/></okn:text></p>
  <xsl:choose>
    <xsl:when test="withdrawn/@reason != ''"><p class="govuk-body"><okn:text id="journal.withdrawn.why"/><xsl:text> </xsl:text><xsl:value-of select="withdrawn/@reason"/></p></xsl:when>
    <xsl:otherwise><p class="govuk-body"><okn:text id="journal.withdrawn.consent"/></p></xsl:otherwise>
  </xsl:choose>
  <p class="govuk-body"><a class="govuk-link" href="/dziennik-zapytan"><okn:text id="journal.show-all"/></a></p>
</xsl:template>
</xsl:stylesheet>
