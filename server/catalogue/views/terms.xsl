<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:okn="urn:okienko:text"
                exclude-result-prefixes="okn">
<xsl:import href="okn:layout"/>

<xsl:template match="page" mode="title"><okn:text id="catalogue.terms.title"/></xsl:template>

<xsl:template match="page" mode="main">
  <h1 class="govuk-heading-xl"><okn:text id="catalogue.terms.title"/></h1>
  <p class="govuk-body-l"><okn:text id="catalogue.terms.lead"/></p>
  <div class="okn-prose">
    <h2 class="govuk-heading-m"><okn:text id="catalogue.terms.1.title"/></h2>
    <p class="govuk-body"><okn:text id="catalogue.terms.1"/></p>
    <h2 class="govuk-heading-m"><okn:text id="catalogue.terms.2.title"/></h2>
    <p class="govuk-body"><okn:text id="catalogue.terms.2"/></p>
    <h2 class="govuk-heading-m"><okn:text id="catalogue.terms.3.title"/></h2>
    <p class="govuk-body"><okn:text id="catalogue.terms.3"/></p>
    <h2 class="govuk-heading-m"><okn:text id="catalogue.terms.4.title"/></h2>
    <p class="govuk-body"><okn:text id="catalogue.terms.4"/></p>
    <h2 class="govuk-heading-m"><okn:text id="catalogue.terms.5.title"/></h2>
    <p class="govuk-body"><okn:text id="catalogue.terms.5"/></p>
    <h2 class="govuk-heading-m"><okn:text id="catalogue.terms.6.title"/></h2>
    <p class="govuk-body"><okn:text id="catalogue.terms.6"/></p>
    <h2 class="govuk-heading-m"><okn:text id="catalogue.terms.7.title"/></h2>
    <p class="govuk-body"><okn:text id="catalogue.terms.7"/></p>
  </div>
</xsl:template>
</xsl:stylesheet>
