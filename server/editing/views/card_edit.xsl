<?xml version="1.0" encoding="UTF-8"?>
<!-- The form of a card; view model: form service title base revision, group id, field name part kind needed, value, item value label selected. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:okn="urn:okienko:text"
                exclude-result-prefixes="okn">
<xsl:import href="okn:layout"/>
<xsl:import href="okn:editing/_menu"/>
<xsl:template match="page" mode="title"><okn:text id="editing.edit-title"/>: <xsl:value-of select="form/@title"/></xsl:template>
<xsl:template match="page" mode="back"><xsl:value-of select="form/@title"/></xsl:template>

<xsl:template match="page" mode="main">
  <span class="govuk-caption-l"><xsl:value-of select="form/@title"/></span>
  <h1 class="govuk-heading-l"><okn:text id="editing.edit-title"/></h1>
  <xsl:call-template name="details">
    <xsl:with-param name="summary"><okn:text id="editing.help.title"/></xsl:with-param>
    <xsl:with-param name="content">
      <p class="govuk-body"><okn:text id="editing.help.paragraphs"/></p>
      <p class="govuk-body"><okn:text id="editing.help.items"/></p>
      <p class="govuk-body"><okn:text id="editing.help.links"/></p>
    </xsl:with-param>
  </xsl:call-template>
  <form class="okn-measure" method="post" action="/redakcja/uslugi/{form/@service}/karta" novalidate="novalidate">
    <xsl:call-template name="csrf"/>
    <input type="hidden" name="karta" value="{form/@base}"/>
    <input type="hidden" name="szkic" value="{form/@revision}"/>
    <xsl:apply-templates select="form/group"/>
    <div class="govuk-button-group">
      <button type="submit" class="govuk-button" data-module="govuk-button"><okn:text id="editing.to-preview"/></button>
      <button type="submit" class="govuk-button govuk-button--secondary" data-module="govuk-button" name="dalej" value="pozniej"><okn:text id="editing.save"/></button>
    </div>
  </form>
  <xsl:if test="form/@revision &gt; 0">
    <form method="post" action="/redakcja/uslugi/{form/@service}/karta/porzucenie">
      <xsl:call-template name="csrf"/>
      <button type="submit" class="govuk-button govuk-button--secondary okn-button--small" data-module="govuk-button"><okn:text id="editing.discard"/></button>
    </form>
  </xsl:if>
</xsl:template>

<xsl:template match="group">
  <fieldset class="govuk-fieldset okn-section">
    <legend class="govuk-fieldset__legend govuk-fieldset__legend--l"><h2 class="govuk-fieldset__heading"><okn:lookup prefix="editing.group." select="string(@id)"/></h2></legend>
    <xsl:if test="@id = 'en'"><p class="govuk-body"><okn:text id="editing.group.en-hint"/></p></xsl:if>
    <xsl:apply-templates select="field"/>
  </fieldset>
</xsl:template>

<xsl:template match="field">
  <xsl:variable name="label"><okn:lookup prefix="editing.field." select="string(@part)"/></xsl:variable>
  <xsl:variable name="optional" select="@needed != 'true'"/>
  <xsl:choose>
    <xsl:when test="@kind = 'select'"><xsl:call-template name="select"><xsl:with-param name="name" select="string(@name)"/><xsl:with-param name="label" select="$label"/><xsl:with-param name="items" select="item"/></xsl:call-template></xsl:when>
    <xsl:when test="@kind = 'boxes'"><xsl:call-template name="checkboxes"><xsl:with-param name="name" select="string(@name)"/><xsl:with-param name="label" select="$label"/><xsl:with-param name="optional" select="true()"/><xsl:with-param name="size">s</xsl:with-param><xsl:with-param name="items" select="item"/></xsl:call-template></xsl:when>
    <xsl:when test="@kind = 'short'"><xsl:call-template name="text-input"><xsl:with-param name="name" select="string(@name)"/><xsl:with-param name="label" select="$label"/><xsl:with-param name="hint"><okn:text id="editing.hint.popular"/></xsl:with-param><xsl:with-param name="value" select="string(value)"/><xsl:with-param name="optional" select="true()"/><xsl:with-param name="classes">govuk-input--width-3</xsl:with-param><xsl:with-param name="inputmode">numeric</xsl:with-param></xsl:call-template></xsl:when>
    <xsl:when test="@kind = 'line' and not(contains(@part, 'description') or contains(@part, 'keywords'))"><xsl:call-template name="text-input"><xsl:with-param name="name" select="string(@name)"/><xsl:with-param name="label" select="$label"/><xsl:with-param name="value" select="string(value)"/><xsl:with-param name="optional" select="$optional"/></xsl:call-template></xsl:when>
    <xsl:otherwise><xsl:call-template name="textarea"><xsl:with-param name="name" select="string(@name)"/><xsl:with-param name="label" select="$label"/><xsl:with-param name="value" select="string(value)"/><xsl:with-param name="optional" select="$optional"/><xsl:with-param name="rows">4</xsl:with-param><xsl:with-param name="hint"><xsl:choose><xsl:when test="@kind = 'acts'"><okn:text id="editing.hint.acts"/></xsl:when><xsl:when test="@part = 'keywords'"><okn:text id="editing.hint.keywords"/></xsl:when></xsl:choose></xsl:with-param></xsl:call-template></xsl:otherwise>
  </xsl:choose>
</xsl:template>
</xsl:stylesheet>
