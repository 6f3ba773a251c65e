<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:okn="urn:okienko:text"
                exclude-result-prefixes="okn">
  <xsl:import href="okn:layout"/>

  <xsl:template match="page" mode="title">
    <xsl:value-of select="error/@title"/>
  </xsl:template>

  <xsl:template match="page" mode="main">
    <h1 class="govuk-heading-l"><xsl:value-of select="error/@title"/></h1>
    <p class="govuk-body-l"><xsl:call-template name="hard-spaces"><xsl:with-param name="text" select="string(error/@text)"/></xsl:call-template></p>
    <xsl:if test="error/@back">
      <p class="govuk-body"><a class="govuk-button" role="button" draggable="false" href="{error/@back}"><okn:text id="error.back"/></a></p>
    </xsl:if>
    <p class="govuk-body"><a class="govuk-link" href="/"><okn:text id="error.home"/></a></p>
    <p class="govuk-body-s">
      <okn:text id="error.reference"/>
      <strong><xsl:value-of select="error/@request"/></strong>
      <br/>
      <okn:text id="error.reference-why"/>
    </p>
  </xsl:template>
</xsl:stylesheet>
