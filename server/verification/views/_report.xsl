<?xml version="1.0" encoding="UTF-8"?>
<!--
  A report about signatures (report_view.h tells its model), for every page that shows one:

    <xsl:apply-templates select="report"/>           a verdict for each signature, or why there is none
    <xsl:apply-templates select="signatures"/>       what is kept with a submitted document, "bez podpisu" included
    <xsl:apply-templates select="download"/>         a link to the report as a file
    verification-open                                an open verdict without a signature: title, about, advice

  The verdict stands in one sentence, then what to do, who, when and what; the checks in words are folded, the data for
  specialists folded beside them.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:okn="urn:okienko:text"
                exclude-result-prefixes="okn">

<xsl:template match="report">
  <xsl:choose>
    <xsl:when test="@state = 'unsigned'"><xsl:call-template name="verification-open">
      <xsl:with-param name="title"><okn:text id="verification.unsigned"/></xsl:with-param>
      <xsl:with-param name="about" select="string(@name)"/>
      <xsl:with-param name="advice"><okn:text id="verification.unsigned-advice"/></xsl:with-param>
    </xsl:call-template><xsl:apply-templates select="." mode="specialist"/></xsl:when>
    <xsl:when test="@state = 'unreadable'"><xsl:apply-templates select="." mode="unreadable"/></xsl:when>
    <xsl:otherwise>
      <xsl:if test="number(@signatures) &gt; 1"><xsl:apply-templates select="." mode="several"/></xsl:if>
      <xsl:apply-templates select="." mode="faults"/>
      <xsl:apply-templates select="signature"/>
      <xsl:apply-templates select="." mode="uncovered"/>
      <xsl:if test="number(@signatures) &gt; 1 or check or warning"><xsl:apply-templates select="." mode="specialist"/></xsl:if>
    </xsl:otherwise>
  </xsl:choose>
</xsl:template>

<xsl:template name="verification-open">
  <xsl:param name="title"/>
  <xsl:param name="about"/>
  <xsl:param name="advice"/>
  <xsl:call-template name="verdict">
    <xsl:with-param name="colour">amber</xsl:with-param>
    <xsl:with-param name="title" select="$title"/>
    <xsl:with-param name="about" select="$about"/>
    <xsl:with-param name="body"><p class="govuk-body"><xsl:copy-of select="$advice"/></p></xsl:with-param>
  </xsl:call-template>
</xsl:template>

<xsl:template match="report" mode="unreadable">
  <xsl:call-template name="verdict">
    <xsl:with-param name="colour">red</xsl:with-param>
    <xsl:with-param name="title"><okn:text id="verification.unreadable"/></xsl:with-param>
    <xsl:with-param name="about" select="string(@name)"/>
    <xsl:with-param name="body">
      <xsl:for-each select="check[@result != 'ok']"><p class="govuk-body"><xsl:value-of select="."/>.</p></xsl:for-each>
      <p class="govuk-body"><okn:text id="verification.unreadable-advice"/></p>
      <xsl:apply-templates select="." mode="specialist"/>
    </xsl:with-param>
  </xsl:call-template>
</xsl:template>

<!-- Several signatures: the whole first, since the worst of them counts. -->
<xsl:template match="report" mode="several">
  <p class="govuk-body-l">
    <okn:count id="verification.several" select="@signatures"/><xsl:text> </xsl:text>
    <xsl:choose>
      <xsl:when test="not(signature[@colour != 'green'])"><okn:text id="verification.several.valid"/></xsl:when>
      <xsl:when test="signature[@colour = 'red']"><okn:text id="verification.several.invalid"/></xsl:when>
      <xsl:otherwise><okn:text id="verification.several.unknown"/></xsl:otherwise>
    </xsl:choose>
  </p>
</xsl:template>

<!-- A fault of the file beside signatures that could be read. -->
<xsl:template match="report" mode="faults">
  <xsl:if test="check[@result != 'ok']"><div class="govuk-inset-text">
    <xsl:for-each select="check[@result != 'ok']"><p class="govuk-body"><xsl:value-of select="."/>.</p></xsl:for-each>
  </div></xsl:if>
</xsl:template>

<xsl:template match="report" mode="uncovered">
  <xsl:if test="unsigned"><div class="govuk-inset-text">
    <p class="govuk-body"><okn:text id="verification.uncovered"/></p>
    <ul class="govuk-list govuk-list--bullet"><xsl:for-each select="unsigned"><li class="okn-break"><xsl:value-of select="."/></li></xsl:for-each></ul>
  </div></xsl:if>
</xsl:template>

<xsl:template match="signature">
  <xsl:call-template name="verdict">
    <xsl:with-param name="colour" select="string(@colour)"/>
    <xsl:with-param name="title"><xsl:value-of select="@sentence"/></xsl:with-param>
    <xsl:with-param name="about">
      <xsl:if test="number(../@signatures) &gt; 1"><okn:text id="verification.nth"><okn:with name="n" select="@n"/></okn:text>, </xsl:if>
      <span class="okn-break"><xsl:value-of select="../@name"/></span>
    </xsl:with-param>
    <xsl:with-param name="body">
      <!-- Beside the document somebody sent, only the office is told what to do. -->
      <xsl:if test="not(ancestor::signatures) or $on-office-side"><p class="govuk-body"><xsl:value-of select="@advice"/></p></xsl:if>
      <xsl:apply-templates select="." mode="facts"/>
      <xsl:call-template name="details">
        <xsl:with-param name="summary"><okn:text id="verification.checks"/> (<xsl:value-of select="count(check)"/>)</xsl:with-param>
        <xsl:with-param name="open" select="@colour = 'red'"/>
        <xsl:with-param name="content"><xsl:call-template name="checks"><xsl:with-param name="items" select="check"/></xsl:call-template></xsl:with-param>
      </xsl:call-template>
      <xsl:call-template name="verification-specialist"><xsl:with-param name="content"><xsl:apply-templates select="." mode="specialist"/></xsl:with-param></xsl:call-template>
    </xsl:with-param>
  </xsl:call-template>
</xsl:template>

<!-- Who, when and what. The person of a trusted profile stands apart from the seal of its certificate. -->
<xsl:template match="signature" mode="facts">
  <dl class="govuk-summary-list okn-verdict__facts">
    <xsl:if test="person or @signer != ''">
      <div class="govuk-summary-list__row">
        <dt class="govuk-summary-list__key"><okn:text id="verification.who"/></dt>
        <dd class="govuk-summary-list__value">
          <xsl:choose>
            <xsl:when test="person">
              <xsl:value-of select="person/@name"/><xsl:text> </xsl:text><span class="okn-soft"><okn:text id="verification.who.profile"><okn:with name="seal" select="@signer"/></okn:text></span>
            </xsl:when>
            <xsl:otherwise><xsl:value-of select="@signer"/></xsl:otherwise>
          </xsl:choose>
          <xsl:if test="@colour != 'green'"><xsl:text> </xsl:text><span class="okn-soft"><okn:text id="verification.who.claimed"/></span></xsl:if>
        </dd>
      </div>
    </xsl:if>
    <!-- A trusted profile is told by its person; the seal around it is the state's. -->
    <xsl:if test="@kind and @kind != 'N/A' and not(person)">
      <div class="govuk-summary-list__row">
        <dt class="govuk-summary-list__key"><okn:text id="verification.kind"/></dt>
        <dd class="govuk-summary-list__value"><okn:lookup prefix="verification.kind." select="@kind"/></dd>
      </div>
    </xsl:if>
    <div class="govuk-summary-list__row">
      <dt class="govuk-summary-list__key"><okn:text id="verification.when"/></dt>
      <dd class="govuk-summary-list__value">
        <xsl:choose>
          <xsl:when test="@signed != ''"><xsl:call-template name="date-time"><xsl:with-param name="date" select="string(@signed)"/></xsl:call-template><xsl:text> </xsl:text><span class="okn-soft"><okn:text id="verification.when.claimed"/></span></xsl:when>
          <xsl:otherwise><okn:text id="verification.when.none"/></xsl:otherwise>
        </xsl:choose>
      </dd>
    </div>
    <div class="govuk-summary-list__row">
      <dt class="govuk-summary-list__key"><okn:text id="verification.what"/></dt>
      <dd class="govuk-summary-list__value"><xsl:apply-templates select="." mode="coverage"/></dd>
    </div>
  </dl>
</xsl:template>

<xsl:template match="signature" mode="coverage">
  <xsl:variable name="told" select="covers[@kind != 'signed-properties' and @kind != 'key-info']"/>
  <xsl:choose>
    <xsl:when test="not($told)"><okn:text id="verification.what.nothing"/></xsl:when>
    <xsl:otherwise>
      <ul class="govuk-list govuk-!-margin-bottom-0">
        <xsl:for-each select="$told">
          <li>
            <xsl:choose>
              <xsl:when test="@kind = 'document' and without"><okn:text id="verification.what.document-without"/></xsl:when>
              <xsl:when test="@kind = 'file' and @what != ''"><okn:text id="verification.what.file"><okn:with name="name" select="@what"/></okn:text></xsl:when>
              <xsl:otherwise><okn:lookup prefix="verification.what.kind." select="@kind"/></xsl:otherwise>
            </xsl:choose>
            <xsl:if test="@intact != 'true'"><xsl:text> </xsl:text><strong>
              <xsl:choose>
                <xsl:when test="@fault = 'not-found' and @kind = 'file'"><okn:text id="verification.what.no-file"/></xsl:when>
                <xsl:when test="@fault = 'not-found'"><okn:text id="verification.what.not-found"/></xsl:when>
                <xsl:when test="@fault = '' or @fault = 'digest-differs'"><okn:text id="verification.what.differs"/></xsl:when>
                <xsl:otherwise><okn:text id="verification.what.unchecked"/></xsl:otherwise>
              </xsl:choose>
            </strong></xsl:if>
          </li>
        </xsl:for-each>
      </ul>
    </xsl:otherwise>
  </xsl:choose>
</xsl:template>

<!-- ============================================================ for specialists -->
<xsl:template name="verification-specialist">
  <xsl:param name="content"/>
  <xsl:param name="summary"><okn:text id="verification.specialist"/></xsl:param>
  <xsl:call-template name="details">
    <xsl:with-param name="summary" select="$summary"/>
    <xsl:with-param name="content" select="$content"/>
  </xsl:call-template>
</xsl:template>

<!-- What is said of the file itself, apart from its signatures. -->
<xsl:template match="report" mode="specialist">
  <xsl:call-template name="verification-specialist"><xsl:with-param name="summary"><okn:text id="verification.specialist.file"/></xsl:with-param><xsl:with-param name="content">
    <dl class="okn-digest okn-small">
      <xsl:apply-templates select="." mode="indication"/>
      <xsl:if test="@container != ''"><dt><okn:text id="verification.data.container"/></dt><dd><xsl:value-of select="@container"/></dd></xsl:if>
      <xsl:apply-templates select="." mode="findings"/>
    </dl>
  </xsl:with-param></xsl:call-template>
</xsl:template>

<xsl:template match="signature" mode="specialist">
  <dl class="okn-digest okn-small">
    <xsl:apply-templates select="." mode="indication"/>
    <dt><okn:text id="verification.data.format"/></dt><dd><xsl:value-of select="@format"/><xsl:if test="../@container != ''">, <xsl:value-of select="../@container"/></xsl:if><xsl:if test="@file != ''">, <span class="okn-break"><xsl:value-of select="@file"/></span></xsl:if></dd>
    <xsl:apply-templates select="@kind" mode="qualification"/>
    <dt><okn:text id="verification.data.algorithm"/></dt><dd><xsl:value-of select="@algorithm"/></dd>
    <dt><okn:text id="verification.data.id"/></dt><dd class="okn-break"><xsl:value-of select="@id"/><xsl:if test="@counters != ''"> → <xsl:value-of select="@counters"/></xsl:if></dd>
    <xsl:if test="person">
      <dt><okn:text id="verification.data.person"/></dt><dd><xsl:value-of select="person/@name"/><xsl:if test="person/@pesel != ''">, PESEL <xsl:value-of select="person/@pesel"/></xsl:if></dd>
    </xsl:if>
    <xsl:for-each select="certificate">
      <dt><okn:text id="verification.data.subject"/></dt><dd class="okn-break"><xsl:value-of select="@subject"/></dd>
      <dt><okn:text id="verification.data.issuer"/></dt><dd class="okn-break"><xsl:value-of select="@issuer"/></dd>
      <dt><okn:text id="verification.data.validity"/></dt><dd><xsl:call-template name="date-long"><xsl:with-param name="date" select="string(@from)"/></xsl:call-template> – <xsl:call-template name="date-long"><xsl:with-param name="date" select="string(@to)"/></xsl:call-template></dd>
      <dt><okn:text id="verification.data.serial"/></dt><dd class="okn-mono okn-break"><xsl:value-of select="@serial"/></dd>
      <dt>SHA-256</dt><dd class="okn-mono"><xsl:call-template name="mono"><xsl:with-param name="text" select="string(@sha256)"/></xsl:call-template></dd>
    </xsl:for-each>
    <xsl:for-each select="covers"><dt><xsl:value-of select="@kind"/></dt><dd class="okn-break"><xsl:value-of select="@what"/><xsl:for-each select="without"> − <xsl:value-of select="."/></xsl:for-each><xsl:if test="@fault != ''"> (<span lang="en"><xsl:value-of select="@fault"/></span>)</xsl:if></dd></xsl:for-each>
    <xsl:apply-templates select="." mode="findings"/>
    <xsl:apply-templates select="time" mode="specialist"/>
  </dl>
</xsl:template>

<xsl:template match="time" mode="specialist">
  <dt><xsl:value-of select="@name"/></dt>
  <dd class="okn-break">
    <xsl:if test="@at != ''"><time datetime="{@at}"><xsl:call-template name="date-time"><xsl:with-param name="date" select="string(@at)"/></xsl:call-template></time></xsl:if>
    <xsl:if test="@indication != ''">
      <xsl:text> </xsl:text><span lang="en"><xsl:apply-templates select="." mode="verdict"/></span>
      <xsl:if test="@kind"><xsl:text>, </xsl:text><span lang="en"><xsl:value-of select="@kind"/></span></xsl:if>
    </xsl:if>
    <xsl:for-each select="check"><br/><span lang="en"><xsl:value-of select="@name"/><xsl:text> </xsl:text><xsl:apply-templates select="." mode="reason"/></span></xsl:for-each>
  </dd>
</xsl:template>

<xsl:template match="report | signature" mode="indication">
  <dt><okn:text id="verification.data.indication"/></dt><dd class="okn-break"><span lang="en"><xsl:apply-templates select="." mode="verdict"/></span></dd>
</xsl:template>

<xsl:template match="report | signature | time" mode="verdict">
  <xsl:value-of select="@indication"/><xsl:if test="@sub != ''"> / <xsl:value-of select="@sub"/></xsl:if><xsl:if test="@integrity != ''">, integrity: <xsl:value-of select="@integrity"/></xsl:if>
</xsl:template>

<xsl:template match="@kind" mode="qualification">
  <dt><okn:text id="verification.kind"/></dt><dd lang="en"><xsl:value-of select="."/><xsl:if test="../@kind-reason != ''">: <xsl:value-of select="../@kind-reason"/></xsl:if></dd>
</xsl:template>

<!-- Checks that failed, or passed for a reason, and the codes of warnings. -->
<xsl:template match="report | signature" mode="findings">
  <xsl:for-each select="check[@reason != '' or @code != '']"><dt><xsl:value-of select="@name"/></dt><dd class="okn-break" lang="en"><xsl:apply-templates select="." mode="reason"/></dd></xsl:for-each>
  <xsl:if test="warning"><dt><okn:text id="verification.data.warnings"/></dt><dd lang="en"><xsl:for-each select="warning"><xsl:if test="position() &gt; 1">, </xsl:if><code><xsl:value-of select="."/></code></xsl:for-each></dd></xsl:if>
</xsl:template>

<xsl:template match="check" mode="reason"><xsl:if test="@code != ''"><code><xsl:value-of select="@code"/></code><xsl:if test="@level != ''"><xsl:text> </xsl:text><xsl:value-of select="@level"/></xsl:if>: </xsl:if><xsl:value-of select="@reason"/></xsl:template>

<!-- ============================================================ as a file -->
<xsl:template match="download">
  <xsl:variable name="size"><xsl:call-template name="file-size"><xsl:with-param name="bytes" select="number(@size)"/></xsl:call-template></xsl:variable>
  <li><a class="govuk-link" href="{@href}" download="{@name}">
    <xsl:choose>
      <xsl:when test="@kind = 'xml'"><okn:text id="verification.keep.xml"><okn:with name="size" select="$size"/></okn:text></xsl:when>
      <xsl:otherwise><okn:text id="verification.keep.json"><okn:with name="size" select="$size"/></okn:text></xsl:otherwise>
    </xsl:choose>
  </a></li>
</xsl:template>

<!-- ============================================================ kept with a document -->
<xsl:template match="signatures">
  <xsl:choose>
    <xsl:when test="report">
      <xsl:apply-templates select="report"/>
      <p class="govuk-body okn-small okn-soft">
        <xsl:for-each select="made">
          <xsl:if test="position() &gt; 1"><br/></xsl:if>
          <xsl:choose><xsl:when test="@by = 'filing'"><okn:text id="verification.made.filing"/></xsl:when><xsl:otherwise><okn:text id="verification.made.clerk"/></xsl:otherwise></xsl:choose>
          <xsl:text> </xsl:text><xsl:call-template name="date-time"><xsl:with-param name="date" select="string(@at)"/></xsl:call-template>: <okn:lookup prefix="verification.made.verdict." select="@indication"/>
        </xsl:for-each>
      </p>
      <xsl:if test="download"><ul class="govuk-list okn-small okn-noprint"><xsl:apply-templates select="download"/></ul></xsl:if>
      <xsl:if test="print"><div class="govuk-body okn-small"><xsl:apply-templates select="print" mode="link"/></div></xsl:if>
    </xsl:when>
    <xsl:otherwise><p class="govuk-body"><okn:text id="verification.none"/></p></xsl:otherwise>
  </xsl:choose>
</xsl:template>
</xsl:stylesheet>
