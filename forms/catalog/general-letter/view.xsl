<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:okn="urn:okienko:text"
                xmlns:p="urn:okienko:wzor:pismo-ogolne:1" xmlns:opis="urn:okienko:description" xmlns:adr="urn:okienko:address"
                exclude-result-prefixes="okn p opis adr">
<xsl:import href="okn:letter"/>

<xsl:template match="/">
  <div><xsl:apply-templates select="p:Pismo"/></div>
</xsl:template>

<xsl:template match="p:Pismo">
  <xsl:call-template name="letter-top">
    <xsl:with-param name="sender"><xsl:apply-templates select="p:Nadawca"/></xsl:with-param>
    <xsl:with-param name="place" select="string(p:Nadawca/p:Adres/adr:Miejscowosc)"/>
    <xsl:with-param name="date" select="string(opis:OpisDokumentu/opis:DataUtworzenia)"/>
  </xsl:call-template>
  <xsl:call-template name="letter-title"><xsl:with-param name="title"><xsl:value-of select="p:Tresc/p:Temat"/></xsl:with-param></xsl:call-template>
  <p class="govuk-body"><xsl:call-template name="paragraphs"><xsl:with-param name="text" select="string(p:Tresc/p:Opis)"/></xsl:call-template></p>
  <xsl:call-template name="attachments"><xsl:with-param name="nodes" select="p:Zalaczniki/p:Zalacznik"/></xsl:call-template>
</xsl:template>

<xsl:template match="p:Nadawca">
  <xsl:value-of select="p:Nazwa"/>
  <xsl:for-each select="p:Adres">
    <br/>
    <xsl:choose>
      <xsl:when test="adr:Ulica"><xsl:value-of select="adr:Ulica"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="adr:Miejscowosc"/></xsl:otherwise>
    </xsl:choose>
    <xsl:text> </xsl:text><xsl:value-of select="adr:NumerDomu"/>
    <xsl:if test="adr:NumerLokalu">/<xsl:value-of select="adr:NumerLokalu"/></xsl:if>
    <br/><xsl:value-of select="adr:KodPocztowy"/><xsl:text> </xsl:text><xsl:value-of select="adr:Miejscowosc"/>
  </xsl:for-each>
  <xsl:if test="p:Email"><br/><xsl:value-of select="p:Email"/></xsl:if>
</xsl:template>
</xsl:stylesheet>
