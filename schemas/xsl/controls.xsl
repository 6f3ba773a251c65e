<?xml version="1.0" encoding="UTF-8"?>
<!--
  Controls of a form, by named templates, in the markup of govuk-frontend. Common parameters:

    name      of the posted field                     id      of the control; the name unless told
    label     words, may hold markup                  hint    words, may hold markup
    value     as typed                                error   words; those of /page/errors/error[@field = name] unless told
    optional  true() adds "(nieobowiązkowe)"          size    of the label: s (as text), m, l
    heading   true() puts the label into an h1        classes more classes of the control

    text-input     type autocomplete inputmode spellcheck prefix suffix describedby
    password       autocomplete
    textarea       rows max (a character count)
    select         items: elements with @value @label @selected='true'
    radios         items: elements with @value @label @hint @selected='true'; a child <conditional> is given to mode="conditional"
    checkboxes     items: as radios
    checkbox       one box: name value label checked
    date-input     day month year (as typed); fields are NAME-dzien, NAME-miesiac, NAME-rok; bad: names of the parts in error
    file-upload    accept multiple
    fieldset       legend content; for anything else
    button         words kind ('', secondary, warning, start) name value; form-action
    csrf           the hidden field each POST form holds
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:okn="urn:okienko:text"
                exclude-result-prefixes="okn">

<xsl:template name="csrf"><input type="hidden" name="_csrf" value="{/page/@csrf}"/></xsl:template>

<!-- ============================================================ parts -->
<xsl:template name="group-class">
  <xsl:param name="error"/>
  <xsl:param name="more"/>
  <xsl:attribute name="class">
    <xsl:text>govuk-form-group</xsl:text>
    <xsl:if test="string($error) != ''"> govuk-form-group--error</xsl:if>
    <xsl:if test="$more != ''"><xsl:text> </xsl:text><xsl:value-of select="$more"/></xsl:if>
  </xsl:attribute>
</xsl:template>

<xsl:template name="label">
  <xsl:param name="for"/>
  <xsl:param name="words"/>
  <xsl:param name="optional" select="false()"/>
  <xsl:param name="size"/>
  <xsl:param name="heading" select="false()"/>
  <xsl:choose>
    <xsl:when test="$heading"><h1 class="govuk-label-wrapper"><xsl:call-template name="label"><xsl:with-param name="for" select="$for"/><xsl:with-param name="words" select="$words"/><xsl:with-param name="optional" select="$optional"/><xsl:with-param name="size" select="$size"/></xsl:call-template></h1></xsl:when>
    <xsl:otherwise>
      <label for="{$for}">
        <xsl:attribute name="class">govuk-label<xsl:if test="$size != ''"> govuk-label--<xsl:value-of select="$size"/></xsl:if></xsl:attribute>
        <xsl:copy-of select="$words"/>
        <xsl:if test="$optional"><okn:text id="site.optional"/></xsl:if>
      </label>
    </xsl:otherwise>
  </xsl:choose>
</xsl:template>

<xsl:template name="hint-and-error">
  <xsl:param name="id"/>
  <xsl:param name="hint"/>
  <xsl:param name="error"/>
  <xsl:if test="string($hint) != ''"><div id="{$id}-hint" class="govuk-hint"><xsl:copy-of select="$hint"/></div></xsl:if>
  <xsl:call-template name="error-message"><xsl:with-param name="id" select="$id"/><xsl:with-param name="error" select="$error"/></xsl:call-template>
</xsl:template>

<xsl:template name="error-message">
  <xsl:param name="id"/>
  <xsl:param name="error"/>
  <xsl:if test="string($error) != ''">
    <p id="{$id}-error" class="govuk-error-message"><span><span class="govuk-visually-hidden"><okn:text id="site.error"/></span><xsl:text> </xsl:text><xsl:value-of select="$error"/></span></p>
  </xsl:if>
</xsl:template>

<xsl:template name="described-by">
  <xsl:param name="id"/>
  <xsl:param name="hint"/>
  <xsl:param name="error"/>
  <xsl:param name="more"/>
  <xsl:variable name="all">
    <xsl:if test="$more != ''"><xsl:value-of select="$more"/><xsl:text> </xsl:text></xsl:if>
    <xsl:if test="string($hint) != ''"><xsl:value-of select="$id"/>-hint </xsl:if>
    <xsl:if test="string($error) != ''"><xsl:value-of select="$id"/>-error</xsl:if>
  </xsl:variable>
  <xsl:if test="normalize-space($all) != ''"><xsl:attribute name="aria-describedby"><xsl:value-of select="normalize-space($all)"/></xsl:attribute></xsl:if>
</xsl:template>

<!-- ============================================================ text -->
<xsl:template name="text-input">
  <xsl:param name="name"/>
  <xsl:param name="id" select="$name"/>
  <xsl:param name="label"/>
  <xsl:param name="hint"/>
  <xsl:param name="value"/>
  <xsl:param name="error" select="string(/page/errors/error[@field = $name])"/>
  <xsl:param name="optional" select="false()"/>
  <xsl:param name="size"/>
  <xsl:param name="heading" select="false()"/>
  <xsl:param name="classes"/>
  <xsl:param name="type">text</xsl:param>
  <xsl:param name="autocomplete"/>
  <xsl:param name="inputmode"/>
  <xsl:param name="spellcheck"/>
  <xsl:param name="prefix"/>
  <xsl:param name="suffix"/>
  <xsl:param name="describedby"/>
  <xsl:variable name="input">
    <input id="{$id}" name="{$name}" type="{$type}">
      <xsl:attribute name="class">govuk-input<xsl:if test="$error != ''"> govuk-input--error</xsl:if><xsl:if test="$classes != ''"><xsl:text> </xsl:text><xsl:value-of select="$classes"/></xsl:if></xsl:attribute>
      <xsl:if test="string($value) != ''"><xsl:attribute name="value"><xsl:value-of select="$value"/></xsl:attribute></xsl:if>
      <xsl:if test="$autocomplete != ''"><xsl:attribute name="autocomplete"><xsl:value-of select="$autocomplete"/></xsl:attribute></xsl:if>
      <xsl:if test="$inputmode != ''"><xsl:attribute name="inputmode"><xsl:value-of select="$inputmode"/></xsl:attribute></xsl:if>
      <xsl:if test="$spellcheck != ''"><xsl:attribute name="spellcheck"><xsl:value-of select="$spellcheck"/></xsl:attribute></xsl:if>
      <xsl:call-template name="described-by"><xsl:with-param name="id" select="$id"/><xsl:with-param name="hint" select="$hint"/><xsl:with-param name="error" select="$error"/><xsl:with-param name="more" select="$describedby"/></xsl:call-template>
    </input>
  </xsl:variable>
  <div>
    <xsl:call-template name="group-class"><xsl:with-param name="error" select="$error"/></xsl:call-template>
    <xsl:call-template name="label"><xsl:with-param name="for" select="$id"/><xsl:with-param name="words" select="$label"/><xsl:with-param name="optional" select="$optional"/><xsl:with-param name="size" select="$size"/><xsl:with-param name="heading" select="$heading"/></xsl:call-template>
    <xsl:call-template name="hint-and-error"><xsl:with-param name="id" select="$id"/><xsl:with-param name="hint" select="$hint"/><xsl:with-param name="error" select="$error"/></xsl:call-template>
    <xsl:choose>
      <xsl:when test="$prefix != '' or $suffix != ''">
        <div class="govuk-input__wrapper">
          <xsl:if test="$prefix != ''"><div class="govuk-input__prefix" aria-hidden="true"><xsl:value-of select="$prefix"/></div></xsl:if>
          <xsl:copy-of select="$input"/>
          <xsl:if test="$suffix != ''"><div class="govuk-input__suffix" aria-hidden="true"><xsl:value-of select="$suffix"/></div></xsl:if>
        </div>
      </xsl:when>
      <xsl:otherwise><xsl:copy-of select="$input"/></xsl:otherwise>
    </xsl:choose>
  </div>
</xsl:template>

<xsl:template name="password">
  <xsl:param name="name"/>
  <xsl:param name="id" select="$name"/>
  <xsl:param name="label"/>
  <xsl:param name="hint"/>
  <xsl:param name="error" select="string(/page/errors/error[@field = $name])"/>
  <xsl:param name="autocomplete">current-password</xsl:param>
  <xsl:call-template name="text-input">
    <xsl:with-param name="name" select="$name"/><xsl:with-param name="id" select="$id"/><xsl:with-param name="label" select="$label"/>
    <xsl:with-param name="hint" select="$hint"/><xsl:with-param name="error" select="$error"/><xsl:with-param name="type">password</xsl:with-param>
    <xsl:with-param name="autocomplete" select="$autocomplete"/><xsl:with-param name="spellcheck">false</xsl:with-param>
    <xsl:with-param name="classes">govuk-input--width-20</xsl:with-param>
  </xsl:call-template>
</xsl:template>

<xsl:template name="textarea">
  <xsl:param name="name"/>
  <xsl:param name="id" select="$name"/>
  <xsl:param name="label"/>
  <xsl:param name="hint"/>
  <xsl:param name="value"/>
  <xsl:param name="error" select="string(/page/errors/error[@field = $name])"/>
  <xsl:param name="optional" select="false()"/>
  <xsl:param name="size"/>
  <xsl:param name="heading" select="false()"/>
  <xsl:param name="rows">5</xsl:param>
  <xsl:param name="max"/>
  <xsl:variable name="counted" select="string($max) != ''"/>
  <div>
    <xsl:call-template name="group-class"><xsl:with-param name="error" select="$error"/><xsl:with-param name="more"><xsl:if test="$counted">govuk-character-count</xsl:if></xsl:with-param></xsl:call-template>
    <xsl:if test="$counted">
      <xsl:attribute name="data-module">govuk-character-count</xsl:attribute>
      <xsl:attribute name="data-maxlength"><xsl:value-of select="$max"/></xsl:attribute>
      <xsl:call-template name="count-words"/>
    </xsl:if>
    <xsl:call-template name="label"><xsl:with-param name="for" select="$id"/><xsl:with-param name="words" select="$label"/><xsl:with-param name="optional" select="$optional"/><xsl:with-param name="size" select="$size"/><xsl:with-param name="heading" select="$heading"/></xsl:call-template>
    <xsl:call-template name="hint-and-error"><xsl:with-param name="id" select="$id"/><xsl:with-param name="hint" select="$hint"/><xsl:with-param name="error" select="$error"/></xsl:call-template>
    <textarea id="{$id}" name="{$name}" rows="{$rows}">
      <xsl:attribute name="class">govuk-textarea<xsl:if test="$counted"> govuk-js-character-count</xsl:if><xsl:if test="$error != ''"> govuk-textarea--error</xsl:if></xsl:attribute>
      <xsl:call-template name="described-by"><xsl:with-param name="id" select="$id"/><xsl:with-param name="hint" select="$hint"/><xsl:with-param name="error" select="$error"/><xsl:with-param name="more"><xsl:if test="$counted"><xsl:value-of select="$id"/>-info</xsl:if></xsl:with-param></xsl:call-template>
      <!-- A browser drops the first line break of a textarea; one more keeps the reader's own. -->
      <xsl:if test="starts-with($value, '&#10;')"><xsl:text>&#10;</xsl:text></xsl:if>
      <xsl:value-of select="$value"/>
    </textarea>
    <xsl:if test="$counted"><div id="{$id}-info" class="govuk-hint govuk-character-count__message"><okn:text id="count.allowed"><okn:with name="max" select="$max"/></okn:text></div></xsl:if>
  </div>
</xsl:template>

<xsl:template name="count-words">
  <xsl:attribute name="data-i18n.characters-under-limit.one"><okn:text id="count.left-one"><okn:with name="count" select="'{count}'"/></okn:text></xsl:attribute>
  <xsl:attribute name="data-i18n.characters-under-limit.few"><okn:text id="count.left-few"><okn:with name="count" select="'{count}'"/></okn:text></xsl:attribute>
  <xsl:attribute name="data-i18n.characters-under-limit.many"><okn:text id="count.left-many"><okn:with name="count" select="'{count}'"/></okn:text></xsl:attribute>
  <xsl:attribute name="data-i18n.characters-under-limit.other"><okn:text id="count.left-many"><okn:with name="count" select="'{count}'"/></okn:text></xsl:attribute>
  <xsl:attribute name="data-i18n.characters-over-limit.one"><okn:text id="count.over-one"><okn:with name="count" select="'{count}'"/></okn:text></xsl:attribute>
  <xsl:attribute name="data-i18n.characters-over-limit.few"><okn:text id="count.over-few"><okn:with name="count" select="'{count}'"/></okn:text></xsl:attribute>
  <xsl:attribute name="data-i18n.characters-over-limit.many"><okn:text id="count.over-many"><okn:with name="count" select="'{count}'"/></okn:text></xsl:attribute>
  <xsl:attribute name="data-i18n.characters-over-limit.other"><okn:text id="count.over-many"><okn:with name="count" select="'{count}'"/></okn:text></xsl:attribute>
  <xsl:attribute name="data-i18n.characters-at-limit"><okn:text id="count.limit"/></xsl:attribute>
</xsl:template>

<!-- ============================================================ date, file, button -->
<xsl:template name="date-input">
  <xsl:param name="name"/>
  <xsl:param name="id" select="$name"/>
  <xsl:param name="label"/>
  <xsl:param name="hint"><okn:text id="date.example"/></xsl:param>
  <xsl:param name="error" select="string(/page/errors/error[@field = $name])"/>
  <xsl:param name="optional" select="false()"/>
  <xsl:param name="size">s</xsl:param>
  <xsl:param name="heading" select="false()"/>
  <xsl:param name="day"/>
  <xsl:param name="month"/>
  <xsl:param name="year"/>
  <xsl:param name="bad">dzien miesiac rok</xsl:param>
  <xsl:param name="birthday" select="false()"/>
  <xsl:call-template name="fieldset">
    <xsl:with-param name="id" select="$id"/><xsl:with-param name="legend" select="$label"/><xsl:with-param name="size" select="$size"/><xsl:with-param name="heading" select="$heading"/><xsl:with-param name="optional" select="$optional"/>
    <xsl:with-param name="hint" select="$hint"/><xsl:with-param name="error" select="$error"/><xsl:with-param name="role">group</xsl:with-param>
    <xsl:with-param name="content">
      <div class="govuk-date-input" id="{$id}">
        <xsl:call-template name="date-part"><xsl:with-param name="id" select="concat($id, '-dzien')"/><xsl:with-param name="name" select="concat($name, '-dzien')"/><xsl:with-param name="value" select="$day"/><xsl:with-param name="words"><okn:text id="date.day-label"/></xsl:with-param><xsl:with-param name="bad" select="string($error) != '' and contains($bad, 'dzien')"/><xsl:with-param name="autocomplete"><xsl:if test="$birthday">bday-day</xsl:if></xsl:with-param></xsl:call-template>
        <xsl:call-template name="date-part"><xsl:with-param name="id" select="concat($id, '-miesiac')"/><xsl:with-param name="name" select="concat($name, '-miesiac')"/><xsl:with-param name="value" select="$month"/><xsl:with-param name="words"><okn:text id="date.month-label"/></xsl:with-param><xsl:with-param name="bad" select="string($error) != '' and contains($bad, 'miesiac')"/><xsl:with-param name="autocomplete"><xsl:if test="$birthday">bday-month</xsl:if></xsl:with-param><xsl:with-param name="width">month</xsl:with-param><xsl:with-param name="numeric" select="false()"/></xsl:call-template>
        <xsl:call-template name="date-part"><xsl:with-param name="id" select="concat($id, '-rok')"/><xsl:with-param name="name" select="concat($name, '-rok')"/><xsl:with-param name="value" select="$year"/><xsl:with-param name="words"><okn:text id="date.year-label"/></xsl:with-param><xsl:with-param name="bad" select="string($error) != '' and contains($bad, 'rok')"/><xsl:with-param name="width">4</xsl:with-param><xsl:with-param name="autocomplete"><xsl:if test="$birthday">bday-year</xsl:if></xsl:with-param></xsl:call-template>
      </div>
    </xsl:with-param>
  </xsl:call-template>
</xsl:template>

<xsl:template name="date-part">
  <xsl:param name="id"/>
  <xsl:param name="name"/>
  <xsl:param name="value"/>
  <xsl:param name="words"/>
  <xsl:param name="width">2</xsl:param>
  <xsl:param name="bad" select="false()"/>
  <xsl:param name="autocomplete"/>
  <!-- A month may be written as a word, so its keyboard has letters. -->
  <xsl:param name="numeric" select="true()"/>
  <div class="govuk-date-input__item"><div class="govuk-form-group">
    <label class="govuk-label govuk-date-input__label" for="{$id}"><xsl:value-of select="$words"/></label>
    <input id="{$id}" name="{$name}" type="text">
      <xsl:attribute name="class">govuk-input govuk-date-input__input govuk-input--width-<xsl:value-of select="$width"/><xsl:if test="$bad"> govuk-input--error</xsl:if></xsl:attribute>
      <xsl:if test="$numeric"><xsl:attribute name="inputmode">numeric</xsl:attribute></xsl:if>
      <xsl:if test="string($value) != ''"><xsl:attribute name="value"><xsl:value-of select="$value"/></xsl:attribute></xsl:if>
      <xsl:if test="string($autocomplete) != ''"><xsl:attribute name="autocomplete"><xsl:value-of select="$autocomplete"/></xsl:attribute></xsl:if>
    </input>
  </div></div>
</xsl:template>

<xsl:template name="file-upload">
  <xsl:param name="name"/>
  <xsl:param name="id" select="$name"/>
  <xsl:param name="label"/>
  <xsl:param name="hint"/>
  <xsl:param name="error" select="string(/page/errors/error[@field = $name])"/>
  <xsl:param name="optional" select="false()"/>
  <xsl:param name="size"/>
  <xsl:param name="accept"/>
  <xsl:param name="multiple" select="false()"/>
  <div>
    <xsl:call-template name="group-class"><xsl:with-param name="error" select="$error"/></xsl:call-template>
    <xsl:call-template name="label"><xsl:with-param name="for" select="$id"/><xsl:with-param name="words" select="$label"/><xsl:with-param name="optional" select="$optional"/><xsl:with-param name="size" select="$size"/></xsl:call-template>
    <xsl:call-template name="hint-and-error"><xsl:with-param name="id" select="$id"/><xsl:with-param name="hint" select="$hint"/><xsl:with-param name="error" select="$error"/></xsl:call-template>
    <input id="{$id}" name="{$name}" type="file">
      <xsl:attribute name="class">govuk-file-upload<xsl:if test="string($error) != ''"> govuk-file-upload--error</xsl:if></xsl:attribute>
      <xsl:if test="$accept != ''"><xsl:attribute name="accept"><xsl:value-of select="$accept"/></xsl:attribute></xsl:if>
      <xsl:if test="$multiple"><xsl:attribute name="multiple">multiple</xsl:attribute></xsl:if>
      <xsl:call-template name="described-by"><xsl:with-param name="id" select="$id"/><xsl:with-param name="hint" select="$hint"/><xsl:with-param name="error" select="$error"/></xsl:call-template>
    </input>
  </div>
</xsl:template>

<xsl:template name="button">
  <xsl:param name="words"/>
  <xsl:param name="kind"/>
  <xsl:param name="name"/>
  <xsl:param name="value"/>
  <xsl:param name="classes"/>
  <xsl:param name="form-action"/>
  <button type="submit" data-module="govuk-button" data-prevent-double-click="true">
    <xsl:attribute name="class">govuk-button<xsl:if test="$kind != ''"> govuk-button--<xsl:value-of select="$kind"/></xsl:if><xsl:if test="$classes != ''"><xsl:text> </xsl:text><xsl:value-of select="$classes"/></xsl:if></xsl:attribute>
    <xsl:if test="$name != ''"><xsl:attribute name="name"><xsl:value-of select="$name"/></xsl:attribute><xsl:attribute name="value"><xsl:value-of select="$value"/></xsl:attribute></xsl:if>
    <xsl:if test="$form-action != ''"><xsl:attribute name="formaction"><xsl:value-of select="$form-action"/></xsl:attribute></xsl:if>
    <xsl:value-of select="normalize-space($words)"/>
    <xsl:if test="$kind = 'start'"><xsl:call-template name="start-arrow"/></xsl:if>
  </button>
</xsl:template>

<xsl:template name="start-arrow"><xsl:text> </xsl:text><svg class="govuk-button__start-icon" width="18" height="18" viewBox="0 0 18 18" aria-hidden="true" focusable="false"><path fill="none" stroke="currentColor" stroke-width="2.500" stroke-linecap="round" stroke-linejoin="round" d="M2 9h13M10 4l5 5-5 5"/></svg></xsl:template>
</xsl:stylesheet>
