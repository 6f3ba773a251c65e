<?xml version="1.0" encoding="UTF-8"?>
<!-- A PDF of something, as far as it is: <print state="none|waiting|failed|ready|sealed" href=""/>, print_view.h. Needs okn:layout. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:okn="urn:okienko:text"
                exclude-result-prefixes="okn">
<xsl:template match="print" mode="link">
  <xsl:choose>
    <xsl:when test="@state = 'ready'"><a class="govuk-link" href="{@href}" download="download">PDF</a></xsl:when>
    <xsl:when test="@state = 'sealed'"><okn:text id="printing.sealed"/></xsl:when>
    <xsl:when test="@state = 'waiting'"><okn:text id="printing.waiting"/></xsl:when>
    <xsl:otherwise>
      <xsl:if test="@state = 'failed'"><okn:text id="printing.failed"/></xsl:if>
      <form action="{@href}" method="post" class="okn-noprint">
        <xsl:call-template name="csrf"/>
        <button type="submit" class="govuk-button govuk-button--secondary okn-button--small govuk-!-margin-bottom-0"><xsl:choose>
          <xsl:when test="@state = 'failed'"><okn:text id="printing.again"/></xsl:when>
          <xsl:otherwise><okn:text id="printing.ask"/></xsl:otherwise>
        </xsl:choose></button>
      </form>
    </xsl:otherwise>
  </xsl:choose>
</xsl:template>
</xsl:stylesheet>
