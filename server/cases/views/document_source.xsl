<?xml version="1.0" encoding="UTF-8"?>
<!-- The document of a case as it came, letter by letter. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:okn="urn:okienko:text"
                exclude-result-prefixes="okn">
<xsl:import href="okn:layout"/>

<xsl:template match="page" mode="title"><okn:text id="cases.source.title"/>: <xsl:value-of select="source/@called"/></xsl:template>
<xsl:template match="page" mode="back"><xsl:value-of select="source/@called"/></xsl:template>

<xsl:template match="page" mode="main">
  <div class="okn-head">
    <div>
      <p class="okn-kicker"><xsl:value-of select="source/@called"/></p>
      <h1 class="govuk-heading-l"><okn:text id="cases.source.title"/></h1>
    </div>
    <p><a class="govuk-link" href="/urzad/sprawy/{source/@number}/dokument.xml" download="download"><okn:text id="cases.source.save"/></a></p>
  </div>
  <p class="govuk-body"><okn:text id="cases.source.about"/></p>
  <div class="okn-paper okn-paper--tight okn-scroll" tabindex="0" role="region" aria-label="[[cases.source.title]]"><pre class="okn-source"><code><xsl:value-of select="source"/></code></pre></div>
</xsl:template>
</xsl:stylesheet>
