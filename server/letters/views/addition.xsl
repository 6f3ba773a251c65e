<?xml version="1.0" encoding="UTF-8"?>
<!-- What a resident added to a case, as the office sees it. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:okn="urn:okienko:text"
                exclude-result-prefixes="okn">
<xsl:import href="okn:layout"/>
<xsl:import href="okn:letters/_letter"/>

<xsl:template match="page" mode="title"><okn:text id="letters.addition"/>, <xsl:value-of select="received/@called"/></xsl:template>
<xsl:template match="page" mode="back"><okn:text id="letters.back-to-case"/></xsl:template>

<xsl:template match="page" mode="main">
  <xsl:variable name="href" select="string(received/@href)"/>
  <xsl:variable name="addition" select="received/addition"/>
  <p class="okn-kicker"><xsl:value-of select="received/@called"/></p>
  <h1 class="govuk-heading-l"><okn:text id="letters.addition"/></h1>
  <div class="okn-columns okn-columns--wide">
    <div><xsl:apply-templates select="received/paper/*"><xsl:with-param name="address" select="$href"/></xsl:apply-templates></div>
    <div>
      <section class="okn-paper okn-paper--tight" aria-labelledby="wplyw">
        <h2 class="govuk-heading-s" id="wplyw"><okn:text id="letters.received"/></h2>
        <p><xsl:call-template name="date-time"><xsl:with-param name="date" select="string($addition/@received)"/></xsl:call-template>, <xsl:choose><xsl:when test="$addition/@in-time = 'true'"><okn:text id="letters.in-time"/></xsl:when><xsl:otherwise><okn:text id="letters.late"/></xsl:otherwise></xsl:choose></p>
        <dl class="okn-letter govuk-!-margin-0 okn-small">
          <dt class="okn-soft"><okn:text id="letters.digest"/></dt><dd class="okn-mono govuk-!-margin-bottom-3"><xsl:call-template name="mono"><xsl:with-param name="text" select="string($addition/@digest)"/></xsl:call-template></dd>
          <dt class="okn-soft"><okn:text id="letters.files"/></dt>
          <dd class="govuk-!-margin-0"><a class="govuk-link" href="{$href}/uzupelnienie.xml" download="download"><okn:text id="letters.file.addition"/></a>, <a class="govuk-link" href="{$href}/upp.xml" download="download"><okn:text id="letters.file.upp"/></a></dd>
        </dl>
      </section>
    </div>
  </div>
</xsl:template>
</xsl:stylesheet>
