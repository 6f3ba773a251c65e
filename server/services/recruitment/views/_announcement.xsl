<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:okn="urn:okienko:text"
                exclude-result-prefixes="okn">
<!-- Parts of pages about one announcement. -->
<xsl:template match="vacancy" mode="announcement">
  <xsl:for-each select="field[@value != '']">
    <xsl:choose>
      <xsl:when test="@kind = 'text'">
        <h2 class="govuk-heading-m govuk-!-margin-top-6"><xsl:value-of select="@label"/></h2>
        <xsl:choose>
          <xsl:when test="count(line) &gt; 1"><ul class="govuk-list govuk-list--bullet"><xsl:for-each select="line"><li><xsl:value-of select="."/></li></xsl:for-each></ul></xsl:when>
          <xsl:otherwise><p class="govuk-body"><xsl:value-of select="line"/></p></xsl:otherwise>
        </xsl:choose>
      </xsl:when>
    </xsl:choose>
  </xsl:for-each>
  <h2 class="govuk-heading-m govuk-!-margin-top-6"><okn:text id="recruitment.about"/></h2>
  <dl class="govuk-summary-list">
    <xsl:for-each select="field[@value != '' and @kind != 'text']">
      <div class="govuk-summary-list__row">
        <dt class="govuk-summary-list__key"><xsl:value-of select="@label"/></dt>
        <dd class="govuk-summary-list__value">
          <xsl:choose>
            <xsl:when test="@kind = 'date'"><xsl:call-template name="date-weekday"><xsl:with-param name="date" select="string(@value)"/></xsl:call-template></xsl:when>
            <xsl:when test="@kind = 'amount'"><xsl:value-of select="@value"/> zł</xsl:when>
            <xsl:otherwise><xsl:value-of select="@told"/></xsl:otherwise>
          </xsl:choose>
        </dd>
      </div>
    </xsl:for-each>
  </dl>
</xsl:template>

<xsl:template match="vacancy" mode="versions">
  <xsl:if test="count(version) &gt; 1">
    <h2 class="govuk-heading-m govuk-!-margin-top-6"><okn:text id="recruitment.versions"/></h2>
    <xsl:for-each select="version">
      <h3 class="govuk-heading-s"><okn:text id="recruitment.version"><okn:with name="n" select="@n"/></okn:text>, <xsl:call-template name="date-time"><xsl:with-param name="date" select="string(@at)"/></xsl:call-template></h3>
      <xsl:if test="@note != ''"><p class="govuk-body"><xsl:value-of select="@note"/></p></xsl:if>
      <xsl:if test="change">
        <dl class="govuk-summary-list">
          <xsl:for-each select="change">
            <div class="govuk-summary-list__row">
              <dt class="govuk-summary-list__key"><xsl:value-of select="@label"/></dt>
              <dd class="govuk-summary-list__value"><del><xsl:value-of select="@before"/></del><br/><ins><xsl:value-of select="@after"/></ins></dd>
            </div>
          </xsl:for-each>
        </dl>
      </xsl:if>
    </xsl:for-each>
  </xsl:if>
</xsl:template>

<xsl:template match="result" mode="result">
  <xsl:variable name="until"><xsl:call-template name="date-long"><xsl:with-param name="date" select="string(@until)"/></xsl:call-template></xsl:variable>
  <xsl:call-template name="inset"><xsl:with-param name="content">
    <p class="govuk-body"><b><xsl:choose>
      <xsl:when test="@name != ''"><okn:text id="recruitment.result.chosen"/><xsl:text> </xsl:text><xsl:value-of select="@name"/>, <xsl:value-of select="@town"/></xsl:when>
      <xsl:otherwise><okn:text id="recruitment.result.nobody"/></xsl:otherwise>
    </xsl:choose></b></p>
    <p class="govuk-body"><xsl:value-of select="@reason"/></p>
    <p class="govuk-body okn-soft"><okn:text id="recruitment.result.shown"><okn:with name="date" select="$until"/></okn:text></p>
  </xsl:with-param></xsl:call-template>
</xsl:template>
</xsl:stylesheet>
