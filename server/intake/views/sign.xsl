<?xml version="1.0" encoding="UTF-8"?>
<!-- The frozen document, ways to sign it, and what the signature that came back is worth. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:okn="urn:okienko:text"
                exclude-result-prefixes="okn">
<xsl:import href="okn:layout"/>
<xsl:import href="okn:intake/_parts"/>
<xsl:import href="okn:intake/_key_file"/>
<xsl:import href="okn:verification/_report"/>

<xsl:variable name="address" select="concat('/wnioski/', /page/draft/@id)"/>

<xsl:template match="page" mode="title">
  <xsl:choose><xsl:when test="sign/@signed"><okn:text id="intake.sign.done"/></xsl:when><xsl:otherwise><okn:text id="intake.sign.title"/></xsl:otherwise></xsl:choose> – <xsl:value-of select="draft/@title"/>
</xsl:template>

<xsl:template match="page" mode="head-extra"><xsl:if test="not(sign/@signed) or sign/@more = 'true'"><xsl:call-template name="key-file-script"/></xsl:if></xsl:template>

<xsl:template match="page" mode="main">
  <span class="govuk-caption-l"><xsl:value-of select="draft/@title"/> · <xsl:choose><xsl:when test="draft/@step"><okn:text id="form-page.step"><okn:with name="step" select="draft/@step"/><okn:with name="steps" select="draft/@steps"/></okn:text></xsl:when><xsl:otherwise><okn:text id="intake.sign.step"/></xsl:otherwise></xsl:choose></span>
  <h1 class="govuk-heading-l"><xsl:choose><xsl:when test="sign/@signed"><okn:text id="intake.sign.done"/></xsl:when><xsl:otherwise><okn:text id="intake.sign.title"/></xsl:otherwise></xsl:choose></h1>
  <p class="govuk-body">
    <xsl:choose>
      <xsl:when test="sign/@signed"><okn:text id="intake.sign.done-lead"/></xsl:when>
      <xsl:when test="document/@files &gt; 0"><okn:text id="intake.sign.lead-files"/></xsl:when>
      <xsl:otherwise><okn:text id="intake.sign.lead"/></xsl:otherwise>
    </xsl:choose>
  </p>
  <div class="okn-columns okn-columns--wide govuk-!-margin-top-6">
    <div>
      <xsl:if test="sign/report/signature/certificate[contains(@subject, 'podpis bez mocy prawnej')]"><xsl:call-template name="inset"><xsl:with-param name="content"><okn:text id="intake.sign.test-signed"/></xsl:with-param></xsl:call-template></xsl:if>
      <xsl:if test="sign/report"><section aria-label="[[verification.heading]]"><xsl:apply-templates select="sign/report"/></section></xsl:if>
      <article class="okn-paper okn-letter" aria-label="[[intake.preview.document]]">
        <xsl:copy-of select="document/div/node()"/>
        <dl class="okn-digest">
          <dt><okn:text id="intake.preview.form"/></dt><dd><xsl:value-of select="draft/@title"/>, <okn:text id="intake.preview.version"><okn:with name="version" select="draft/@version"/></okn:text></dd>
          <dt><okn:text id="intake.digest"/></dt><dd class="okn-mono"><xsl:call-template name="mono"><xsl:with-param name="text" select="string(document/@sha256)"/></xsl:call-template></dd>
        </dl>
      </article>
    </div>
    <div>
      <xsl:choose>
        <xsl:when test="sign/@signed"><xsl:apply-templates select="sign" mode="send"/></xsl:when>
        <xsl:otherwise><xsl:apply-templates select="sign" mode="ways"/></xsl:otherwise>
      </xsl:choose>
    </div>
  </div>
</xsl:template>

<xsl:template match="sign" mode="ways">
  <h2 class="govuk-heading-m"><okn:text id="intake.sign.how"/></h2>
  <h3 class="govuk-heading-s"><okn:text id="intake.sign.one"/></h3>
  <p class="govuk-body"><a class="govuk-button govuk-button--secondary okn-wide" role="button" draggable="false" data-module="govuk-button" href="{$address}/do-podpisu.xml"><okn:text id="intake.sign.download"/> (<xsl:call-template name="file-size"><xsl:with-param name="bytes" select="number(/page/document/@size)"/></xsl:call-template>)</a></p>
  <h3 class="govuk-heading-s"><okn:text id="intake.sign.two"/></h3>
  <ul class="govuk-list govuk-list--spaced">
    <xsl:if test="@accepts = 'any'">
      <li><a class="govuk-link" href="https://moj.gov.pl/nforms/signer/upload?xFormsAppName=SIGNER" rel="noreferrer"><okn:text id="intake.sign.trusted"/></a><br/><span class="okn-soft okn-small"><okn:text id="intake.sign.trusted-hint"/></span></li>
      <li><okn:text id="intake.sign.personal"/><br/><span class="okn-soft okn-small"><okn:text id="intake.sign.personal-hint"/></span></li>
    </xsl:if>
    <li><okn:text id="intake.sign.qualified"/><br/><span class="okn-soft okn-small"><okn:text id="intake.sign.qualified-hint"/></span></li>
  </ul>
  <h3 class="govuk-heading-s"><okn:text id="intake.sign.three"/></h3>
  <xsl:call-template name="sign-upload"/>
  <xsl:call-template name="key-file"/>
  <xsl:if test="@test = 'true'">
    <div class="govuk-inset-text">
      <h3 class="govuk-heading-s"><okn:text id="intake.sign.test"/></h3>
      <p class="govuk-body okn-small"><okn:text id="intake.sign.test-lead"/></p>
      <form action="{$address}/podpis-testowy" method="post">
        <xsl:call-template name="csrf"/>
        <xsl:call-template name="button"><xsl:with-param name="words"><okn:text id="intake.sign.test-go"/></xsl:with-param><xsl:with-param name="kind">secondary</xsl:with-param></xsl:call-template>
      </form>
    </div>
  </xsl:if>
  <xsl:if test="@required != 'true'">
    <h3 class="govuk-heading-s"><okn:text id="intake.sign.without"/></h3>
    <p class="govuk-body okn-small"><okn:text id="intake.sign.without-lead"/></p>
    <form action="{$address}/wyslij" method="post">
      <xsl:call-template name="csrf"/>
      <input type="hidden" name="_document" value="{@document}"/>
      <xsl:call-template name="button"><xsl:with-param name="words"><okn:text id="intake.sign.without-go"/></xsl:with-param><xsl:with-param name="kind">secondary</xsl:with-param></xsl:call-template>
    </form>
  </xsl:if>
</xsl:template>

<xsl:template name="sign-upload">
  <xsl:variable name="limit"><xsl:call-template name="file-size"><xsl:with-param name="bytes" select="number(/page/sign/@limit)"/></xsl:call-template></xsl:variable>
  <form action="{$address}/podpis" method="post" enctype="multipart/form-data" novalidate="novalidate">
    <xsl:call-template name="csrf"/>
    <xsl:call-template name="file-upload">
      <xsl:with-param name="name">plik</xsl:with-param>
      <xsl:with-param name="label"><okn:text id="intake.sign.file"/></xsl:with-param>
      <xsl:with-param name="hint"><okn:text id="intake.sign.file-hint"><okn:with name="limit" select="$limit"/></okn:text></xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="button">
      <xsl:with-param name="words"><okn:text id="intake.sign.upload"/></xsl:with-param>
      <xsl:with-param name="kind"><xsl:if test="/page/sign/@signed">secondary</xsl:if></xsl:with-param>
      <xsl:with-param name="classes">okn-wide</xsl:with-param>
    </xsl:call-template>
  </form>
</xsl:template>

<xsl:template match="sign" mode="send">
  <h2 class="govuk-heading-m"><okn:text id="intake.sign.ready"/></h2>
  <p class="govuk-body"><okn:text id="intake.sign.ready-lead"/></p>
  <form action="{$address}/wyslij" method="post">
    <xsl:call-template name="csrf"/>
    <input type="hidden" name="_document" value="{@document}"/>
    <xsl:call-template name="button"><xsl:with-param name="words"><okn:text id="intake.sign.send"/></xsl:with-param><xsl:with-param name="classes">okn-wide</xsl:with-param></xsl:call-template>
  </form>
  <p class="govuk-body"><a class="govuk-link" href="{$address}/podpisany"><okn:text id="intake.sign.download-signed"/></a></p>
  <xsl:if test="@more = 'true'">
    <h3 class="govuk-heading-s"><okn:text id="intake.sign.second"/></h3>
    <p class="govuk-body okn-small"><okn:text id="intake.sign.second-lead"/></p>
    <xsl:call-template name="sign-upload"/>
    <xsl:call-template name="key-file"/>
  </xsl:if>
  <p class="govuk-body"><a class="govuk-link" href="{$address}/popraw"><okn:text id="intake.sign.correct"/></a></p>
</xsl:template>
</xsl:stylesheet>
