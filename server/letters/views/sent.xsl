<?xml version="1.0" encoding="UTF-8"?>
<!-- A letter that was sent, as the office sees it. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:okn="urn:okienko:text"
                exclude-result-prefixes="okn">
<xsl:import href="okn:layout"/>
<xsl:import href="okn:letters/_letter"/>
<xsl:import href="okn:printing/_link"/>

<xsl:template match="page" mode="title"><xsl:value-of select="sent/letter/@title"/>, <xsl:value-of select="sent/@called"/></xsl:template>
<xsl:template match="page" mode="back"><okn:text id="letters.back-to-case"/></xsl:template>

<xsl:template match="page" mode="main">
  <xsl:variable name="href" select="string(sent/@href)"/>
  <xsl:variable name="letter" select="sent/letter"/>
  <p class="okn-kicker"><xsl:value-of select="sent/@called"/></p>
  <h1 class="govuk-heading-l"><xsl:value-of select="$letter/@title"/></h1>
  <div class="okn-columns okn-columns--wide">
    <div><xsl:apply-templates select="sent/paper/*"><xsl:with-param name="address" select="$href"/></xsl:apply-templates></div>
    <div>
      <section class="okn-paper okn-paper--tight" aria-labelledby="doreczenie">
        <h2 class="govuk-heading-s" id="doreczenie"><okn:text id="letters.delivery"/></h2>
        <p><xsl:apply-templates select="$letter" mode="delivery"/></p>
        <xsl:if test="$letter/@asks = 'true'">
          <p><xsl:choose>
            <xsl:when test="$letter/@answered = 'true'"><okn:text id="letters.reply.answered"/></xsl:when>
            <xsl:when test="$letter/@reply-by"><xsl:variable name="by"><xsl:call-template name="date-weekday"><xsl:with-param name="date" select="string($letter/@reply-by)"/></xsl:call-template></xsl:variable><okn:text id="letters.reply.office-by"><okn:with name="date" select="$by"/></okn:text></xsl:when>
            <xsl:otherwise><okn:text id="letters.reply.not-yet"/></xsl:otherwise>
          </xsl:choose></p>
        </xsl:if>
        <dl class="okn-letter govuk-!-margin-0 okn-small">
          <dt class="okn-soft"><okn:text id="letters.sent"/></dt><dd class="govuk-!-margin-bottom-3"><xsl:call-template name="date-time"><xsl:with-param name="date" select="string($letter/@sent)"/></xsl:call-template>, <xsl:value-of select="$letter/@author"/></dd>
          <xsl:if test="$letter/@signer != ''"><dt class="okn-soft"><okn:text id="letters.signer"/></dt><dd class="govuk-!-margin-bottom-3"><xsl:value-of select="$letter/@signer"/></dd></xsl:if>
          <dt class="okn-soft"><okn:text id="letters.digest"/></dt><dd class="okn-mono govuk-!-margin-bottom-3"><xsl:call-template name="mono"><xsl:with-param name="text" select="string($letter/@digest)"/></xsl:call-template></dd>
          <dt class="okn-soft"><okn:text id="letters.files"/></dt>
          <dd class="govuk-!-margin-0"><a class="govuk-link" href="{$href}/pismo.xml" download="download"><okn:text id="letters.file.letter"/></a><xsl:if test="$letter/@receipt != ''">, <a class="govuk-link" href="{$href}/upd.xml" download="download"><okn:text id="letters.file.upd"/></a></xsl:if></dd>
          <dt class="okn-soft govuk-!-margin-top-3">PDF</dt><dd class="govuk-!-margin-0" id="pdf"><xsl:apply-templates select="sent/print" mode="link"/></dd>
        </dl>
      </section>
      <xsl:if test="$letter/@readable = 'false'">
        <section class="okn-aside" aria-labelledby="inaczej">
          <h2 id="inaczej"><okn:text id="letters.otherwise"/></h2>
          <p><okn:text id="letters.otherwise.lead"/></p>
          <form action="{$href}/doreczenie" method="post">
            <xsl:call-template name="csrf"/>
            <xsl:call-template name="date-input"><xsl:with-param name="name">termin</xsl:with-param><xsl:with-param name="label"><okn:text id="letters.otherwise.day"/></xsl:with-param></xsl:call-template>
            <button type="submit" class="govuk-button govuk-button--secondary okn-button--small"><okn:text id="letters.otherwise.note"/></button>
          </form>
        </section>
      </xsl:if>
    </div>
  </div>
</xsl:template>
</xsl:stylesheet>
