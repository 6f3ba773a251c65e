<?xml version="1.0" encoding="UTF-8"?>
<!-- The words for everybody beside the original, and the decision. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:okn="urn:okienko:text"
                exclude-result-prefixes="okn">
<xsl:import href="okn:layout"/>
<xsl:import href="okn:query_journal/_parts"/>

<xsl:variable name="query" select="/page/query"/>
<xsl:variable name="address" select="concat('/urzad/zapytania/', $query/@number, '/publikacja')"/>
<xsl:variable name="published" select="$query/entry/@state = 'published'"/>

<xsl:template match="page" mode="title"><okn:text id="journal.moderation.title"/>: <xsl:value-of select="query/@registration"/></xsl:template>
<xsl:template match="page" mode="back"><xsl:value-of select="query/@registration"/></xsl:template>

<xsl:template match="page" mode="main"><xsl:apply-templates select="query"/></xsl:template>

<xsl:template match="query">
  <p class="okn-kicker"><xsl:value-of select="@registration"/> · <xsl:value-of select="@unit-name"/></p>
  <h1 class="govuk-heading-l"><okn:text id="journal.moderation.title"/></h1>
  <xsl:if test="@changed = 'true'">
    <xsl:call-template name="banner"><xsl:with-param name="title"><okn:text id="notice.important"/></xsl:with-param><xsl:with-param name="content"><okn:text id="journal.moderation.changed"/></xsl:with-param></xsl:call-template>
  </xsl:if>
  <xsl:choose>
    <xsl:when test="@consent-ended = 'true'"><p class="govuk-body"><okn:text id="journal.office.consent-ended"/></p></xsl:when>
    <xsl:when test="@consent != 'true'"><p class="govuk-body"><okn:text id="journal.office.no-consent"/></p></xsl:when>
    <xsl:when test="entry/@state = 'waiting' or $published"><xsl:call-template name="decision"/></xsl:when>
    <xsl:when test="entry"><p class="govuk-body"><okn:lookup prefix="journal.office.publication." select="string(entry/@state)"/></p></xsl:when>
    <xsl:otherwise><p class="govuk-body"><okn:text id="journal.office.publication.later"/></p></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<xsl:template name="decision">
  <p class="govuk-body"><okn:text id="journal.moderation.lead"/></p>
  <div class="okn-columns okn-columns--wide">
    <form action="{$address}" method="post">
      <xsl:call-template name="fields"/>
      <xsl:call-template name="text-input"><xsl:with-param name="name">tytul</xsl:with-param><xsl:with-param name="label"><okn:text id="journal.moderation.tytul"/></xsl:with-param><xsl:with-param name="value" select="string(public[@name = 'tytul']/typed)"/></xsl:call-template>
      <xsl:call-template name="textarea"><xsl:with-param name="name">pytanie</xsl:with-param><xsl:with-param name="label"><okn:text id="journal.moderation.pytanie"/></xsl:with-param><xsl:with-param name="rows">8</xsl:with-param><xsl:with-param name="value" select="string(public[@name = 'pytanie']/typed)"/></xsl:call-template>
      <xsl:call-template name="textarea"><xsl:with-param name="name">tresc</xsl:with-param><xsl:with-param name="label"><okn:text id="journal.moderation.tresc"/></xsl:with-param><xsl:with-param name="rows">12</xsl:with-param><xsl:with-param name="value" select="string(public[@name = 'tresc']/typed)"/></xsl:call-template>
      <xsl:if test="@suspicious = 'true'"><xsl:call-template name="checkbox"><xsl:with-param name="name">potwierdzam</xsl:with-param><xsl:with-param name="label"><okn:text id="journal.moderation.confirm"/></xsl:with-param><xsl:with-param name="checked" select="@confirmed = 'true'"/></xsl:call-template></xsl:if>
      <div class="govuk-button-group">
        <button type="submit" class="govuk-button" name="czynnosc" value="opublikuj"><xsl:choose><xsl:when test="$published"><okn:text id="journal.moderation.republish"/></xsl:when><xsl:otherwise><okn:text id="journal.moderation.publish"/></xsl:otherwise></xsl:choose></button>
        <button type="submit" class="govuk-button govuk-button--secondary" name="czynnosc" value="podglad"><okn:text id="journal.moderation.preview"/></button>
      </div>
    </form>
    <div>
      <section class="okn-paper okn-paper--tight" aria-labelledby="dane">
        <h2 class="govuk-heading-s" id="dane"><okn:text id="journal.moderation.hints"/></h2>
        <xsl:choose>
          <xsl:when test="public/hinted/hint"><ul class="govuk-list govuk-list--bullet okn-diff"><xsl:for-each select="public/hinted/hint"><li><mark><xsl:value-of select="."/></mark><xsl:text> </xsl:text><okn:lookup prefix="journal.hint." select="string(@kind)"/>, <okn:lookup prefix="journal.moderation.in." select="string(../../@name)"/></li></xsl:for-each></ul></xsl:when>
          <xsl:otherwise><p class="govuk-body"><okn:text id="journal.moderation.no-hints"/></p></xsl:otherwise>
        </xsl:choose>
        <p class="govuk-body okn-soft"><okn:text id="journal.moderation.look"/></p>
      </section>
      <xsl:call-template name="refusal"/>
    </div>
  </div>
  <h2 class="govuk-heading-m"><okn:text id="journal.moderation.difference"/></h2>
  <xsl:choose>
    <xsl:when test="public/difference[@changed = 'true']"><xsl:apply-templates select="public[difference/@changed = 'true']" mode="difference"/></xsl:when>
    <xsl:otherwise><p class="govuk-body"><okn:text id="journal.moderation.same"/></p></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<xsl:template match="public" mode="difference">
  <h3 class="govuk-heading-s"><okn:lookup prefix="journal.moderation." select="string(@name)"/></h3>
  <div class="okn-paper okn-paper--tight okn-diff"><xsl:for-each select="difference/part"><xsl:choose>
    <xsl:when test="@kind = 'removed'"><del><span class="govuk-visually-hidden"><okn:text id="journal.difference.removed"/></span><xsl:value-of select="."/></del></xsl:when>
    <xsl:when test="@kind = 'added'"><ins><span class="govuk-visually-hidden"><okn:text id="journal.difference.added"/></span><xsl:value-of select="."/></ins></xsl:when>
    <xsl:otherwise><xsl:value-of select="."/></xsl:otherwise>
  </xsl:choose></xsl:for-each></div>
</xsl:template>

<xsl:template name="fields">
  <xsl:call-template name="csrf"/>
  <input type="hidden" name="wersja" value="{entry/@revision}"/>
</xsl:template>

<xsl:template name="refusal">
  <xsl:variable name="act"><xsl:choose><xsl:when test="$published">wycofaj</xsl:when><xsl:otherwise>odmow</xsl:otherwise></xsl:choose></xsl:variable>
  <xsl:call-template name="details">
    <xsl:with-param name="summary"><okn:lookup prefix="journal.moderation." select="string($act)"/></xsl:with-param>
    <xsl:with-param name="open" select="@act = 'odmow' or @act = 'wycofaj'"/>
    <xsl:with-param name="content"><form action="{$address}" method="post">
      <xsl:call-template name="fields"/>
      <xsl:call-template name="textarea"><xsl:with-param name="name">powod</xsl:with-param><xsl:with-param name="label"><okn:text id="journal.moderation.reason"/></xsl:with-param><xsl:with-param name="hint"><okn:lookup prefix="journal.moderation.hint." select="string($act)"/></xsl:with-param><xsl:with-param name="rows">3</xsl:with-param><xsl:with-param name="value" select="string(kept[@name = 'powod'])"/></xsl:call-template>
      <button type="submit" class="govuk-button govuk-button--secondary" name="czynnosc" value="{$act}"><okn:lookup prefix="journal.moderation." select="string($act)"/></button>
    </form></xsl:with-param>
  </xsl:call-template>
</xsl:template>
</xsl:stylesheet>
