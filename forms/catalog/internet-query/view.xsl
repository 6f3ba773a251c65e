<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:okn="urn:okienko:text"
                xmlns:z="urn:okienko:wzor:zapytanie:1" xmlns:opis="urn:okienko:description"
                exclude-result-prefixes="okn z opis">
<xsl:import href="okn:letter"/>

<xsl:template match="/">
  <div><xsl:apply-templates select="z:Zapytanie"/></div>
</xsl:template>

<xsl:template match="z:Zapytanie">
  <xsl:variable name="unit"><okn:lookup prefix="wydzial.option." select="z:Wydzial"/></xsl:variable>
  <xsl:call-template name="letter-top">
    <xsl:with-param name="sender"><okn:text id="view.to"><okn:with name="unit" select="$unit"/></okn:text></xsl:with-param>
    <xsl:with-param name="date" select="string(opis:OpisDokumentu/opis:DataUtworzenia)"/>
  </xsl:call-template>
  <xsl:call-template name="letter-title"><xsl:with-param name="title"><xsl:value-of select="z:Temat"/></xsl:with-param></xsl:call-template>
  <p class="govuk-body"><xsl:call-template name="paragraphs"><xsl:with-param name="text" select="string(z:Tresc)"/></xsl:call-template></p>
  <p class="govuk-body">
    <xsl:choose>
      <xsl:when test="z:ZgodaNaPublikacje = 'true'"><okn:text id="view.publish"/></xsl:when>
      <xsl:otherwise><okn:text id="view.private"/></xsl:otherwise>
    </xsl:choose>
  </p>
  <xsl:if test="not(z:Droga/*[. != 'false'])"><p class="govuk-body"><okn:text id="view.way"/></p></xsl:if>
</xsl:template>
</xsl:stylesheet>
