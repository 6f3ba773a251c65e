<?xml version="1.0" encoding="UTF-8"?>
<!-- One version of a card; view model: version service title n how restored current seen at by, since and until (change). -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:okn="urn:okienko:text"
                exclude-result-prefixes="okn">
<xsl:import href="okn:layout"/>
<xsl:import href="okn:editing/_menu"/>
<xsl:template match="page" mode="title"><okn:text id="editing.card-n"><okn:with name="n" select="version/@n"/></okn:text>: <xsl:value-of select="version/@title"/></xsl:template>
<xsl:template match="page" mode="back"><xsl:value-of select="version/@title"/></xsl:template>

<xsl:template match="page" mode="main"><xsl:apply-templates select="version"/></xsl:template>

<xsl:template match="version">
  <span class="govuk-caption-l"><xsl:value-of select="@title"/></span>
  <h1 class="govuk-heading-l"><okn:text id="editing.card-n"><okn:with name="n" select="@n"/></okn:text></h1>
  <p class="govuk-body"><okn:lookup prefix="editing.how." select="string(@how)"/><xsl:if test="@restored"><xsl:text> </xsl:text><xsl:value-of select="@restored"/></xsl:if><xsl:text>, </xsl:text><xsl:apply-templates select="." mode="origin"/></p>
  <p class="govuk-body"><a class="govuk-link" href="/redakcja/uslugi/{@service}/wersje/{@n}/podglad"><okn:text id="editing.see-version"/></a></p>
  <xsl:if test="since">
    <h2 class="govuk-heading-m"><okn:text id="editing.since"/></h2>
    <xsl:call-template name="changes"><xsl:with-param name="of" select="since"/></xsl:call-template>
  </xsl:if>
  <xsl:if test="@current != 'true'">
    <h2 class="govuk-heading-m"><okn:text id="editing.restore.title"/></h2>
    <p class="govuk-body"><okn:text id="editing.restore.words"/></p>
    <xsl:call-template name="changes"><xsl:with-param name="of" select="until"/></xsl:call-template>
    <form method="post" action="/redakcja/uslugi/{@service}/wersje/{@n}/przywrocenie">
      <xsl:call-template name="csrf"/>
      <input type="hidden" name="karta" value="{@seen}"/>
      <button type="submit" class="govuk-button" data-module="govuk-button" data-prevent-double-click="true"><okn:text id="editing.restore.go"/></button>
    </form>
  </xsl:if>
</xsl:template>
</xsl:stylesheet>
