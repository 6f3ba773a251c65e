<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:okn="urn:okienko:text"
                exclude-result-prefixes="okn">
<!-- The table one works in. -->
<xsl:import href="okn:layout"/>
<xsl:import href="okn:recruitment/_announcement"/>
<xsl:template match="page" mode="title"><okn:text id="recruitment.table.title"><okn:with name="number" select="vacancy/@number"/></okn:text></xsl:template>
<xsl:template match="page" mode="back"><okn:text id="recruitment.hr.back"/></xsl:template>
<xsl:variable name="v" select="/page/vacancy"/>

<xsl:template match="page" mode="main">
  <div class="okn-head"><div><p class="okn-kicker"><okn:text id="recruitment.number"><okn:with name="number" select="$v/@number"/></okn:text> · <xsl:value-of select="$v/@unit-name"/> · <xsl:value-of select="$v/@size"/></p><h1 class="govuk-heading-l"><xsl:value-of select="$v/@title"/></h1></div>
    <p><a class="govuk-link" href="/kadry/nabory/{$v/@number}/ogloszenie"><okn:text id="recruitment.hr.announcement"/></a></p></div>
  <dl class="okn-facts govuk-!-margin-top-3 govuk-!-margin-bottom-5">
    <div><dt><okn:text id="recruitment.hr.phase"/></dt><dd><okn:lookup prefix="recruitment.phase-tag." select="string($v/@phase)"/></dd></div>
    <div><dt><okn:text id="recruitment.hr.applications"/></dt><dd><xsl:value-of select="$v/@applications"/><xsl:text> </xsl:text><small><okn:text id="recruitment.table.met"><okn:with name="n" select="$v/@met"/></okn:text></small></dd></div>
    <div><dt><okn:text id="recruitment.field.wskaznik"/></dt><dd><okn:lookup prefix="recruitment.field." select="concat('wskaznik.', $v/@index)"/><xsl:if test="$v/@index = 'nie'"><xsl:text> </xsl:text><small><okn:text id="recruitment.table.priority"/></small></xsl:if></dd></div>
    <div><dt><okn:text id="recruitment.hr.deadline"/></dt><dd><xsl:call-template name="date-long"><xsl:with-param name="date" select="string($v/@deadline)"/></xsl:call-template><xsl:text> </xsl:text><small><okn:text id="recruitment.table.over"/></small></dd></div>
  </dl>
  <xsl:apply-templates select="$v/result" mode="result"/>
  <form class="okn-filters" action="/kadry/nabory/{$v/@number}" method="get" role="search" aria-label="[[recruitment.table.filter]]">
    <div class="govuk-form-group okn-filters__grow"><label class="govuk-label" for="q"><okn:text id="recruitment.table.words"/></label><input class="govuk-input" id="q" name="q" type="search" value="{$v/@q}"/></div>
    <div class="govuk-form-group"><label class="govuk-label" for="wf"><okn:text id="recruitment.column.formal"/></label>
      <select class="govuk-select" id="wf" name="wf"><option value=""><okn:text id="recruitment.table.all"/></option>
        <option value="met"><xsl:if test="$v/@wf = 'met'"><xsl:attribute name="selected">selected</xsl:attribute></xsl:if><okn:text id="recruitment.formal.met"/></option>
        <option value="open"><xsl:if test="$v/@wf = 'open'"><xsl:attribute name="selected">selected</xsl:attribute></xsl:if><okn:text id="recruitment.formal.open"/></option>
        <option value="unmet"><xsl:if test="$v/@wf = 'unmet'"><xsl:attribute name="selected">selected</xsl:attribute></xsl:if><okn:text id="recruitment.formal.unmet"/></option>
      </select></div>
    <button type="submit" class="govuk-button okn-button--small"><okn:text id="recruitment.table.show"/></button>
  </form>
  <xsl:choose>
    <xsl:when test="$v/application"><xsl:call-template name="rows"/></xsl:when>
    <xsl:when test="$v/@q != '' or $v/@wf != ''"><p class="govuk-body"><okn:text id="recruitment.table.none-fits"/><xsl:text> </xsl:text><a class="govuk-link" href="/kadry/nabory/{$v/@number}"><okn:text id="recruitment.table.clear"/></a></p></xsl:when>
    <xsl:otherwise><p class="govuk-body"><okn:text id="recruitment.table.none"/></p></xsl:otherwise>
  </xsl:choose>
  <xsl:if test="$v/@state = 'published'"><xsl:call-template name="announce"/></xsl:if>
  <p class="govuk-body okn-soft okn-small"><okn:text id="recruitment.table.foot"/></p>
</xsl:template>

<xsl:template name="rows">
  <form action="/kadry/nabory/{$v/@number}/stan" method="post">
    <xsl:call-template name="csrf"/>
    <div class="okn-scroll" id="zgloszenia"><table class="govuk-table okn-dense okn-stack" role="table">
      <caption class="govuk-table__caption"><okn:text id="recruitment.table.caption"/></caption>
      <thead class="govuk-table__head" role="rowgroup"><tr class="govuk-table__row" role="row">
        <th scope="col" class="govuk-table__header" role="columnheader"><span class="govuk-visually-hidden"><okn:text id="recruitment.table.tick"/></span></th>
        <th scope="col" class="govuk-table__header" role="columnheader"><okn:text id="recruitment.column.seq"/></th>
        <th scope="col" class="govuk-table__header" role="columnheader"><okn:text id="recruitment.column.name"/></th>
        <th scope="col" class="govuk-table__header" role="columnheader"><okn:text id="recruitment.column.town"/></th>
        <th scope="col" class="govuk-table__header" role="columnheader"><okn:text id="recruitment.column.received"/></th>
        <th scope="col" class="govuk-table__header" role="columnheader"><okn:text id="recruitment.column.formal"/></th>
        <th scope="col" class="govuk-table__header govuk-table__header--numeric" role="columnheader"><okn:text id="recruitment.column.best"/></th>
        <th scope="col" class="govuk-table__header" role="columnheader"><okn:text id="recruitment.column.status"/></th>
      </tr></thead>
      <tbody class="govuk-table__body" role="rowgroup"><xsl:apply-templates select="$v/application"/></tbody>
    </table></div>
    <xsl:if test="$v/@state = 'published'">
      <div class="okn-filters govuk-!-margin-top-4">
        <div class="govuk-form-group"><label class="govuk-label" for="stan"><okn:text id="recruitment.bulk.status"/></label><select class="govuk-select" id="stan" name="stan"><xsl:for-each select="$v/status[@value != 'chosen']"><option value="{@value}"><xsl:value-of select="@label"/></option></xsl:for-each></select></div>
        <button type="submit" class="govuk-button okn-button--small"><okn:text id="recruitment.bulk.set"/></button>
        <button type="submit" name="_compare" value="1" class="govuk-button govuk-button--secondary okn-button--small"><okn:text id="recruitment.bulk.compare"/></button>
      </div>
    </xsl:if>
  </form>
  <p class="govuk-body govuk-!-margin-top-4"><a class="govuk-link" href="/kadry/nabory/{$v/@number}/zgloszenia.csv"><okn:text id="recruitment.table.csv"/></a> · <a class="govuk-link" href="/kadry/nabory/{$v/@number}/dokumenty.zip"><okn:text id="recruitment.table.zip"/></a></p>
</xsl:template>

<xsl:template match="application">
  <xsl:variable name="live" select="@state = 'current' and @erased = 'false'"/>
  <tr class="govuk-table__row" role="row">
    <td class="govuk-table__cell" role="cell"><xsl:if test="$live and $v/@state = 'published'"><div class="govuk-checkboxes govuk-checkboxes--small"><div class="govuk-checkboxes__item"><input class="govuk-checkboxes__input" type="checkbox" id="z-{@seq}" name="zgloszenie" value="{@seq}:{@revision}"/><label class="govuk-label govuk-checkboxes__label" for="z-{@seq}"><span class="govuk-visually-hidden"><okn:text id="recruitment.table.tick"/><xsl:text> </xsl:text><xsl:value-of select="@name"/></span></label></div></div></xsl:if></td>
    <td class="govuk-table__cell okn-num okn-soft" role="cell"><xsl:attribute name="data-label"><okn:text id="recruitment.column.seq"/></xsl:attribute><xsl:value-of select="@seq"/></td>
    <th scope="row" class="govuk-table__header" role="rowheader"><xsl:choose>
      <xsl:when test="@erased = 'true'"><span class="okn-soft"><okn:text id="recruitment.erased"/></span></xsl:when>
      <xsl:otherwise><a class="govuk-link govuk-link--no-visited-state" href="/kadry/nabory/{$v/@number}/zgloszenia/{@seq}"><xsl:value-of select="@name"/></a></xsl:otherwise>
    </xsl:choose></th>
    <td class="govuk-table__cell" role="cell"><xsl:attribute name="data-label"><okn:text id="recruitment.column.town"/></xsl:attribute><xsl:value-of select="@town"/></td>
    <td class="govuk-table__cell okn-num okn-nowrap" role="cell"><xsl:attribute name="data-label"><okn:text id="recruitment.column.received"/></xsl:attribute><xsl:call-template name="date-short"><xsl:with-param name="date" select="substring(@received, 1, 10)"/></xsl:call-template>, <xsl:call-template name="time-only"><xsl:with-param name="date" select="string(@received)"/></xsl:call-template></td>
    <td class="govuk-table__cell okn-nowrap" role="cell"><xsl:choose>
      <xsl:when test="@state != 'current'"><xsl:call-template name="tag"><xsl:with-param name="colour">grey</xsl:with-param><xsl:with-param name="words"><okn:lookup prefix="recruitment.state." select="string(@state)"/></xsl:with-param></xsl:call-template></xsl:when>
      <xsl:otherwise><xsl:call-template name="tag"><xsl:with-param name="colour"><xsl:choose><xsl:when test="@formal = 'met'">green</xsl:when><xsl:when test="@formal = 'unmet'">red</xsl:when><xsl:otherwise>yellow</xsl:otherwise></xsl:choose></xsl:with-param><xsl:with-param name="words"><okn:lookup prefix="recruitment.formal." select="string(@formal)"/></xsl:with-param></xsl:call-template></xsl:otherwise>
    </xsl:choose></td>
    <td class="govuk-table__cell govuk-table__cell--numeric okn-num" role="cell"><xsl:attribute name="data-label"><okn:text id="recruitment.column.best"/></xsl:attribute><xsl:choose><xsl:when test="@best != '0'"><xsl:value-of select="@best"/></xsl:when><xsl:otherwise><span class="okn-soft"><okn:text id="recruitment.none"/></span></xsl:otherwise></xsl:choose></td>
    <td class="govuk-table__cell" role="cell"><xsl:if test="@state = 'current'"><okn:lookup prefix="recruitment.status." select="string(@status)"/></xsl:if><xsl:if test="@note != ''"><br/><span class="okn-soft"><xsl:value-of select="@note"/></span></xsl:if></td>
  </tr>
</xsl:template>

<xsl:template name="announce">
  <h2 class="govuk-heading-m govuk-!-margin-top-8"><okn:text id="recruitment.announce.title"/></h2>
  <p class="govuk-body"><okn:text id="recruitment.announce.lead"/></p>
  <form action="/kadry/nabory/{$v/@number}/wynik" method="post" novalidate="novalidate" class="okn-form">
    <xsl:call-template name="csrf"/>
    <div><xsl:call-template name="group-class"><xsl:with-param name="error" select="string(/page/errors/error[@field = 'wybrany'])"/></xsl:call-template>
      <label class="govuk-label" for="wybrany"><okn:text id="recruitment.announce.who"/></label>
      <xsl:call-template name="error-message"><xsl:with-param name="id">wybrany</xsl:with-param><xsl:with-param name="error" select="string(/page/errors/error[@field = 'wybrany'])"/></xsl:call-template>
      <select class="govuk-select" id="wybrany" name="wybrany">
        <option value=""><okn:text id="recruitment.announce.choose"/></option>
        <xsl:for-each select="$v/application[@best != '0' and @state = 'current' and @erased = 'false']"><xsl:sort select="@best" data-type="number"/><option value="{@seq}"><xsl:value-of select="@best"/>. <xsl:value-of select="@name"/>, <xsl:value-of select="@town"/></option></xsl:for-each>
        <option value="nikt"><okn:text id="recruitment.announce.nobody"/></option>
      </select></div>
    <xsl:call-template name="textarea"><xsl:with-param name="name">uzasadnienie</xsl:with-param><xsl:with-param name="label"><okn:text id="recruitment.announce.reason"/></xsl:with-param><xsl:with-param name="hint"><okn:text id="recruitment.announce.hint"/></xsl:with-param><xsl:with-param name="value" select="string($v/@why)"/><xsl:with-param name="rows">3</xsl:with-param></xsl:call-template>
    <xsl:call-template name="button"><xsl:with-param name="words"><okn:text id="recruitment.announce.button"/></xsl:with-param></xsl:call-template>
  </form>
</xsl:template>
</xsl:stylesheet>
