<?xml version="1.0" encoding="UTF-8"?>
<!-- A case as the person who sent it sees it. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:okn="urn:okienko:text"
                exclude-result-prefixes="okn">
<xsl:import href="okn:layout"/>
<xsl:import href="okn:intake/_parts"/>
<xsl:import href="okn:verification/_report"/>
<xsl:import href="okn:printing/_link"/>

<xsl:template match="page" mode="title"><xsl:value-of select="case/@title"/>, <xsl:value-of select="case/@called"/></xsl:template>

<xsl:template match="page" mode="main">
  <xsl:variable name="href" select="string(case/@href)"/>
  <div class="okn-head">
    <div>
      <p class="okn-kicker"><xsl:value-of select="case/@called"/></p>
      <h1 class="govuk-heading-l"><xsl:value-of select="case/@title"/></h1>
    </div>
    <p><xsl:call-template name="tag">
      <xsl:with-param name="words"><xsl:choose><xsl:when test="case/@letter-waits = 'true'"><okn:text id="letter.waits"/></xsl:when><xsl:otherwise><xsl:value-of select="case/@state"/></xsl:otherwise></xsl:choose></xsl:with-param>
      <xsl:with-param name="colour"><xsl:choose><xsl:when test="case/@letter-waits = 'true'">yellow</xsl:when><xsl:when test="case/@state-kind = 'closed'">green</xsl:when><xsl:when test="case/@state-kind = 'waiting'">yellow</xsl:when></xsl:choose></xsl:with-param>
    </xsl:call-template></p>
  </div>
  <xsl:if test="case/@subject != ''"><p class="govuk-body-l"><xsl:call-template name="hard-spaces"><xsl:with-param name="text" select="string(case/@subject)"/></xsl:call-template></p></xsl:if>
  <xsl:if test="case/@own-page"><p class="govuk-body"><a class="govuk-link" href="{case/@own-page}"><xsl:value-of select="case/@own-words"/></a></p></xsl:if>
  <xsl:if test="case/@adoptable = 'true'">
    <form action="{$href}/przejmij" method="post" class="okn-noprint">
      <xsl:call-template name="csrf"/>
      <p class="govuk-body"><okn:text id="intake.adopt.lead"/></p>
      <xsl:call-template name="button"><xsl:with-param name="words"><okn:text id="intake.adopt"/></xsl:with-param></xsl:call-template>
    </form>
  </xsl:if>
  <xsl:apply-templates select="case/letters[letter]"/>
  <div class="okn-columns okn-columns--wide">
    <div>
      <article class="okn-paper okn-letter" aria-label="[[intake.preview.document]]">
        <xsl:choose>
          <xsl:when test="document"><xsl:copy-of select="document/div/node()"/></xsl:when>
          <xsl:otherwise><p class="govuk-body"><okn:text id="intake.erased"/></p></xsl:otherwise>
        </xsl:choose>
        <dl class="okn-digest">
          <dt><okn:text id="intake.digest"/></dt><dd class="okn-mono"><xsl:call-template name="mono"><xsl:with-param name="text" select="string(case/@digest)"/></xsl:call-template></dd>
          <dt><okn:text id="intake.case.files"/></dt><dd><a class="govuk-link" href="{$href}/wniosek.xml"><okn:text id="intake.case.document"/></a>, <xsl:if test="case/@renewed = 'true'"><a class="govuk-link" href="{$href}/wniosek-ze-znacznikami" download="download"><okn:text id="intake.case.renewed"/></a>, </xsl:if><a class="govuk-link" href="{$href}/upp.xml"><okn:text id="intake.case.receipt"/></a></dd>
          <dt>PDF</dt><dd id="pdf"><xsl:apply-templates select="case/print" mode="link"/></dd>
          <xsl:if test="case/attachments/attachment">
            <dt><okn:text id="intake.case.attachments"/></dt>
            <dd>
              <xsl:for-each select="case/attachments/attachment">
                <xsl:if test="position() &gt; 1"><br/></xsl:if>
                <a class="govuk-link" href="{$href}/zalaczniki/{@n}"><xsl:value-of select="@name"/></a> (<xsl:call-template name="file-size"><xsl:with-param name="bytes" select="number(@size)"/></xsl:call-template>)
              </xsl:for-each>
            </dd>
          </xsl:if>
        </dl>
      </article>
      <section class="okn-signatures" aria-labelledby="podpis">
        <h2 class="govuk-heading-m" id="podpis"><okn:text id="verification.heading"/></h2>
        <xsl:apply-templates select="case/signatures"/>
      </section>
      <xsl:apply-templates select="case/additions[addition]"/>
      <h2 class="govuk-heading-m"><okn:text id="intake.case.history"/></h2>
      <ol class="okn-steps"><xsl:apply-templates select="case/history/event" mode="history"/></ol>
    </div>
    <div>
      <xsl:choose>
        <xsl:when test="case/term and case/@open = 'true'"><xsl:apply-templates select="case/term" mode="promise"><xsl:with-param name="left" select="string(case/term/@left)"/></xsl:apply-templates></xsl:when>
        <xsl:when test="case/@closed"><p class="govuk-body"><okn:text id="intake.case.closed"/><xsl:text> </xsl:text><xsl:call-template name="date-long"><xsl:with-param name="date" select="string(case/@closed)"/></xsl:call-template></p></xsl:when>
      </xsl:choose>
      <xsl:apply-templates select="case" mode="receipt"/>
      <xsl:if test="case/@withdraw"><p class="govuk-body okn-noprint"><a class="govuk-link" href="{case/@withdraw}"><xsl:value-of select="case/@withdraw-words"/></a></p></xsl:if>
    </div>
  </div>
</xsl:template>

<xsl:template match="letters">
  <section aria-labelledby="pisma">
    <h2 class="govuk-heading-m" id="pisma"><okn:text id="intake.letters"/></h2>
    <ul class="govuk-list">
      <xsl:for-each select="letter">
        <li class="okn-paper okn-paper--tight govuk-!-margin-bottom-3">
          <p class="govuk-!-margin-bottom-1"><b><xsl:choose><xsl:when test="@title != ''"><xsl:value-of select="@title"/></xsl:when><xsl:otherwise><okn:text id="intake.letter.secret"/></xsl:otherwise></xsl:choose></b></p>
          <p class="okn-soft okn-small govuk-!-margin-bottom-3"><okn:text id="intake.letter.sent"/><xsl:text> </xsl:text><xsl:call-template name="date-long"><xsl:with-param name="date" select="string(@sent)"/></xsl:call-template>
            <xsl:choose>
              <xsl:when test="@readable = 'true'"/>
              <xsl:when test="@waits-until"><br/><okn:text id="intake.letter.waits-until"/><xsl:text> </xsl:text><xsl:call-template name="date-weekday"><xsl:with-param name="date" select="string(@waits-until)"/></xsl:call-template></xsl:when>
              <xsl:otherwise><br/><okn:text id="intake.letter.waits-key"/></xsl:otherwise>
            </xsl:choose>
            <xsl:if test="../../@asked and @reply-by and @answered = 'false'"><br/><okn:text id="intake.letter.reply-by"/><xsl:text> </xsl:text><xsl:call-template name="date-weekday"><xsl:with-param name="date" select="string(@reply-by)"/></xsl:call-template></xsl:if>
          </p>
          <xsl:choose>
            <xsl:when test="@readable = 'true'"><a class="govuk-link" href="{@href}"><okn:text id="intake.letter.open"/></a></xsl:when>
            <xsl:otherwise><a class="govuk-button govuk-!-margin-bottom-0" role="button" href="{@href}"><okn:text id="intake.letter.receive"/></a></xsl:otherwise>
          </xsl:choose>
          <xsl:if test="../../@asked and @asks = 'true' and @answered = 'false' and @readable = 'true'"><xsl:text> · </xsl:text><a class="govuk-link" href="{../../@asked}"><okn:text id="intake.letter.reply"/></a></xsl:if>
        </li>
      </xsl:for-each>
    </ul>
  </section>
</xsl:template>

<xsl:template match="additions">
  <h2 class="govuk-heading-m"><okn:text id="intake.additions"/></h2>
  <ul class="govuk-list">
    <xsl:for-each select="addition">
      <li><xsl:call-template name="date-long"><xsl:with-param name="date" select="string(@received)"/></xsl:call-template>: <a class="govuk-link" href="{@href}/uzupelnienie.xml" download="download"><okn:text id="intake.addition.file"/></a>, <a class="govuk-link" href="{@href}/upp.xml" download="download"><okn:text id="intake.addition.receipt"/></a></li>
    </xsl:for-each>
  </ul>
</xsl:template>

<xsl:template match="event" mode="history">
  <li>
    <b><okn:lookup prefix="intake.event." select="string(@kind)"/></b>
    <time datetime="{@at}"><xsl:call-template name="date-time"><xsl:with-param name="date" select="string(@at)"/></xsl:call-template></time>
    <xsl:if test=". != ''"><br/><span class="okn-prewrap">„<xsl:value-of select="."/>”</span></xsl:if>
  </li>
</xsl:template>
</xsl:stylesheet>
