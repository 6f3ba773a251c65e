<?xml version="1.0" encoding="UTF-8"?>
<!-- A letter of the office as its reader sees it: before receipt is confirmed only who wrote and when. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:okn="urn:okienko:text"
                exclude-result-prefixes="okn">
<xsl:import href="okn:layout"/>
<xsl:import href="okn:letters/_letter"/>

<xsl:variable name="letter" select="/page/reading/letter"/>
<xsl:variable name="href" select="string(/page/reading/@href)"/>

<xsl:template name="letter-name">
  <xsl:choose>
    <xsl:when test="$letter/@title != ''"><xsl:value-of select="$letter/@title"/></xsl:when>
    <xsl:otherwise><okn:text id="intake.letter.title"/></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<xsl:template match="page" mode="title"><xsl:call-template name="letter-name"/>, <xsl:value-of select="reading/@called"/></xsl:template>

<xsl:template match="page" mode="main">
  <p class="okn-kicker"><xsl:value-of select="reading/@called"/></p>
  <h1 class="govuk-heading-l"><xsl:call-template name="letter-name"/></h1>
  <xsl:choose>
    <xsl:when test="$letter/@readable = 'true'"><xsl:apply-templates select="reading" mode="read"/></xsl:when>
    <xsl:otherwise><xsl:apply-templates select="reading" mode="receive"/></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<xsl:template match="reading" mode="receive">
  <section class="okn-paper okn-paper--tight okn-measure" aria-labelledby="odbior">
    <h2 class="govuk-visually-hidden" id="odbior"><okn:text id="intake.letter.receive"/></h2>
    <dl class="okn-letter govuk-!-margin-0">
      <dt class="okn-soft"><okn:text id="intake.letter.from"/></dt><dd class="govuk-!-margin-bottom-3"><xsl:value-of select="@authority"/>, <xsl:value-of select="@office"/></dd>
      <dt class="okn-soft"><okn:text id="intake.letter.case"/></dt><dd class="govuk-!-margin-bottom-3 okn-nowrap"><xsl:value-of select="@called"/></dd>
      <dt class="okn-soft"><okn:text id="intake.letter.sent"/></dt><dd class="govuk-!-margin-bottom-4"><xsl:call-template name="date-time"><xsl:with-param name="date" select="string($letter/@sent)"/></xsl:call-template></dd>
    </dl>
    <p><okn:text id="intake.letter.confirm-lead"/></p>
    <p><xsl:choose>
      <xsl:when test="$letter/@waits-until">
        <xsl:variable name="until"><xsl:call-template name="date-weekday"><xsl:with-param name="date" select="string($letter/@waits-until)"/></xsl:call-template></xsl:variable>
        <okn:text id="intake.letter.until"><okn:with name="date" select="$until"/></okn:text>
      </xsl:when>
      <xsl:otherwise><okn:text id="intake.letter.no-limit"/></xsl:otherwise>
    </xsl:choose></p>
    <p><okn:text id="intake.letter.upd-lead"/></p>
    <form action="{$href}/odbior" method="post">
      <xsl:call-template name="csrf"/>
      <button type="submit" class="govuk-button govuk-!-margin-bottom-0"><okn:text id="intake.letter.confirm"/></button>
    </form>
  </section>
</xsl:template>

<xsl:template match="reading" mode="read">
  <div class="okn-columns okn-columns--wide">
    <div><xsl:apply-templates select="paper/*"><xsl:with-param name="address" select="$href"/></xsl:apply-templates></div>
    <div>
      <xsl:if test="@asked">
        <div class="okn-term govuk-!-margin-bottom-5">
          <p class="okn-term__label"><okn:text id="intake.letter.reply-title"/></p>
          <xsl:if test="$letter/@reply-by"><p class="okn-term__date"><xsl:call-template name="date-weekday"><xsl:with-param name="date" select="string($letter/@reply-by)"/></xsl:call-template></p></xsl:if>
          <p class="okn-noprint govuk-!-margin-top-3 govuk-!-margin-bottom-0"><a class="govuk-button govuk-!-margin-bottom-0" role="button" href="{@asked}"><okn:text id="intake.letter.reply"/></a></p>
        </div>
      </xsl:if>
      <section class="okn-paper okn-paper--tight" aria-labelledby="doreczenie">
        <h2 class="govuk-heading-s" id="doreczenie"><okn:text id="letters.delivery"/></h2>
        <xsl:if test="$letter/@delivery != 'at-once'"><p>
          <xsl:variable name="day"><xsl:call-template name="date-long"><xsl:with-param name="date" select="string($letter/@delivered-on)"/></xsl:call-template></xsl:variable>
          <xsl:choose>
            <xsl:when test="$letter/@delivery = 'opened'"><okn:text id="intake.letter.opened"><okn:with name="date" select="$day"/></okn:text></xsl:when>
            <xsl:when test="$letter/@delivery = 'deemed'"><okn:text id="intake.letter.deemed"><okn:with name="date" select="$day"/></okn:text></xsl:when>
            <xsl:otherwise><okn:text id="letters.delivery.otherwise"><okn:with name="date" select="$day"/></okn:text></xsl:otherwise>
          </xsl:choose>
        </p></xsl:if>
        <dl class="okn-letter govuk-!-margin-0 okn-small">
          <dt class="okn-soft"><okn:text id="intake.letter.sent"/></dt><dd class="govuk-!-margin-bottom-3"><xsl:call-template name="date-time"><xsl:with-param name="date" select="string($letter/@sent)"/></xsl:call-template></dd>
          <xsl:if test="$letter/@receipt != ''"><dt class="okn-soft">UPD</dt><dd class="govuk-!-margin-bottom-3"><xsl:value-of select="$letter/@receipt"/></dd></xsl:if>
          <dt class="okn-soft"><okn:text id="intake.letter.files"/></dt>
          <dd class="govuk-!-margin-bottom-3"><a class="govuk-link" href="{$href}/pismo.xml" download="download"><okn:text id="letters.file.letter"/></a><xsl:if test="$letter/@receipt != ''">, <a class="govuk-link" href="{$href}/upd.xml" download="download"><okn:text id="letters.file.upd"/></a></xsl:if></dd>
        </dl>
        <p class="okn-small govuk-!-margin-bottom-0"><okn:text id="intake.letter.sealed"/><xsl:text> </xsl:text><a class="govuk-link okn-noprint" href="/weryfikacja"><okn:text id="intake.letter.verify"/></a></p>
      </section>
    </div>
  </div>
</xsl:template>
</xsl:stylesheet>
