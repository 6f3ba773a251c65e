<?xml version="1.0" encoding="UTF-8"?>
<!-- Parts of the pages about the second factor. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:okn="urn:okienko:text"
                exclude-result-prefixes="okn">

<xsl:template name="code-input">
  <xsl:param name="hint"/>
  <xsl:call-template name="text-input">
    <xsl:with-param name="name">code</xsl:with-param>
    <xsl:with-param name="label"><okn:text id="accounts.factor.code"/></xsl:with-param>
    <xsl:with-param name="hint" select="$hint"/>
    <xsl:with-param name="classes">govuk-input--width-10 okn-mono</xsl:with-param>
    <xsl:with-param name="autocomplete">one-time-code</xsl:with-param>
    <xsl:with-param name="spellcheck">false</xsl:with-param>
  </xsl:call-template>
</xsl:template>

<!-- In demonstration mode alone: the view model has the element then. -->
<xsl:template name="demonstration-code">
  <xsl:if test="demonstration">
    <xsl:call-template name="inset"><xsl:with-param name="content">
      <strong><okn:text id="accounts.factor.demonstration"/></strong><xsl:text> </xsl:text>
      <okn:text id="accounts.factor.demonstration-code"/><xsl:text> </xsl:text>
      <strong class="okn-mono" id="kod-pokazowy"><xsl:value-of select="concat(substring(demonstration/@code, 1, 3), '&#160;', substring(demonstration/@code, 4))"/></strong>
    </xsl:with-param></xsl:call-template>
  </xsl:if>
</xsl:template>
</xsl:stylesheet>
