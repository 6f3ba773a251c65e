<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:okn="urn:okienko:text"
                exclude-result-prefixes="okn">
<xsl:import href="okn:layout"/>

<xsl:variable name="card" select="/page/card"/>
<xsl:variable name="content" select="$card/content"/>

<xsl:template match="page" mode="title"><xsl:value-of select="$content/title"/></xsl:template>
<xsl:template match="page" mode="back"><okn:text id="catalogue.back"/></xsl:template>

<xsl:template match="page" mode="main">
  <span class="govuk-caption-l">
    <xsl:variable name="since"><xsl:call-template name="date-long"><xsl:with-param name="date" select="string($card/version[1]/@published)"/></xsl:call-template></xsl:variable>
    <okn:text id="catalogue.card.version"><okn:with name="symbol" select="$card/@symbol"/><okn:with name="number" select="$card/version[1]/@number"/><okn:with name="date" select="$since"/></okn:text>
    <xsl:if test="$card/@demonstration = 'true'"> · <okn:text id="catalogue.card.demonstration-short"/></xsl:if>
  </span>
  <h1 class="govuk-heading-xl"><xsl:apply-templates select="$content/title/text()" mode="prose"/></h1>
  <p class="govuk-body-l"><xsl:apply-templates select="$content/description/text()" mode="prose"/></p>
  <xsl:call-template name="start"/>
  <dl class="okn-facts">
    <xsl:for-each select="$content/fact">
      <div><dt><okn:lookup prefix="catalogue.fact." select="@kind"/></dt><dd><xsl:value-of select="@value"/><xsl:if test="@note"><xsl:text> </xsl:text><small><xsl:call-template name="hard-spaces"><xsl:with-param name="text" select="string(@note)"/></xsl:call-template></small></xsl:if></dd></div>
    </xsl:for-each>
  </dl>
  <div class="okn-columns">
    <div class="okn-prose">
      <xsl:if test="$content/before or $content/needed">
        <h2 class="govuk-heading-m"><okn:text id="catalogue.card.before"/></h2>
        <xsl:apply-templates select="$content/before" mode="prose"/>
        <xsl:apply-templates select="$content/needed" mode="prose"/>
      </xsl:if>
      <h2 class="govuk-heading-m"><okn:text id="catalogue.card.who"/></h2>
      <xsl:apply-templates select="$content/who" mode="prose"/>
      <xsl:if test="$content/steps">
        <h2 class="govuk-heading-m"><okn:text id="catalogue.card.steps"/></h2>
        <xsl:apply-templates select="$content/steps" mode="prose"><xsl:with-param name="numbered" select="true()"/></xsl:apply-templates>
      </xsl:if>
      <h2 class="govuk-heading-m"><okn:text id="catalogue.card.fees"/></h2>
      <xsl:apply-templates select="$content/fees" mode="prose"/>
      <h2 class="govuk-heading-m"><okn:text id="catalogue.card.time"/></h2>
      <xsl:apply-templates select="$content/time" mode="prose"/>
      <xsl:if test="$content/result">
        <h2 class="govuk-heading-m"><okn:text id="catalogue.card.result"/></h2>
        <xsl:apply-templates select="$content/result" mode="prose"/>
      </xsl:if>
      <xsl:if test="$content/notes">
        <h2 class="govuk-heading-m"><okn:text id="catalogue.card.notes"/></h2>
        <xsl:apply-templates select="$content/notes" mode="prose"/>
      </xsl:if>
      <h2 class="govuk-heading-m"><okn:text id="catalogue.card.appeal"/></h2>
      <xsl:apply-templates select="$content/appeal" mode="prose"/>
      <xsl:call-template name="details">
        <xsl:with-param name="classes">govuk-!-margin-top-6</xsl:with-param>
        <xsl:with-param name="summary"><okn:text id="catalogue.card.law"/></xsl:with-param>
        <xsl:with-param name="content"><ul class="govuk-list"><xsl:for-each select="$content/law/act"><li><xsl:apply-templates mode="prose"/></li></xsl:for-each></ul></xsl:with-param>
      </xsl:call-template>
      <xsl:call-template name="details">
        <xsl:with-param name="summary"><okn:text id="catalogue.card.data"/></xsl:with-param>
        <xsl:with-param name="content"><xsl:for-each select="$content/data/*"><xsl:apply-templates mode="prose"/></xsl:for-each></xsl:with-param>
      </xsl:call-template>
      <xsl:call-template name="details">
        <xsl:with-param name="summary"><okn:text id="catalogue.card.versions"/></xsl:with-param>
        <xsl:with-param name="content"><ul class="govuk-list"><xsl:for-each select="$card/version"><li>
          <xsl:variable name="day"><xsl:call-template name="date-long"><xsl:with-param name="date" select="string(@published)"/></xsl:call-template></xsl:variable>
          <okn:text id="catalogue.card.version-line"><okn:with name="number" select="@number"/><okn:with name="date" select="$day"/></okn:text>
        </li></xsl:for-each></ul></xsl:with-param>
      </xsl:call-template>
      <xsl:if test="$card/@demonstration = 'true'"><p class="govuk-body okn-small okn-soft govuk-!-margin-top-6"><okn:text id="catalogue.card.demonstration"/></p></xsl:if>
    </div>
    <aside class="okn-aside" aria-label="[[catalogue.card.aside]]">
      <h2>
        <xsl:choose>
          <xsl:when test="$card/@form = 'true'"><okn:text id="catalogue.card.channels"/></xsl:when>
          <xsl:otherwise><okn:text id="catalogue.card.channels-only"/></xsl:otherwise>
        </xsl:choose>
      </h2>
      <xsl:apply-templates select="$content/channels" mode="plain"/>
      <h2><okn:text id="catalogue.card.contact"/></h2>
      <p><xsl:value-of select="$card/@unit"/>
        <xsl:if test="$card/contact/@address"><br/><xsl:value-of select="$card/contact/@address"/></xsl:if>
        <xsl:if test="$card/contact/@phone"><br/><xsl:value-of select="translate($card/contact/@phone, ' ', '&#160;')"/></xsl:if>
      </p>
      <xsl:if test="$card/contact/@email"><p><a class="govuk-link" href="mailto:{$card/contact/@email}"><xsl:value-of select="$card/contact/@email"/></a></p></xsl:if>
      <xsl:if test="related/service">
        <h2><okn:text id="catalogue.card.related"/></h2>
        <ul><xsl:for-each select="related/service"><li><a class="govuk-link" href="/uslugi/{@id}"><xsl:value-of select="@title"/></a></li></xsl:for-each></ul>
      </xsl:if>
    </aside>
  </div>
</xsl:template>

<xsl:template name="start">
  <xsl:choose>
    <xsl:when test="$card/@form = 'true'">
      <form action="/wnioski" method="post" class="okn-start">
        <xsl:call-template name="csrf"/>
        <input type="hidden" name="service" value="{$card/@id}"/>
        <xsl:call-template name="button"><xsl:with-param name="kind">start</xsl:with-param><xsl:with-param name="words"><okn:text id="catalogue.card.start"/></xsl:with-param></xsl:call-template>
      </form>
    </xsl:when>
    <xsl:otherwise><div class="govuk-inset-text"><okn:text id="catalogue.card.no-form"/></div></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<!-- Paragraphs, and runs of items as one list each. -->
<xsl:template match="*" mode="prose">
  <xsl:param name="numbered" select="false()"/>
  <xsl:for-each select="p | item[not(preceding-sibling::*[1][self::item])]">
    <xsl:choose>
      <xsl:when test="self::p"><p class="govuk-body"><xsl:apply-templates mode="prose"/></p></xsl:when>
      <xsl:when test="$numbered"><ol class="govuk-list govuk-list--number"><xsl:apply-templates select="." mode="run"/></ol></xsl:when>
      <xsl:otherwise><ul class="govuk-list govuk-list--bullet"><xsl:apply-templates select="." mode="run"/></ul></xsl:otherwise>
    </xsl:choose>
  </xsl:for-each>
</xsl:template>
<xsl:template match="*" mode="plain">
  <xsl:for-each select="p"><p><xsl:apply-templates mode="prose"/></p></xsl:for-each>
  <xsl:if test="item"><ul><xsl:for-each select="item"><li><xsl:apply-templates mode="prose"/></li></xsl:for-each></ul></xsl:if>
</xsl:template>
<xsl:template match="item" mode="run">
  <li><xsl:apply-templates mode="prose"/></li>
  <xsl:apply-templates select="following-sibling::*[1][self::item]" mode="run"/>
</xsl:template>
<xsl:template match="a" mode="prose"><a class="govuk-link" href="{@href}"><xsl:value-of select="."/></a></xsl:template>
</xsl:stylesheet>
