<?xml version="1.0" encoding="UTF-8"?>
<!-- What became of a file that was brought to be verified. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:okn="urn:okienko:text"
                exclude-result-prefixes="okn">
<xsl:import href="okn:layout"/>
<xsl:import href="okn:verification/_report"/>

<xsl:template match="page" mode="title"><okn:text id="verification.result.title"/></xsl:template>
<xsl:template match="page" mode="back"><okn:text id="verification.again"/></xsl:template>

<xsl:template match="page" mode="main">
  <span class="govuk-caption-l"><okn:text id="verification.result.at"/><xsl:text> </xsl:text><xsl:call-template name="date-time"><xsl:with-param name="date" select="string(result/@at)"/></xsl:call-template></span>
  <h1 class="govuk-heading-l"><okn:text id="verification.result.title"/></h1>
  <xsl:choose>
    <xsl:when test="result/@pdf = 'true'"><xsl:call-template name="verification-open">
      <xsl:with-param name="title"><okn:text id="verification.pdf"/></xsl:with-param>
      <xsl:with-param name="about" select="string(result/report/@name)"/>
      <xsl:with-param name="advice"><okn:text id="verification.pdf-advice"/></xsl:with-param>
    </xsl:call-template></xsl:when>
    <xsl:otherwise><xsl:apply-templates select="result/report"/></xsl:otherwise>
  </xsl:choose>
  <xsl:if test="result/contents">
    <p class="govuk-body okn-small"><okn:text id="verification.result.contents"/><xsl:text> </xsl:text><xsl:for-each select="result/contents"><xsl:if test="position() &gt; 1">, </xsl:if><span class="okn-break"><xsl:value-of select="."/></span></xsl:for-each></p>
  </xsl:if>
  <xsl:choose>
    <xsl:when test="result/download">
      <section class="okn-noprint" aria-labelledby="raport">
        <h2 class="govuk-heading-m" id="raport"><okn:text id="verification.keep"/></h2>
        <p class="govuk-body"><okn:text id="verification.result.forgotten"/></p>
        <ul class="govuk-list"><xsl:apply-templates select="result/download"/></ul>
      </section>
    </xsl:when>
    <xsl:otherwise><p class="govuk-body"><okn:text id="verification.result.long"/></p></xsl:otherwise>
  </xsl:choose>
</xsl:template>
</xsl:stylesheet>
