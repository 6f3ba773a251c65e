<?xml version="1.0" encoding="UTF-8"?>
<!-- The journal is not for this: why, and the way that is. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:okn="urn:okienko:text"
                exclude-result-prefixes="okn">
<xsl:import href="okn:layout"/>

<xsl:template match="page" mode="title"><okn:text id="journal.gate.title"/></xsl:template>
<xsl:template match="page" mode="back"><okn:text id="journal.gate.back"/></xsl:template>

<xsl:template match="page" mode="main">
  <h1 class="govuk-heading-l"><okn:text id="journal.gate.title"/></h1>
  <p class="govuk-body-l"><okn:lookup prefix="journal.way." select="concat(gate/@id, '.why')"/></p>
  <xsl:choose>
    <xsl:when test="gate/@service != ''">
      <p class="govuk-body"><okn:lookup prefix="journal.way." select="concat(gate/@id, '.next')"/></p>
      <form action="/wnioski/{gate/@draft}/inna-droga" method="post">
        <xsl:call-template name="csrf"/>
        <xsl:call-template name="button"><xsl:with-param name="words"><okn:lookup prefix="journal.way." select="concat(gate/@id, '.button')"/></xsl:with-param></xsl:call-template>
      </form>
      <xsl:if test="gate/@id = 'signature'"><p class="govuk-body"><okn:text id="journal.gate.services"/><xsl:text> </xsl:text><a class="govuk-link" href="/uslugi"><okn:text id="journal.gate.services-link"/></a></p></xsl:if>
    </xsl:when>
    <xsl:otherwise>
      <p class="govuk-body"><okn:text id="journal.gate.contact"><okn:with name="unit" select="gate/@unit"/></okn:text></p>
      <ul class="govuk-list govuk-list--bullet">
        <li><okn:text id="help.call"/><a class="govuk-link" href="tel:{$office/phone/@tel}"><xsl:value-of select="$office/phone"/></a></li>
        <li><xsl:call-template name="of-language"><xsl:with-param name="all" select="$office/point"/></xsl:call-template></li>
      </ul>
    </xsl:otherwise>
  </xsl:choose>
  <p class="govuk-body"><okn:text id="journal.gate.kept"/><xsl:text> </xsl:text><a class="govuk-link" href="/wnioski/{gate/@draft}/zmien/droga"><okn:text id="journal.gate.change"/></a></p>
</xsl:template>
</xsl:stylesheet>
