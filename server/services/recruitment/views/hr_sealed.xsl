<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:okn="urn:okienko:text"
                exclude-result-prefixes="okn">
<xsl:import href="okn:layout"/>
<xsl:template match="page" mode="title"><xsl:value-of select="vacancy/@title"/></xsl:template>
<xsl:template match="page" mode="back"><okn:text id="recruitment.hr.back"/></xsl:template>
<xsl:template match="page" mode="main">
  <div class="okn-head"><div><p class="okn-kicker"><okn:text id="recruitment.number"><okn:with name="number" select="vacancy/@number"/></okn:text> · <xsl:value-of select="vacancy/@unit-name"/></p><h1 class="govuk-heading-l"><xsl:value-of select="vacancy/@title"/></h1></div><p><a class="govuk-link" href="/kadry/nabory/{vacancy/@number}/ogloszenie"><okn:text id="recruitment.hr.announcement"/></a></p></div>
  <xsl:variable name="moment"><xsl:call-template name="date-time"><xsl:with-param name="date" select="string(vacancy/@sealed)"/></xsl:call-template></xsl:variable>
  <xsl:call-template name="inset"><xsl:with-param name="content"><b><okn:text id="recruitment.sealed.until"><okn:with name="until" select="$moment"/></okn:text></b><br/><okn:text id="recruitment.sealed.why"/></xsl:with-param></xsl:call-template>
  <p class="govuk-body"><okn:text id="recruitment.sealed.count"><okn:with name="n" select="vacancy/@applications"/></okn:text></p>
</xsl:template>
</xsl:stylesheet>
