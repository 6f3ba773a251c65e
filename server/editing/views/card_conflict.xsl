<?xml version="1.0" encoding="UTF-8"?>
<!-- Two versions of one card; view model: conflict kind service title n base revision at by, theirs and mine (change), field name. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:okn="urn:okienko:text"
                exclude-result-prefixes="okn">
<xsl:import href="okn:layout"/>
<xsl:import href="okn:editing/_menu"/>
<xsl:template match="page" mode="title"><okn:lookup prefix="editing.conflict.title." select="string(conflict/@kind)"/></xsl:template>
<xsl:template match="page" mode="back"><xsl:value-of select="conflict/@title"/></xsl:template>

<xsl:template match="page" mode="main"><xsl:apply-templates select="conflict"/></xsl:template>

<xsl:template match="conflict">
  <span class="govuk-caption-l"><xsl:value-of select="@title"/></span>
  <h1 class="govuk-heading-l"><okn:lookup prefix="editing.conflict.title." select="string(@kind)"/></h1>
  <p class="govuk-body"><okn:lookup prefix="editing.conflict.words." select="string(@kind)"/></p>
  <xsl:if test="@kind = 'card'"><p class="govuk-body"><okn:text id="editing.card-n"><okn:with name="n" select="@n"/></okn:text><xsl:text>: </xsl:text><xsl:apply-templates select="." mode="origin"/></p></xsl:if>
  <div class="okn-pair">
    <section><h2 class="govuk-heading-m"><okn:lookup prefix="editing.conflict.theirs." select="string(@kind)"/></h2><xsl:call-template name="changes"><xsl:with-param name="of" select="theirs"/></xsl:call-template></section>
    <section><h2 class="govuk-heading-m"><okn:text id="editing.conflict.mine"/></h2><xsl:call-template name="changes"><xsl:with-param name="of" select="mine"/></xsl:call-template></section>
  </div>
  <xsl:choose>
    <xsl:when test="@kind = 'card'">
      <form method="post" action="/redakcja/uslugi/{@service}/karta/polaczenie">
        <xsl:call-template name="csrf"/>
        <button type="submit" class="govuk-button" data-module="govuk-button"><okn:text id="editing.conflict.merge"/></button>
      </form>
      <form method="post" action="/redakcja/uslugi/{@service}/karta/porzucenie">
        <xsl:call-template name="csrf"/>
        <button type="submit" class="govuk-button govuk-button--secondary" data-module="govuk-button"><okn:text id="editing.conflict.drop"/></button>
      </form>
    </xsl:when>
    <xsl:otherwise>
      <form class="govuk-button-group" method="post" action="/redakcja/uslugi/{@service}/karta">
        <xsl:call-template name="csrf"/>
        <input type="hidden" name="karta" value="{@base}"/>
        <input type="hidden" name="szkic" value="{@revision}"/>
        <xsl:for-each select="field"><textarea hidden="hidden" name="{@name}" aria-hidden="true"><xsl:value-of select="."/></textarea></xsl:for-each>
        <button type="submit" class="govuk-button" data-module="govuk-button"><okn:text id="editing.conflict.keep-mine"/></button>
        <a class="govuk-link" href="/redakcja/uslugi/{@service}/karta"><okn:text id="editing.conflict.keep-saved"/></a>
      </form>
    </xsl:otherwise>
  </xsl:choose>
</xsl:template>
</xsl:stylesheet>
