<?xml version="1.0" encoding="UTF-8"?>
<!-- What pages of the journal share: texts as simple_text.h writes them, tabs, an entry in a list. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:okn="urn:okienko:text"
                exclude-result-prefixes="okn">

<xsl:template name="simple-text">
  <xsl:param name="of" select="/.."/>
  <xsl:for-each select="$of/p | $of/ul">
    <xsl:choose>
      <xsl:when test="self::ul"><ul class="govuk-list govuk-list--bullet"><xsl:for-each select="li"><li><xsl:call-template name="simple-line"/></li></xsl:for-each></ul></xsl:when>
      <xsl:otherwise><p class="govuk-body"><xsl:for-each select="line"><xsl:if test="position() &gt; 1"><br/></xsl:if><xsl:call-template name="simple-line"/></xsl:for-each></p></xsl:otherwise>
    </xsl:choose>
  </xsl:for-each>
</xsl:template>

<xsl:template name="simple-line">
  <xsl:for-each select="t | a">
    <xsl:choose>
      <xsl:when test="self::a"><a class="govuk-link" href="{@href}" rel="nofollow noopener"><xsl:value-of select="."/></a></xsl:when>
      <xsl:otherwise><xsl:call-template name="hard-spaces"><xsl:with-param name="text" select="string(.)"/></xsl:call-template></xsl:otherwise>
    </xsl:choose>
  </xsl:for-each>
</xsl:template>

<xsl:template name="tabs">
  <xsl:param name="path"/>
  <xsl:param name="prefix"/>
  <nav aria-label="[[journal.tabs]]">
    <ul class="okn-tabs">
      <xsl:for-each select="tab">
        <li><a class="govuk-link govuk-link--no-visited-state" href="{$path}?widok={@id}">
          <xsl:if test="@current = 'true'"><xsl:attribute name="aria-current">page</xsl:attribute></xsl:if>
          <okn:lookup prefix="journal.tab." select="string(@id)"/><xsl:if test="@count"> (<xsl:value-of select="@count"/>)</xsl:if>
        </a></li>
      </xsl:for-each>
    </ul>
  </nav>
</xsl:template>

<xsl:template match="entry" mode="meta">
  <xsl:variable name="date"><xsl:call-template name="date-long"><xsl:with-param name="date" select="string(@answered)"/></xsl:call-template></xsl:variable>
  <p class="okn-case__meta"><xsl:value-of select="@unit-name"/> · <okn:text id="journal.answered-on"><okn:with name="date" select="$date"/></okn:text>, <xsl:apply-templates select="." mode="days"/></p>
</xsl:template>

<xsl:template match="entry" mode="days">
  <xsl:choose>
    <xsl:when test="@days = 0"><okn:text id="journal.same-day"/></xsl:when>
    <xsl:otherwise><okn:count id="journal.after-days" select="number(@days)"/></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<xsl:template name="new-query">
  <xsl:param name="secondary" select="false()"/>
  <form action="/wnioski" method="post" class="okn-noprint">
    <xsl:call-template name="csrf"/>
    <input type="hidden" name="service" value="internet-query"/>
    <xsl:call-template name="button"><xsl:with-param name="words"><okn:text id="journal.ask"/></xsl:with-param></xsl:call-template>
  </form>
</xsl:template>
</xsl:stylesheet>
