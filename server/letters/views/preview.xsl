<?xml version="1.0" encoding="UTF-8"?>
<!-- The letter exactly as the resident will see it, before it is sent. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:okn="urn:okienko:text"
                exclude-result-prefixes="okn">
<xsl:import href="okn:layout"/>
<xsl:import href="okn:letters/_letter"/>

<xsl:template match="page" mode="title"><okn:text id="letters.preview"/>, <xsl:value-of select="preview/@called"/></xsl:template>
<xsl:template match="page" mode="back"><okn:text id="letters.preview.back"/></xsl:template>

<xsl:template match="page" mode="main">
  <xsl:if test="preview/@changed = 'true'">
    <xsl:call-template name="banner">
      <xsl:with-param name="title"><okn:text id="notice.important"/></xsl:with-param>
      <xsl:with-param name="content"><okn:text id="letters.preview.changed"/></xsl:with-param>
    </xsl:call-template>
  </xsl:if>
  <p class="okn-kicker"><xsl:value-of select="preview/@called"/></p>
  <h1 class="govuk-heading-l"><okn:text id="letters.preview"/></h1>
  <div class="okn-columns okn-columns--wide">
    <div><xsl:apply-templates select="preview/paper/*"/></div>
    <div>
      <section class="okn-paper okn-paper--tight" aria-labelledby="wyslanie">
        <h2 class="govuk-heading-s" id="wyslanie"><okn:text id="letters.preview.send-title"/></h2>
        <p class="okn-small"><okn:text id="letters.preview.seal"/></p>
        <p class="okn-small"><okn:text id="letters.preview.state"><okn:with name="state" select="string(preview/@to)"/></okn:text></p>
        <p class="okn-small"><xsl:choose>
          <xsl:when test="preview/@confirm = 'true' and preview/@account = 'true'"><okn:text id="letters.write.confirm"/></xsl:when>
          <xsl:when test="preview/@confirm = 'true'"><okn:text id="letters.write.confirm-key"/></xsl:when>
          <xsl:when test="preview/@account = 'true'"><okn:text id="letters.write.at-once"/></xsl:when>
          <xsl:otherwise><okn:text id="letters.write.at-once-key"/></xsl:otherwise>
        </xsl:choose></p>
        <xsl:if test="preview/@signature = ''">
          <form action="/urzad/sprawy/{preview/@number}/pismo/wyslij" method="post">
            <xsl:call-template name="csrf"/>
            <input type="hidden" name="przejscie" value="{preview/@transition}"/>
            <input type="hidden" name="wersja" value="{preview/@revision}"/>
            <input type="hidden" name="szkic" value="{preview/@draft}"/>
            <button type="submit" class="govuk-button"><okn:text id="letters.preview.send"/></button>
          </form>
        </xsl:if>
        <p class="okn-small"><xsl:choose><xsl:when test="preview/@signature = ''"><okn:text id="letters.preview.sign-lead"/></xsl:when><xsl:otherwise><okn:text id="letters.preview.sign-must"/></xsl:otherwise></xsl:choose></p>
        <form action="/urzad/sprawy/{preview/@number}/pismo/podpis" method="post">
          <xsl:call-template name="csrf"/>
          <input type="hidden" name="przejscie" value="{preview/@transition}"/>
          <button type="submit"><xsl:attribute name="class">govuk-button<xsl:if test="preview/@signature = ''"> govuk-button--secondary</xsl:if></xsl:attribute><okn:text id="letters.preview.sign"/></button>
        </form>
        <p class="govuk-!-margin-bottom-0"><a class="govuk-link" href="/urzad/sprawy/{preview/@number}/pismo?przejscie={preview/@transition}"><okn:text id="letters.preview.correct"/></a></p>
      </section>
    </div>
  </div>
</xsl:template>
</xsl:stylesheet>
