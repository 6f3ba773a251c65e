<?xml version="1.0" encoding="UTF-8"?>
<!-- Jobs tried too often; view model: jobs stuck waiting, with job id kind attempts created stuck error. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:okn="urn:okienko:text"
                exclude-result-prefixes="okn">
<xsl:import href="okn:layout"/>
<xsl:import href="okn:administration/_menu"/>
<xsl:import href="okn:administration/_job"/>
<xsl:template match="page" mode="title"><okn:text id="administration.jobs.title"/></xsl:template>
<xsl:template match="page" mode="back"><okn:text id="administration.title"/></xsl:template>

<xsl:template match="page" mode="main">
  <h1 class="govuk-heading-l"><okn:text id="administration.jobs.title"/></h1>
  <xsl:call-template name="administration-menu"/>
  <p class="govuk-body"><okn:text id="administration.jobs.about"/></p>
  <xsl:choose>
    <xsl:when test="jobs/job"><ul class="okn-services"><xsl:apply-templates select="jobs/job"/></ul></xsl:when>
    <xsl:otherwise><p class="govuk-body"><okn:text id="administration.jobs.none"/></p></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<xsl:template match="job">
  <li>
    <div>
      <h2 class="govuk-heading-s govuk-!-margin-bottom-1"><xsl:value-of select="@kind"/><xsl:text> </xsl:text><span class="okn-soft okn-num">(<xsl:value-of select="@id"/>)</span></h2>
      <xsl:call-template name="job-facts"/>
    </div>
    <div class="okn-meta">
      <form action="/administracja/zadania/{@id}/ponow" method="post">
        <xsl:call-template name="csrf"/>
        <button type="submit" class="okn-link"><okn:text id="administration.job.retry"/><span class="govuk-visually-hidden">: <xsl:value-of select="@id"/></span></button>
      </form>
      <a class="govuk-link" href="/administracja/zadania/{@id}/porzuc"><okn:text id="administration.job.give-up"/><span class="govuk-visually-hidden">: <xsl:value-of select="@id"/></span></a>
    </div>
  </li>
</xsl:template>
</xsl:stylesheet>
