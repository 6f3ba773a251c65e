<?xml version="1.0" encoding="UTF-8"?>
<!-- The resident answers a letter that asks for something. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:okn="urn:okienko:text"
                exclude-result-prefixes="okn">
<xsl:import href="okn:layout"/>
<xsl:import href="okn:letters/_letter"/>

<xsl:template match="page" mode="title"><okn:text id="intake.addition.title"/>, <xsl:value-of select="asked/@called"/></xsl:template>

<xsl:template match="page" mode="main">
  <p class="okn-kicker"><xsl:value-of select="asked/@called"/></p>
  <h1 class="govuk-heading-l"><okn:text id="intake.addition.title"/></h1>
  <div class="okn-columns okn-columns--wide">
    <form action="{asked/@href}" method="post" enctype="multipart/form-data">
      <xsl:call-template name="csrf"/>
      <p class="govuk-body-l"><okn:text id="intake.addition.lead"/></p>
      <xsl:if test="asked/@late = 'true'"><xsl:call-template name="inset"><xsl:with-param name="content"><okn:text id="intake.addition.late"/></xsl:with-param></xsl:call-template></xsl:if>
      <button type="submit" name="krok" value="dodaj" class="govuk-visually-hidden" tabindex="-1" aria-hidden="true"><okn:text id="intake.addition.save"/></button>
      <xsl:call-template name="textarea">
        <xsl:with-param name="name">tresc</xsl:with-param>
        <xsl:with-param name="label"><okn:text id="intake.addition.text"/></xsl:with-param>
        <xsl:with-param name="value" select="string(asked/@text)"/>
        <xsl:with-param name="rows">8</xsl:with-param>
        <xsl:with-param name="max">8000</xsl:with-param>
      </xsl:call-template>
      <xsl:if test="asked/files/file">
        <h2 class="govuk-heading-s"><okn:text id="intake.addition.files"/></h2>
        <ul class="govuk-list">
          <xsl:for-each select="asked/files/file">
            <li><xsl:value-of select="@name"/> (<xsl:call-template name="file-size"><xsl:with-param name="bytes" select="number(@size)"/></xsl:call-template>)
              <button type="submit" name="usun" value="{@id}" class="okn-link"><okn:text id="intake.addition.remove"/><span class="govuk-visually-hidden"><xsl:text> </xsl:text><xsl:value-of select="@name"/></span></button></li>
          </xsl:for-each>
        </ul>
      </xsl:if>
      <xsl:call-template name="file-upload">
        <xsl:with-param name="name">zalacznik</xsl:with-param>
        <xsl:with-param name="label"><okn:text id="intake.addition.add"/></xsl:with-param>
        <xsl:with-param name="hint"><okn:text id="intake.addition.add-hint"/></xsl:with-param>
        <xsl:with-param name="optional" select="true()"/>
        <xsl:with-param name="multiple" select="true()"/>
      </xsl:call-template>
      <div class="govuk-button-group">
        <button type="submit" name="krok" value="wyslij" class="govuk-button"><okn:text id="intake.addition.send"/></button>
        <button type="submit" name="krok" value="dodaj" class="govuk-button govuk-button--secondary"><okn:text id="intake.addition.save"/></button>
      </div>
    </form>
    <div>
      <xsl:if test="asked/@by">
        <div class="okn-term govuk-!-margin-bottom-5">
          <p class="okn-term__label"><okn:text id="intake.addition.by"/></p>
          <p class="okn-term__date"><xsl:call-template name="date-weekday"><xsl:with-param name="date" select="string(asked/@by)"/></xsl:call-template></p>
        </div>
      </xsl:if>
      <xsl:apply-templates select="asked/paper/*"/>
    </div>
  </div>
</xsl:template>
</xsl:stylesheet>
