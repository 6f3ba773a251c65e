<?xml version="1.0" encoding="UTF-8"?>
<!-- Which package to publish; view model: ask limit. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:okn="urn:okienko:text"
                exclude-result-prefixes="okn">
<xsl:import href="okn:layout"/>
<xsl:import href="okn:editing/_menu"/>
<xsl:template match="page" mode="title"><okn:text id="editing.packages.title"/></xsl:template>
<xsl:template match="page" mode="back"><okn:text id="editing.title"/></xsl:template>

<xsl:template match="page" mode="main">
  <xsl:variable name="limit"><xsl:call-template name="file-size"><xsl:with-param name="bytes" select="number(ask/@limit)"/></xsl:call-template></xsl:variable>
  <h1 class="govuk-heading-l"><okn:text id="editing.packages.title"/></h1>
  <xsl:call-template name="editing-menu"/>
  <p class="govuk-body"><okn:text id="editing.packages.lead"/></p>
  <form action="/redakcja/paczki" method="post" enctype="multipart/form-data" novalidate="novalidate">
    <xsl:call-template name="csrf"/>
    <xsl:call-template name="file-upload">
      <xsl:with-param name="name">paczka</xsl:with-param>
      <xsl:with-param name="label"><okn:text id="editing.packages.file"/></xsl:with-param>
      <xsl:with-param name="hint"><okn:text id="editing.packages.hint"><okn:with name="limit" select="$limit"/></okn:text></xsl:with-param>
      <xsl:with-param name="accept">.zip,application/zip</xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="button"><xsl:with-param name="words"><okn:text id="editing.packages.check"/></xsl:with-param></xsl:call-template>
  </form>
</xsl:template>
</xsl:stylesheet>
