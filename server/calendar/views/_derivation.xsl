<?xml version="1.0" encoding="UTF-8"?>
<!--
  The derivation of a deadline as items of <ol class="okn-derive">. View model:
  <term count="14" unit="days" basis-words="art. 13 ust. 1 ustawy"><step text="calendar.step.…" date="" basis="" holiday=""/>…</term>
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:okn="urn:okienko:text"
                exclude-result-prefixes="okn">

<xsl:template match="step" mode="derivation">
  <xsl:variable name="day"><xsl:call-template name="date-day"><xsl:with-param name="date" select="string(@date)"/></xsl:call-template></xsl:variable>
  <xsl:variable name="because"><xsl:if test="@basis != ''"> (<xsl:value-of select="@basis"/>)</xsl:if></xsl:variable>
  <li>
    <xsl:choose>
      <xsl:when test="contains(@text, '.raw-end')">
        <b>+ <xsl:choose>
          <xsl:when test="../@unit = 'days'"><okn:count id="calendar.plus.days" select="number(../@count)"/></xsl:when>
          <xsl:when test="../@unit = 'weeks'"><okn:count id="calendar.plus.weeks" select="number(../@count)"/></xsl:when>
          <xsl:when test="../@unit = 'months'"><okn:count id="calendar.plus.months" select="number(../@count)"/></xsl:when>
          <xsl:otherwise><okn:count id="calendar.plus.years" select="number(../@count)"/></xsl:otherwise>
        </xsl:choose></b><xsl:text> </xsl:text>
        <span><xsl:value-of select="$day"/><xsl:if test="../@basis-words != ''">, <xsl:value-of select="../@basis-words"/></xsl:if></span>
      </xsl:when>
      <xsl:otherwise>
        <b><xsl:value-of select="$day"/></b><xsl:text> </xsl:text>
        <span><xsl:choose>
          <xsl:when test="contains(@text, '.event-days')"><okn:text id="calendar.derive.event-days"/></xsl:when>
          <xsl:when test="contains(@text, '.event')"><okn:text id="calendar.derive.event"/></xsl:when>
          <xsl:when test="contains(@text, '.pause')"><okn:count id="calendar.derive.pause" select="number(../@not-counted)"/><xsl:value-of select="$because"/></xsl:when>
          <xsl:when test="contains(@text, '.chosen')"><okn:text id="calendar.derive.chosen"/></xsl:when>
          <xsl:when test="contains(@text, '.month-end')"><okn:text id="calendar.derive.month-end"/><xsl:value-of select="$because"/></xsl:when>
          <xsl:when test="contains(@text, '.saturday')"><okn:text id="calendar.derive.saturday"/><xsl:value-of select="$because"/></xsl:when>
          <xsl:when test="contains(@text, '.sunday')"><okn:text id="calendar.derive.sunday"/><xsl:value-of select="$because"/></xsl:when>
          <xsl:when test="contains(@text, '.announced')"><okn:text id="calendar.derive.announced"/>, <okn:text id="calendar.derive.day-off"/><xsl:value-of select="$because"/></xsl:when>
          <xsl:when test="@holiday != ''"><okn:lookup prefix="calendar.holiday." select="string(@holiday)"/>, <okn:text id="calendar.derive.day-off"/><xsl:value-of select="$because"/></xsl:when>
          <xsl:otherwise><okn:text id="calendar.derive.end"/></xsl:otherwise>
        </xsl:choose></span>
      </xsl:otherwise>
    </xsl:choose>
  </li>
</xsl:template>
</xsl:stylesheet>
