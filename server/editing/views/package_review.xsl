<?xml version="1.0" encoding="UTF-8"?>
<!-- A checked package before it is published; view model: package id service title version published sha256 new current same, file name kind, card (change), workflow. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:okn="urn:okienko:text"
                exclude-result-prefixes="okn">
<xsl:import href="okn:layout"/>
<xsl:import href="okn:editing/_menu"/>
<xsl:template match="page" mode="title"><okn:text id="editing.review.title"/>: <xsl:value-of select="package/@title"/></xsl:template>
<xsl:template match="page" mode="back"><okn:text id="editing.packages.title"/></xsl:template>

<xsl:template match="page" mode="main"><xsl:apply-templates select="package"/></xsl:template>

<xsl:template match="package">
  <span class="govuk-caption-l"><xsl:value-of select="@title"/></span>
  <h1 class="govuk-heading-l"><okn:text id="editing.review.title"/></h1>
  <p class="govuk-body">
    <okn:text id="editing.version-n"><okn:with name="n" select="@version"/></okn:text>
    <xsl:choose>
      <xsl:when test="@new = 'true'"><xsl:text>. </xsl:text><okn:text id="editing.review.new"/></xsl:when>
      <xsl:when test="@current = 'true'"><xsl:text>. </xsl:text><okn:text id="editing.review.same"/></xsl:when>
      <xsl:when test="@published"><xsl:text>. </xsl:text><okn:text id="editing.review.instead"><okn:with name="n" select="@published"/></okn:text></xsl:when>
    </xsl:choose>
  </p>
  <p class="govuk-body"><okn:text id="editing.review.sound"/></p>
  <xsl:if test="file">
    <h2 class="govuk-heading-m"><okn:text id="editing.review.files"/></h2>
    <xsl:for-each select="file">
      <xsl:variable name="file" select="."/>
      <h3 class="govuk-heading-s okn-break"><xsl:value-of select="@name"/><xsl:text>: </xsl:text><okn:lookup prefix="editing.file." select="string(@kind)"/></h3>
      <xsl:if test="line"><div class="okn-changes okn-changes--code okn-scroll" tabindex="0" role="region" aria-label="{@name}"><xsl:call-template name="lines"/></div></xsl:if>
    </xsl:for-each>
    <xsl:if test="@same &gt; 0"><p class="govuk-body okn-soft"><okn:count id="editing.review.same-files" select="@same"/></p></xsl:if>
  </xsl:if>
  <xsl:apply-templates select="workflow"/>
  <form method="post" action="/redakcja/paczki/{@id}/publikacja">
    <xsl:call-template name="csrf"/>
    <xsl:if test="card/change">
      <fieldset class="govuk-fieldset">
        <legend class="govuk-fieldset__legend govuk-fieldset__legend--m"><h2 class="govuk-fieldset__heading"><okn:text id="editing.review.card"/></h2></legend>
        <p class="govuk-body"><okn:text id="editing.review.card-words"/></p>
        <xsl:call-template name="changes"><xsl:with-param name="of" select="card"/></xsl:call-template>
        <div class="govuk-radios govuk-form-group" data-module="govuk-radios">
          <div class="govuk-radios__item"><input class="govuk-radios__input" type="radio" id="karta-obecna" name="karta" value="obecna" checked="checked"/><label class="govuk-label govuk-radios__label" for="karta-obecna"><okn:text id="editing.review.keep-card"/></label></div>
          <div class="govuk-radios__item"><input class="govuk-radios__input" type="radio" id="karta-paczka" name="karta" value="paczka"/><label class="govuk-label govuk-radios__label" for="karta-paczka"><okn:text id="editing.review.take-card"/></label></div>
        </div>
      </fieldset>
    </xsl:if>
    <p class="govuk-body"><okn:text id="editing.review.running"/></p>
    <button type="submit" class="govuk-button" data-module="govuk-button" data-prevent-double-click="true"><okn:text id="editing.review.publish"/></button>
  </form>
  <form method="post" action="/redakcja/paczki/{@id}/porzucenie">
    <xsl:call-template name="csrf"/>
    <button type="submit" class="govuk-button govuk-button--secondary" data-module="govuk-button"><okn:text id="editing.review.discard"/></button>
  </form>
</xsl:template>
</xsl:stylesheet>
