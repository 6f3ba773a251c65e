<?xml version="1.0" encoding="UTF-8"?>
<!-- Asks once more before something is done to an account; view model: act id account email own. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:okn="urn:okienko:text"
                exclude-result-prefixes="okn">
<xsl:import href="okn:layout"/>
<xsl:template match="page" mode="title"><okn:lookup prefix="administration.ask." select="string(act/@id)"/></xsl:template>
<xsl:template match="page" mode="back"><xsl:value-of select="act/@email"/></xsl:template>

<xsl:template match="page" mode="main">
  <h1 class="govuk-heading-l"><okn:lookup prefix="administration.ask." select="string(act/@id)"/></h1>
  <p class="govuk-body okn-break"><strong><xsl:value-of select="act/@email"/></strong></p>
  <p class="govuk-body"><okn:lookup prefix="administration.what." select="string(act/@id)"/></p>
  <xsl:if test="act/@own = 'true'"><xsl:call-template name="inset"><xsl:with-param name="content"><okn:text id="administration.ask.own"/></xsl:with-param></xsl:call-template></xsl:if>
  <form method="post" action="/administracja/konta/{act/@account}/{act/@id}">
    <xsl:call-template name="csrf"/>
    <div class="govuk-button-group">
      <button type="submit" data-module="govuk-button"><xsl:attribute name="class">govuk-button<xsl:if test="act/@id != 'odblokowanie'"> govuk-button--warning</xsl:if></xsl:attribute><okn:lookup prefix="administration.act." select="string(act/@id)"/></button>
      <a class="govuk-link" href="/administracja/konta/{act/@account}"><okn:text id="administration.cancel"/></a>
    </div>
  </form>
</xsl:template>
</xsl:stylesheet>
