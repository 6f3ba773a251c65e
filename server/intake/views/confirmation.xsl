<?xml version="1.0" encoding="UTF-8"?>
<!-- The office has it: number, deadline, receipt, how to come back. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:okn="urn:okienko:text"
                exclude-result-prefixes="okn">
<xsl:import href="okn:layout"/>
<xsl:import href="okn:intake/_parts"/>

<xsl:template match="page" mode="title"><okn:text id="intake.sent.title"/></xsl:template>

<xsl:template match="page" mode="main">
  <xsl:call-template name="panel">
    <xsl:with-param name="title"><okn:text id="intake.sent.title"/></xsl:with-param>
    <xsl:with-param name="body"><okn:text id="intake.sent.number"/><xsl:text> </xsl:text><strong class="okn-nowrap"><xsl:value-of select="case/@number"/></strong></xsl:with-param>
  </xsl:call-template>
  <div class="okn-columns okn-columns--wide">
    <div>
      <h2 class="govuk-heading-m"><okn:text id="intake.sent.next"/></h2>
      <xsl:apply-templates select="case/term" mode="promise"/>
      <p class="govuk-body"><okn:text id="intake.sent.sign"/></p>
      <p class="govuk-body"><okn:text id="intake.sent.keep"/></p>
      <div class="govuk-button-group govuk-!-margin-top-6 okn-noprint">
        <a href="{case/@href}/upp.xml" role="button" class="govuk-button"><okn:text id="intake.sent.receipt"/></a>
        <a href="{case/@href}/wniosek.xml" role="button" class="govuk-button govuk-button--secondary"><okn:text id="intake.sent.document"/></a>
      </div>
      <xsl:choose>
        <xsl:when test="case/@own = 'true'"><p class="govuk-body govuk-!-margin-top-5"><a class="govuk-link" href="{case/@href}"><okn:text id="intake.sent.account"/></a></p></xsl:when>
        <xsl:otherwise>
          <h2 class="govuk-heading-m govuk-!-margin-top-7"><okn:text id="intake.sent.return"/></h2>
          <p class="govuk-body"><okn:text id="intake.sent.secret-lead"/></p>
          <xsl:call-template name="inset"><xsl:with-param name="content">
            <p class="govuk-!-margin-bottom-1"><okn:text id="intake.ask.number"/>: <strong class="okn-nowrap"><xsl:value-of select="case/@number"/></strong></p>
            <p class="govuk-!-margin-0"><okn:text id="intake.ask.secret"/>: <strong class="okn-mono" id="klucz"><xsl:value-of select="case/@secret"/></strong></p>
          </xsl:with-param></xsl:call-template>
          <p class="govuk-body okn-noprint"><a class="govuk-link" href="{case/@href}"><okn:text id="intake.sent.open"/></a></p>
        </xsl:otherwise>
      </xsl:choose>
    </div>
    <xsl:apply-templates select="case" mode="receipt"/>
  </div>
</xsl:template>
</xsl:stylesheet>
