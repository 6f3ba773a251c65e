<?xml version="1.0" encoding="UTF-8"?>
<!-- The office's queue and a clerk's own cases: the view model is described in queue_view.h. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:okn="urn:okienko:text"
                exclude-result-prefixes="okn">
<xsl:import href="okn:layout"/>

<!-- One unit gives the list its name. -->
<xsl:template name="queue-heading">
  <xsl:choose>
    <xsl:when test="queue/@mine = 'true'"><okn:text id="cases.queue.mine"/></xsl:when>
    <xsl:when test="queue/@unit-name != ''"><xsl:value-of select="queue/@unit-name"/></xsl:when>
    <xsl:otherwise><okn:text id="cases.queue.title"/></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<xsl:template match="page" mode="title"><xsl:call-template name="queue-heading"/></xsl:template>

<xsl:template match="page" mode="main">
  <div class="okn-head">
    <div>
      <p class="okn-kicker okn-kicker--day"><xsl:call-template name="date-weekday"><xsl:with-param name="date" select="string(@today)"/></xsl:call-template></p>
      <h1 class="govuk-heading-l"><xsl:call-template name="queue-heading"/></h1>
    </div>
    <xsl:if test="queue/row"><p><a class="govuk-link" href="{queue/@csv}"><okn:text id="cases.queue.file"/></a></p></xsl:if>
  </div>
  <xsl:apply-templates select="queue"/>
</xsl:template>

<xsl:template match="queue[@unitless = 'true']"><p class="govuk-body"><okn:text id="cases.queue.no-unit"/></p></xsl:template>

<xsl:template match="queue">
  <xsl:if test="tally">
    <ul class="okn-tally" aria-label="[[cases.tally.label]]"><xsl:apply-templates select="tally"/></ul>
  </xsl:if>
  <xsl:call-template name="filters"/>
  <xsl:if test="@capped = 'true'"><xsl:call-template name="inset"><xsl:with-param name="content"><okn:text id="cases.queue.capped"/></xsl:with-param></xsl:call-template></xsl:if>
  <xsl:choose>
    <xsl:when test="row"><xsl:call-template name="rows"/></xsl:when>
    <xsl:when test="@filtered = 'true'"><p class="govuk-body"><okn:text id="cases.queue.none-fits"/><xsl:text> </xsl:text><a class="govuk-link" href="{@path}"><okn:text id="cases.queue.clear"/></a></p></xsl:when>
    <xsl:when test="@mine = 'true'"><p class="govuk-body"><okn:text id="cases.queue.none-mine"/><xsl:text> </xsl:text><a class="govuk-link" href="/urzad?kto=nikt"><okn:text id="cases.queue.look"/></a></p></xsl:when>
    <xsl:otherwise><p class="govuk-body"><okn:text id="cases.queue.none"/></p></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<!-- ============================================================ counters -->
<xsl:template match="tally">
  <li>
    <a class="govuk-link govuk-link--no-visited-state" href="{@href}">
      <xsl:if test="@current = 'true'"><xsl:attribute name="aria-current">true</xsl:attribute></xsl:if>
      <span class="okn-signal okn-signal--{@signal}">
        <xsl:if test="number(@count) = 0"><xsl:attribute name="class">okn-signal okn-signal--none</xsl:attribute></xsl:if>
        <xsl:call-template name="signal-shape"><xsl:with-param name="kind" select="string(@signal)"/></xsl:call-template>
        <xsl:variable name="count"><xsl:if test="@more = 'true'"><okn:text id="cases.tally.over"/><xsl:text> </xsl:text></xsl:if><xsl:value-of select="@count"/></xsl:variable>
        <xsl:variable name="name"><okn:lookup prefix="cases.tally." select="@signal"/></xsl:variable>
        <xsl:value-of select="concat($name, ': ', $count)"/>
      </span>
      <xsl:if test="@current = 'true'"><span class="govuk-visually-hidden"><okn:text id="cases.tally.current"/></span></xsl:if>
    </a>
  </li>
</xsl:template>

<!-- ============================================================ filters -->
<xsl:template name="filters">
  <form class="okn-filters" action="{@path}" method="get" role="search" aria-label="[[cases.filter.label]]">
    <div class="govuk-form-group okn-filters__grow">
      <label class="govuk-label" for="q"><okn:text id="cases.filter.words"/></label>
      <input class="govuk-input" id="q" name="q" type="search" value="{@words}" maxlength="200" autocomplete="off"/>
    </div>
    <div class="govuk-form-group">
      <label class="govuk-label" for="stan"><okn:text id="cases.filter.state"/></label>
      <select class="govuk-select" id="stan" name="stan">
        <option value=""><okn:text id="cases.filter.state-open"/></option>
        <xsl:for-each select="state"><xsl:call-template name="option"><xsl:with-param name="value" select="@id"/><xsl:with-param name="words" select="@label"/></xsl:call-template></xsl:for-each>
        <option value="zakonczone"><xsl:if test="@closed = 'true'"><xsl:attribute name="selected">selected</xsl:attribute></xsl:if><okn:text id="cases.filter.state-closed"/></option>
      </select>
    </div>
    <xsl:if test="count(unit) &gt; 1">
      <div class="govuk-form-group">
        <label class="govuk-label" for="jednostka"><okn:text id="cases.filter.unit"/></label>
        <select class="govuk-select" id="jednostka" name="jednostka">
          <option value=""><okn:text id="cases.filter.unit-all"/></option>
          <xsl:for-each select="unit"><xsl:call-template name="option"><xsl:with-param name="value" select="@code"/><xsl:with-param name="words" select="@code"/></xsl:call-template></xsl:for-each>
        </select>
      </div>
    </xsl:if>
    <xsl:if test="@mine != 'true'">
      <div class="govuk-form-group">
        <label class="govuk-label" for="kto"><okn:text id="cases.filter.assignee"/></label>
        <select class="govuk-select" id="kto" name="kto">
          <option value=""><okn:text id="cases.filter.assignee-all"/></option>
          <option value="ja"><xsl:if test="@assignee = 'ja'"><xsl:attribute name="selected">selected</xsl:attribute></xsl:if><okn:text id="cases.filter.assignee-me"/></option>
          <xsl:for-each select="person"><xsl:call-template name="option"><xsl:with-param name="value" select="@id"/><xsl:with-param name="words" select="@name"/></xsl:call-template></xsl:for-each>
          <option value="nikt"><xsl:if test="@assignee = 'nikt'"><xsl:attribute name="selected">selected</xsl:attribute></xsl:if><okn:text id="cases.filter.assignee-nobody"/></option>
        </select>
      </div>
    </xsl:if>
    <xsl:if test="@signal != ''"><input type="hidden" name="termin" value="{@signal}"/></xsl:if>
    <xsl:if test="@order != ''"><input type="hidden" name="kolejnosc" value="{@order}"/></xsl:if>
    <button type="submit" class="govuk-button okn-button--small"><okn:text id="cases.filter.show"/></button>
  </form>
</xsl:template>

<xsl:template name="option">
  <xsl:param name="value"/>
  <xsl:param name="words"/>
  <option value="{$value}"><xsl:if test="@selected = 'true'"><xsl:attribute name="selected">selected</xsl:attribute></xsl:if><xsl:value-of select="$words"/></option>
</xsl:template>

<!-- ============================================================ the list -->
<xsl:template name="rows">
  <div class="okn-scroll">
    <table class="govuk-table okn-dense okn-stack" role="table">
      <caption class="govuk-table__caption">
        <xsl:choose>
          <xsl:when test="@closed = 'true'"><okn:text id="cases.queue.caption-closed"/></xsl:when>
          <xsl:when test="tally[@more = 'true'] or @signal != ''"><okn:text id="cases.queue.caption"/></xsl:when>
          <xsl:otherwise><okn:count id="cases.queue.count" select="sum(tally/@count)"/></xsl:otherwise>
        </xsl:choose>
      </caption>
      <thead class="govuk-table__head" role="rowgroup">
        <tr class="govuk-table__row" role="row">
          <th scope="col" class="govuk-table__header" role="columnheader"><okn:text id="cases.column.sign"/></th>
          <xsl:call-template name="sorted"><xsl:with-param name="by">due</xsl:with-param><xsl:with-param name="words"><okn:text id="cases.column.left"/></xsl:with-param></xsl:call-template>
          <th scope="col" class="govuk-table__header" role="columnheader"><okn:text id="cases.column.deadline"/></th>
          <th scope="col" class="govuk-table__header" role="columnheader"><okn:text id="cases.column.subject"/></th>
          <th scope="col" class="govuk-table__header" role="columnheader"><okn:text id="cases.column.state"/></th>
          <xsl:call-template name="sorted"><xsl:with-param name="by">received</xsl:with-param><xsl:with-param name="words"><okn:text id="cases.column.received"/></xsl:with-param></xsl:call-template>
          <th scope="col" class="govuk-table__header" role="columnheader"><abbr title="[[cases.column.unit]]"><okn:text id="cases.column.unit-short"/></abbr></th>
          <th scope="col" class="govuk-table__header" role="columnheader"><okn:text id="cases.column.assignee"/></th>
        </tr>
      </thead>
      <tbody class="govuk-table__body" role="rowgroup"><xsl:apply-templates select="row"/></tbody>
    </table>
  </div>
  <xsl:if test="earlier or later">
    <nav class="govuk-pagination govuk-!-margin-top-5" aria-label="[[cases.queue.pages]]">
      <xsl:if test="earlier">
        <div class="govuk-pagination__prev"><a class="govuk-link govuk-pagination__link" href="{earlier/@href}" rel="prev"><svg class="govuk-pagination__icon govuk-pagination__icon--prev" height="13" width="15" aria-hidden="true" focusable="false" viewBox="0 0 15 13"><path d="m6.500-.0078-6.7266 6.7188 6.7266 6.7207 1.4043-1.4141-4.2949-4.2949H15v-2H3.6094l4.2949-4.3164z"/></svg><span class="govuk-pagination__link-title"><okn:text id="pages.previous"/><span class="govuk-visually-hidden"><okn:text id="cases.queue.page"/></span></span></a></div>
      </xsl:if>
      <xsl:if test="later">
        <div class="govuk-pagination__next"><a class="govuk-link govuk-pagination__link" href="{later/@href}" rel="next"><span class="govuk-pagination__link-title"><okn:text id="pages.next"/><span class="govuk-visually-hidden"><okn:text id="cases.queue.page"/></span></span><svg class="govuk-pagination__icon govuk-pagination__icon--next" height="13" width="15" aria-hidden="true" focusable="false" viewBox="0 0 15 13"><path d="m8.107-.0078-1.4136 1.414 4.2926 4.293H0v2h10.986L6.693 11.992l1.4136 1.4141 6.7236-6.7188z"/></svg></a></div>
      </xsl:if>
    </nav>
  </xsl:if>
</xsl:template>

<xsl:template name="sorted">
  <xsl:param name="by"/>
  <xsl:param name="words"/>
  <xsl:variable name="sort" select="sort[@by = $by]"/>
  <th scope="col" class="govuk-table__header" role="columnheader">
    <xsl:if test="$sort/@direction"><xsl:attribute name="aria-sort"><xsl:value-of select="$sort/@direction"/></xsl:attribute></xsl:if>
    <a class="govuk-link govuk-link--no-visited-state" href="{$sort/@href}"><xsl:copy-of select="$words"/></a>
    <xsl:if test="$sort/@direction"><xsl:text> </xsl:text><span aria-hidden="true"><xsl:choose><xsl:when test="$sort/@direction = 'ascending'">↑</xsl:when><xsl:otherwise>↓</xsl:otherwise></xsl:choose></span></xsl:if>
  </th>
</xsl:template>

<xsl:template match="row">
  <tr class="govuk-table__row" role="row">
    <xsl:if test="@left != 'pause' and @left &lt; 0 and @closed != 'true'"><xsl:attribute name="class">govuk-table__row is-late</xsl:attribute></xsl:if>
    <th scope="row" class="govuk-table__header okn-num" role="rowheader">
      <a class="govuk-link govuk-link--no-visited-state" href="{@href}">
        <xsl:attribute name="aria-label"><xsl:choose><xsl:when test="@sign"><xsl:value-of select="@sign"/></xsl:when><xsl:otherwise><xsl:value-of select="@number"/></xsl:otherwise></xsl:choose></xsl:attribute>
        <xsl:value-of select="@short"/>
      </a>
    </th>
    <td class="govuk-table__cell okn-num" role="cell"><xsl:call-template name="row-signal"/></td>
    <td class="govuk-table__cell okn-num" role="cell" data-label="[[cases.column.deadline]]">
      <xsl:choose>
        <xsl:when test="@paused-since"><span class="okn-soft okn-nowrap"><okn:text id="cases.queue.since"/><xsl:text> </xsl:text><xsl:call-template name="day-month"><xsl:with-param name="date" select="string(@paused-since)"/></xsl:call-template></span></xsl:when>
        <xsl:when test="@date"><xsl:call-template name="day-month"><xsl:with-param name="date" select="string(@date)"/></xsl:call-template></xsl:when>
        <xsl:otherwise><span class="okn-soft"><okn:text id="table.empty"/></span></xsl:otherwise>
      </xsl:choose>
    </td>
    <td class="govuk-table__cell okn-full" role="cell"><xsl:call-template name="hard-spaces"><xsl:with-param name="text" select="string(@subject)"/></xsl:call-template></td>
    <td class="govuk-table__cell okn-nowrap" role="cell" data-label="[[cases.column.state]]"><xsl:value-of select="@status"/></td>
    <td class="govuk-table__cell okn-num" role="cell" data-label="[[cases.column.received]]"><xsl:call-template name="day-month"><xsl:with-param name="date" select="string(@received)"/></xsl:call-template></td>
    <td class="govuk-table__cell" role="cell" data-label="[[cases.column.unit]]"><xsl:value-of select="@unit"/></td>
    <td class="govuk-table__cell okn-nowrap" role="cell" data-label="[[cases.column.assignee]]">
      <xsl:choose>
        <xsl:when test="@assignee != ''"><xsl:value-of select="@assignee"/></xsl:when>
        <xsl:otherwise><span class="okn-soft"><okn:text id="cases.nobody"/></span></xsl:otherwise>
      </xsl:choose>
    </td>
  </tr>
</xsl:template>

<xsl:template name="row-signal">
  <xsl:choose>
    <xsl:when test="@closed = 'true'"><span class="okn-soft"><okn:text id="cases.queue.closed"/></span></xsl:when>
    <xsl:when test="@left = 'pause' and not(@date)"><xsl:call-template name="signal"><xsl:with-param name="left">pause</xsl:with-param><xsl:with-param name="words"><okn:text id="cases.queue.no-deadline"/></xsl:with-param></xsl:call-template></xsl:when>
    <xsl:when test="@left = 'pause'"><xsl:call-template name="signal"><xsl:with-param name="left">pause</xsl:with-param><xsl:with-param name="words"><okn:text id="cases.queue.paused"/></xsl:with-param></xsl:call-template></xsl:when>
    <xsl:when test="@left &gt; 1"><xsl:call-template name="signal"><xsl:with-param name="left" select="number(@left)"/><xsl:with-param name="words"><okn:count id="cases.queue.days" select="number(@left)"/></xsl:with-param></xsl:call-template></xsl:when>
    <xsl:otherwise><xsl:call-template name="signal"><xsl:with-param name="left" select="number(@left)"/></xsl:call-template></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<!-- 4.11, with the year when it is not this one. -->
<xsl:template name="day-month">
  <xsl:param name="date"/>
  <time class="okn-date" datetime="{substring($date, 1, 10)}"><xsl:value-of select="number(substring($date, 9, 2))"/>.<xsl:value-of select="substring($date, 6, 2)"/><xsl:if test="substring($date, 1, 4) != substring(/page/@today, 1, 4)">.<xsl:value-of select="substring($date, 1, 4)"/></xsl:if></time>
</xsl:template>
</xsl:stylesheet>
