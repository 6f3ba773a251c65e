<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:okn="urn:okienko:text"
                exclude-result-prefixes="okn">
<xsl:import href="okn:layout"/>
<xsl:import href="okn:recruitment/_announcement"/>
<xsl:template match="page" mode="title"><xsl:value-of select="vacancy/@title"/></xsl:template>
<xsl:template match="page" mode="back"><okn:text id="recruitment.public.back"/></xsl:template>

<xsl:template match="page" mode="main">
  <span class="govuk-caption-l"><okn:text id="recruitment.number"><okn:with name="number" select="vacancy/@number"/></okn:text> · <xsl:value-of select="vacancy/@unit-name"/></span>
  <h1 class="govuk-heading-xl"><xsl:value-of select="vacancy/@title"/></h1>
  <xsl:variable name="day"><xsl:call-template name="date-weekday"><xsl:with-param name="date" select="string(vacancy/@deadline)"/></xsl:call-template></xsl:variable>
  <xsl:choose>
    <xsl:when test="vacancy/@phase = 'open'">
      <p class="govuk-body-l"><okn:text id="recruitment.public.until"><okn:with name="date" select="$day"/></okn:text></p>
      <form action="/wnioski" method="post" class="okn-start">
        <xsl:call-template name="csrf"/>
        <input type="hidden" name="service" value="job-application"/>
        <input type="hidden" name="nabor" value="{vacancy/@number}"/>
        <xsl:call-template name="button"><xsl:with-param name="kind">start</xsl:with-param><xsl:with-param name="words"><xsl:choose>
          <xsl:when test="vacancy/own[@state = 'current']"><okn:text id="recruitment.own.replace"/></xsl:when>
          <xsl:otherwise><okn:text id="recruitment.public.apply"/></xsl:otherwise>
        </xsl:choose></xsl:with-param></xsl:call-template>
      </form>
      <p class="govuk-body"><okn:text id="recruitment.public.sealed"/></p>
    </xsl:when>
    <xsl:when test="vacancy/@phase = 'cancelled'">
      <xsl:call-template name="inset"><xsl:with-param name="content"><b><okn:text id="recruitment.phase.cancelled"/></b><xsl:text> </xsl:text><xsl:value-of select="vacancy/@reason"/></xsl:with-param></xsl:call-template>
    </xsl:when>
    <xsl:when test="vacancy/result"><xsl:apply-templates select="vacancy/result" mode="result"/></xsl:when>
    <xsl:otherwise><xsl:call-template name="inset"><xsl:with-param name="content"><okn:text id="recruitment.public.over"><okn:with name="date" select="$day"/></okn:text></xsl:with-param></xsl:call-template></xsl:otherwise>
  </xsl:choose>
  <xsl:if test="vacancy/own"><xsl:call-template name="own"/></xsl:if>
  <div class="okn-prose">
    <xsl:apply-templates select="vacancy" mode="announcement"/>
    <xsl:apply-templates select="vacancy" mode="versions"/>
  </div>
</xsl:template>

<xsl:template name="own">
  <h2 class="govuk-heading-m govuk-!-margin-top-6" id="moje"><okn:text id="recruitment.own.title"/></h2>
  <ul class="govuk-list">
    <xsl:for-each select="vacancy/own">
      <li><a class="govuk-link" href="/konto/sprawy/{@number}"><xsl:value-of select="@number"/></a>: <okn:lookup prefix="recruitment.own." select="string(@state)"/>, <xsl:call-template name="date-time"><xsl:with-param name="date" select="string(@at)"/></xsl:call-template></li>
    </xsl:for-each>
  </ul>
  <xsl:if test="vacancy/@phase = 'open' and vacancy/own[@state = 'current']">
    <p class="govuk-body"><a class="govuk-link" href="/konto/sprawy/{vacancy/own[@state = 'current']/@number}/wycofanie"><okn:text id="recruitment.own.withdraw"/></a></p>
  </xsl:if>
</xsl:template>
</xsl:stylesheet>
