<?xml version="1.0" encoding="UTF-8"?>
<!-- The clerk signs the letter beside the office's seal. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:okn="urn:okienko:text"
                exclude-result-prefixes="okn">
<xsl:import href="okn:layout"/>
<xsl:import href="okn:letters/_letter"/>

<xsl:variable name="address" select="concat('/urzad/sprawy/', /page/sign/@number, '/pismo/podpis')"/>

<xsl:template match="page" mode="title"><okn:text id="letters.sign.title"/>, <xsl:value-of select="sign/@called"/></xsl:template>
<xsl:template match="page" mode="back"><okn:text id="letters.preview"/></xsl:template>

<xsl:template match="page" mode="main">
  <p class="okn-kicker"><xsl:value-of select="sign/@called"/></p>
  <h1 class="govuk-heading-l"><okn:text id="letters.sign.title"/></h1>
  <div class="okn-columns okn-columns--wide">
    <div>
      <xsl:apply-templates select="sign/paper/*"/>
      <dl class="okn-digest"><dt><okn:text id="letters.digest"/></dt><dd class="okn-mono"><xsl:call-template name="mono"><xsl:with-param name="text" select="string(sign/@digest)"/></xsl:call-template></dd></dl>
    </div>
    <div><xsl:apply-templates select="sign"/></div>
  </div>
</xsl:template>

<xsl:template match="sign">
  <xsl:variable name="limit"><xsl:call-template name="file-size"><xsl:with-param name="bytes" select="number(@limit)"/></xsl:call-template></xsl:variable>
  <p class="govuk-body"><okn:text id="letters.sign.lead"/></p>
  <h2 class="govuk-heading-s"><okn:text id="intake.sign.one"/></h2>
  <p class="govuk-body"><a class="govuk-button govuk-button--secondary okn-wide" role="button" draggable="false" data-module="govuk-button" href="{$address}/pismo.xml?przejscie={@transition}" download="download"><okn:text id="intake.sign.download"/> (<xsl:call-template name="file-size"><xsl:with-param name="bytes" select="number(@size)"/></xsl:call-template>)</a></p>
  <h2 class="govuk-heading-s"><okn:text id="intake.sign.two"/></h2>
  <p class="govuk-body"><xsl:choose>
    <xsl:when test="@qualified = 'true'"><okn:text id="letters.sign.qualified"/></xsl:when>
    <xsl:otherwise><okn:text id="letters.sign.any"/></xsl:otherwise>
  </xsl:choose></p>
  <h2 class="govuk-heading-s"><okn:text id="letters.sign.three"/></h2>
  <form action="{$address}/plik" method="post" enctype="multipart/form-data" novalidate="novalidate">
    <xsl:call-template name="csrf"/>
    <input type="hidden" name="przejscie" value="{@transition}"/>
    <xsl:call-template name="file-upload">
      <xsl:with-param name="name">plik</xsl:with-param>
      <xsl:with-param name="label"><okn:text id="intake.sign.file"/></xsl:with-param>
      <xsl:with-param name="hint"><okn:text id="letters.sign.file-hint"><okn:with name="limit" select="$limit"/></okn:text></xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="button"><xsl:with-param name="words"><okn:text id="letters.sign.send"/></xsl:with-param><xsl:with-param name="classes">okn-wide</xsl:with-param></xsl:call-template>
  </form>
  <xsl:if test="@test = 'true'">
    <div class="govuk-inset-text">
      <h2 class="govuk-heading-s"><okn:text id="intake.sign.test"/></h2>
      <p class="govuk-body okn-small"><okn:text id="intake.sign.test-lead"/></p>
      <form action="{$address}/testowy" method="post">
        <xsl:call-template name="csrf"/>
        <input type="hidden" name="przejscie" value="{@transition}"/>
        <xsl:call-template name="button"><xsl:with-param name="words"><okn:text id="letters.sign.test-go"/></xsl:with-param><xsl:with-param name="kind">secondary</xsl:with-param></xsl:call-template>
      </form>
    </div>
  </xsl:if>
  <p class="govuk-body"><a class="govuk-link" href="/urzad/sprawy/{@number}/pismo?przejscie={@transition}"><okn:text id="letters.preview.correct"/></a></p>
</xsl:template>
</xsl:stylesheet>
