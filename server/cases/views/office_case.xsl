<?xml version="1.0" encoding="UTF-8"?>
<!-- A case as the office sees it: the view model is described in office_case_view.h. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:okn="urn:okienko:text"
                exclude-result-prefixes="okn">
<xsl:import href="okn:layout"/>
<xsl:import href="okn:verification/_report"/>
<xsl:import href="okn:printing/_link"/>

<xsl:variable name="case" select="/page/case"/>
<xsl:variable name="address" select="concat('/urzad/sprawy/', $case/@number)"/>

<xsl:template match="page" mode="title"><xsl:value-of select="case/@called"/>, <xsl:value-of select="case/@subject"/></xsl:template>
<xsl:template match="page" mode="back"><okn:text id="cases.queue.back"/></xsl:template>

<xsl:template match="page" mode="main">
  <xsl:apply-templates select="case/changed"/>
  <div class="okn-head">
    <div>
      <p class="okn-kicker">
        <xsl:value-of select="case/@called"/> ·
        <xsl:choose>
          <xsl:when test="case/@mine = 'true'"><okn:text id="cases.case.yours"/></xsl:when>
          <xsl:when test="case/@assignee != ''"><okn:text id="cases.case.assignee"><okn:with name="name" select="case/@assignee"/></okn:text></xsl:when>
          <xsl:otherwise><okn:text id="cases.case.nobody"/></xsl:otherwise>
        </xsl:choose>
      </p>
      <h1 class="govuk-heading-l"><xsl:call-template name="hard-spaces"><xsl:with-param name="text" select="string(case/@subject)"/></xsl:call-template></h1>
    </div>
    <p><xsl:call-template name="tag"><xsl:with-param name="words"><xsl:value-of select="concat(case/@status-name, ': ', case/@unit)"/></xsl:with-param></xsl:call-template></p>
  </div>
  <div class="okn-columns okn-columns--wide">
    <div>
      <xsl:apply-templates select="case" mode="document"/>
      <xsl:if test="case/signatures"><section aria-labelledby="podpis">
        <h2 class="govuk-heading-m" id="podpis"><okn:text id="verification.heading"/></h2>
        <xsl:apply-templates select="case/signatures"/>
        <xsl:if test="case/signatures/report">
          <form action="{$address}/podpis" method="post" class="okn-noprint govuk-!-margin-bottom-6">
            <xsl:call-template name="csrf"/>
            <button type="submit" class="govuk-button govuk-button--secondary okn-button--small"><okn:text id="verification.recheck"/></button>
          </form>
        </xsl:if>
      </section></xsl:if>
      <xsl:apply-templates select="case/papers"/>
      <h2 class="govuk-heading-m"><okn:text id="cases.case.history"/></h2>
      <ol class="okn-steps"><xsl:apply-templates select="case/history/event"/></ol>
    </div>
    <div>
      <xsl:apply-templates select="case" mode="deadline"/>
      <xsl:apply-templates select="case" mode="acts"/>
    </div>
  </div>
</xsl:template>

<!-- ============================================================ somebody was faster -->
<xsl:template match="changed">
  <xsl:call-template name="banner">
    <xsl:with-param name="title"><okn:text id="notice.important"/></xsl:with-param>
    <xsl:with-param name="content"><okn:text id="cases.case.changed"/></xsl:with-param>
  </xsl:call-template>
  <xsl:if test="event">
    <h2 class="govuk-heading-s"><okn:text id="cases.case.meanwhile"/></h2>
    <ol class="okn-steps govuk-!-margin-bottom-6"><xsl:apply-templates select="event"/></ol>
  </xsl:if>
  <!-- The act's form may be gone by now; its words are not. -->
  <xsl:for-each select="../typed[. != '' and (@name = 'wiadomosc' or @name = 'powod' or @name = 'uwaga')]">
    <h2 class="govuk-heading-s"><okn:text id="cases.case.typed"/></h2>
    <div class="govuk-inset-text okn-prewrap govuk-!-margin-top-0"><xsl:value-of select="."/></div>
  </xsl:for-each>
</xsl:template>

<!-- ============================================================ the document -->
<xsl:template match="case" mode="document">
  <article class="okn-paper okn-letter" aria-label="[[cases.case.document]]">
    <xsl:choose>
      <xsl:when test="letter"><xsl:copy-of select="letter/*/node()"/></xsl:when>
      <xsl:when test="@erased = 'true'"><p><okn:text id="cases.case.erased"/></p></xsl:when>
      <xsl:otherwise><p><okn:text id="cases.case.unreadable"/></p></xsl:otherwise>
    </xsl:choose>
    <dl class="okn-digest">
      <dt><okn:text id="cases.case.number"/></dt><dd class="okn-nowrap"><xsl:value-of select="@number"/></dd>
      <dt><okn:text id="cases.case.received"/></dt><dd><xsl:call-template name="date-time"><xsl:with-param name="date" select="string(@received)"/></xsl:call-template></dd>
      <dt><okn:text id="cases.case.digest"/></dt><dd class="okn-mono">SHA-256 <xsl:call-template name="mono"><xsl:with-param name="text" select="string(@sha256)"/></xsl:call-template></dd>
      <xsl:if test="@erased != 'true'">
        <xsl:if test="attachments/attachment">
          <dt><okn:text id="cases.case.attachments"/></dt>
          <dd>
            <xsl:for-each select="attachments/attachment">
              <xsl:if test="position() &gt; 1"><br/></xsl:if>
              <a class="govuk-link" href="{$address}/zalaczniki/{@n}" download="download"><xsl:value-of select="@name"/></a> (<xsl:call-template name="file-size"><xsl:with-param name="bytes" select="number(@size)"/></xsl:call-template>)
            </xsl:for-each>
          </dd>
        </xsl:if>
        <dt><okn:text id="cases.case.files"/></dt>
        <dd>
          <a class="govuk-link" href="{$address}/dokument"><okn:text id="cases.case.source"/></a>,
          <a class="govuk-link" href="{$address}/dokument.xml" download="download"><okn:text id="cases.case.file"/></a> (<xsl:call-template name="file-size"><xsl:with-param name="bytes" select="number(@size)"/></xsl:call-template>),
          <xsl:if test="@renewed = 'true'"><a class="govuk-link" href="{$address}/dokument-ze-znacznikami" download="download"><okn:text id="cases.case.renewed"/></a>, </xsl:if>
          <a class="govuk-link" href="{$address}/poswiadczenie.xml" download="download"><okn:text id="cases.case.receipt"/></a>
        </dd>
        <dt>PDF</dt><dd id="pdf"><xsl:apply-templates select="print" mode="link"/></dd>
      </xsl:if>
    </dl>
  </article>
</xsl:template>

<!-- ============================================================ the deadline -->
<xsl:template match="case" mode="deadline">
  <xsl:choose>
    <xsl:when test="@outcome != ''">
      <div class="okn-term govuk-!-margin-bottom-5">
        <p class="okn-term__label"><okn:text id="cases.case.closed"/></p>
        <p class="okn-term__date"><xsl:value-of select="@outcome"/></p>
        <p class="okn-term__left"><xsl:call-template name="date-time"><xsl:with-param name="date" select="string(@closed)"/></xsl:call-template></p>
      </div>
    </xsl:when>
    <xsl:when test="term">
      <div class="okn-term govuk-!-margin-bottom-5">
        <p class="okn-term__label"><okn:text id="cases.case.deadline"/></p>
        <p class="okn-term__date"><xsl:call-template name="date-weekday"><xsl:with-param name="date" select="string(term/@date)"/></xsl:call-template></p>
        <p class="okn-term__left">
          <xsl:choose>
            <xsl:when test="@paused-since"><xsl:call-template name="signal"><xsl:with-param name="left">pause</xsl:with-param><xsl:with-param name="words"><okn:text id="signal.pause"/><xsl:text> </xsl:text><okn:text id="cases.queue.since"/><xsl:text> </xsl:text><xsl:call-template name="date-day"><xsl:with-param name="date" select="string(@paused-since)"/></xsl:call-template></xsl:with-param></xsl:call-template></xsl:when>
            <xsl:otherwise><xsl:call-template name="signal"><xsl:with-param name="left" select="number(term/@left)"/></xsl:call-template></xsl:otherwise>
          </xsl:choose>
        </p>
        <xsl:if test="term/step">
          <xsl:call-template name="details">
            <xsl:with-param name="summary"><okn:text id="cases.case.derivation"/></xsl:with-param>
            <xsl:with-param name="content"><ol class="okn-derive"><xsl:apply-templates select="term/step"/></ol></xsl:with-param>
          </xsl:call-template>
        </xsl:if>
      </div>
    </xsl:when>
    <xsl:otherwise>
      <div class="okn-term govuk-!-margin-bottom-5">
        <p class="okn-term__label"><okn:text id="cases.case.deadline"/></p>
        <p class="okn-term__left"><okn:text id="cases.case.no-deadline"/></p>
      </div>
    </xsl:otherwise>
  </xsl:choose>
</xsl:template>

<xsl:template match="step">
  <xsl:variable name="day"><xsl:value-of select="number(substring(@date, 9, 2))"/>.<xsl:value-of select="substring(@date, 6, 2)"/></xsl:variable>
  <li>
    <xsl:choose>
      <xsl:when test="contains(@text, '.event')"><b><xsl:value-of select="$day"/></b><xsl:text> </xsl:text><span><okn:text id="cases.step.event"/></span></xsl:when>
      <xsl:when test="contains(@text, '.raw-end')">
        <b>+ <xsl:choose>
          <xsl:when test="../@unit = 'days'"><okn:count id="cases.period.days" select="number(../@count)"/></xsl:when>
          <xsl:when test="../@unit = 'weeks'"><okn:count id="cases.period.weeks" select="number(../@count)"/></xsl:when>
          <xsl:when test="../@unit = 'months'"><okn:count id="cases.period.months" select="number(../@count)"/></xsl:when>
          <xsl:otherwise><okn:count id="cases.period.years" select="number(../@count)"/></xsl:otherwise>
        </xsl:choose></b><xsl:text> </xsl:text><span><xsl:value-of select="$day"/><xsl:if test="../@basis-words != ''">, <xsl:value-of select="../@basis-words"/></xsl:if></span>
      </xsl:when>
      <xsl:when test="contains(@text, '.pause')"><b><xsl:value-of select="$day"/></b><xsl:text> </xsl:text><span><okn:count id="calendar.derive.pause" select="number(../@not-counted)"/>, <xsl:value-of select="@basis"/></span></xsl:when>
      <xsl:when test="contains(@text, '.chosen')"><b><xsl:value-of select="$day"/></b><xsl:text> </xsl:text><span><okn:text id="cases.step.chosen"/></span></xsl:when>
      <xsl:when test="contains(@text, '.month-end')"><b><xsl:value-of select="$day"/></b><xsl:text> </xsl:text><span><okn:text id="cases.step.month-end"/>, <xsl:value-of select="@basis"/></span></xsl:when>
      <xsl:when test="contains(@text, '.saturday')"><b><xsl:value-of select="$day"/></b><xsl:text> </xsl:text><span><okn:text id="cases.step.saturday"/>, <xsl:value-of select="@basis"/></span></xsl:when>
      <xsl:when test="contains(@text, '.sunday')"><b><xsl:value-of select="$day"/></b><xsl:text> </xsl:text><span><okn:text id="cases.step.sunday"/>, <xsl:value-of select="@basis"/></span></xsl:when>
      <xsl:when test="contains(@text, '.announced')"><b><xsl:value-of select="$day"/></b><xsl:text> </xsl:text><span><okn:text id="calendar.derive.announced"/>, <xsl:value-of select="@basis"/></span></xsl:when>
      <xsl:when test="contains(@text, '.holiday')"><b><xsl:value-of select="$day"/></b><xsl:text> </xsl:text><span><okn:lookup prefix="calendar.holiday." select="@holiday"/>, <xsl:value-of select="@basis"/></span></xsl:when>
      <xsl:otherwise><b><xsl:value-of select="$day"/></b><xsl:text> </xsl:text><span><okn:text id="cases.step.end"/></span></xsl:otherwise>
    </xsl:choose>
  </li>
</xsl:template>

<!-- ============================================================ letters and additions -->
<xsl:template match="papers">
  <section aria-labelledby="pisma">
    <h2 class="govuk-heading-m" id="pisma"><okn:text id="cases.papers"/></h2>
    <ul class="okn-steps govuk-!-margin-bottom-6">
      <xsl:for-each select="paper">
        <li>
          <b><a class="govuk-link" href="{@href}"><xsl:choose><xsl:when test="@office = 'true'"><xsl:value-of select="@title"/></xsl:when><xsl:otherwise><okn:text id="cases.paper.addition"/></xsl:otherwise></xsl:choose></a></b>
          <time datetime="{@at}"><xsl:call-template name="date-time"><xsl:with-param name="date" select="string(@at)"/></xsl:call-template></time>
          <xsl:text> · </xsl:text><okn:lookup prefix="cases.paper." select="@state"/>
          <xsl:if test="@day and @state != 'at-once'"><xsl:text> </xsl:text><xsl:call-template name="date-day"><xsl:with-param name="date" select="string(@day)"/></xsl:call-template></xsl:if>
          <xsl:if test="@until"><xsl:text> </xsl:text><okn:text id="cases.paper.until"/><xsl:text> </xsl:text><xsl:call-template name="date-day"><xsl:with-param name="date" select="string(@until)"/></xsl:call-template></xsl:if>
          <xsl:if test="@reply-by"><br/><okn:text id="cases.paper.reply-by"/><xsl:text> </xsl:text><xsl:call-template name="date-weekday"><xsl:with-param name="date" select="string(@reply-by)"/></xsl:call-template></xsl:if>
        </li>
      </xsl:for-each>
    </ul>
  </section>
</xsl:template>

<!-- ============================================================ history -->
<xsl:template match="event">
  <li>
    <b><xsl:apply-templates select="." mode="what"/></b>
    <time datetime="{@at}"><xsl:call-template name="date-time"><xsl:with-param name="date" select="string(@at)"/></xsl:call-template></time>
    <xsl:text> · </xsl:text>
    <xsl:choose>
      <xsl:when test="@name != ''"><xsl:value-of select="@name"/></xsl:when>
      <xsl:otherwise><okn:lookup prefix="cases.actor." select="@actor"/></xsl:otherwise>
    </xsl:choose>
    <xsl:if test="@reason != ''"><br/><span class="okn-prewrap">„<xsl:value-of select="@reason"/>”</span></xsl:if>
    <xsl:if test=". != ''"><br/><span class="okn-prewrap">„<xsl:value-of select="."/>”</span></xsl:if>
  </li>
</xsl:template>

<xsl:template match="event" mode="what"><okn:lookup prefix="cases.event." select="@kind"/></xsl:template>
<xsl:template match="event[@kind = 'registered']" mode="what"><okn:text id="cases.event.registered"/><xsl:if test="@sign != ''">: <xsl:value-of select="@sign"/></xsl:if></xsl:template>
<xsl:template match="event[@kind = 'taken']" mode="what"><okn:text id="cases.event.taken"/>: <xsl:value-of select="@name"/></xsl:template>
<xsl:template match="event[@kind = 'passed']" mode="what"><okn:text id="cases.event.passed"/>: <xsl:value-of select="@unit"/></xsl:template>
<xsl:template match="event[@kind = 'moved']" mode="what"><okn:text id="cases.event.moved"/>: <xsl:value-of select="@state"/></xsl:template>
<xsl:template match="event[@kind = 'closed']" mode="what"><okn:text id="cases.event.closed"/>: <xsl:value-of select="@state"/></xsl:template>

<!-- ============================================================ what the clerk may do -->
<xsl:template name="act-fields">
  <xsl:call-template name="csrf"/>
  <input type="hidden" name="wersja" value="{$case/@revision}"/>
</xsl:template>

<xsl:template name="one-button">
  <xsl:param name="act"/>
  <xsl:param name="words"/>
  <xsl:param name="secondary" select="true()"/>
  <form action="{$address}/{$act}" method="post">
    <xsl:call-template name="act-fields"/>
    <button type="submit">
      <xsl:attribute name="class">govuk-button<xsl:if test="$secondary"> govuk-button--secondary</xsl:if></xsl:attribute>
      <xsl:copy-of select="$words"/>
    </button>
  </form>
</xsl:template>

<xsl:template match="case" mode="acts">
  <xsl:if test="@open = 'true'">
    <section class="okn-paper okn-paper--tight okn-noprint" aria-labelledby="co-teraz">
      <h2 class="govuk-heading-s" id="co-teraz"><okn:text id="cases.act.now"/></h2>
      <xsl:if test="@own-page"><p class="govuk-body"><a class="govuk-link" href="{@own-page}"><xsl:value-of select="@own-words"/></a></p></xsl:if>
      <div class="okn-actions">
        <xsl:if test="acts/@register = 'true'">
          <xsl:call-template name="one-button"><xsl:with-param name="act">rejestracja</xsl:with-param><xsl:with-param name="secondary" select="false()"/><xsl:with-param name="words"><okn:text id="cases.act.register"/></xsl:with-param></xsl:call-template>
        </xsl:if>
        <xsl:if test="acts/@take = 'true'">
          <xsl:call-template name="one-button"><xsl:with-param name="act">przejecie</xsl:with-param><xsl:with-param name="secondary" select="acts/@register = 'true'"/><xsl:with-param name="words"><xsl:choose><xsl:when test="@assignee != ''"><okn:text id="cases.act.take-over"/></xsl:when><xsl:otherwise><okn:text id="cases.act.take"/></xsl:otherwise></xsl:choose></xsl:with-param></xsl:call-template>
        </xsl:if>
      </div>
      <xsl:if test="acts/letter">
        <h3 class="govuk-heading-s govuk-!-margin-bottom-2"><okn:text id="cases.act.letter"/></h3>
        <ul class="govuk-list">
          <xsl:for-each select="acts/letter"><li><a class="govuk-link" href="{$address}/pismo?przejscie={@value}"><xsl:value-of select="@label"/></a></li></xsl:for-each>
        </ul>
      </xsl:if>
      <xsl:if test="acts/move"><xsl:call-template name="move-form"/></xsl:if>
      <xsl:if test="acts/outcome"><xsl:call-template name="close-form"/></xsl:if>
      <xsl:if test="acts/unit"><xsl:call-template name="pass-form"/></xsl:if>
      <xsl:if test="acts/@return = 'true'">
        <div class="okn-actions govuk-!-margin-top-5">
          <xsl:call-template name="one-button"><xsl:with-param name="act">zwrot</xsl:with-param><xsl:with-param name="words"><okn:text id="cases.act.return"/></xsl:with-param></xsl:call-template>
        </div>
      </xsl:if>
      <xsl:if test="@mine != 'true' or not(@sign)"><p class="okn-soft okn-small govuk-!-margin-top-4 govuk-!-margin-bottom-0">
        <xsl:choose>
          <xsl:when test="@mine = 'true'"><okn:text id="cases.act.first-register"/></xsl:when>
          <xsl:when test="@sign"><okn:text id="cases.act.first-take"/></xsl:when>
          <xsl:otherwise><okn:text id="cases.act.before-close"/></xsl:otherwise>
        </xsl:choose>
      </p></xsl:if>
    </section>
  </xsl:if>
  <xsl:if test="@own-page and @open != 'true'"><p class="govuk-body okn-noprint"><a class="govuk-link" href="{@own-page}"><xsl:value-of select="@own-words"/></a></p></xsl:if>
  <section class="okn-aside okn-noprint" aria-labelledby="notatki">
    <h2 id="notatki"><okn:text id="cases.act.note"/></h2>
    <form action="{$address}/notatka" method="post">
      <xsl:call-template name="act-fields"/>
      <xsl:call-template name="textarea">
        <xsl:with-param name="name">notatka</xsl:with-param>
        <xsl:with-param name="label"><okn:text id="cases.act.note-label"/></xsl:with-param>
        <xsl:with-param name="value" select="string(typed[@name = 'notatka'])"/>
        <xsl:with-param name="rows">3</xsl:with-param>
      </xsl:call-template>
      <button type="submit" class="govuk-button govuk-button--secondary okn-button--small"><okn:text id="cases.act.note-add"/></button>
    </form>
  </section>
</xsl:template>

<xsl:template name="fold">
  <xsl:param name="act"/>
  <xsl:param name="words"/>
  <xsl:param name="content"/>
  <xsl:call-template name="details">
    <xsl:with-param name="summary" select="$words"/>
    <xsl:with-param name="open" select="$case/@act = $act"/>
    <xsl:with-param name="classes">govuk-!-margin-top-4 govuk-!-margin-bottom-0</xsl:with-param>
    <xsl:with-param name="content"><form action="{$address}/{$act}" method="post"><xsl:call-template name="act-fields"/><xsl:copy-of select="$content"/></form></xsl:with-param>
  </xsl:call-template>
</xsl:template>

<xsl:template name="close-form">
  <xsl:call-template name="fold">
    <xsl:with-param name="act">zakonczenie</xsl:with-param>
    <xsl:with-param name="words"><okn:text id="cases.act.close"/></xsl:with-param>
    <xsl:with-param name="content">
      <xsl:call-template name="choice"><xsl:with-param name="name">wynik</xsl:with-param><xsl:with-param name="label"><okn:text id="cases.act.outcome"/></xsl:with-param><xsl:with-param name="items" select="acts/outcome"/></xsl:call-template>
      <xsl:call-template name="textarea">
        <xsl:with-param name="name">wiadomosc</xsl:with-param>
        <xsl:with-param name="label"><okn:text id="cases.act.message"/></xsl:with-param>
        <xsl:with-param name="hint"><okn:text id="cases.act.message-hint"/></xsl:with-param>
        <xsl:with-param name="value" select="string(typed[@name = 'wiadomosc'])"/>
        <xsl:with-param name="rows">5</xsl:with-param>
      </xsl:call-template>
      <button type="submit" class="govuk-button"><okn:text id="cases.act.close-button"/></button>
    </xsl:with-param>
  </xsl:call-template>
</xsl:template>

<xsl:template name="move-form">
  <xsl:call-template name="fold">
    <xsl:with-param name="act">przejscie</xsl:with-param>
    <xsl:with-param name="words"><okn:text id="cases.act.move"/></xsl:with-param>
    <xsl:with-param name="content">
      <xsl:call-template name="choice"><xsl:with-param name="name">przejscie</xsl:with-param><xsl:with-param name="label"><okn:text id="cases.act.move-to"/></xsl:with-param><xsl:with-param name="items" select="acts/move"/></xsl:call-template>
      <xsl:call-template name="textarea">
        <xsl:with-param name="name">uwaga</xsl:with-param>
        <xsl:with-param name="label"><okn:text id="cases.act.remark"/></xsl:with-param>
        <xsl:with-param name="optional" select="true()"/>
        <xsl:with-param name="hint"><okn:text id="cases.act.office-only"/></xsl:with-param>
        <xsl:with-param name="value" select="string(typed[@name = 'uwaga'])"/>
        <xsl:with-param name="rows">3</xsl:with-param>
      </xsl:call-template>
      <button type="submit" class="govuk-button govuk-button--secondary"><okn:text id="cases.act.move-button"/></button>
    </xsl:with-param>
  </xsl:call-template>
</xsl:template>

<xsl:template name="pass-form">
  <xsl:call-template name="fold">
    <xsl:with-param name="act">przekazanie</xsl:with-param>
    <xsl:with-param name="words"><okn:text id="cases.act.pass"/></xsl:with-param>
    <xsl:with-param name="content">
      <xsl:call-template name="choice"><xsl:with-param name="name">jednostka</xsl:with-param><xsl:with-param name="label"><okn:text id="cases.act.unit"/></xsl:with-param><xsl:with-param name="items" select="acts/unit"/></xsl:call-template>
      <xsl:call-template name="textarea">
        <xsl:with-param name="name">powod</xsl:with-param>
        <xsl:with-param name="label"><okn:text id="cases.act.reason"/></xsl:with-param>
        <xsl:with-param name="hint"><okn:text id="cases.act.office-only"/></xsl:with-param>
        <xsl:with-param name="value" select="string(typed[@name = 'powod'])"/>
        <xsl:with-param name="rows">3</xsl:with-param>
      </xsl:call-template>
      <button type="submit" class="govuk-button govuk-button--secondary"><okn:text id="cases.act.pass-button"/></button>
    </xsl:with-param>
  </xsl:call-template>
</xsl:template>

<!-- A list with nothing chosen yet: the first line is the question itself. -->
<xsl:template name="choice">
  <xsl:param name="name"/>
  <xsl:param name="label"/>
  <xsl:param name="items"/>
  <xsl:variable name="error" select="string(/page/errors/error[@field = $name])"/>
  <div>
    <xsl:call-template name="group-class"><xsl:with-param name="error" select="$error"/></xsl:call-template>
    <xsl:call-template name="label"><xsl:with-param name="for" select="$name"/><xsl:with-param name="words" select="$label"/></xsl:call-template>
    <xsl:call-template name="hint-and-error"><xsl:with-param name="id" select="$name"/><xsl:with-param name="error" select="$error"/></xsl:call-template>
    <select id="{$name}" name="{$name}">
      <xsl:attribute name="class">govuk-select<xsl:if test="$error != ''"> govuk-select--error</xsl:if></xsl:attribute>
      <xsl:call-template name="described-by"><xsl:with-param name="id" select="$name"/><xsl:with-param name="error" select="$error"/></xsl:call-template>
      <option value=""><okn:text id="cases.act.choose"/></option>
      <xsl:for-each select="$items"><option value="{@value}"><xsl:if test="@selected = 'true'"><xsl:attribute name="selected">selected</xsl:attribute></xsl:if><xsl:value-of select="@label"/></option></xsl:for-each>
    </select>
  </div>
</xsl:template>
</xsl:stylesheet>
