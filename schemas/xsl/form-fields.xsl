<?xml version="1.0" encoding="UTF-8"?>
<!--
  The questions of a service, from the view model of forms::write_page and forms::write_summary, in the controls of controls.xsl and choices.xsl.
  A sheet imports okn:layout and this one, writes the <form> element and its buttons, and applies:

    <xsl:apply-templates select="form-page" mode="form-heading"/>    caption "name · krok 1 z 2" and the h1
    <xsl:apply-templates select="form-page" mode="form-fields"/>     the fields, with their errors and values
    <xsl:apply-templates select="form-summary" mode="form-summary"><xsl:with-param name="href" select="concat('/wnioski/', @draft, '/')"/></…>
                                                                     summary cards; "Zmień" leads to $href, id of the page, # and the control

  The error summary comes from /page/errors, which forms::write_page writes. Buttons inside the fields, as names of posted fields:
  GROUP-add and GROUP-N-remove (rows), FIELD-remove with the attachment's id as value.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:okn="urn:okienko:text"
                exclude-result-prefixes="okn">

<xsl:template match="form-page" mode="form-heading">
  <span class="govuk-caption-l">
    <xsl:value-of select="@name"/>
    <xsl:if test="@step and @steps"> · <okn:text id="form-page.step"><okn:with name="step" select="@step"/><okn:with name="steps" select="@steps"/></okn:text></xsl:if>
  </span>
  <h1 class="govuk-heading-l"><xsl:value-of select="@title"/></h1>
  <xsl:if test="@lead != ''"><p class="govuk-body-l"><xsl:value-of select="@lead"/></p></xsl:if>
</xsl:template>

<xsl:template match="form-page" mode="form-fields">
  <!-- Enter in a field presses the first button of the form: that must not be one that removes something. -->
  <xsl:if test=".//repeat or .//file"><button type="submit" class="govuk-visually-hidden" tabindex="-1" aria-hidden="true"><okn:text id="form-page.save"/></button></xsl:if>
  <xsl:apply-templates select="section" mode="form-fields"/>
</xsl:template>

<xsl:template match="form-page/section" mode="form-fields">
  <xsl:if test="@heading = 'true'"><h2 class="govuk-heading-m" id="sekcja-{@id}"><xsl:value-of select="@title"/></h2></xsl:if>
  <xsl:apply-templates select="field | group | repeat" mode="form-fields"/>
</xsl:template>

<!-- Reveals under a radio or a checkbox. -->
<xsl:template match="field/option/conditional" mode="conditional">
  <xsl:apply-templates select="field | group | repeat" mode="form-fields"/>
</xsl:template>

<!-- ============================================================ groups and rows -->
<xsl:template match="group" mode="form-fields">
  <fieldset class="govuk-fieldset" id="{@id}">
    <xsl:if test="@hint != ''"><xsl:attribute name="aria-describedby"><xsl:value-of select="@id"/>-hint</xsl:attribute></xsl:if>
    <legend class="govuk-fieldset__legend govuk-fieldset__legend--m"><xsl:value-of select="@label"/></legend>
    <xsl:if test="@hint != ''"><div id="{@id}-hint" class="govuk-hint"><xsl:value-of select="@hint"/></div></xsl:if>
    <xsl:apply-templates select="field | group | repeat" mode="form-fields"/>
  </fieldset>
</xsl:template>

<xsl:template match="repeat" mode="form-fields">
  <section class="okn-repeat" aria-labelledby="{@id}-title">
    <h2 class="govuk-heading-m" id="{@id}-title"><xsl:value-of select="@label"/></h2>
    <xsl:if test="@hint != ''"><p class="govuk-hint"><xsl:value-of select="@hint"/></p></xsl:if>
    <input type="hidden" name="{@name}-rows" value="{@rows}"/>
    <xsl:if test="not(row) and @empty != ''"><p class="govuk-body"><xsl:value-of select="@empty"/></p></xsl:if>
    <xsl:for-each select="row">
      <fieldset class="govuk-fieldset okn-repeat__row" id="{@id}" tabindex="-1">
        <legend class="govuk-fieldset__legend govuk-fieldset__legend--s"><xsl:value-of select="@title"/></legend>
        <xsl:apply-templates select="field | group | repeat" mode="form-fields"/>
        <xsl:if test="@remove">
          <button type="submit" class="govuk-button govuk-button--secondary" name="{@remove}" value="1" formnovalidate="formnovalidate"><okn:text id="form-page.remove"/><span class="govuk-visually-hidden">: <xsl:value-of select="@title"/></span></button>
        </xsl:if>
      </fieldset>
    </xsl:for-each>
    <xsl:if test="@can-add">
      <button type="submit" class="govuk-button govuk-button--secondary" name="{@name}-add" id="{@id}-add" value="1" formnovalidate="formnovalidate"><xsl:value-of select="@add"/></button>
    </xsl:if>
  </section>
</xsl:template>

<!-- ============================================================ fields -->
<!-- What is worked out or fixed is shown, not asked; boxes and radios keep their value in hidden fields. -->
<xsl:template match="field[@readonly = 'true']" mode="form-fields" priority="3">
  <div class="govuk-form-group" id="{@id}">
    <p class="govuk-label"><xsl:value-of select="@label"/></p>
    <xsl:if test="@hint != ''"><div class="govuk-hint"><xsl:value-of select="@hint"/></div></xsl:if>
    <p class="govuk-body">
      <xsl:for-each select="option[@selected = 'true']"><xsl:if test="position() &gt; 1"><br/></xsl:if><xsl:value-of select="@label"/><input type="hidden" name="{../@name}" value="{@value}"/></xsl:for-each>
      <xsl:value-of select="value"/>
      <xsl:if test="not(option[@selected = 'true']) and string(value) = ''"><span class="okn-soft"><okn:text id="summary.empty"/></span></xsl:if>
    </p>
  </div>
</xsl:template>

<xsl:template match="field" mode="form-fields">
  <xsl:variable name="hint"><xsl:call-template name="field-hint"/></xsl:variable>
  <xsl:call-template name="text-input">
    <xsl:with-param name="name" select="@name"/><xsl:with-param name="id" select="@id"/><xsl:with-param name="label" select="string(@label)"/>
    <xsl:with-param name="hint" select="$hint"/><xsl:with-param name="value" select="string(value)"/><xsl:with-param name="error" select="string(@error)"/>
    <xsl:with-param name="optional" select="@optional = 'true'"/><xsl:with-param name="type" select="string(@type)"/>
    <xsl:with-param name="autocomplete" select="string(@autocomplete)"/><xsl:with-param name="inputmode" select="string(@input-mode)"/>
    <xsl:with-param name="spellcheck" select="string(@spellcheck)"/><xsl:with-param name="prefix" select="string(@prefix)"/><xsl:with-param name="suffix" select="string(@suffix)"/>
    <xsl:with-param name="classes"><xsl:if test="@width">govuk-input--width-<xsl:value-of select="@width"/></xsl:if></xsl:with-param>
  </xsl:call-template>
</xsl:template>

<xsl:template match="field[@widget = 'textarea']" mode="form-fields">
  <xsl:variable name="hint"><xsl:call-template name="field-hint"/></xsl:variable>
  <xsl:call-template name="textarea">
    <xsl:with-param name="name" select="@name"/><xsl:with-param name="id" select="@id"/><xsl:with-param name="label" select="string(@label)"/>
    <xsl:with-param name="hint" select="$hint"/><xsl:with-param name="value" select="string(value)"/><xsl:with-param name="error" select="string(@error)"/>
    <xsl:with-param name="optional" select="@optional = 'true'"/><xsl:with-param name="rows" select="string(@rows)"/><xsl:with-param name="max" select="string(@max-length)"/>
  </xsl:call-template>
</xsl:template>

<xsl:template match="field[@widget = 'date']" mode="form-fields">
  <xsl:variable name="hint">
    <xsl:choose>
      <xsl:when test="@hint != '' or @warning != ''"><xsl:call-template name="field-hint"/></xsl:when>
      <xsl:otherwise><okn:text id="date.example"/></xsl:otherwise>
    </xsl:choose>
  </xsl:variable>
  <xsl:call-template name="date-input">
    <xsl:with-param name="name" select="@name"/><xsl:with-param name="id" select="@id"/><xsl:with-param name="label" select="string(@label)"/>
    <xsl:with-param name="hint" select="$hint"/><xsl:with-param name="error" select="string(@error)"/><xsl:with-param name="optional" select="@optional = 'true'"/>
    <xsl:with-param name="day" select="string(part[@kind = 'dzien'])"/><xsl:with-param name="month" select="string(part[@kind = 'miesiac'])"/><xsl:with-param name="year" select="string(part[@kind = 'rok'])"/>
    <xsl:with-param name="bad"><xsl:choose><xsl:when test="@bad != ''"><xsl:value-of select="@bad"/></xsl:when><xsl:otherwise>dzien miesiac rok</xsl:otherwise></xsl:choose></xsl:with-param>
    <xsl:with-param name="birthday" select="@birthday = 'true'"/>
  </xsl:call-template>
</xsl:template>

<xsl:template match="field[@widget = 'select']" mode="form-fields">
  <xsl:variable name="hint"><xsl:call-template name="field-hint"/></xsl:variable>
  <xsl:variable name="first">
    <xsl:choose><xsl:when test="@optional = 'true'"><okn:text id="form-page.do-not-know"/></xsl:when><xsl:otherwise><okn:text id="form-page.choose"/></xsl:otherwise></xsl:choose>
  </xsl:variable>
  <xsl:call-template name="select">
    <xsl:with-param name="name" select="@name"/><xsl:with-param name="id" select="@id"/><xsl:with-param name="label" select="string(@label)"/>
    <xsl:with-param name="hint" select="$hint"/><xsl:with-param name="error" select="string(@error)"/><xsl:with-param name="optional" select="@optional = 'true'"/>
    <xsl:with-param name="items" select="option"/><xsl:with-param name="first" select="$first"/>
  </xsl:call-template>
</xsl:template>

<xsl:template match="field[@widget = 'radios' or @widget = 'yes-no' or @widget = 'checkboxes']" mode="form-fields">
  <xsl:variable name="hint"><xsl:call-template name="field-hint"/></xsl:variable>
  <xsl:call-template name="choices">
    <xsl:with-param name="kind"><xsl:choose><xsl:when test="@widget = 'checkboxes'">checkboxes</xsl:when><xsl:otherwise>radios</xsl:otherwise></xsl:choose></xsl:with-param>
    <xsl:with-param name="name" select="@name"/><xsl:with-param name="id" select="@id"/><xsl:with-param name="label" select="string(@label)"/><xsl:with-param name="size">s</xsl:with-param>
    <xsl:with-param name="heading" select="false()"/>
    <xsl:with-param name="hint" select="$hint"/><xsl:with-param name="error" select="string(@error)"/><xsl:with-param name="optional" select="@optional = 'true'"/>
    <xsl:with-param name="classes"><xsl:if test="@widget = 'yes-no'">govuk-radios--inline</xsl:if></xsl:with-param>
    <xsl:with-param name="items" select="option"/>
  </xsl:call-template>
</xsl:template>

<xsl:template match="field[@widget = 'confirm']" mode="form-fields">
  <xsl:variable name="hint"><xsl:call-template name="field-hint"/></xsl:variable>
  <xsl:call-template name="checkbox">
    <xsl:with-param name="name" select="@name"/><xsl:with-param name="id" select="@id"/><xsl:with-param name="label" select="string(@label)"/>
    <xsl:with-param name="hint" select="$hint"/><xsl:with-param name="error" select="string(@error)"/><xsl:with-param name="checked" select="@checked = 'true'"/>
  </xsl:call-template>
</xsl:template>

<xsl:template match="field[@widget = 'file']" mode="form-fields">
  <xsl:variable name="hint"><xsl:call-template name="field-hint"/></xsl:variable>
  <xsl:if test="file">
    <div class="govuk-form-group">
      <p class="govuk-label" id="{@id}-list-label"><xsl:value-of select="@label"/></p>
      <dl class="govuk-summary-list okn-files" aria-labelledby="{@id}-list-label">
        <xsl:for-each select="file">
          <div class="govuk-summary-list__row">
            <dt class="govuk-summary-list__key"><xsl:value-of select="@name"/></dt>
            <dd class="govuk-summary-list__value"><span class="okn-soft"><xsl:call-template name="file-size"><xsl:with-param name="bytes" select="@size"/></xsl:call-template></span></dd>
            <dd class="govuk-summary-list__actions"><button type="submit" class="govuk-button govuk-button--secondary okn-button--small" name="{../@name}-remove" value="{@id}" formnovalidate="formnovalidate"><okn:text id="form-page.remove"/><span class="govuk-visually-hidden">: <xsl:value-of select="@name"/></span></button></dd>
          </div>
        </xsl:for-each>
      </dl>
    </div>
  </xsl:if>
  <xsl:if test="@can-add = 'true'">
    <xsl:variable name="label"><xsl:choose><xsl:when test="file"><okn:text id="form-page.another-file"/></xsl:when><xsl:otherwise><xsl:value-of select="@label"/></xsl:otherwise></xsl:choose></xsl:variable>
    <xsl:call-template name="file-upload">
      <xsl:with-param name="name" select="@name"/><xsl:with-param name="id" select="@id"/><xsl:with-param name="label" select="string($label)"/>
      <xsl:with-param name="hint" select="$hint"/><xsl:with-param name="error" select="string(@error)"/><xsl:with-param name="optional" select="@optional = 'true'"/>
      <xsl:with-param name="accept" select="string(@accept)"/><xsl:with-param name="multiple" select="@max-files &gt; 1"/>
    </xsl:call-template>
  </xsl:if>
</xsl:template>

<!-- Hint, and after it what we noticed but do not refuse. -->
<xsl:template name="field-hint">
  <xsl:value-of select="@hint"/>
  <xsl:if test="@warning != ''"><xsl:if test="@hint != ''"><br/></xsl:if><strong class="okn-warning"><xsl:value-of select="@warning"/></strong></xsl:if>
</xsl:template>

<!-- ============================================================ before sending -->
<xsl:template match="form-summary" mode="form-summary">
  <xsl:param name="href"/>
  <xsl:for-each select="section">
    <div class="govuk-summary-card">
      <div class="govuk-summary-card__title-wrapper"><h2 class="govuk-summary-card__title"><xsl:value-of select="@title"/></h2></div>
      <div class="govuk-summary-card__content">
        <dl class="govuk-summary-list">
          <xsl:for-each select="answer">
            <div class="govuk-summary-list__row">
              <dt class="govuk-summary-list__key"><xsl:value-of select="@title"/></dt>
              <dd class="govuk-summary-list__value"><xsl:apply-templates select="." mode="form-answer"/></dd>
              <xsl:if test="$href != ''">
                <dd class="govuk-summary-list__actions"><a class="govuk-link" href="{$href}{@page}#{@control}"><okn:text id="summary.change"/><span class="govuk-visually-hidden">: <xsl:value-of select="@title"/></span></a></dd>
              </xsl:if>
            </div>
          </xsl:for-each>
        </dl>
      </div>
    </div>
  </xsl:for-each>
</xsl:template>

<xsl:template match="answer" mode="form-answer">
  <xsl:choose>
    <xsl:when test="not(value)"><span class="okn-soft"><okn:text id="summary.empty"/></span></xsl:when>
    <xsl:when test="@kind = 'file'">
      <xsl:for-each select="value">
        <span class="okn-file"><xsl:value-of select="."/><xsl:text> </xsl:text><span class="okn-soft"><xsl:call-template name="file-size"><xsl:with-param name="bytes" select="@size"/></xsl:call-template></span></span>
      </xsl:for-each>
    </xsl:when>
    <xsl:otherwise>
      <xsl:for-each select="value">
        <xsl:if test="position() &gt; 1"><br/></xsl:if>
        <xsl:call-template name="text-lines"><xsl:with-param name="text" select="string(.)"/></xsl:call-template>
      </xsl:for-each>
    </xsl:otherwise>
  </xsl:choose>
</xsl:template>

<!-- Line by line; halves long texts at a line end so that thousands of lines do not nest. -->
<xsl:template name="text-lines">
  <xsl:param name="text"/>
  <xsl:variable name="half" select="floor(string-length($text) div 2)"/>
  <xsl:variable name="tail" select="substring($text, $half + 1)"/>
  <xsl:choose>
    <xsl:when test="not(contains($text, '&#10;'))"><xsl:value-of select="$text"/></xsl:when>
    <xsl:when test="string-length($text) &gt; 400 and contains($tail, '&#10;')">
      <xsl:variable name="cut" select="$half + string-length(substring-before($tail, '&#10;'))"/>
      <xsl:call-template name="text-lines"><xsl:with-param name="text" select="substring($text, 1, $cut)"/></xsl:call-template>
      <br/>
      <xsl:call-template name="text-lines"><xsl:with-param name="text" select="substring($text, $cut + 2)"/></xsl:call-template>
    </xsl:when>
    <xsl:otherwise>
      <xsl:value-of select="substring-before($text, '&#10;')"/><br/>
      <xsl:call-template name="text-lines"><xsl:with-param name="text" select="substring-after($text, '&#10;')"/></xsl:call-template>
    </xsl:otherwise>
  </xsl:choose>
</xsl:template>
</xsl:stylesheet>
