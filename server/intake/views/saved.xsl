<?xml version="1.0" encoding="UTF-8"?>
<!-- The draft waits. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:okn="urn:okienko:text"
                exclude-result-prefixes="okn">
<xsl:import href="okn:layout"/>
<xsl:import href="okn:intake/_parts"/>

<xsl:template match="page" mode="title"><okn:text id="intake.later.title"/></xsl:template>

<xsl:template match="page" mode="main">
  <span class="govuk-caption-l"><xsl:value-of select="draft/@title"/></span>
  <h1 class="govuk-heading-l"><okn:text id="intake.later.title"/></h1>
  <p class="govuk-body"><xsl:call-template name="draft-waits"/></p>
  <p class="govuk-body">
    <xsl:choose>
      <xsl:when test="draft/@of-account = 'true'"><okn:text id="intake.later.account"/></xsl:when>
      <xsl:otherwise><okn:text id="intake.later.browser"/></xsl:otherwise>
    </xsl:choose>
  </p>
  <p class="govuk-body"><a class="govuk-link" href="/wnioski/{draft/@id}"><okn:text id="intake.later.back"/></a></p>
  <xsl:if test="draft/@of-account != 'true'"><p class="govuk-body"><a class="govuk-link" href="/konto/logowanie?powrot=/wnioski/{draft/@id}/zapisano"><okn:text id="intake.later.sign-in"/></a></p></xsl:if>
</xsl:template>
</xsl:stylesheet>
