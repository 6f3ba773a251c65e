<?xml version="1.0" encoding="UTF-8"?>
<!-- Asks for the reason before a job is written off; view model: job as in jobs. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:okn="urn:okienko:text"
                exclude-result-prefixes="okn">
<xsl:import href="okn:layout"/>
<xsl:import href="okn:administration/_job"/>
<xsl:template match="page" mode="title"><okn:text id="administration.give-up.title"/></xsl:template>
<xsl:template match="page" mode="back"><okn:text id="administration.jobs.title"/></xsl:template>

<xsl:template match="page" mode="main">
  <h1 class="govuk-heading-l"><okn:text id="administration.give-up.title"/></h1>
  <p class="govuk-body"><okn:text id="administration.give-up.what"/></p>
  <xsl:for-each select="job">
    <h2 class="govuk-heading-s govuk-!-margin-bottom-1"><xsl:value-of select="@kind"/></h2>
    <xsl:call-template name="job-facts"/>
    <form method="post" action="/administracja/zadania/{@id}/porzuc" novalidate="novalidate">
      <xsl:call-template name="csrf"/>
      <xsl:call-template name="text-input">
        <xsl:with-param name="name">powod</xsl:with-param>
        <xsl:with-param name="label"><okn:text id="administration.give-up.reason"/></xsl:with-param>
        <xsl:with-param name="hint"><okn:text id="administration.give-up.hint"/></xsl:with-param>
        <xsl:with-param name="autocomplete">off</xsl:with-param>
      </xsl:call-template>
      <div class="govuk-button-group">
        <button type="submit" class="govuk-button govuk-button--warning" data-module="govuk-button"><okn:text id="administration.job.give-up"/></button>
        <a class="govuk-link" href="/administracja/zadania"><okn:text id="administration.cancel"/></a>
      </div>
    </form>
  </xsl:for-each>
</xsl:template>
</xsl:stylesheet>
