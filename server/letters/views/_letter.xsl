<?xml version="1.0" encoding="UTF-8"?>
<!-- A letter of the office and an addition of a resident as papers: schemas/xsd/letter.xsd. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:okn="urn:okienko:text"
                xmlns:l="urn:okienko:letter" exclude-result-prefixes="okn l">

<!-- `address`: of the page, for links to its files; empty in a preview. -->
<xsl:template match="l:Pismo">
  <xsl:param name="address"/>
  <article class="okn-paper okn-letter" lang="pl" aria-label="[[letters.paper]]">
    <div class="okn-letter__top">
      <p><b><xsl:value-of select="l:Nadawca/l:Organ"/></b><br/><xsl:value-of select="l:Nadawca/l:Urzad"/><br/><xsl:value-of select="l:Nadawca/l:Komorka"/><br/><xsl:call-template name="hard-spaces"><xsl:with-param name="text" select="string(l:Nadawca/l:Adres)"/></xsl:call-template></p>
      <p><xsl:value-of select="l:Miejsce"/>, <xsl:call-template name="date-long"><xsl:with-param name="date" select="string(l:Data)"/></xsl:call-template></p>
    </div>
    <dl class="okn-letter__sign">
      <dt><okn:text id="letters.paper.case"/></dt><dd class="okn-nowrap"><xsl:value-of select="l:Sprawa"/></dd>
      <xsl:if test="l:Numer"><dt><okn:text id="letters.paper.number"/></dt><dd class="okn-nowrap"><xsl:value-of select="l:Numer"/></dd></xsl:if>
      <dt><okn:text id="letters.paper.to"/></dt>
      <dd><xsl:choose>
        <xsl:when test="l:Adresat != ''"><xsl:value-of select="l:Adresat"/></xsl:when>
        <xsl:otherwise><okn:text id="letters.paper.sender-of"/><xsl:text> </xsl:text><span class="okn-nowrap"><xsl:value-of select="l:Wniosek"/></span></xsl:otherwise>
      </xsl:choose></dd>
    </dl>
    <h2 class="okn-letter__title"><xsl:call-template name="hard-spaces"><xsl:with-param name="text" select="string(l:Tytul)"/></xsl:call-template></h2>
    <xsl:apply-templates select="l:Czesc"/>
    <p class="okn-letter__signatory"><okn:text id="letters.paper.for"><okn:with name="authority" select="string(l:Nadawca/l:Organ)"/></okn:text><br/><b><xsl:value-of select="l:Podpisujacy/l:ImieNazwisko"/></b><br/><xsl:value-of select="l:Podpisujacy/l:Stanowisko"/></p>
    <xsl:call-template name="letter-files"><xsl:with-param name="address" select="$address"/></xsl:call-template>
  </article>
</xsl:template>

<xsl:template match="l:Czesc">
  <xsl:if test="l:Naglowek"><h3 class="govuk-heading-s govuk-!-margin-bottom-2"><xsl:value-of select="l:Naglowek"/></h3></xsl:if>
  <xsl:for-each select="l:Akapit"><p><xsl:call-template name="hard-spaces"><xsl:with-param name="text" select="string(.)"/></xsl:call-template></p></xsl:for-each>
</xsl:template>

<xsl:template match="l:Uzupelnienie">
  <xsl:param name="address"/>
  <article class="okn-paper okn-letter" aria-label="[[letters.addition]]">
    <div class="okn-letter__top">
      <p><okn:text id="letters.paper.case"/><xsl:text> </xsl:text><span class="okn-nowrap"><xsl:value-of select="l:Sprawa"/></span></p>
      <p><xsl:call-template name="date-long"><xsl:with-param name="date" select="string(l:DataZlozenia)"/></xsl:call-template></p>
    </div>
    <h2 class="okn-letter__title"><okn:text id="letters.addition"/></h2>
    <xsl:choose>
      <xsl:when test="l:Tresc != ''"><p class="okn-prewrap"><xsl:value-of select="l:Tresc"/></p></xsl:when>
      <xsl:otherwise><p><okn:text id="letters.addition.only-files"/></p></xsl:otherwise>
    </xsl:choose>
    <xsl:call-template name="letter-files"><xsl:with-param name="address" select="$address"/></xsl:call-template>
  </article>
</xsl:template>

<xsl:template name="letter-files">
  <xsl:param name="address"/>
  <xsl:if test="l:Zalacznik">
    <h3 class="govuk-heading-s govuk-!-margin-bottom-2"><okn:text id="letter.attachments"/></h3>
    <ol class="okn-small">
      <xsl:for-each select="l:Zalacznik">
        <li>
          <xsl:choose>
            <xsl:when test="$address != ''"><a class="govuk-link" href="{$address}/zalaczniki/{position()}" download="download"><xsl:value-of select="l:Nazwa"/></a></xsl:when>
            <xsl:otherwise><xsl:value-of select="l:Nazwa"/></xsl:otherwise>
          </xsl:choose>, <xsl:call-template name="file-size"><xsl:with-param name="bytes" select="number(l:Rozmiar)"/></xsl:call-template>
        </li>
      </xsl:for-each>
    </ol>
  </xsl:if>
</xsl:template>

<!-- How it was delivered, in one sentence; from a <letter>. -->
<xsl:template match="letter" mode="delivery">
  <xsl:variable name="day"><xsl:call-template name="date-long"><xsl:with-param name="date" select="string(@delivered-on)"/></xsl:call-template></xsl:variable>
  <xsl:choose>
    <xsl:when test="@delivery = 'opened'"><okn:text id="letters.delivery.opened"><okn:with name="date" select="$day"/></okn:text></xsl:when>
    <xsl:when test="@delivery = 'deemed'"><okn:text id="letters.delivery.deemed"><okn:with name="date" select="$day"/></okn:text></xsl:when>
    <xsl:when test="@delivery = 'otherwise'"><okn:text id="letters.delivery.otherwise"><okn:with name="date" select="$day"/></okn:text></xsl:when>
    <xsl:when test="@delivery = 'at-once'"><okn:text id="letters.delivery.at-once"/></xsl:when>
    <xsl:when test="@waits-until">
      <xsl:variable name="until"><xsl:call-template name="date-long"><xsl:with-param name="date" select="string(@waits-until)"/></xsl:call-template></xsl:variable>
      <okn:text id="letters.delivery.waiting"><okn:with name="date" select="$until"/></okn:text>
    </xsl:when>
    <xsl:otherwise><okn:text id="letters.delivery.waiting-key"/></xsl:otherwise>
  </xsl:choose>
</xsl:template>
</xsl:stylesheet>
