<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:okn="urn:okienko:text"
                exclude-result-prefixes="okn">
<xsl:import href="okn:layout"/>

<xsl:template match="page" mode="title"><okn:text id="catalogue.privacy.title"/></xsl:template>

<xsl:template match="page" mode="main">
  <h1 class="govuk-heading-xl"><okn:text id="catalogue.privacy.title"/></h1>
  <p class="govuk-body-l"><okn:text id="catalogue.privacy.lead"/></p>
  <div class="okn-prose">
    <h2 class="govuk-heading-m"><okn:text id="catalogue.privacy.1.title"/></h2>
    <p class="govuk-body"><okn:text id="catalogue.privacy.1"/><xsl:text> </xsl:text><xsl:call-template name="of-language"><xsl:with-param name="all" select="office/authority"/></xsl:call-template>, <xsl:call-template name="hard-spaces"><xsl:with-param name="text" select="string(office/address)"/></xsl:call-template>.</p>
    <h2 class="govuk-heading-m"><okn:text id="catalogue.privacy.2.title"/></h2>
    <p class="govuk-body"><okn:text id="catalogue.privacy.2"/><xsl:text> </xsl:text><a class="govuk-link" href="mailto:{office/data-officer/email}"><xsl:value-of select="office/data-officer/email"/></a>.</p>
    <h2 class="govuk-heading-m"><okn:text id="catalogue.privacy.3.title"/></h2>
    <p class="govuk-body"><okn:text id="catalogue.privacy.3"/></p>
    <h2 class="govuk-heading-m"><okn:text id="catalogue.privacy.4.title"/></h2>
    <p class="govuk-body"><okn:text id="catalogue.privacy.4"/></p>
    <h2 class="govuk-heading-m"><okn:text id="catalogue.privacy.5.title"/></h2>
    <p class="govuk-body"><okn:text id="catalogue.privacy.5"/></p>
    <h2 class="govuk-heading-m"><okn:text id="catalogue.privacy.6.title"/></h2>
    <p class="govuk-body"><okn:text id="catalogue.privacy.6"/></p>
    <h2 class="govuk-heading-m"><okn:text id="catalogue.privacy.7.title"/></h2>
    <p class="govuk-body"><okn:text id="catalogue.privacy.7"/></p>
    <h2 class="govuk-heading-m"><okn:text id="catalogue.privacy.8.title"/></h2>
    <p class="govuk-body"><okn:text id="catalogue.privacy.8"/></p>
  </div>
</xsl:template>
</xsl:stylesheet>
