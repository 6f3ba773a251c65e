<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:okn="urn:okienko:text"
                xmlns:w="urn:okienko:wzor:informacja-publiczna:1" xmlns:opis="urn:okienko:description" xmlns:adr="urn:okienko:address"
                exclude-result-prefixes="okn w opis adr">
<xsl:import href="okn:letter"/>

<xsl:template match="/">
  <div><xsl:apply-templates select="w:Wniosek"/></div>
</xsl:template>

<xsl:template match="w:Wniosek">
  <xsl:call-template name="letter-top">
    <xsl:with-param name="sender">
      <xsl:choose>
        <xsl:when test="w:Wnioskodawca/w:Nazwa"><xsl:value-of select="w:Wnioskodawca/w:Nazwa"/></xsl:when>
        <xsl:otherwise><span class="okn-soft"><okn:text id="view.anonymous"/></span></xsl:otherwise>
      </xsl:choose>
    </xsl:with-param>
    <xsl:with-param name="date" select="string(opis:OpisDokumentu/opis:DataUtworzenia)"/>
  </xsl:call-template>
  <xsl:call-template name="letter-title"><xsl:with-param name="title"><okn:text id="document.title"/></xsl:with-param></xsl:call-template>
  <p class="govuk-body"><okn:text id="view.request"/></p>
  <p class="govuk-body"><xsl:call-template name="paragraphs"><xsl:with-param name="text" select="string(w:Tresc/w:Przedmiot)"/></xsl:call-template></p>
  <dl>
    <xsl:call-template name="entry"><xsl:with-param name="label"><okn:text id="view.period"/></xsl:with-param><xsl:with-param name="value"><xsl:apply-templates select="w:Tresc" mode="period"/></xsl:with-param></xsl:call-template>
    <xsl:call-template name="entry">
      <xsl:with-param name="label"><okn:text id="view.unit"/></xsl:with-param>
      <xsl:with-param name="value"><xsl:if test="w:Tresc/w:Komorka"><okn:lookup prefix="komorka.option." select="w:Tresc/w:Komorka"/></xsl:if></xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="entry">
      <xsl:with-param name="label"><okn:text id="view.form"/></xsl:with-param>
      <xsl:with-param name="value"><xsl:for-each select="w:Odpowiedz/w:Forma"><xsl:if test="position() &gt; 1"><br/></xsl:if><okn:lookup prefix="forma.option." select="."/></xsl:for-each></xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="entry"><xsl:with-param name="label"><okn:text id="view.way"/></xsl:with-param><xsl:with-param name="value"><xsl:apply-templates select="w:Odpowiedz" mode="way"/></xsl:with-param></xsl:call-template>
  </dl>
  <xsl:call-template name="attachments"><xsl:with-param name="nodes" select="w:Zalaczniki/w:Zalacznik"/></xsl:call-template>
</xsl:template>

<xsl:template match="w:Tresc" mode="period">
  <xsl:if test="w:Od">
    <xsl:variable name="date"><xsl:call-template name="date-long"><xsl:with-param name="date" select="string(w:Od)"/></xsl:call-template></xsl:variable>
    <okn:text id="view.from"><okn:with name="date" select="$date"/></okn:text>
  </xsl:if>
  <xsl:if test="w:Od and w:Do"><xsl:text> </xsl:text></xsl:if>
  <xsl:if test="w:Do">
    <xsl:variable name="date"><xsl:call-template name="date-long"><xsl:with-param name="date" select="string(w:Do)"/></xsl:call-template></xsl:variable>
    <okn:text id="view.to"><okn:with name="date" select="$date"/></okn:text>
  </xsl:if>
</xsl:template>

<xsl:template match="w:Odpowiedz" mode="way">
  <okn:lookup prefix="view.way." select="w:Sposob"/>
  <xsl:if test="w:Email"><br/><xsl:value-of select="w:Email"/></xsl:if>
  <xsl:if test="w:AdresDoDoreczen"><br/><xsl:value-of select="w:AdresDoDoreczen"/></xsl:if>
  <xsl:for-each select="w:AdresPocztowy">
    <br/>
    <xsl:choose>
      <xsl:when test="adr:Ulica"><xsl:value-of select="adr:Ulica"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="adr:Miejscowosc"/></xsl:otherwise>
    </xsl:choose>
    <xsl:text> </xsl:text><xsl:value-of select="adr:NumerDomu"/>
    <xsl:if test="adr:NumerLokalu">/<xsl:value-of select="adr:NumerLokalu"/></xsl:if>
    <br/><xsl:value-of select="adr:KodPocztowy"/><xsl:text> </xsl:text><xsl:value-of select="adr:Miejscowosc"/>
  </xsl:for-each>
</xsl:template>
</xsl:stylesheet>
