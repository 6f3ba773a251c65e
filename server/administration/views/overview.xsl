<?xml version="1.0" encoding="UTF-8"?>
<!-- What an administrator has to look at; view model: overview stuck waiting late-seconds chained signed. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:okn="urn:okienko:text"
                exclude-result-prefixes="okn">
<xsl:import href="okn:layout"/>
<xsl:template match="page" mode="title"><okn:text id="administration.title"/></xsl:template>

<xsl:template match="page" mode="main">
  <h1 class="govuk-heading-l"><okn:text id="administration.title"/></h1>
  <ul class="okn-services">
    <li><div>
      <h2 class="govuk-heading-s govuk-!-margin-bottom-1"><a class="govuk-link" href="/administracja/konta"><okn:text id="administration.accounts.title"/></a></h2>
      <p><okn:text id="administration.accounts.about"/></p>
    </div></li>
    <li><div>
      <h2 class="govuk-heading-s govuk-!-margin-bottom-1"><a class="govuk-link" href="/administracja/role"><okn:text id="administration.roles.title"/></a></h2>
      <p><okn:text id="administration.roles.about"/></p>
    </div></li>
    <li><div>
      <h2 class="govuk-heading-s govuk-!-margin-bottom-1"><a class="govuk-link" href="/administracja/jednostki"><okn:text id="administration.units.title"/></a></h2>
      <p><okn:text id="administration.units.about"/></p>
    </div></li>
    <li><div>
      <h2 class="govuk-heading-s govuk-!-margin-bottom-1"><a class="govuk-link" href="/administracja/dni-wolne"><okn:text id="administration.days.title"/></a></h2>
      <p><okn:text id="administration.days.about"/></p>
    </div></li>
    <li><div>
      <h2 class="govuk-heading-s govuk-!-margin-bottom-1"><a class="govuk-link" href="/administracja/zadania"><okn:text id="administration.jobs.title"/></a></h2>
      <p>
        <xsl:choose>
          <xsl:when test="number(overview/@stuck) &gt; 0"><strong><okn:count id="administration.jobs.stuck" select="number(overview/@stuck)"/></strong></xsl:when>
          <xsl:otherwise><okn:text id="administration.jobs.none"/></xsl:otherwise>
        </xsl:choose>
      </p>
    </div></li>
    <li><div>
      <h2 class="govuk-heading-s govuk-!-margin-bottom-1"><a class="govuk-link" href="/administracja/dziennik"><okn:text id="administration.trail.title"/></a></h2>
      <p>
        <xsl:choose>
          <xsl:when test="overview/@signed"><okn:text id="administration.trail.signed"/><xsl:text> </xsl:text><xsl:call-template name="date-time"><xsl:with-param name="date" select="string(overview/@signed)"/></xsl:call-template>.</xsl:when>
          <xsl:otherwise><okn:text id="administration.trail.unsigned"/></xsl:otherwise>
        </xsl:choose>
      </p>
    </div></li>
  </ul>
</xsl:template>
</xsl:stylesheet>
