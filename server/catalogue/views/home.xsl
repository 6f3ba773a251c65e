<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:okn="urn:okienko:text"
                exclude-result-prefixes="okn">
<xsl:import href="okn:layout"/>
<xsl:import href="okn:catalogue/_listing"/>
<xsl:import href="okn:catalogue/_art"/>

<xsl:template match="page" mode="title"><okn:text id="catalogue.home.title"/></xsl:template>

<xsl:template match="page" mode="hero">
  <div class="okn-hero">
    <div class="govuk-width-container okn-hero__in">
      <div class="okn-hero__text">
        <h1 class="okn-display"><label for="q"><okn:text id="catalogue.home.question"/></label></h1>
        <p class="govuk-body-l"><okn:text id="catalogue.home.lead"/></p>
        <form class="okn-search" action="/uslugi" method="get" role="search">
          <div class="govuk-form-group"><input class="govuk-input" id="q" name="q" type="search" autocomplete="off" maxlength="200"/></div>
          <button type="submit" class="govuk-button"><okn:text id="catalogue.search"/></button>
        </form>
        <ul class="okn-popular" aria-label="[[catalogue.often-searched]]">
          <xsl:for-each select="searches/search"><li><a class="govuk-link" href="/uslugi?q={translate(., ' ', '+')}"><xsl:value-of select="."/></a></li></xsl:for-each>
        </ul>
      </div>
      <div class="okn-hero__art okn-art"><xsl:call-template name="art"/></div>
    </div>
  </div>
</xsl:template>

<xsl:template match="page" mode="main">
  <section aria-labelledby="sytuacje">
    <h2 class="govuk-heading-l" id="sytuacje"><okn:text id="catalogue.situations"/></h2>
    <ul class="okn-niches">
      <xsl:for-each select="situations/situation">
        <li class="okn-niche">
          <span class="okn-niche__arch" aria-hidden="true"><xsl:call-template name="situation-icon"><xsl:with-param name="icon" select="@icon"/></xsl:call-template></span>
          <div>
            <h3><a class="govuk-link govuk-link--no-underline" href="/uslugi?sytuacja={@id}"><xsl:value-of select="@name"/></a></h3>
            <p><xsl:value-of select="@examples"/></p>
          </div>
        </li>
      </xsl:for-each>
    </ul>
  </section>
  <section class="okn-section" aria-labelledby="najczestsze">
    <div class="okn-head">
      <h2 class="govuk-heading-l govuk-!-margin-0" id="najczestsze"><okn:text id="catalogue.popular"/></h2>
      <p class="govuk-body govuk-!-margin-0"><a class="govuk-link" href="/uslugi"><okn:text id="catalogue.all-services"/></a></p>
    </div>
    <xsl:call-template name="services"><xsl:with-param name="items" select="popular/service"/></xsl:call-template>
  </section>
</xsl:template>
</xsl:stylesheet>
