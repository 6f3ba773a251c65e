<?xml version="1.0" encoding="UTF-8"?>
<!-- A stuck job as facts; view model: job id kind attempts created stuck error. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:okn="urn:okienko:text"
                exclude-result-prefixes="okn">
<xsl:template name="job-facts">
  <p>
    <okn:count id="administration.job.attempts" select="number(@attempts)"/><xsl:text> </xsl:text>
    <okn:text id="administration.job.created"/><xsl:text> </xsl:text><xsl:call-template name="date-time"><xsl:with-param name="date" select="string(@created)"/></xsl:call-template><xsl:text>, </xsl:text>
    <okn:text id="administration.job.stopped"/><xsl:text> </xsl:text><xsl:call-template name="date-time"><xsl:with-param name="date" select="string(@stuck)"/></xsl:call-template>.
  </p>
  <p class="okn-mono okn-break"><xsl:choose><xsl:when test="@error != ''"><xsl:value-of select="@error"/></xsl:when><xsl:otherwise><okn:text id="table.empty"/></xsl:otherwise></xsl:choose></p>
</xsl:template>
</xsl:stylesheet>
