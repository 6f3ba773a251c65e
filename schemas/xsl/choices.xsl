<?xml version="1.0" encoding="UTF-8"?>
<!-- Controls where one picks: select, radios, checkboxes, and the fieldset around any group. Parameters: controls.xsl. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:okn="urn:okienko:text"
                exclude-result-prefixes="okn">

<!-- ============================================================ choices -->
<xsl:template name="select">
  <xsl:param name="name"/>
  <xsl:param name="id" select="$name"/>
  <xsl:param name="label"/>
  <xsl:param name="hint"/>
  <xsl:param name="error" select="string(/page/errors/error[@field = $name])"/>
  <xsl:param name="optional" select="false()"/>
  <xsl:param name="size"/>
  <xsl:param name="items" select="/.."/>
  <xsl:param name="value"/>
  <xsl:param name="first"/>
  <div>
    <xsl:call-template name="group-class"><xsl:with-param name="error" select="$error"/></xsl:call-template>
    <xsl:call-template name="label"><xsl:with-param name="for" select="$id"/><xsl:with-param name="words" select="$label"/><xsl:with-param name="optional" select="$optional"/><xsl:with-param name="size" select="$size"/></xsl:call-template>
    <xsl:call-template name="hint-and-error"><xsl:with-param name="id" select="$id"/><xsl:with-param name="hint" select="$hint"/><xsl:with-param name="error" select="$error"/></xsl:call-template>
    <select id="{$id}" name="{$name}">
      <xsl:attribute name="class">govuk-select<xsl:if test="$error != ''"> govuk-select--error</xsl:if></xsl:attribute>
      <xsl:call-template name="described-by"><xsl:with-param name="id" select="$id"/><xsl:with-param name="hint" select="$hint"/><xsl:with-param name="error" select="$error"/></xsl:call-template>
      <xsl:if test="string($first) != ''"><option value=""><xsl:value-of select="$first"/></option></xsl:if>
      <xsl:for-each select="$items">
        <option value="{@value}"><xsl:if test="@selected = 'true' or (string($value) != '' and @value = string($value))"><xsl:attribute name="selected">selected</xsl:attribute></xsl:if><xsl:value-of select="@label"/></option>
      </xsl:for-each>
    </select>
  </div>
</xsl:template>

<xsl:template name="fieldset">
  <xsl:param name="id"/>
  <xsl:param name="legend"/>
  <xsl:param name="size">s</xsl:param>
  <xsl:param name="heading" select="false()"/>
  <xsl:param name="optional" select="false()"/>
  <xsl:param name="hint"/>
  <xsl:param name="error"/>
  <xsl:param name="role"/>
  <xsl:param name="content"/>
  <div>
    <xsl:call-template name="group-class"><xsl:with-param name="error" select="$error"/></xsl:call-template>
    <fieldset class="govuk-fieldset">
      <xsl:if test="$role != ''"><xsl:attribute name="role"><xsl:value-of select="$role"/></xsl:attribute></xsl:if>
      <xsl:call-template name="described-by"><xsl:with-param name="id" select="$id"/><xsl:with-param name="hint" select="$hint"/><xsl:with-param name="error" select="$error"/></xsl:call-template>
      <legend class="govuk-fieldset__legend govuk-fieldset__legend--{$size}">
        <xsl:choose>
          <xsl:when test="$heading"><h1 class="govuk-fieldset__heading"><xsl:copy-of select="$legend"/></h1></xsl:when>
          <xsl:otherwise><xsl:copy-of select="$legend"/><xsl:if test="$optional"><okn:text id="site.optional"/></xsl:if></xsl:otherwise>
        </xsl:choose>
      </legend>
      <xsl:call-template name="hint-and-error"><xsl:with-param name="id" select="$id"/><xsl:with-param name="hint" select="$hint"/><xsl:with-param name="error" select="$error"/></xsl:call-template>
      <xsl:copy-of select="$content"/>
    </fieldset>
  </div>
</xsl:template>

<xsl:template match="*" mode="conditional"/>

<!-- The items of radios or checkboxes; the first item has the id of the field, so the error summary can point at it. -->
<xsl:template name="choice-items">
  <xsl:param name="kind"/>
  <xsl:param name="name"/>
  <xsl:param name="id"/>
  <xsl:param name="items"/>
  <xsl:for-each select="$items">
    <xsl:variable name="item-id"><xsl:value-of select="$id"/><xsl:if test="position() &gt; 1">-<xsl:value-of select="position()"/></xsl:if></xsl:variable>
    <xsl:variable name="conditional"><xsl:apply-templates select="conditional" mode="conditional"/></xsl:variable>
    <xsl:variable name="has-conditional" select="normalize-space($conditional) != ''"/>
    <div class="govuk-{$kind}__item">
      <input class="govuk-{$kind}__input" id="{$item-id}" name="{$name}" type="{substring('radiocheckbox', 1 + 5 * number($kind = 'checkboxes'), 5 + 3 * number($kind = 'checkboxes'))}" value="{@value}">
        <xsl:if test="@selected = 'true'"><xsl:attribute name="checked">checked</xsl:attribute></xsl:if>
        <xsl:if test="$has-conditional"><xsl:attribute name="data-aria-controls"><xsl:value-of select="$item-id"/>-conditional</xsl:attribute></xsl:if>
        <xsl:if test="@hint != ''"><xsl:attribute name="aria-describedby"><xsl:value-of select="$item-id"/>-item-hint</xsl:attribute></xsl:if>
      </input>
      <label class="govuk-label govuk-{$kind}__label" for="{$item-id}"><xsl:value-of select="@label"/></label>
      <xsl:if test="@hint != ''"><div id="{$item-id}-item-hint" class="govuk-hint govuk-{$kind}__hint"><xsl:value-of select="@hint"/></div></xsl:if>
    </div>
    <xsl:if test="$has-conditional"><div class="govuk-{$kind}__conditional" id="{$item-id}-conditional"><xsl:copy-of select="$conditional"/></div></xsl:if>
  </xsl:for-each>
</xsl:template>

<xsl:template name="choices">
  <xsl:param name="kind"/>
  <xsl:param name="name"/>
  <xsl:param name="id" select="$name"/>
  <xsl:param name="label"/>
  <xsl:param name="hint"/>
  <xsl:param name="error"/>
  <xsl:param name="optional"/>
  <xsl:param name="size"/>
  <xsl:param name="heading"/>
  <xsl:param name="classes"/>
  <xsl:param name="items"/>
  <xsl:call-template name="fieldset">
    <xsl:with-param name="id" select="$id"/><xsl:with-param name="legend" select="$label"/><xsl:with-param name="size" select="$size"/>
    <xsl:with-param name="heading" select="$heading"/><xsl:with-param name="optional" select="$optional"/><xsl:with-param name="hint" select="$hint"/><xsl:with-param name="error" select="$error"/>
    <xsl:with-param name="content">
      <div class="{normalize-space(concat('govuk-', $kind, ' ', $classes))}" data-module="govuk-{$kind}">
        <xsl:call-template name="choice-items"><xsl:with-param name="kind" select="$kind"/><xsl:with-param name="name" select="$name"/><xsl:with-param name="id" select="$id"/><xsl:with-param name="items" select="$items"/></xsl:call-template>
      </div>
    </xsl:with-param>
  </xsl:call-template>
</xsl:template>

<xsl:template name="radios">
  <xsl:param name="name"/>
  <xsl:param name="id" select="$name"/>
  <xsl:param name="label"/>
  <xsl:param name="hint"/>
  <xsl:param name="error" select="string(/page/errors/error[@field = $name])"/>
  <xsl:param name="optional" select="false()"/>
  <xsl:param name="size">s</xsl:param>
  <xsl:param name="heading" select="false()"/>
  <xsl:param name="classes"/>
  <xsl:param name="items" select="/.."/>
  <xsl:call-template name="choices"><xsl:with-param name="kind">radios</xsl:with-param><xsl:with-param name="name" select="$name"/><xsl:with-param name="id" select="$id"/><xsl:with-param name="label" select="$label"/><xsl:with-param name="hint" select="$hint"/><xsl:with-param name="error" select="$error"/><xsl:with-param name="optional" select="$optional"/><xsl:with-param name="size" select="$size"/><xsl:with-param name="heading" select="$heading"/><xsl:with-param name="classes" select="$classes"/><xsl:with-param name="items" select="$items"/></xsl:call-template>
</xsl:template>

<xsl:template name="checkboxes">
  <xsl:param name="name"/>
  <xsl:param name="id" select="$name"/>
  <xsl:param name="label"/>
  <xsl:param name="hint"/>
  <xsl:param name="error" select="string(/page/errors/error[@field = $name])"/>
  <xsl:param name="optional" select="false()"/>
  <xsl:param name="size">s</xsl:param>
  <xsl:param name="heading" select="false()"/>
  <xsl:param name="classes"/>
  <xsl:param name="items" select="/.."/>
  <xsl:call-template name="choices"><xsl:with-param name="kind">checkboxes</xsl:with-param><xsl:with-param name="name" select="$name"/><xsl:with-param name="id" select="$id"/><xsl:with-param name="label" select="$label"/><xsl:with-param name="hint" select="$hint"/><xsl:with-param name="error" select="$error"/><xsl:with-param name="optional" select="$optional"/><xsl:with-param name="size" select="$size"/><xsl:with-param name="heading" select="$heading"/><xsl:with-param name="classes" select="$classes"/><xsl:with-param name="items" select="$items"/></xsl:call-template>
</xsl:template>

<xsl:template name="checkbox">
  <xsl:param name="name"/>
  <xsl:param name="id" select="$name"/>
  <xsl:param name="value">true</xsl:param>
  <xsl:param name="label"/>
  <xsl:param name="hint"/>
  <xsl:param name="checked" select="false()"/>
  <xsl:param name="error" select="string(/page/errors/error[@field = $name])"/>
  <div>
    <xsl:call-template name="group-class"><xsl:with-param name="error" select="$error"/></xsl:call-template>
    <xsl:call-template name="error-message"><xsl:with-param name="id" select="$id"/><xsl:with-param name="error" select="$error"/></xsl:call-template>
    <div class="govuk-checkboxes" data-module="govuk-checkboxes">
      <div class="govuk-checkboxes__item">
        <input class="govuk-checkboxes__input" id="{$id}" name="{$name}" type="checkbox" value="{$value}">
          <xsl:if test="$checked"><xsl:attribute name="checked">checked</xsl:attribute></xsl:if>
          <xsl:call-template name="described-by"><xsl:with-param name="id" select="$id"/><xsl:with-param name="hint" select="$hint"/><xsl:with-param name="error" select="$error"/></xsl:call-template>
        </input>
        <label class="govuk-label govuk-checkboxes__label" for="{$id}"><xsl:copy-of select="$label"/></label>
        <xsl:if test="string($hint) != ''"><div id="{$id}-hint" class="govuk-hint govuk-checkboxes__hint"><xsl:copy-of select="$hint"/></div></xsl:if>
      </div>
    </div>
  </div>
</xsl:template>
</xsl:stylesheet>
