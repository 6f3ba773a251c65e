<?xml version="1.0" encoding="UTF-8"?>
<!-- Who has which role; view model: role id more, with account id email name blocked second-factor (unit code). -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:okn="urn:okienko:text"
                exclude-result-prefixes="okn">
<xsl:import href="okn:layout"/>
<xsl:import href="okn:administration/_menu"/>
<xsl:template match="page" mode="title"><okn:text id="administration.roles.title"/></xsl:template>
<xsl:template match="page" mode="back"><okn:text id="administration.title"/></xsl:template>

<xsl:template match="page" mode="main">
  <h1 class="govuk-heading-l"><okn:text id="administration.roles.title"/></h1>
  <xsl:call-template name="administration-menu"/>
  <p class="govuk-body"><okn:text id="administration.roles.lead"/></p>
  <xsl:apply-templates select="role"/>
</xsl:template>

<xsl:template match="role">
  <section aria-labelledby="rola-{@id}" class="govuk-!-margin-bottom-6">
    <h2 class="govuk-heading-m" id="rola-{@id}"><okn:lookup prefix="administration.role." select="string(@id)"/></h2>
    <p class="govuk-body"><okn:lookup prefix="administration.roles.what." select="string(@id)"/></p>
    <xsl:choose>
      <xsl:when test="account"><ul class="govuk-list"><xsl:apply-templates select="account" mode="person"/></ul></xsl:when>
      <xsl:otherwise><p class="govuk-body okn-soft"><okn:text id="administration.roles.nobody"/></p></xsl:otherwise>
    </xsl:choose>
    <xsl:if test="@more = 'true'"><p class="govuk-body"><a class="govuk-link" href="/administracja/konta?rola={@id}"><okn:text id="administration.roles.all"/></a></p></xsl:if>
  </section>
</xsl:template>
</xsl:stylesheet>
