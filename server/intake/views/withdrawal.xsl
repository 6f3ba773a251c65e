<?xml version="1.0" encoding="UTF-8"?>
<!-- The resident takes back what they sent: what that means, and why if they like. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:okn="urn:okienko:text"
                exclude-result-prefixes="okn">
<xsl:import href="okn:layout"/>

<xsl:template match="page" mode="title"><xsl:value-of select="withdrawal/@words"/>, <xsl:value-of select="withdrawal/@called"/></xsl:template>

<xsl:template match="page" mode="main"><xsl:apply-templates select="withdrawal"/></xsl:template>

<xsl:template match="withdrawal">
  <p class="okn-kicker"><xsl:value-of select="@called"/> · <xsl:value-of select="@title"/></p>
  <h1 class="govuk-heading-l"><xsl:value-of select="@words"/></h1>
  <xsl:if test="@subject != ''"><p class="govuk-body-l"><xsl:call-template name="hard-spaces"><xsl:with-param name="text" select="string(@subject)"/></xsl:call-template></p></xsl:if>
  <xsl:choose>
    <xsl:when test="@hindrance">
      <xsl:call-template name="inset"><xsl:with-param name="content"><xsl:value-of select="@hindrance"/></xsl:with-param></xsl:call-template>
      <p class="govuk-body"><a class="govuk-link" href="{@page}"><okn:text id="intake.withdrawal.back"/></a></p>
    </xsl:when>
    <xsl:otherwise>
      <h2 class="govuk-heading-m"><okn:text id="intake.withdrawal.what"/></h2>
      <p class="govuk-body"><xsl:value-of select="@what"/></p>
      <form action="{@href}" method="post" class="okn-form">
        <xsl:call-template name="csrf"/>
        <xsl:call-template name="textarea">
          <xsl:with-param name="name">powod</xsl:with-param>
          <xsl:with-param name="label"><okn:text id="intake.withdrawal.reason"/></xsl:with-param>
          <xsl:with-param name="hint"><okn:text id="intake.withdrawal.reason-hint"/></xsl:with-param>
          <xsl:with-param name="value" select="string(@reason)"/>
          <xsl:with-param name="optional" select="true()"/>
          <xsl:with-param name="rows">4</xsl:with-param>
          <xsl:with-param name="max" select="string(@most)"/>
        </xsl:call-template>
        <div class="govuk-button-group">
          <xsl:call-template name="button"><xsl:with-param name="kind">warning</xsl:with-param><xsl:with-param name="words" select="string(@words)"/></xsl:call-template>
          <a class="govuk-link" href="{@page}"><okn:text id="intake.withdrawal.back"/></a>
        </div>
      </form>
    </xsl:otherwise>
  </xsl:choose>
</xsl:template>
</xsl:stylesheet>
