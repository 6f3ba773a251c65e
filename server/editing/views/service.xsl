<?xml version="1.0" encoding="UTF-8"?>
<!-- One service: its card's versions, its packages, its course; view model: service id title symbol form draft, card n how restored at by, package version sha256 at by, workflow. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:okn="urn:okienko:text"
                exclude-result-prefixes="okn">
<xsl:import href="okn:layout"/>
<xsl:import href="okn:editing/_menu"/>
<xsl:variable name="service" select="/page/service"/>
<xsl:template match="page" mode="title"><xsl:value-of select="$service/@title"/></xsl:template>
<xsl:template match="page" mode="back"><okn:text id="editing.title"/></xsl:template>

<xsl:template match="page" mode="main">
  <span class="govuk-caption-l"><xsl:value-of select="$service/@symbol"/></span>
  <h1 class="govuk-heading-l"><xsl:value-of select="$service/@title"/></h1>
  <xsl:call-template name="editing-menu"/>
  <div class="govuk-button-group">
    <a class="govuk-button" role="button" draggable="false" data-module="govuk-button" href="/redakcja/uslugi/{$service/@id}/karta"><xsl:choose><xsl:when test="$service/@draft = 'true'"><okn:text id="editing.edit-on"/></xsl:when><xsl:otherwise><okn:text id="editing.edit"/></xsl:otherwise></xsl:choose></a>
    <a class="govuk-link" href="/uslugi/{$service/@id}"><okn:text id="editing.see"/></a>
    <a class="govuk-link" href="/redakcja/uslugi/{$service/@id}/paczka.zip"><okn:text id="editing.download"/></a>
  </div>
  <h2 class="govuk-heading-m"><okn:text id="editing.cards.title"/></h2>
  <ol class="okn-steps govuk-!-margin-bottom-6">
    <xsl:for-each select="$service/card">
      <li><a class="govuk-link" href="/redakcja/uslugi/{$service/@id}/wersje/{@n}"><okn:text id="editing.card-n"><okn:with name="n" select="@n"/></okn:text></a><xsl:text>: </xsl:text><xsl:call-template name="how"/><br/><span class="okn-soft"><xsl:apply-templates select="." mode="origin"/></span></li>
    </xsl:for-each>
  </ol>
  <xsl:if test="$service/@form = 'true'">
    <h2 class="govuk-heading-m"><okn:text id="editing.packages.history"/></h2>
    <ol class="okn-steps govuk-!-margin-bottom-6">
      <xsl:for-each select="$service/package">
        <li><okn:text id="editing.version-n"><okn:with name="n" select="@version"/></okn:text><br/><span class="okn-soft"><xsl:apply-templates select="." mode="origin"/></span><br/><span class="okn-mono okn-soft okn-break">SHA-256 <xsl:call-template name="mono"><xsl:with-param name="text" select="string(@sha256)"/></xsl:call-template></span></li>
      </xsl:for-each>
    </ol>
  </xsl:if>
  <xsl:apply-templates select="$service/workflow"/>
  <xsl:if test="$service/workflow"><p class="govuk-body"><a class="govuk-link" href="/redakcja/uslugi/{$service/@id}/przebieg.svg"><okn:text id="editing.workflow.file"/></a></p></xsl:if>
</xsl:template>

<xsl:template name="how">
  <okn:lookup prefix="editing.how." select="string(@how)"/>
  <xsl:if test="@restored"><xsl:text> </xsl:text><xsl:value-of select="@restored"/></xsl:if>
</xsl:template>
</xsl:stylesheet>
