<?xml version="1.0" encoding="UTF-8"?>
<!--
  The parts pages are built of, by named templates. Parameters in brackets are optional; `content`, `words`, `title` may hold markup.
  Controls of forms stand in controls.xsl and choices.xsl, dates and sizes in formats.xsl; all come along with this sheet.

    error-summary            of /page/errors/error[@field]; layout calls it. An error without @field has no link; @href overrules @field
    mode="banner"            for a <notice kind="important|success">
    banner                   title content [kind: '' (waiting for you), success]
    summary-list             rows: elements <row key="…" value="…" [href= action=]/>; a row with child <line>s shows each on its line
    summary-card             title content
    details                  summary content [open]
    inset                    content
    tag                      words [colour: green yellow red grey]
    panel                    title body: the green confirmation with its seal
    seal                     colour: green amber red
    verdict                  id colour title about body: word of the verdict, then one sentence
    checks                   items: <check result="ok|unknown|bad">words</check>
    facts                    items: <fact label="…" value="…" note="…"/>, always four
    term                     label date [left, due in days or 'pause'] [derive: RTF of li] [open] [with-weekday]: deadline and its derivation
    signal                   left (whole days, below 0 overdue) or 'pause'
    steps                    items: <step title="…" at="…ISO…" [by=] [note=] [next="true"]/>
    pagination               page pages href (address the number is put after, e.g. "/uslugi?strona=")
    dense-open               to be written out by the sheet: <div class="okn-scroll"><table class="govuk-table okn-dense okn-stack" role="table">
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:okn="urn:okienko:text"
                exclude-result-prefixes="okn">
<xsl:import href="okn:formats"/>
<xsl:import href="okn:controls"/>
<xsl:import href="okn:choices"/>

<!-- ============================================================ messages -->
<xsl:template name="error-summary">
  <xsl:variable name="errors" select="/page/errors/error"/>
  <xsl:if test="$errors">
    <div class="govuk-error-summary" data-module="govuk-error-summary">
      <div role="alert">
        <h2 class="govuk-error-summary__title">
          <xsl:choose>
            <xsl:when test="/page/errors/@title != ''"><xsl:value-of select="/page/errors/@title"/></xsl:when>
            <xsl:when test="not($errors[@field != '' or @href != ''])"><okn:text id="errors.refused"/></xsl:when>
            <xsl:otherwise><okn:count id="errors.summary" select="count($errors)"/></xsl:otherwise>
          </xsl:choose>
        </h2>
        <div class="govuk-error-summary__body"><ul class="govuk-list govuk-error-summary__list">
          <xsl:for-each select="$errors">
            <li>
              <xsl:choose>
                <xsl:when test="@href != ''"><a href="{@href}"><xsl:value-of select="."/></a></xsl:when>
                <xsl:when test="@field != ''"><a href="#{@field}"><xsl:value-of select="."/></a></xsl:when>
                <xsl:otherwise><xsl:value-of select="."/></xsl:otherwise>
              </xsl:choose>
            </li>
          </xsl:for-each>
        </ul></div>
      </div>
    </div>
  </xsl:if>
</xsl:template>

<xsl:template match="notice" mode="banner">
  <xsl:call-template name="banner">
    <xsl:with-param name="kind"><xsl:if test="@kind = 'success'">success</xsl:if></xsl:with-param>
    <xsl:with-param name="title">
      <xsl:choose>
        <xsl:when test="@title != ''"><xsl:value-of select="@title"/></xsl:when>
        <xsl:when test="@kind = 'success'"><okn:text id="notice.success"/></xsl:when>
        <xsl:otherwise><okn:text id="notice.important"/></xsl:otherwise>
      </xsl:choose>
    </xsl:with-param>
    <xsl:with-param name="content"><xsl:value-of select="."/><xsl:if test="@href != ''"><xsl:text> </xsl:text><a class="govuk-notification-banner__link" href="{@href}"><xsl:value-of select="@link"/></a></xsl:if></xsl:with-param>
  </xsl:call-template>
</xsl:template>

<xsl:template name="banner">
  <xsl:param name="title"/>
  <xsl:param name="content"/>
  <xsl:param name="kind"/>
  <xsl:param name="id" select="concat('banner-', generate-id())"/>
  <div class="govuk-notification-banner" role="region" aria-labelledby="{$id}" data-module="govuk-notification-banner">
    <xsl:if test="string($kind) = 'success'">
      <xsl:attribute name="class">govuk-notification-banner govuk-notification-banner--success</xsl:attribute>
      <xsl:attribute name="role">alert</xsl:attribute>
    </xsl:if>
    <div class="govuk-notification-banner__header"><h2 class="govuk-notification-banner__title" id="{$id}"><xsl:copy-of select="$title"/></h2></div>
    <div class="govuk-notification-banner__content"><p class="govuk-notification-banner__heading"><xsl:copy-of select="$content"/></p></div>
  </div>
</xsl:template>

<xsl:template name="inset">
  <xsl:param name="content"/>
  <div class="govuk-inset-text"><xsl:copy-of select="$content"/></div>
</xsl:template>

<xsl:template name="details">
  <xsl:param name="summary"/>
  <xsl:param name="content"/>
  <xsl:param name="open" select="false()"/>
  <xsl:param name="classes"/>
  <details class="{normalize-space(concat('govuk-details ', $classes))}">
    <xsl:if test="$open"><xsl:attribute name="open">open</xsl:attribute></xsl:if>
    <summary class="govuk-details__summary"><span class="govuk-details__summary-text"><xsl:copy-of select="$summary"/></span></summary>
    <div class="govuk-details__text"><xsl:copy-of select="$content"/></div>
  </details>
</xsl:template>

<xsl:template name="tag">
  <xsl:param name="words"/>
  <xsl:param name="colour"/>
  <strong>
    <xsl:attribute name="class">govuk-tag<xsl:if test="string($colour) != ''"> govuk-tag--<xsl:value-of select="$colour"/></xsl:if></xsl:attribute>
    <xsl:copy-of select="$words"/>
  </strong>
</xsl:template>

<!-- ============================================================ what was answered -->
<xsl:template name="summary-list">
  <xsl:param name="rows" select="/.."/>
  <dl class="govuk-summary-list">
    <xsl:variable name="with-actions" select="$rows/@href"/>
    <xsl:for-each select="$rows">
      <div class="govuk-summary-list__row">
        <xsl:if test="$with-actions and not(@href)"><xsl:attribute name="class">govuk-summary-list__row govuk-summary-list__row--no-actions</xsl:attribute></xsl:if>
        <dt class="govuk-summary-list__key"><xsl:value-of select="@key"/></dt>
        <dd class="govuk-summary-list__value">
          <xsl:choose>
            <xsl:when test="line"><xsl:for-each select="line"><xsl:if test="position() &gt; 1"><br/></xsl:if><xsl:value-of select="."/></xsl:for-each></xsl:when>
            <xsl:when test="@value != ''"><xsl:value-of select="@value"/></xsl:when>
            <xsl:otherwise><span class="okn-soft"><okn:text id="summary.empty"/></span></xsl:otherwise>
          </xsl:choose>
          <xsl:if test="@note != ''"><br/><span class="okn-soft"><xsl:value-of select="@note"/></span></xsl:if>
        </dd>
        <xsl:if test="@href">
          <dd class="govuk-summary-list__actions"><a class="govuk-link" href="{@href}"><xsl:choose><xsl:when test="@action != ''"><xsl:value-of select="@action"/></xsl:when><xsl:otherwise><okn:text id="summary.change"/></xsl:otherwise></xsl:choose><span class="govuk-visually-hidden">: <xsl:value-of select="@key"/></span></a></dd>
        </xsl:if>
      </div>
    </xsl:for-each>
  </dl>
</xsl:template>

<xsl:template name="summary-card">
  <xsl:param name="title"/>
  <xsl:param name="content"/>
  <div class="govuk-summary-card">
    <div class="govuk-summary-card__title-wrapper"><h2 class="govuk-summary-card__title"><xsl:copy-of select="$title"/></h2></div>
    <div class="govuk-summary-card__content"><xsl:copy-of select="$content"/></div>
  </div>
</xsl:template>

<!-- ============================================================ confirmation and verdict -->
<xsl:template name="seal">
  <xsl:param name="colour"/>
  <div class="okn-seal okn-seal--{$colour}" aria-hidden="true"><svg viewBox="0 0 34 34"><path><xsl:attribute name="d"><xsl:choose>
    <xsl:when test="$colour = 'green'">M7 18l7 7L27 10</xsl:when>
    <xsl:when test="$colour = 'red'">M9 9l16 16M25 9L9 25</xsl:when>
    <xsl:otherwise>M11.500 12.500a5.500 5.500 0 1 1 8 5c-1.800 1-2.500 2-2.500 4M17 27v.5</xsl:otherwise>
  </xsl:choose></xsl:attribute></path></svg></div>
</xsl:template>

<xsl:template name="panel">
  <xsl:param name="title"/>
  <xsl:param name="body"/>
  <div class="govuk-panel govuk-panel--confirmation">
    <xsl:call-template name="seal"><xsl:with-param name="colour">green</xsl:with-param></xsl:call-template>
    <div><h1 class="govuk-panel__title"><xsl:copy-of select="$title"/></h1><div class="govuk-panel__body"><xsl:copy-of select="$body"/></div></div>
  </div>
</xsl:template>

<xsl:template name="verdict">
  <xsl:param name="id" select="concat('verdict-', generate-id())"/>
  <xsl:param name="colour"/>
  <xsl:param name="title"/>
  <xsl:param name="about"/>
  <xsl:param name="body"/>
  <article class="okn-verdict okn-verdict--{$colour}" aria-labelledby="{$id}">
    <div class="okn-verdict__top">
      <xsl:call-template name="seal"><xsl:with-param name="colour" select="$colour"/></xsl:call-template>
      <div>
        <p><span class="okn-verdict__word"><okn:lookup prefix="verdict." select="string($colour)"/></span><xsl:if test="string($about) != ''"> · <xsl:copy-of select="$about"/></xsl:if></p>
        <h2 id="{$id}"><xsl:copy-of select="$title"/></h2>
      </div>
    </div>
    <div class="okn-verdict__body"><xsl:copy-of select="$body"/></div>
  </article>
</xsl:template>

<xsl:template name="checks">
  <xsl:param name="items" select="/.."/>
  <ul class="okn-checks">
    <xsl:for-each select="$items"><li class="is-{@result}"><b><okn:lookup prefix="check." select="@result"/></b><xsl:text> </xsl:text><span><xsl:value-of select="."/></span></li></xsl:for-each>
  </ul>
</xsl:template>

<!-- ============================================================ card, deadline, history -->
<xsl:template name="facts">
  <xsl:param name="items" select="/.."/>
  <dl class="okn-facts">
    <xsl:for-each select="$items"><div><dt><xsl:value-of select="@label"/></dt><dd><xsl:value-of select="@value"/><xsl:if test="@note != ''"><xsl:text> </xsl:text><small><xsl:value-of select="@note"/></small></xsl:if></dd></div></xsl:for-each>
  </dl>
</xsl:template>

<xsl:template name="term">
  <xsl:param name="label"/>
  <xsl:param name="date"/>
  <xsl:param name="left"/>
  <xsl:param name="derive"/>
  <xsl:param name="how"><okn:text id="term.how"/></xsl:param>
  <xsl:param name="open" select="false()"/>
  <div class="okn-term govuk-!-margin-bottom-5">
    <p class="okn-term__label"><xsl:copy-of select="$label"/></p>
    <p class="okn-term__date"><xsl:call-template name="date-on"><xsl:with-param name="date" select="$date"/></xsl:call-template></p>
    <xsl:if test="string($left) != ''"><p class="okn-term__left"><xsl:call-template name="signal"><xsl:with-param name="left" select="$left"/></xsl:call-template></p></xsl:if>
    <xsl:if test="string($derive) != ''">
      <xsl:call-template name="details">
        <xsl:with-param name="summary" select="$how"/>
        <xsl:with-param name="open" select="$open"/>
        <xsl:with-param name="content"><ol class="okn-derive"><xsl:copy-of select="$derive"/></ol></xsl:with-param>
      </xsl:call-template>
    </xsl:if>
  </div>
</xsl:template>

<!-- Shape and words first, colour last: triangle overdue, diamond today or tomorrow, half disc up to 4 days, ring later, bars stopped. -->
<xsl:template name="signal">
  <xsl:param name="left"/>
  <xsl:param name="words"/>
  <xsl:variable name="kind">
    <xsl:choose>
      <xsl:when test="string($left) = 'pause'">pause</xsl:when>
      <xsl:when test="number($left) &lt; 0">late</xsl:when>
      <xsl:when test="number($left) &lt;= 1">now</xsl:when>
      <xsl:when test="number($left) &lt;= 4">near</xsl:when>
      <xsl:otherwise>calm</xsl:otherwise>
    </xsl:choose>
  </xsl:variable>
  <span class="okn-signal okn-signal--{$kind}">
    <xsl:call-template name="signal-shape"><xsl:with-param name="kind" select="string($kind)"/></xsl:call-template>
    <xsl:choose>
      <xsl:when test="string($words) != ''"><xsl:copy-of select="$words"/></xsl:when>
      <xsl:when test="$kind = 'pause'"><okn:text id="signal.pause"/></xsl:when>
      <xsl:when test="$kind = 'late'"><okn:count id="signal.late" select="-number($left)"/></xsl:when>
      <xsl:when test="number($left) = 0"><okn:text id="signal.today"/></xsl:when>
      <xsl:when test="number($left) = 1"><okn:text id="signal.tomorrow"/></xsl:when>
      <xsl:otherwise><okn:count id="signal.left" select="number($left)"/></xsl:otherwise>
    </xsl:choose>
  </span>
</xsl:template>

<xsl:template name="signal-shape">
  <xsl:param name="kind"/>
  <svg viewBox="0 0 16 16" aria-hidden="true" focusable="false">
    <xsl:choose>
      <xsl:when test="$kind = 'late'"><path fill="currentColor" fill-rule="evenodd" d="M8 .5L16 15H0zM7 5.500v5h2v-5zm0 6v2h2v-2z"/></xsl:when>
      <xsl:when test="$kind = 'now'"><path d="M8 0l8 8-8 8-8-8z" fill="currentColor"/></xsl:when>
      <xsl:when test="$kind = 'near'"><circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" stroke-width="2"/><path d="M8 2a6 6 0 0 1 0 12z" fill="currentColor"/></xsl:when>
      <xsl:when test="$kind = 'pause'"><path d="M3 2h3.500v12H3zm6.500 0H13v12H9.500z" fill="currentColor"/></xsl:when>
      <xsl:otherwise><circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" stroke-width="2"/></xsl:otherwise>
    </xsl:choose>
  </svg>
</xsl:template>

<xsl:template name="steps">
  <xsl:param name="items" select="/.."/>
  <ol class="okn-steps">
    <xsl:for-each select="$items">
      <li>
        <xsl:if test="@next = 'true'"><xsl:attribute name="class">okn-steps__next</xsl:attribute></xsl:if>
        <b><xsl:value-of select="@title"/></b>
        <xsl:choose>
          <xsl:when test="string-length(@at) &gt; 10"><time datetime="{@at}"><xsl:call-template name="date-time"><xsl:with-param name="date" select="string(@at)"/></xsl:call-template></time></xsl:when>
          <xsl:when test="@at != ''"><time datetime="{@at}"><xsl:call-template name="date-long"><xsl:with-param name="date" select="string(@at)"/></xsl:call-template></time></xsl:when>
        </xsl:choose>
        <xsl:if test="@by != ''"> · <xsl:value-of select="@by"/></xsl:if>
        <xsl:if test="@note != ''"><br/><xsl:value-of select="@note"/></xsl:if>
      </li>
    </xsl:for-each>
  </ol>
</xsl:template>

<!-- ============================================================ pages of a list -->
<xsl:template name="pagination">
  <xsl:param name="page"/>
  <xsl:param name="pages"/>
  <xsl:param name="href"/>
  <xsl:if test="$pages &gt; 1">
    <nav class="govuk-pagination" aria-label="[[pages.label]]">
      <xsl:if test="$page &gt; 1">
        <div class="govuk-pagination__prev"><a class="govuk-link govuk-pagination__link" href="{$href}{$page - 1}" rel="prev"><svg class="govuk-pagination__icon govuk-pagination__icon--prev" height="13" width="15" aria-hidden="true" focusable="false" viewBox="0 0 15 13"><path d="m6.500-.0078-6.7266 6.7188 6.7266 6.7207 1.4043-1.4141-4.2949-4.2949H15v-2H3.6094l4.2949-4.3164z"/></svg><span class="govuk-pagination__link-title"><okn:text id="pages.previous"/></span></a></div>
      </xsl:if>
      <ul class="govuk-pagination__list"><xsl:call-template name="page-number"><xsl:with-param name="n" select="1"/><xsl:with-param name="page" select="$page"/><xsl:with-param name="pages" select="$pages"/><xsl:with-param name="href" select="$href"/></xsl:call-template></ul>
      <xsl:if test="$page &lt; $pages">
        <div class="govuk-pagination__next"><a class="govuk-link govuk-pagination__link" href="{$href}{$page + 1}" rel="next"><span class="govuk-pagination__link-title"><okn:text id="pages.next"/></span><svg class="govuk-pagination__icon govuk-pagination__icon--next" height="13" width="15" aria-hidden="true" focusable="false" viewBox="0 0 15 13"><path d="m8.107-.0078-1.4136 1.414 4.2926 4.293H0v2h10.986L6.693 11.992l1.4136 1.4141 6.7236-6.7188z"/></svg></a></div>
      </xsl:if>
    </nav>
  </xsl:if>
</xsl:template>

<!-- First, last, the current page and its neighbours; a gap is shown once. -->
<xsl:template name="page-number">
  <xsl:param name="n"/>
  <xsl:param name="page"/>
  <xsl:param name="pages"/>
  <xsl:param name="href"/>
  <xsl:choose>
    <xsl:when test="$n = 1 or $n = $pages or ($n &gt;= $page - 1 and $n &lt;= $page + 1)">
      <li class="govuk-pagination__item">
        <xsl:if test="$n = $page"><xsl:attribute name="class">govuk-pagination__item govuk-pagination__item--current</xsl:attribute></xsl:if>
        <a class="govuk-link govuk-pagination__link" href="{$href}{$n}">
          <xsl:attribute name="aria-label"><okn:text id="pages.page"><okn:with name="n" select="$n"/></okn:text></xsl:attribute>
          <xsl:if test="$n = $page"><xsl:attribute name="aria-current">page</xsl:attribute></xsl:if>
          <xsl:value-of select="$n"/>
        </a>
      </li>
    </xsl:when>
    <xsl:when test="$n = 2 or $n = $page + 2"><li class="govuk-pagination__item govuk-pagination__item--ellipsis">⋯</li></xsl:when>
  </xsl:choose>
  <xsl:variable name="next">
    <xsl:choose>
      <xsl:when test="$n = 2 and $page - 1 &gt; 3"><xsl:value-of select="$page - 1"/></xsl:when>
      <xsl:when test="$n &gt; $page + 1 and $n &lt; $pages"><xsl:value-of select="$pages"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="$n + 1"/></xsl:otherwise>
    </xsl:choose>
  </xsl:variable>
  <xsl:if test="number($next) &lt;= $pages"><xsl:call-template name="page-number"><xsl:with-param name="n" select="number($next)"/><xsl:with-param name="page" select="$page"/><xsl:with-param name="pages" select="$pages"/><xsl:with-param name="href" select="$href"/></xsl:call-template></xsl:if>
</xsl:template>
</xsl:stylesheet>
