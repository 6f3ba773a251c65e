<?xml version="1.0" encoding="UTF-8"?>
<!-- One unit; view model: unit code name nazwa nazwa-en service cases closed, with named name name-en by at, account id email name blocked. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:okn="urn:okienko:text"
                exclude-result-prefixes="okn">
<xsl:import href="okn:layout"/>
<xsl:import href="okn:administration/_menu"/>
<xsl:template match="page" mode="title"><xsl:value-of select="concat(unit/@code, ', ', unit/@name)"/></xsl:template>
<xsl:template match="page" mode="back"><okn:text id="administration.units.title"/></xsl:template>

<xsl:template match="page" mode="main">
  <p class="okn-kicker"><xsl:value-of select="unit/@code"/></p>
  <h1 class="govuk-heading-l"><xsl:value-of select="unit/@name"/></h1>
  <xsl:call-template name="administration-menu"/>
  <xsl:apply-templates select="unit"/>
</xsl:template>

<xsl:template match="unit">
  <xsl:if test="@closed"><xsl:call-template name="inset"><xsl:with-param name="content"><okn:text id="administration.unit.closed-since"/><xsl:text> </xsl:text><xsl:call-template name="date-long"><xsl:with-param name="date" select="substring(@closed, 1, 10)"/></xsl:call-template></xsl:with-param></xsl:call-template></xsl:if>
  <h2 class="govuk-heading-m"><okn:text id="administration.unit.rename"/></h2>
  <form action="/administracja/jednostki/{@code}" method="post" class="okn-form">
    <xsl:call-template name="csrf"/>
    <xsl:call-template name="unit-names"/>
    <xsl:call-template name="button"><xsl:with-param name="words"><okn:text id="administration.unit.save"/></xsl:with-param></xsl:call-template>
  </form>
  <h2 class="govuk-heading-m govuk-!-margin-top-6"><okn:text id="administration.unit.names"/></h2>
  <ol class="okn-steps">
    <xsl:for-each select="named">
      <li><b><xsl:value-of select="@name"/></b><xsl:if test="@name-en != ''"><xsl:text> (</xsl:text><span lang="en"><xsl:value-of select="@name-en"/></span><xsl:text>)</xsl:text></xsl:if>
      <time datetime="{@at}"><okn:text id="administration.unit.since"/><xsl:text> </xsl:text><xsl:call-template name="date-time"><xsl:with-param name="date" select="string(@at)"/></xsl:call-template></time></li>
    </xsl:for-each>
  </ol>
  <p class="govuk-body"><a class="govuk-link" href="/administracja/dziennik?obiekt=unit:{@code}"><okn:text id="administration.unit.trail"/></a></p>
  <h2 class="govuk-heading-m govuk-!-margin-top-6"><okn:text id="administration.unit.people"/></h2>
  <xsl:choose>
    <xsl:when test="account"><ul class="govuk-list"><xsl:apply-templates select="account" mode="person"/></ul></xsl:when>
    <xsl:otherwise><p class="govuk-body okn-soft"><okn:text id="administration.unit.nobody"/></p></xsl:otherwise>
  </xsl:choose>
  <h2 class="govuk-heading-m govuk-!-margin-top-6"><xsl:choose><xsl:when test="@closed"><okn:text id="administration.unit.reopen"/></xsl:when><xsl:otherwise><okn:text id="administration.unit.close"/></xsl:otherwise></xsl:choose></h2>
  <p class="govuk-body"><okn:count id="administration.unit.open-cases" select="number(@cases)"/></p>
  <xsl:choose>
    <xsl:when test="@closed">
      <form action="/administracja/jednostki/{@code}/otwarcie" method="post">
        <xsl:call-template name="csrf"/>
        <xsl:call-template name="button"><xsl:with-param name="kind">secondary</xsl:with-param><xsl:with-param name="words"><okn:text id="administration.unit.reopen"/></xsl:with-param></xsl:call-template>
      </form>
    </xsl:when>
    <xsl:when test="@service != ''"><p class="govuk-body"><okn:text id="administration.unit.keeps-service"><okn:with name="service" select="@service"/></okn:text></p></xsl:when>
    <xsl:when test="number(@cases) &gt; 0"><p class="govuk-body"><okn:text id="administration.unit.keeps-cases"/></p></xsl:when>
    <xsl:otherwise>
      <p class="govuk-body"><okn:text id="administration.unit.close-what"/></p>
      <form action="/administracja/jednostki/{@code}/zamkniecie" method="post">
        <xsl:call-template name="csrf"/>
        <xsl:call-template name="button"><xsl:with-param name="kind">warning</xsl:with-param><xsl:with-param name="words"><okn:text id="administration.unit.close"/></xsl:with-param></xsl:call-template>
      </form>
    </xsl:otherwise>
  </xsl:choose>
</xsl:template>
</xsl:stylesheet>
