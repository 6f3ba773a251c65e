<?xml version="1.0" encoding="UTF-8"?>
<!-- The counter for signed files: what to bring. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:okn="urn:okienko:text"
                exclude-result-prefixes="okn">
<xsl:import href="okn:layout"/>

<xsl:template match="page" mode="title"><okn:text id="verification.title"/></xsl:template>

<xsl:template match="page" mode="main">
  <xsl:variable name="limit"><xsl:call-template name="file-size"><xsl:with-param name="bytes" select="number(ask/@limit)"/></xsl:call-template></xsl:variable>
  <h1 class="govuk-heading-l"><okn:text id="verification.title"/></h1>
  <p class="govuk-body-l"><okn:text id="verification.lead"/></p>
  <form action="/weryfikacja" method="post" enctype="multipart/form-data" novalidate="novalidate">
    <xsl:call-template name="csrf"/>
    <xsl:call-template name="file-upload">
      <xsl:with-param name="name">plik</xsl:with-param>
      <xsl:with-param name="size">m</xsl:with-param>
      <xsl:with-param name="label"><okn:text id="verification.file"/></xsl:with-param>
      <xsl:with-param name="hint"><okn:text id="verification.file-hint"><okn:with name="limit" select="$limit"/></okn:text></xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="file-upload">
      <xsl:with-param name="name">pliki</xsl:with-param>
      <xsl:with-param name="size">m</xsl:with-param>
      <xsl:with-param name="label"><okn:text id="verification.contents"/></xsl:with-param>
      <xsl:with-param name="optional" select="true()"/>
      <xsl:with-param name="hint"><okn:text id="verification.contents-hint"/></xsl:with-param>
      <xsl:with-param name="multiple" select="true()"/>
    </xsl:call-template>
    <xsl:call-template name="button"><xsl:with-param name="words"><okn:text id="verification.go"/></xsl:with-param></xsl:call-template>
  </form>
</xsl:template>

<xsl:template match="page" mode="aside">
  <h2><okn:text id="verification.aside.kept"/></h2>
  <p><okn:text id="verification.aside.kept-words"/></p>
  <h2><okn:text id="verification.aside.what"/></h2>
  <p><okn:text id="verification.aside.what-words"/></p>
</xsl:template>
</xsl:stylesheet>
