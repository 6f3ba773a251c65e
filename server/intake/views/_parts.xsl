<?xml version="1.0" encoding="UTF-8"?>
<!-- What the pages of drafts and cases share. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:okn="urn:okienko:text"
                exclude-result-prefixes="okn">
<xsl:import href="okn:calendar/_derivation"/>

<xsl:template name="authority"><xsl:call-template name="of-language"><xsl:with-param name="all" select="/page/office/authority"/></xsl:call-template></xsl:template>

<xsl:template name="draft-state">
  <h2><okn:text id="intake.draft"/></h2>
  <p>
    <xsl:choose>
      <xsl:when test="draft/@saved-today = 'true'"><xsl:variable name="time"><xsl:call-template name="time-only"><xsl:with-param name="date" select="string(draft/@saved)"/></xsl:call-template></xsl:variable><okn:text id="intake.saved-today"><okn:with name="time" select="$time"/></okn:text></xsl:when>
      <xsl:otherwise><xsl:variable name="date"><xsl:call-template name="date-long"><xsl:with-param name="date" select="string(draft/@saved)"/></xsl:call-template></xsl:variable><okn:text id="intake.saved-on"><okn:with name="date" select="$date"/></okn:text></xsl:otherwise>
    </xsl:choose>
    <xsl:text> </xsl:text>
    <xsl:call-template name="draft-waits"/>
  </p>
</xsl:template>

<xsl:template name="draft-waits">
  <xsl:variable name="until"><xsl:call-template name="date-long"><xsl:with-param name="date" select="string(draft/@expires)"/></xsl:call-template></xsl:variable>
  <okn:text id="intake.waits"><okn:with name="date" select="$until"/></okn:text>
</xsl:template>

<xsl:template name="privacy">
  <xsl:variable name="authority"><xsl:call-template name="authority"/></xsl:variable>
  <h2><okn:text id="intake.privacy.title"/></h2>
  <p><okn:text id="intake.privacy"><okn:with name="authority" select="$authority"/></okn:text></p>
  <p><a class="govuk-link" href="/dane-osobowe"><okn:text id="intake.privacy.more"/></a></p>
</xsl:template>

<xsl:template match="term" mode="promise">
  <xsl:param name="left" select="''"/>
  <xsl:call-template name="term">
    <xsl:with-param name="label"><okn:text id="intake.answer-by"/></xsl:with-param>
    <xsl:with-param name="date" select="string(@date)"/>
    <xsl:with-param name="left" select="$left"/>
    <xsl:with-param name="derive"><xsl:apply-templates select="step" mode="derivation"/></xsl:with-param>
  </xsl:call-template>
</xsl:template>

<!-- The receipt as a paper, from a <case>. -->
<xsl:template match="case" mode="receipt">
  <section class="okn-paper okn-paper--tight" aria-labelledby="upp">
    <h2 class="govuk-heading-s govuk-!-margin-bottom-1" id="upp"><okn:text id="intake.receipt.title"/></h2>
    <p class="okn-soft govuk-!-margin-bottom-3 okn-small"><okn:text id="intake.receipt.short"/></p>
    <dl class="okn-letter govuk-!-margin-0 okn-small">
      <dt class="okn-soft"><okn:text id="intake.receipt.number"/></dt><dd class="govuk-!-margin-bottom-3"><xsl:value-of select="@receipt"/></dd>
      <dt class="okn-soft"><okn:text id="intake.receipt.received"/></dt><dd class="govuk-!-margin-bottom-3"><xsl:call-template name="date-exact"><xsl:with-param name="date" select="string(@received)"/></xsl:call-template></dd>
      <dt class="okn-soft"><okn:text id="intake.receipt.to"/></dt><dd class="govuk-!-margin-bottom-3"><xsl:call-template name="authority"/></dd>
      <dt class="okn-soft"><okn:text id="intake.digest"/></dt>
      <dd class="okn-mono govuk-!-margin-bottom-3"><xsl:call-template name="digest-lines"><xsl:with-param name="digest" select="string(@digest)"/></xsl:call-template></dd>
      <dt class="okn-soft"><okn:text id="intake.receipt.seal"/></dt><dd class="govuk-!-margin-0"><xsl:value-of select="$office-name"/></dd>
    </dl>
  </section>
</xsl:template>

<xsl:template name="digest-lines">
  <xsl:param name="digest"/>
  <xsl:call-template name="mono"><xsl:with-param name="text" select="substring($digest, 1, 16)"/></xsl:call-template><br/>
  <xsl:call-template name="mono"><xsl:with-param name="text" select="substring($digest, 17, 16)"/></xsl:call-template><br/>
  <xsl:call-template name="mono"><xsl:with-param name="text" select="substring($digest, 33, 16)"/></xsl:call-template><br/>
  <xsl:call-template name="mono"><xsl:with-param name="text" select="substring($digest, 49, 16)"/></xsl:call-template>
</xsl:template>
</xsl:stylesheet>
