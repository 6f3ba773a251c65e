<?xml version="1.0" encoding="UTF-8"?>
<!-- The very document that will be sent, as a letter, with its digest. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:okn="urn:okienko:text"
                exclude-result-prefixes="okn">
<xsl:import href="okn:layout"/>
<xsl:import href="okn:intake/_parts"/>

<xsl:template match="page" mode="title"><okn:text id="intake.preview.title"/> – <xsl:value-of select="draft/@title"/></xsl:template>

<xsl:template match="page" mode="main">
  <span class="govuk-caption-l"><xsl:value-of select="draft/@title"/></span>
  <h1 class="govuk-heading-l"><okn:text id="intake.preview.title"/></h1>
  <p class="govuk-body"><okn:text id="intake.preview.lead"/></p>
  <div class="okn-columns okn-columns--wide"><div>
  <article class="okn-paper okn-letter" aria-label="[[intake.preview.document]]">
    <xsl:copy-of select="document/div/node()"/>
    <dl class="okn-digest">
      <dt><okn:text id="intake.preview.form"/></dt><dd><xsl:value-of select="draft/@title"/>, <okn:text id="intake.preview.version"><okn:with name="version" select="draft/@version"/></okn:text></dd>
      <dt><okn:text id="intake.digest"/></dt><dd class="okn-mono"><xsl:call-template name="mono"><xsl:with-param name="text" select="string(document/@sha256)"/></xsl:call-template></dd>
    </dl>
  </article>
  </div></div>
  <p class="govuk-body"><a class="govuk-link" href="/wnioski/{draft/@id}/dokument.xml"><okn:text id="intake.preview.download"/> (<xsl:call-template name="file-size"><xsl:with-param name="bytes" select="number(document/@size)"/></xsl:call-template>)</a></p>
  <p class="govuk-body"><a class="govuk-link" href="/wnioski/{draft/@id}/sprawdz"><okn:text id="intake.preview.back"/></a></p>
</xsl:template>
</xsl:stylesheet>
