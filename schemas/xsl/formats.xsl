<?xml version="1.0" encoding="UTF-8"?>
<!--
  Dates, sizes and typography, by named templates. Dates come as ISO: "2026-11-20" or local time "2026-11-20T10:58:31".

    date-long     $date   20 listopada 2026 r.              date-weekday  $date   piątek, 20 listopada 2026 r.
    date-day      $date   20 listopada                      date-on       $date   w piątek 20 listopada 2026 r.
    date-short    $date   20.11.2026                        date-time     $date   20 listopada 2026 r., 10:58
    date-exact    $date   20 listopada 2026 r., godz. 10:58:31      time-only $date  10:58
    weekday       $date   0 for Sunday … 6 for Saturday
    file-size     $bytes  412 KB
    hard-spaces   $text   the text with a hard space after one-letter words and abbreviations (Polish only)
    mono          $text   hexadecimal digits in groups of four
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:okn="urn:okienko:text"
                exclude-result-prefixes="okn">

<xsl:template name="month-name">
  <xsl:param name="date"/>
  <okn:lookup prefix="month." select="number(substring($date, 6, 2))"/>
</xsl:template>

<xsl:template name="date-long">
  <xsl:param name="date"/>
  <xsl:if test="string-length($date) &gt;= 10">
    <xsl:variable name="month"><xsl:call-template name="month-name"><xsl:with-param name="date" select="$date"/></xsl:call-template></xsl:variable>
    <okn:text id="date.long">
      <okn:with name="day" select="number(substring($date, 9, 2))"/>
      <okn:with name="month" select="$month"/>
      <okn:with name="year" select="substring($date, 1, 4)"/>
    </okn:text>
  </xsl:if>
</xsl:template>

<xsl:template name="date-day">
  <xsl:param name="date"/>
  <xsl:if test="string-length($date) &gt;= 10">
    <xsl:variable name="month"><xsl:call-template name="month-name"><xsl:with-param name="date" select="$date"/></xsl:call-template></xsl:variable>
    <okn:text id="date.day">
      <okn:with name="day" select="number(substring($date, 9, 2))"/>
      <okn:with name="month" select="$month"/>
    </okn:text>
  </xsl:if>
</xsl:template>

<xsl:template name="date-short">
  <xsl:param name="date"/>
  <xsl:if test="string-length($date) &gt;= 10">
    <okn:text id="date.short">
      <okn:with name="day" select="substring($date, 9, 2)"/>
      <okn:with name="month" select="substring($date, 6, 2)"/>
      <okn:with name="year" select="substring($date, 1, 4)"/>
    </okn:text>
  </xsl:if>
</xsl:template>

<!-- The day of the week of a Gregorian date: March begins the counted year, so the leap day comes last. -->
<xsl:template name="weekday">
  <xsl:param name="date"/>
  <xsl:variable name="m" select="number(substring($date, 6, 2))"/>
  <xsl:variable name="y" select="number(substring($date, 1, 4)) - number($m &lt; 3)"/>
  <xsl:variable name="shifted" select="($m + 9) mod 12"/>
  <xsl:value-of select="(number(substring($date, 9, 2)) + 2 + floor((13 * $shifted + 2) div 5) + $y
                         + floor($y div 4) - floor($y div 100) + floor($y div 400)) mod 7"/>
</xsl:template>

<xsl:template name="date-weekday">
  <xsl:param name="date"/>
  <xsl:if test="string-length($date) &gt;= 10">
    <xsl:variable name="number"><xsl:call-template name="weekday"><xsl:with-param name="date" select="$date"/></xsl:call-template></xsl:variable>
    <xsl:variable name="weekday"><okn:lookup prefix="weekday." select="$number"/></xsl:variable>
    <xsl:variable name="long"><xsl:call-template name="date-long"><xsl:with-param name="date" select="$date"/></xsl:call-template></xsl:variable>
    <okn:text id="date.heading"><okn:with name="weekday" select="$weekday"/><okn:with name="date" select="$long"/></okn:text>
  </xsl:if>
</xsl:template>

<xsl:template name="date-on">
  <xsl:param name="date"/>
  <xsl:if test="string-length($date) &gt;= 10">
    <xsl:variable name="number"><xsl:call-template name="weekday"><xsl:with-param name="date" select="$date"/></xsl:call-template></xsl:variable>
    <xsl:variable name="weekday"><okn:lookup prefix="on-weekday." select="$number"/></xsl:variable>
    <xsl:variable name="long"><xsl:call-template name="date-long"><xsl:with-param name="date" select="$date"/></xsl:call-template></xsl:variable>
    <okn:text id="date.weekday"><okn:with name="weekday" select="$weekday"/><okn:with name="date" select="$long"/></okn:text>
  </xsl:if>
</xsl:template>

<xsl:template name="time-only">
  <xsl:param name="date"/>
  <xsl:value-of select="number(substring($date, 12, 2))"/>
  <xsl:value-of select="substring($date, 14, 3)"/>
</xsl:template>

<xsl:template name="date-time">
  <xsl:param name="date"/>
  <xsl:variable name="long"><xsl:call-template name="date-long"><xsl:with-param name="date" select="$date"/></xsl:call-template></xsl:variable>
  <xsl:variable name="time"><xsl:call-template name="time-only"><xsl:with-param name="date" select="$date"/></xsl:call-template></xsl:variable>
  <okn:text id="date.time"><okn:with name="date" select="$long"/><okn:with name="time" select="$time"/></okn:text>
</xsl:template>

<xsl:template name="date-exact">
  <xsl:param name="date"/>
  <xsl:variable name="long"><xsl:call-template name="date-long"><xsl:with-param name="date" select="$date"/></xsl:call-template></xsl:variable>
  <okn:text id="date.exact"><okn:with name="date" select="$long"/><okn:with name="time" select="substring($date, 12, 8)"/></okn:text>
</xsl:template>

<!-- Bytes as a person reads them: B under 1 KB, whole KB under 1 MB, then MB with one digit. -->
<xsl:template name="file-size">
  <xsl:param name="bytes"/>
  <xsl:choose>
    <xsl:when test="$bytes &lt; 1024"><okn:text id="size.byte"><okn:with name="n" select="$bytes"/></okn:text></xsl:when>
    <xsl:when test="$bytes &lt; 1048576"><okn:text id="size.kilobyte"><okn:with name="n" select="round($bytes div 1024)"/></okn:text></xsl:when>
    <xsl:otherwise>
      <xsl:variable name="tenths" select="round($bytes div 104857.6)"/>
      <xsl:variable name="megabytes">
        <xsl:value-of select="floor($tenths div 10)"/>
        <xsl:if test="$tenths mod 10 != 0"><okn:text id="number.decimal"/><xsl:value-of select="$tenths mod 10"/></xsl:if>
      </xsl:variable>
      <okn:text id="size.megabyte"><okn:with name="n" select="$megabytes"/></okn:text>
    </xsl:otherwise>
  </xsl:choose>
</xsl:template>

<xsl:template name="mono">
  <xsl:param name="text"/>
  <xsl:value-of select="substring($text, 1, 4)"/>
  <xsl:if test="string-length($text) &gt; 4">
    <xsl:text> </xsl:text>
    <xsl:call-template name="mono"><xsl:with-param name="text" select="substring($text, 5)"/></xsl:call-template>
  </xsl:if>
</xsl:template>

<!-- How many letters stand before a space: the first one from the middle on, or sooner when a long word is all the rest. -->
<xsl:template name="space-near">
  <xsl:param name="text"/>
  <xsl:param name="from"/>
  <xsl:variable name="rest" select="substring($text, $from + 1)"/>
  <xsl:choose>
    <xsl:when test="contains($rest, ' ')"><xsl:value-of select="$from + string-length(substring-before($rest, ' '))"/></xsl:when>
    <xsl:otherwise><xsl:call-template name="space-near"><xsl:with-param name="text" select="$text"/><xsl:with-param name="from" select="floor($from div 2)"/></xsl:call-template></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<!-- Halves the text until a piece is one word with its space, so a long text does not nest deeply. -->
<xsl:template name="hard-spaces">
  <xsl:param name="text"/>
  <xsl:choose>
    <xsl:when test="/page/@lang != 'pl' or not(contains($text, ' '))"><xsl:value-of select="$text"/></xsl:when>
    <xsl:when test="string-length($text) &gt; 120">
      <xsl:variable name="found"><xsl:call-template name="space-near"><xsl:with-param name="text" select="$text"/><xsl:with-param name="from" select="floor(string-length($text) div 2)"/></xsl:call-template></xsl:variable>
      <xsl:variable name="cut" select="number($found)"/>
      <xsl:call-template name="hard-spaces"><xsl:with-param name="text" select="substring($text, 1, $cut)"/></xsl:call-template>
      <xsl:if test="string-length($text) &gt; $cut">
        <xsl:variable name="last"><xsl:call-template name="last-word"><xsl:with-param name="text" select="substring($text, $cut - 11, 12)"/></xsl:call-template></xsl:variable>
        <xsl:call-template name="space-after"><xsl:with-param name="word" select="$last"/></xsl:call-template>
        <xsl:call-template name="hard-spaces"><xsl:with-param name="text" select="substring($text, $cut + 2)"/></xsl:call-template>
      </xsl:if>
    </xsl:when>
    <xsl:otherwise>
      <xsl:variable name="word" select="substring-before($text, ' ')"/>
      <xsl:value-of select="$word"/>
      <xsl:call-template name="space-after"><xsl:with-param name="word" select="$word"/></xsl:call-template>
      <xsl:call-template name="hard-spaces"><xsl:with-param name="text" select="substring-after($text, ' ')"/></xsl:call-template>
    </xsl:otherwise>
  </xsl:choose>
</xsl:template>

<!-- Of a few characters only: no word that holds on is longer. -->
<xsl:template name="last-word">
  <xsl:param name="text"/>
  <xsl:choose>
    <xsl:when test="contains($text, ' ')">
      <xsl:call-template name="last-word"><xsl:with-param name="text" select="substring-after($text, ' ')"/></xsl:call-template>
    </xsl:when>
    <xsl:otherwise><xsl:value-of select="$text"/></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<xsl:template name="space-after">
  <xsl:param name="word"/>
  <xsl:variable name="bare" select="translate($word, '(„', '')"/>
  <xsl:choose>
    <xsl:when test="string-length($bare) = 1 and translate($bare, 'aiouwzkAIOUWZK§', '') = ''">&#160;</xsl:when>
    <xsl:when test="$bare != '' and contains('|art.|ust.|pkt|ul.|pl.|al.|os.|nr|poz.|godz.|pok.|tel.|s.|', concat('|', $bare, '|'))">&#160;</xsl:when>
    <xsl:otherwise><xsl:text> </xsl:text></xsl:otherwise>
  </xsl:choose>
</xsl:template>
</xsl:stylesheet>
