<?xml version="1.0" encoding="UTF-8"?>
<!-- All answers before sending. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:okn="urn:okienko:text"
                exclude-result-prefixes="okn">
<xsl:import href="okn:layout"/>
<xsl:import href="okn:form-fields"/>
<xsl:import href="okn:intake/_parts"/>

<xsl:template match="page" mode="title"><okn:text id="intake.check.title"/> – <xsl:value-of select="draft/@title"/></xsl:template>

<xsl:template match="page" mode="main">
  <xsl:variable name="address" select="concat('/wnioski/', draft/@id)"/>
  <xsl:variable name="authority"><xsl:call-template name="authority"/></xsl:variable>
  <span class="govuk-caption-l"><xsl:value-of select="draft/@title"/><xsl:if test="draft/@steps"> · <okn:text id="form-page.step"><okn:with name="step" select="draft/@step"/><okn:with name="steps" select="draft/@steps"/></okn:text></xsl:if></span>
  <h1 class="govuk-heading-l"><okn:text id="intake.check.title"/></h1>
  <xsl:if test="changed"><xsl:call-template name="inset"><xsl:with-param name="content"><okn:text id="intake.check.changed"/></xsl:with-param></xsl:call-template></xsl:if>
  <xsl:if test="hindrance"><xsl:call-template name="inset"><xsl:with-param name="content"><b><okn:text id="intake.check.hindered"/></b><xsl:text> </xsl:text><xsl:value-of select="hindrance"/></xsl:with-param></xsl:call-template></xsl:if>
  <xsl:apply-templates select="form-summary" mode="form-summary"><xsl:with-param name="href" select="concat($address, '/zmien/')"/></xsl:apply-templates>
  <xsl:if test="send">
    <h2 class="govuk-heading-m govuk-!-margin-top-8"><okn:text id="intake.check.before"/></h2>
    <p class="govuk-body"><okn:text id="intake.check.lead"><okn:with name="authority" select="$authority"/></okn:text></p>
    <xsl:for-each select="send/own/note"><p class="govuk-body"><xsl:value-of select="."/></p></xsl:for-each>
    <xsl:for-each select="send/own/link"><p class="govuk-body"><a class="govuk-link" href="{@href}"><xsl:value-of select="."/></a></p></xsl:for-each>
    <p class="govuk-body"><okn:text id="intake.privacy"><okn:with name="authority" select="$authority"/></okn:text><xsl:text> </xsl:text><a class="govuk-link" href="/dane-osobowe"><okn:text id="intake.privacy.how"/></a></p>
    <p class="govuk-body"><a class="govuk-link" href="{$address}/dokument"><okn:text id="intake.check.preview"/></a></p>
    <xsl:choose>
      <xsl:when test="send/@sign-in = 'true'">
        <p class="govuk-body"><okn:text id="intake.check.account"/></p>
        <a class="govuk-button" role="button" href="/konto/logowanie?powrot={$address}/sprawdz"><okn:text id="nav.sign-in"/></a>
      </xsl:when>
      <xsl:when test="send/@signature-required = 'true'">
        <p class="govuk-body"><okn:text id="intake.check.to-sign"/></p>
        <div class="govuk-button-group govuk-!-margin-top-6">
          <a class="govuk-button" role="button" draggable="false" data-module="govuk-button" href="{$address}/podpis"><okn:text id="intake.sign.go"/></a>
          <a class="govuk-link" href="{$address}/zapisano"><okn:text id="intake.later"/></a>
        </div>
      </xsl:when>
      <xsl:otherwise>
        <xsl:if test="send/@signature != 'none'"><p class="govuk-body"><okn:text id="intake.check.may-sign"/><xsl:text> </xsl:text><a class="govuk-link" href="{$address}/podpis"><okn:text id="intake.check.sign"/></a></p></xsl:if>
        <form action="{$address}/wyslij" method="post">
          <xsl:call-template name="csrf"/>
          <input type="hidden" name="_revision" value="{draft/@revision}"/>
          <input type="hidden" name="_document" value="{send/@document}"/>
          <div class="govuk-button-group govuk-!-margin-top-6">
            <xsl:call-template name="button"><xsl:with-param name="words"><okn:text id="intake.send"/></xsl:with-param></xsl:call-template>
            <a class="govuk-link" href="{$address}/zapisano"><okn:text id="intake.later"/></a>
          </div>
        </form>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:if>
</xsl:template>

<xsl:template match="page" mode="aside">
  <xsl:if test="send">
    <h2><okn:text id="intake.check.next"/></h2>
    <ol class="okn-steps">
      <li><b><xsl:choose>
        <xsl:when test="send/@signature-required = 'true'"><okn:text id="intake.check.you-sign"/></xsl:when>
        <xsl:otherwise><okn:text id="intake.check.you-send"/></xsl:otherwise>
      </xsl:choose></b><span class="okn-soft"><xsl:call-template name="date-day"><xsl:with-param name="date" select="string(@today)"/></xsl:call-template></span></li>
      <li class="okn-steps__next"><b><okn:text id="intake.check.you-get"/></b><span class="okn-soft"><okn:text id="intake.check.at-once"/></span></li>
      <xsl:if test="send/term">
        <xsl:variable name="date"><xsl:call-template name="date-long"><xsl:with-param name="date" select="string(send/term/@date)"/></xsl:call-template></xsl:variable>
        <li class="okn-steps__next"><b><okn:text id="intake.check.we-answer"/></b><span class="okn-soft"><okn:text id="intake.check.until"><okn:with name="date" select="$date"/></okn:text></span></li>
      </xsl:if>
    </ol>
  </xsl:if>
  <xsl:call-template name="draft-state"/>
</xsl:template>
</xsl:stylesheet>
