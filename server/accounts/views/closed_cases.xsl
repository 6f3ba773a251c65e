<?xml version="1.0" encoding="UTF-8"?>
<!-- All finished cases; view model: closed with case. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:okn="urn:okienko:text"
                exclude-result-prefixes="okn">
<xsl:import href="okn:layout"/>
<xsl:import href="okn:accounts/_closed_case"/>

<xsl:template match="page" mode="title"><okn:text id="accounts.closed.title"/></xsl:template>

<xsl:template match="page" mode="main">
  <h1 class="govuk-heading-l"><okn:text id="accounts.closed.title"/></h1>
  <xsl:choose>
    <xsl:when test="closed/case"><ul class="okn-services"><xsl:apply-templates select="closed/case" mode="closed"><xsl:with-param name="heading">h2</xsl:with-param></xsl:apply-templates></ul></xsl:when>
    <xsl:otherwise><p class="govuk-body okn-soft"><okn:text id="accounts.closed.none"/></p></xsl:otherwise>
  </xsl:choose>
</xsl:template>
</xsl:stylesheet>
