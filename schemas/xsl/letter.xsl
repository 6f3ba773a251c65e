<?xml version="1.0" encoding="UTF-8"?>
<!--
  What a service's view.xsl may import to show its document as a letter: dates and sizes (okn:formats) and

    letter-top      sender (may hold markup), place, date ("2026-11-06"): the two corners at the top
    letter-title    title
    entry           label, value: one dt and dd; nothing when the value is empty
    paragraphs      text: its lines, each after a line break
    attachments     nodes: elements of attachment.xsd

  The result is the inside of one <div>, so view.xsl begins: <xsl:template match="/"><div>…</div></xsl:template>.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:okn="urn:okienko:text"
                xmlns:zal="urn:okienko:attachment" exclude-result-prefixes="okn zal">
<xsl:import href="okn:formats"/>
<xsl:output method="html" encoding="UTF-8" indent="no"/>

<xsl:template name="letter-top">
  <xsl:param name="sender"/>
  <xsl:param name="place"/>
  <xsl:param name="date"/>
  <div class="okn-letter__top">
    <p><xsl:copy-of select="$sender"/></p>
    <p><xsl:if test="$place != ''"><xsl:value-of select="$place"/>, </xsl:if><xsl:call-template name="date-long"><xsl:with-param name="date" select="$date"/></xsl:call-template></p>
  </div>
</xsl:template>

<xsl:template name="letter-title">
  <xsl:param name="title"/>
  <h2 class="okn-letter__title"><xsl:copy-of select="$title"/></h2>
</xsl:template>

<xsl:template name="entry">
  <xsl:param name="label"/>
  <xsl:param name="value"/>
  <xsl:if test="normalize-space($value) != ''">
    <dt><xsl:copy-of select="$label"/></dt>
    <dd><xsl:copy-of select="$value"/></dd>
  </xsl:if>
</xsl:template>

<xsl:template name="paragraphs">
  <xsl:param name="text"/>
  <xsl:choose>
    <xsl:when test="contains($text, '&#10;')">
      <xsl:value-of select="substring-before($text, '&#10;')"/><br/>
      <xsl:call-template name="paragraphs"><xsl:with-param name="text" select="substring-after($text, '&#10;')"/></xsl:call-template>
    </xsl:when>
    <xsl:otherwise><xsl:value-of select="$text"/></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<xsl:template name="attachments">
  <xsl:param name="nodes" select="/.."/>
  <xsl:if test="$nodes">
    <h3 class="govuk-heading-s govuk-!-margin-bottom-2"><okn:text id="letter.attachments"/></h3>
    <xsl:for-each select="$nodes">
      <p class="govuk-body okn-small"><xsl:value-of select="position()"/>. <xsl:value-of select="zal:Nazwa"/>, <xsl:call-template name="file-size"><xsl:with-param name="bytes" select="zal:Rozmiar"/></xsl:call-template><br/><span class="okn-mono okn-soft">SHA-256 <xsl:call-template name="mono"><xsl:with-param name="text" select="string(zal:SkrotSHA256)"/></xsl:call-template></span></p>
    </xsl:for-each>
  </xsl:if>
</xsl:template>
</xsl:stylesheet>
