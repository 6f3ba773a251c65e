<?xml version="1.0" encoding="UTF-8"?>
<!-- One page of a form. View model: draft_view.h and forms/form_view.h. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:okn="urn:okienko:text"
                exclude-result-prefixes="okn">
<xsl:import href="okn:layout"/>
<xsl:import href="okn:intake/_parts"/>
<xsl:import href="okn:form-fields"/>

<xsl:template match="page" mode="title"><xsl:value-of select="form-page/@title"/> – <xsl:value-of select="form-page/@name"/></xsl:template>

<xsl:template match="page" mode="main">
  <xsl:apply-templates select="form-page" mode="form-heading"/>
  <form action="{draft/@action}" method="post" novalidate="novalidate">
    <xsl:if test="form-page/@files = 'true'"><xsl:attribute name="enctype">multipart/form-data</xsl:attribute></xsl:if>
    <xsl:call-template name="csrf"/>
    <input type="hidden" name="_revision" value="{draft/@revision}"/>
    <xsl:if test="draft/@return != ''"><input type="hidden" name="_return" value="{draft/@return}"/></xsl:if>
    <!-- Enter in a field means "save and go on", not the first button that removes something. -->
    <xsl:if test="form-page//repeat or form-page//file"><button type="submit" class="govuk-visually-hidden" tabindex="-1" aria-hidden="true"><okn:text id="intake.next"/></button></xsl:if>
    <xsl:apply-templates select="form-page" mode="form-fields"/>
    <div class="govuk-button-group govuk-!-margin-top-7">
      <xsl:call-template name="button"><xsl:with-param name="words"><okn:text id="intake.next"/></xsl:with-param></xsl:call-template>
      <xsl:call-template name="button"><xsl:with-param name="words"><okn:text id="intake.later"/></xsl:with-param><xsl:with-param name="kind">secondary</xsl:with-param><xsl:with-param name="name">_later</xsl:with-param><xsl:with-param name="value">1</xsl:with-param></xsl:call-template>
    </div>
  </form>
</xsl:template>

<xsl:template match="page" mode="aside">
  <xsl:call-template name="draft-state"/>
  <xsl:call-template name="privacy"/>
</xsl:template>
</xsl:stylesheet>
