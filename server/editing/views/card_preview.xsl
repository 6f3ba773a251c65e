<?xml version="1.0" encoding="UTF-8"?>
<!-- A card as residents see it, with a bar above; view model: that of catalogue/card, and preview service base revision changes, change; or shown n at by. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:okn="urn:okienko:text"
                exclude-result-prefixes="okn">
<xsl:import href="okn:catalogue/card"/>
<xsl:import href="okn:editing/_menu"/>
<xsl:template match="page" mode="back"><xsl:choose><xsl:when test="preview"><okn:text id="editing.back-to-form"/></xsl:when><xsl:otherwise><okn:text id="editing.back-to-version"/></xsl:otherwise></xsl:choose></xsl:template>

<xsl:template match="page" mode="main">
  <section class="okn-editing-bar okn-noprint" aria-label="[[editing.preview.bar]]">
    <xsl:apply-templates select="preview | shown"/>
  </section>
  <xsl:apply-imports/>
</xsl:template>

<xsl:template match="preview">
  <p class="govuk-body"><strong><okn:text id="editing.preview.title"/></strong><xsl:text> </xsl:text><okn:text id="editing.preview.words"/></p>
  <xsl:call-template name="details">
    <xsl:with-param name="summary"><okn:count id="editing.preview.changes" select="@changes"/></xsl:with-param>
    <xsl:with-param name="content"><xsl:call-template name="changes"><xsl:with-param name="of" select="."/></xsl:call-template></xsl:with-param>
  </xsl:call-template>
  <form class="govuk-button-group" method="post" action="/redakcja/uslugi/{@service}/karta/publikacja">
    <xsl:call-template name="csrf"/>
    <input type="hidden" name="szkic" value="{@revision}"/>
    <button type="submit" class="govuk-button" data-module="govuk-button" data-prevent-double-click="true"><okn:text id="editing.publish-card"/></button>
    <a class="govuk-link" href="/redakcja/uslugi/{@service}/karta"><okn:text id="editing.go-on-editing"/></a>
  </form>
</xsl:template>

<xsl:template match="shown">
  <p class="govuk-body"><strong><okn:text id="editing.card-n"><okn:with name="n" select="@n"/></okn:text></strong><xsl:text>: </xsl:text><okn:text id="editing.shown"/><xsl:text> </xsl:text><xsl:apply-templates select="." mode="origin"/></p>
</xsl:template>

<!-- The button stands where residents have it, and begins nothing. -->
<xsl:template name="start">
  <xsl:choose>
    <xsl:when test="$card/@form = 'true'"><p class="okn-start"><button type="button" class="govuk-button govuk-button--start" disabled="disabled" aria-disabled="true"><okn:text id="catalogue.card.start"/><xsl:call-template name="start-arrow"/></button></p></xsl:when>
    <xsl:otherwise><div class="govuk-inset-text"><okn:text id="catalogue.card.no-form"/></div></xsl:otherwise>
  </xsl:choose>
</xsl:template>
</xsl:stylesheet>
