<?xml version="1.0" encoding="UTF-8"?>
<!-- Whether to correct what was signed: then the signed file goes. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:okn="urn:okienko:text"
                exclude-result-prefixes="okn">
<xsl:import href="okn:layout"/>
<xsl:import href="okn:intake/_parts"/>

<xsl:template match="page" mode="title"><okn:text id="intake.thaw.title"/></xsl:template>

<xsl:template match="page" mode="main">
  <span class="govuk-caption-l"><xsl:value-of select="draft/@title"/></span>
  <h1 class="govuk-heading-l"><okn:text id="intake.thaw.title"/></h1>
  <p class="govuk-body"><okn:text id="intake.thaw.lead"/></p>
  <form action="/wnioski/{draft/@id}/popraw" method="post">
    <xsl:call-template name="csrf"/>
    <input type="hidden" name="strona" value="{draft/@page}"/>
    <div class="govuk-button-group">
      <xsl:call-template name="button"><xsl:with-param name="words"><okn:text id="intake.thaw.yes"/></xsl:with-param><xsl:with-param name="kind">warning</xsl:with-param></xsl:call-template>
      <a class="govuk-link" href="/wnioski/{draft/@id}/podpis"><okn:text id="intake.thaw.no"/></a>
    </div>
  </form>
</xsl:template>
</xsl:stylesheet>
