<?xml version="1.0" encoding="UTF-8"?>
<!-- A clerk writes a letter: the view model is described in letter_view.h. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:okn="urn:okienko:text"
                exclude-result-prefixes="okn">
<xsl:import href="okn:layout"/>

<xsl:template match="page" mode="title"><xsl:value-of select="write/@title"/>, <xsl:value-of select="write/@called"/></xsl:template>
<xsl:template match="page" mode="back"><okn:text id="letters.back-to-case"/></xsl:template>

<xsl:template match="page" mode="main">
  <p class="okn-kicker"><xsl:value-of select="write/@called"/></p>
  <h1 class="govuk-heading-l"><xsl:value-of select="write/@title"/></h1>
  <xsl:if test="write/guard"><xsl:call-template name="inset"><xsl:with-param name="content"><xsl:value-of select="write/guard"/></xsl:with-param></xsl:call-template></xsl:if>
  <div class="okn-columns okn-columns--wide">
    <form action="/urzad/sprawy/{write/@number}/pismo" method="post" enctype="multipart/form-data">
      <xsl:call-template name="csrf"/>
      <input type="hidden" name="przejscie" value="{write/@transition}"/>
      <!-- Enter in a field means the preview, not the first button of the page. -->
      <button type="submit" name="krok" value="podglad" class="govuk-visually-hidden" tabindex="-1" aria-hidden="true"><okn:text id="letters.write.preview"/></button>
      <xsl:apply-templates select="write/fields/*"/>
      <section id="pliki" aria-labelledby="pliki-tytul">
        <h2 class="govuk-heading-s" id="pliki-tytul"><okn:text id="letter.attachments"/></h2>
        <xsl:if test="write/files/file">
          <ul class="govuk-list">
            <xsl:for-each select="write/files/file">
              <li><xsl:value-of select="@name"/> (<xsl:call-template name="file-size"><xsl:with-param name="bytes" select="number(@size)"/></xsl:call-template>)
                <button type="submit" name="usun" value="{@id}" class="okn-link"><okn:text id="letters.write.remove"/><span class="govuk-visually-hidden"><xsl:text> </xsl:text><xsl:value-of select="@name"/></span></button></li>
            </xsl:for-each>
          </ul>
        </xsl:if>
        <xsl:call-template name="file-upload">
          <xsl:with-param name="name">zalacznik</xsl:with-param>
          <xsl:with-param name="label"><okn:text id="letters.write.add"/></xsl:with-param>
          <xsl:with-param name="hint"><okn:text id="letters.write.add-hint"/></xsl:with-param>
          <xsl:with-param name="optional" select="true()"/>
          <xsl:with-param name="multiple" select="true()"/>
        </xsl:call-template>
      </section>
      <div class="govuk-button-group">
        <button type="submit" name="krok" value="podglad" class="govuk-button"><okn:text id="letters.write.preview"/></button>
        <button type="submit" name="krok" value="zapisz" class="govuk-button govuk-button--secondary"><okn:text id="letters.write.save"/></button>
      </div>
    </form>
    <div>
      <section class="okn-aside" aria-labelledby="co-dalej">
        <h2 id="co-dalej"><okn:text id="letters.write.next"/></h2>
        <p><okn:text id="letters.write.next-preview"/></p>
        <p><xsl:choose>
          <xsl:when test="write/@confirm = 'true' and write/@account = 'true'"><okn:text id="letters.write.confirm"/></xsl:when>
          <xsl:when test="write/@confirm = 'true'"><okn:text id="letters.write.confirm-key"/></xsl:when>
          <xsl:when test="write/@account = 'true'"><okn:text id="letters.write.at-once"/></xsl:when>
          <xsl:otherwise><okn:text id="letters.write.at-once-key"/></xsl:otherwise>
        </xsl:choose></p>
      </section>
      <xsl:if test="write/@saved = 'true'">
        <form action="/urzad/sprawy/{write/@number}/pismo/usun" method="post">
          <xsl:call-template name="csrf"/>
          <input type="hidden" name="przejscie" value="{write/@transition}"/>
          <button type="submit" class="govuk-button govuk-button--secondary okn-button--small"><okn:text id="letters.write.discard"/></button>
        </form>
      </xsl:if>
    </div>
  </div>
</xsl:template>

<xsl:template match="fields/line">
  <xsl:call-template name="text-input">
    <xsl:with-param name="name" select="string(@name)"/>
    <xsl:with-param name="label" select="string(@label)"/>
    <xsl:with-param name="hint" select="string(@hint)"/>
    <xsl:with-param name="value" select="string(.)"/>
    <xsl:with-param name="optional" select="@optional = 'true'"/>
  </xsl:call-template>
</xsl:template>

<xsl:template match="fields/text">
  <xsl:call-template name="textarea">
    <xsl:with-param name="name" select="string(@name)"/>
    <xsl:with-param name="label" select="string(@label)"/>
    <xsl:with-param name="hint" select="string(@hint)"/>
    <xsl:with-param name="value" select="string(.)"/>
    <xsl:with-param name="rows" select="string(@rows)"/>
    <xsl:with-param name="max" select="string(@max)"/>
  </xsl:call-template>
</xsl:template>

<xsl:template match="fields/date">
  <xsl:call-template name="date-input">
    <xsl:with-param name="name" select="string(@name)"/>
    <xsl:with-param name="label" select="string(@label)"/>
    <xsl:with-param name="hint" select="string(@hint)"/>
    <xsl:with-param name="day" select="string(@day)"/>
    <xsl:with-param name="month" select="string(@month)"/>
    <xsl:with-param name="year" select="string(@year)"/>
  </xsl:call-template>
</xsl:template>
</xsl:stylesheet>
