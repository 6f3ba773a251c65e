<?xml version="1.0" encoding="UTF-8"?>
<!-- What is wrong with a package; view model: faults service version count, fault file line, words, source, detail rule. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:okn="urn:okienko:text"
                exclude-result-prefixes="okn">
<xsl:import href="okn:layout"/>
<xsl:import href="okn:editing/_menu"/>
<xsl:template match="page" mode="title"><okn:text id="editing.faults.title"/></xsl:template>
<xsl:template match="page" mode="back"><okn:text id="editing.packages.title"/></xsl:template>

<xsl:template match="page" mode="main"><xsl:apply-templates select="faults"/></xsl:template>

<xsl:template match="faults">
  <h1 class="govuk-heading-l"><okn:text id="editing.faults.title"/></h1>
  <p class="govuk-body"><okn:count id="editing.faults.count" select="@count"/><xsl:text> </xsl:text><okn:text id="editing.faults.words"/></p>
  <ol class="okn-faults">
    <xsl:for-each select="fault">
      <li>
        <h2 class="govuk-heading-s okn-break"><xsl:value-of select="@file"/><xsl:if test="@line &gt; 0"><xsl:text>, </xsl:text><okn:text id="editing.faults.line"><okn:with name="n" select="@line"/></okn:text></xsl:if></h2>
        <p class="govuk-body"><xsl:value-of select="words"/></p>
        <xsl:if test="source"><p class="okn-faults__source"><code><xsl:value-of select="source"/></code></p></xsl:if>
        <xsl:call-template name="details">
          <xsl:with-param name="summary"><okn:text id="editing.faults.details"/></xsl:with-param>
          <xsl:with-param name="content"><p class="govuk-body okn-break" lang="en"><code><xsl:value-of select="detail/@rule"/></code>: <xsl:value-of select="detail"/></p></xsl:with-param>
        </xsl:call-template>
      </li>
    </xsl:for-each>
  </ol>
  <p class="govuk-body"><a class="govuk-link" href="/redakcja/paczki"><okn:text id="editing.faults.again"/></a></p>
</xsl:template>
</xsl:stylesheet>
