<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:okn="urn:okienko:text"
                exclude-result-prefixes="okn">
<!-- HR writes an announcement; every field of art. 13(2). -->
<xsl:import href="okn:layout"/>
<xsl:import href="okn:recruitment/_announcement"/>
<xsl:template match="page" mode="title"><okn:text id="recruitment.edit.title"/> <xsl:value-of select="vacancy/@number"/></xsl:template>
<xsl:template match="page" mode="back"><okn:text id="recruitment.hr.back"/></xsl:template>
<xsl:variable name="v" select="/page/vacancy"/>
<xsl:variable name="editable" select="$v/@phase = 'draft' or $v/@phase = 'open'"/>

<xsl:template match="page" mode="main">
  <div class="okn-head"><div><p class="okn-kicker"><okn:text id="recruitment.number"><okn:with name="number" select="$v/@number"/></okn:text> · <xsl:value-of select="$v/@unit-name"/> · <okn:lookup prefix="recruitment.phase-tag." select="string($v/@phase)"/></p><h1 class="govuk-heading-l"><okn:text id="recruitment.edit.title"/></h1></div>
    <xsl:if test="$v/@version != '0'"><p><a class="govuk-link" href="/nabory/{$v/@number}"><okn:text id="recruitment.edit.public"/></a></p></xsl:if></div>
  <xsl:choose>
    <xsl:when test="$editable"><xsl:call-template name="edit"/></xsl:when>
    <xsl:otherwise>
      <xsl:if test="$v/@reason != ''"><xsl:call-template name="inset"><xsl:with-param name="content"><okn:text id="recruitment.phase.cancelled"/><xsl:text> </xsl:text><xsl:value-of select="$v/@reason"/></xsl:with-param></xsl:call-template></xsl:if>
      <xsl:apply-templates select="$v" mode="announcement"/>
    </xsl:otherwise>
  </xsl:choose>
  <xsl:apply-templates select="$v" mode="versions"/>
  <xsl:if test="$v/@state = 'published'"><xsl:call-template name="cancel"/></xsl:if>
</xsl:template>

<xsl:template name="edit">
  <xsl:variable name="day"><xsl:call-template name="date-weekday"><xsl:with-param name="date" select="string($v/@earliest)"/></xsl:call-template></xsl:variable>
  <p class="govuk-body"><okn:text id="recruitment.edit.lead"/></p>
  <form action="/kadry/nabory/{$v/@number}/ogloszenie" method="post" novalidate="novalidate" class="okn-form">
    <xsl:call-template name="csrf"/>
    <input type="hidden" name="wersja" value="{$v/@revision}"/>
    <xsl:for-each select="$v/field">
      <xsl:variable name="id" select="string(@id)"/>
      <xsl:variable name="hint"><xsl:choose>
        <xsl:when test="$id = 'termin'"><okn:text id="recruitment.earliest"><okn:with name="date" select="$day"/></okn:text></xsl:when>
        <xsl:otherwise><okn:lookup prefix="recruitment.hint." select="$id"/></xsl:otherwise>
      </xsl:choose></xsl:variable>
      <xsl:choose>
        <xsl:when test="@kind = 'text'"><xsl:call-template name="textarea"><xsl:with-param name="name" select="$id"/><xsl:with-param name="label" select="string(@label)"/><xsl:with-param name="hint" select="$hint"/><xsl:with-param name="value" select="string(@value)"/><xsl:with-param name="rows">5</xsl:with-param></xsl:call-template></xsl:when>
        <xsl:when test="@kind = 'choice'">
          <xsl:variable name="value" select="string(@value)"/>
          <xsl:variable name="error" select="string(/page/errors/error[@field = $id])"/>
          <div><xsl:call-template name="group-class"><xsl:with-param name="error" select="$error"/></xsl:call-template>
            <fieldset class="govuk-fieldset"><legend class="govuk-fieldset__legend"><xsl:value-of select="@label"/></legend>
              <xsl:call-template name="hint-and-error"><xsl:with-param name="id" select="$id"/><xsl:with-param name="hint" select="$hint"/><xsl:with-param name="error" select="$error"/></xsl:call-template>
              <div class="govuk-radios govuk-radios--inline" data-module="govuk-radios">
                <div class="govuk-radios__item"><input class="govuk-radios__input" id="{$id}" name="{$id}" type="radio" value="tak"><xsl:if test="$value = 'tak'"><xsl:attribute name="checked">checked</xsl:attribute></xsl:if></input><label class="govuk-label govuk-radios__label" for="{$id}"><okn:lookup prefix="recruitment.field." select="concat($id, '.tak')"/></label></div>
                <div class="govuk-radios__item"><input class="govuk-radios__input" id="{$id}-nie" name="{$id}" type="radio" value="nie"><xsl:if test="$value = 'nie'"><xsl:attribute name="checked">checked</xsl:attribute></xsl:if></input><label class="govuk-label govuk-radios__label" for="{$id}-nie"><okn:lookup prefix="recruitment.field." select="concat($id, '.nie')"/></label></div>
              </div>
            </fieldset>
          </div>
        </xsl:when>
        <xsl:otherwise><xsl:call-template name="text-input"><xsl:with-param name="name" select="$id"/><xsl:with-param name="label" select="string(@label)"/><xsl:with-param name="hint" select="$hint"/><xsl:with-param name="value" select="string(@value)"/><xsl:with-param name="type"><xsl:choose><xsl:when test="@kind = 'date'">date</xsl:when><xsl:otherwise>text</xsl:otherwise></xsl:choose></xsl:with-param><xsl:with-param name="classes"><xsl:if test="@kind = 'date' or @kind = 'amount'">govuk-input--width-10</xsl:if></xsl:with-param><xsl:with-param name="suffix"><xsl:if test="@kind = 'amount'">zł</xsl:if></xsl:with-param></xsl:call-template></xsl:otherwise>
      </xsl:choose>
    </xsl:for-each>
    <xsl:if test="$v/@version != '0'"><xsl:call-template name="textarea"><xsl:with-param name="name">zmiana</xsl:with-param><xsl:with-param name="label"><okn:text id="recruitment.edit.change"/></xsl:with-param><xsl:with-param name="hint"><okn:text id="recruitment.edit.change-hint"/></xsl:with-param><xsl:with-param name="value" select="string($v/@note)"/><xsl:with-param name="rows">2</xsl:with-param></xsl:call-template></xsl:if>
    <div class="govuk-button-group">
      <xsl:call-template name="button"><xsl:with-param name="words"><okn:text id="recruitment.edit.save"/></xsl:with-param><xsl:with-param name="kind">secondary</xsl:with-param></xsl:call-template>
      <xsl:call-template name="button"><xsl:with-param name="name">_publish</xsl:with-param><xsl:with-param name="value">1</xsl:with-param><xsl:with-param name="words"><xsl:choose><xsl:when test="$v/@version = '0'"><okn:text id="recruitment.edit.publish"/></xsl:when><xsl:otherwise><okn:text id="recruitment.edit.publish-next"/></xsl:otherwise></xsl:choose></xsl:with-param></xsl:call-template>
    </div>
  </form>
</xsl:template>

<xsl:template name="cancel">
  <xsl:call-template name="details">
    <xsl:with-param name="classes">govuk-!-margin-top-6</xsl:with-param>
    <xsl:with-param name="open" select="boolean(/page/errors/error[@field = 'powod'])"/>
    <xsl:with-param name="summary"><okn:text id="recruitment.cancel.title"/></xsl:with-param>
    <xsl:with-param name="content">
      <form action="/kadry/nabory/{$v/@number}/odwolanie" method="post" novalidate="novalidate">
        <xsl:call-template name="csrf"/>
        <input type="hidden" name="wersja" value="{$v/@revision}"/>
        <xsl:call-template name="textarea"><xsl:with-param name="name">powod</xsl:with-param><xsl:with-param name="label"><okn:text id="recruitment.cancel.reason"/></xsl:with-param><xsl:with-param name="hint"><okn:text id="recruitment.cancel.hint"/></xsl:with-param><xsl:with-param name="value" select="string($v/@why)"/><xsl:with-param name="rows">3</xsl:with-param></xsl:call-template>
        <xsl:call-template name="button"><xsl:with-param name="kind">warning</xsl:with-param><xsl:with-param name="words"><okn:text id="recruitment.cancel.title"/></xsl:with-param></xsl:call-template>
      </form>
    </xsl:with-param>
  </xsl:call-template>
</xsl:template>
</xsl:stylesheet>
