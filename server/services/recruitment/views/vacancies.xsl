<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:okn="urn:okienko:text"
                exclude-result-prefixes="okn">
<xsl:import href="okn:layout"/>
<xsl:template match="page" mode="title"><okn:text id="recruitment.public.title"/></xsl:template>

<xsl:template match="page" mode="main">
  <h1 class="govuk-heading-xl"><okn:text id="recruitment.public.title"/></h1>
  <p class="govuk-body-l"><okn:text id="recruitment.public.lead"/></p>
  <section aria-labelledby="otwarte">
    <h2 class="govuk-heading-m" id="otwarte"><okn:text id="recruitment.public.open"/></h2>
    <xsl:choose>
      <xsl:when test="open/vacancy"><ul class="govuk-list"><xsl:apply-templates select="open/vacancy"/></ul></xsl:when>
      <xsl:otherwise><p class="govuk-body"><okn:text id="recruitment.public.none-open"/></p></xsl:otherwise>
    </xsl:choose>
  </section>
  <section aria-labelledby="wyniki">
    <h2 class="govuk-heading-m govuk-!-margin-top-8" id="wyniki"><okn:text id="recruitment.public.results"/></h2>
    <xsl:choose>
      <xsl:when test="decided/vacancy"><ul class="govuk-list"><xsl:apply-templates select="decided/vacancy"/></ul></xsl:when>
      <xsl:otherwise><p class="govuk-body"><okn:text id="recruitment.public.none-results"/></p></xsl:otherwise>
    </xsl:choose>
  </section>
  <section aria-labelledby="zakonczone">
    <h2 class="govuk-heading-m govuk-!-margin-top-8" id="zakonczone"><okn:text id="recruitment.public.closed"/></h2>
    <xsl:choose>
      <xsl:when test="closed/vacancy"><ul class="govuk-list"><xsl:apply-templates select="closed/vacancy"/></ul></xsl:when>
      <xsl:otherwise><p class="govuk-body"><okn:text id="recruitment.public.none-closed"/></p></xsl:otherwise>
    </xsl:choose>
  </section>
</xsl:template>

<xsl:template match="vacancy">
  <li class="govuk-!-margin-bottom-5">
    <h3 class="govuk-heading-s govuk-!-margin-bottom-1"><a class="govuk-link" href="/nabory/{@number}"><xsl:value-of select="@title"/></a></h3>
    <xsl:value-of select="@number"/> · <xsl:value-of select="@unit-name"/> · <xsl:value-of select="@size"/>
    <br/>
    <xsl:choose>
      <xsl:when test="@phase = 'open'">
        <xsl:variable name="day"><xsl:call-template name="date-weekday"><xsl:with-param name="date" select="string(@deadline)"/></xsl:call-template></xsl:variable>
        <b><okn:text id="recruitment.public.until"><okn:with name="date" select="$day"/></okn:text></b>
        · <okn:text id="recruitment.pay"><okn:with name="from" select="@pay-from"/><okn:with name="to" select="@pay-to"/></okn:text>
      </xsl:when>
      <xsl:when test="@phase = 'cancelled'"><okn:text id="recruitment.phase.cancelled"/></xsl:when>
      <xsl:when test="result">
        <xsl:choose>
          <xsl:when test="result/@name != ''"><okn:text id="recruitment.result.chosen"/><xsl:text> </xsl:text><b><xsl:value-of select="result/@name"/>, <xsl:value-of select="result/@town"/></b></xsl:when>
          <xsl:otherwise><okn:text id="recruitment.result.nobody"/></xsl:otherwise>
        </xsl:choose>
      </xsl:when>
      <xsl:otherwise><okn:text id="recruitment.phase.closed"/></xsl:otherwise>
    </xsl:choose>
  </li>
</xsl:template>
</xsl:stylesheet>
