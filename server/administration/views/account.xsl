<?xml version="1.0" encoding="UTF-8"?>
<!-- One account; view model: account id audit-name email name own staff created sessions blocked second-factor, with role id selected and unit code name selected. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:okn="urn:okienko:text"
                exclude-result-prefixes="okn">
<xsl:import href="okn:layout"/>
<xsl:import href="okn:administration/_menu"/>
<xsl:template match="page" mode="title"><xsl:value-of select="account/@email"/></xsl:template>
<xsl:template match="page" mode="back"><okn:text id="administration.accounts.title"/></xsl:template>

<xsl:template match="page" mode="main">
  <h1 class="govuk-heading-l okn-break"><xsl:value-of select="account/@email"/></h1>
  <xsl:apply-templates select="account"/>
</xsl:template>

<xsl:template match="account">
  <xsl:if test="@blocked"><xsl:call-template name="inset"><xsl:with-param name="content"><okn:text id="administration.account.blocked"/><xsl:text> </xsl:text><xsl:call-template name="date-time"><xsl:with-param name="date" select="string(@blocked)"/></xsl:call-template>.</xsl:with-param></xsl:call-template></xsl:if>
  <dl class="govuk-summary-list">
    <xsl:call-template name="fact"><xsl:with-param name="key"><okn:text id="administration.column.name"/></xsl:with-param><xsl:with-param name="value" select="string(@name)"/></xsl:call-template>
    <xsl:call-template name="fact"><xsl:with-param name="key"><okn:text id="administration.account.created"/></xsl:with-param><xsl:with-param name="value"><xsl:call-template name="date-time"><xsl:with-param name="date" select="string(@created)"/></xsl:call-template></xsl:with-param></xsl:call-template>
    <xsl:call-template name="fact">
      <xsl:with-param name="key"><okn:text id="administration.account.sessions"/></xsl:with-param>
      <xsl:with-param name="value"><okn:count id="administration.account.devices" select="number(@sessions)"/></xsl:with-param>
      <xsl:with-param name="act">wylogowanie</xsl:with-param>
    </xsl:call-template>
    <xsl:choose>
      <xsl:when test="@second-factor"><xsl:call-template name="fact">
        <xsl:with-param name="key"><okn:text id="administration.account.factor"/></xsl:with-param>
        <xsl:with-param name="value"><okn:text id="administration.account.factor-since"/><xsl:text> </xsl:text><xsl:call-template name="date-time"><xsl:with-param name="date" select="string(@second-factor)"/></xsl:call-template></xsl:with-param>
        <xsl:with-param name="act">aplikacja</xsl:with-param>
      </xsl:call-template></xsl:when>
      <xsl:when test="@staff = 'true'"><xsl:call-template name="fact">
        <xsl:with-param name="key"><okn:text id="administration.account.factor"/></xsl:with-param>
        <xsl:with-param name="value"><okn:text id="administration.account.factor-none"/></xsl:with-param>
      </xsl:call-template></xsl:when>
    </xsl:choose>
  </dl>

  <h2 class="govuk-heading-m"><okn:text id="administration.account.rights"/></h2>
  <form method="post" action="/administracja/konta/{@id}" novalidate="novalidate">
    <xsl:call-template name="csrf"/>
    <xsl:call-template name="boxes">
      <xsl:with-param name="name">rola</xsl:with-param>
      <xsl:with-param name="legend"><okn:text id="administration.account.roles"/></xsl:with-param>
      <xsl:with-param name="hint"><okn:text id="administration.account.roles-hint"/></xsl:with-param>
      <xsl:with-param name="items" select="role"/>
    </xsl:call-template>
    <xsl:call-template name="boxes">
      <xsl:with-param name="name">jednostka</xsl:with-param>
      <xsl:with-param name="legend"><okn:text id="administration.account.units"/></xsl:with-param>
      <xsl:with-param name="hint"><okn:text id="administration.account.units-hint"/></xsl:with-param>
      <xsl:with-param name="items" select="unit"/>
    </xsl:call-template>
    <xsl:call-template name="button"><xsl:with-param name="words"><okn:text id="administration.account.save"/></xsl:with-param></xsl:call-template>
  </form>

  <h2 class="govuk-heading-m govuk-!-margin-top-8"><okn:text id="administration.account.history"/></h2>
  <p class="govuk-body"><a class="govuk-link" href="/administracja/dziennik?obiekt={@audit-name}"><okn:text id="administration.account.about"/></a></p>
  <p class="govuk-body"><a class="govuk-link" href="/administracja/dziennik?osoba={@audit-name}"><okn:text id="administration.account.done"/></a></p>
  <xsl:if test="@staff = 'true'"><p class="govuk-body"><a class="govuk-link" href="/administracja/dziennik?osoba=clerk:{@id}"><okn:text id="administration.account.done-clerk"/></a></p></xsl:if>

  <h2 class="govuk-heading-m govuk-!-margin-top-8"><okn:text id="administration.account.access"/></h2>
  <xsl:choose>
    <xsl:when test="@blocked"><p class="govuk-body"><a class="govuk-link" href="/administracja/konta/{@id}/odblokowanie"><okn:text id="administration.act.odblokowanie"/></a></p></xsl:when>
    <xsl:otherwise><p class="govuk-body"><a class="govuk-link" href="/administracja/konta/{@id}/blokada"><okn:text id="administration.act.blokada"/></a></p></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<xsl:template name="fact">
  <xsl:param name="key"/>
  <xsl:param name="value"/>
  <xsl:param name="act"/>
  <div class="govuk-summary-list__row">
    <dt class="govuk-summary-list__key"><xsl:value-of select="$key"/></dt>
    <dd class="govuk-summary-list__value"><xsl:choose><xsl:when test="string($value) != ''"><xsl:value-of select="$value"/></xsl:when><xsl:otherwise><span class="okn-soft"><okn:text id="summary.empty"/></span></xsl:otherwise></xsl:choose></dd>
    <xsl:if test="$act != ''"><dd class="govuk-summary-list__actions"><a class="govuk-link" href="/administracja/konta/{@id}/{$act}"><okn:lookup prefix="administration.act." select="string($act)"/></a></dd></xsl:if>
  </div>
</xsl:template>

<xsl:template name="boxes">
  <xsl:param name="name"/>
  <xsl:param name="legend"/>
  <xsl:param name="hint"/>
  <xsl:param name="items"/>
  <xsl:variable name="error" select="string(/page/errors/error[@field = $name])"/>
  <div>
    <xsl:call-template name="group-class"><xsl:with-param name="error" select="$error"/></xsl:call-template>
    <fieldset class="govuk-fieldset">
      <xsl:call-template name="described-by"><xsl:with-param name="id" select="$name"/><xsl:with-param name="hint" select="$hint"/><xsl:with-param name="error" select="$error"/></xsl:call-template>
      <legend class="govuk-fieldset__legend govuk-fieldset__legend--s"><xsl:value-of select="$legend"/></legend>
      <xsl:call-template name="hint-and-error"><xsl:with-param name="id" select="$name"/><xsl:with-param name="hint" select="$hint"/><xsl:with-param name="error" select="$error"/></xsl:call-template>
      <div class="govuk-checkboxes govuk-checkboxes--small" data-module="govuk-checkboxes">
        <xsl:for-each select="$items">
          <xsl:variable name="value" select="string(@id[../self::role] | @code)"/>
          <xsl:variable name="box"><xsl:value-of select="$name"/><xsl:if test="position() &gt; 1">-<xsl:value-of select="$value"/></xsl:if></xsl:variable>
          <div class="govuk-checkboxes__item">
            <input class="govuk-checkboxes__input" id="{$box}" name="{$name}" type="checkbox" value="{$value}"><xsl:if test="@selected = 'true'"><xsl:attribute name="checked">checked</xsl:attribute></xsl:if></input>
            <label class="govuk-label govuk-checkboxes__label" for="{$box}"><xsl:choose><xsl:when test="@name"><xsl:value-of select="concat(@code, ' – ', @name)"/></xsl:when><xsl:otherwise><okn:lookup prefix="administration.role." select="$value"/></xsl:otherwise></xsl:choose></label>
          </div>
        </xsl:for-each>
      </div>
    </fieldset>
  </div>
</xsl:template>
</xsl:stylesheet>
