<?xml version="1.0" encoding="UTF-8"?>
<!-- The element ids are those of the "Warunki techniczne publikacji oraz struktura dokumentu elektronicznego deklaracji dostępności" 2.0. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:okn="urn:okienko:text"
                exclude-result-prefixes="okn">
<xsl:import href="okn:layout"/>

<xsl:variable name="data" select="/page/accessibility"/>

<xsl:template match="page" mode="title"><okn:text id="footer.accessibility"/></xsl:template>

<xsl:template name="day">
  <xsl:param name="id"/>
  <xsl:param name="date"/>
  <time id="{$id}" datetime="{$date}"><xsl:call-template name="date-long"><xsl:with-param name="date" select="string($date)"/></xsl:call-template></time>
</xsl:template>

<xsl:template match="page" mode="main">
  <h1 class="govuk-heading-xl"><okn:text id="footer.accessibility"/></h1>
  <div class="okn-prose">
    <p class="govuk-body" id="a11y-wstep"><strong id="a11y-podmiot"><xsl:value-of select="$office-name"/></strong><xsl:text> </xsl:text><okn:text id="catalogue.a11y.pledge"/><xsl:text> </xsl:text><a class="govuk-link" id="a11y-url" href="{$data/@url}"><okn:text id="catalogue.a11y.site"/></a>.</p>
    <dl class="govuk-summary-list">
      <div class="govuk-summary-list__row"><dt class="govuk-summary-list__key"><okn:text id="catalogue.a11y.published"/></dt><dd class="govuk-summary-list__value"><xsl:call-template name="day"><xsl:with-param name="id">a11y-data-publikacja</xsl:with-param><xsl:with-param name="date" select="$data/@published"/></xsl:call-template></dd></div>
      <div class="govuk-summary-list__row"><dt class="govuk-summary-list__key"><okn:text id="catalogue.a11y.updated"/></dt><dd class="govuk-summary-list__value"><xsl:call-template name="day"><xsl:with-param name="id">a11y-data-aktualizacja</xsl:with-param><xsl:with-param name="date" select="$data/@updated"/></xsl:call-template></dd></div>
    </dl>
    <h2 class="govuk-heading-m"><okn:text id="catalogue.a11y.status-title"/></h2>
    <p class="govuk-body" id="a11y-status"><okn:text id="catalogue.a11y.status-before"/><xsl:text> </xsl:text><strong><okn:lookup prefix="catalogue.a11y.status." select="$data/@status"/></strong><xsl:text> </xsl:text><okn:text id="catalogue.a11y.status-after"/></p>
    <xsl:if test="$data/exception">
      <h3 class="govuk-heading-s"><okn:text id="catalogue.a11y.exceptions"/></h3>
      <ul class="govuk-list govuk-list--bullet govuk-list--spaced">
        <xsl:for-each select="$data/exception"><li><xsl:call-template name="of-language"><xsl:with-param name="all" select="what"/></xsl:call-template><xsl:text> </xsl:text><xsl:call-template name="of-language"><xsl:with-param name="all" select="why"/></xsl:call-template></li></xsl:for-each>
      </ul>
    </xsl:if>
    <h2 class="govuk-heading-m"><okn:text id="catalogue.a11y.preparation"/></h2>
    <p class="govuk-body"><okn:text id="catalogue.a11y.prepared"/><xsl:text> </xsl:text><xsl:call-template name="day"><xsl:with-param name="id">a11y-data-sporzadzenie</xsl:with-param><xsl:with-param name="date" select="$data/@prepared"/></xsl:call-template><xsl:text> </xsl:text><okn:text id="catalogue.a11y.reviewed"/><xsl:text> </xsl:text><xsl:call-template name="day"><xsl:with-param name="id">a11y-data-przeglad</xsl:with-param><xsl:with-param name="date" select="$data/@reviewed"/></xsl:call-template><xsl:text> </xsl:text><span id="a11y-audytor"><okn:text id="catalogue.a11y.method"/></span></p>
    <h2 class="govuk-heading-m"><okn:text id="catalogue.a11y.keyboard-title"/></h2>
    <p class="govuk-body"><okn:text id="catalogue.a11y.keyboard"/></p>
    <h2 class="govuk-heading-m" id="a11y-kontakt"><okn:text id="catalogue.a11y.contact"/></h2>
    <dl class="govuk-summary-list">
      <div class="govuk-summary-list__row"><dt class="govuk-summary-list__key"><okn:text id="catalogue.a11y.person"/></dt><dd class="govuk-summary-list__value" id="a11y-osoba"><xsl:call-template name="of-language"><xsl:with-param name="all" select="$data/person"/></xsl:call-template></dd></div>
      <div class="govuk-summary-list__row"><dt class="govuk-summary-list__key"><okn:text id="catalogue.a11y.email"/></dt><dd class="govuk-summary-list__value"><a class="govuk-link" id="a11y-email" href="mailto:{$data/@email}"><xsl:value-of select="$data/@email"/></a></dd></div>
      <div class="govuk-summary-list__row"><dt class="govuk-summary-list__key"><okn:text id="catalogue.a11y.phone"/></dt><dd class="govuk-summary-list__value"><a class="govuk-link" id="a11y-telefon" href="tel:{$data/@tel}"><xsl:value-of select="$data/@phone"/></a></dd></div>
    </dl>
    <h2 class="govuk-heading-m"><okn:text id="catalogue.a11y.procedure-title"/></h2>
    <div id="a11y-procedura">
      <p class="govuk-body"><okn:text id="catalogue.a11y.procedure-right"/></p>
      <p class="govuk-body"><okn:text id="catalogue.a11y.procedure-what"/></p>
      <p class="govuk-body"><okn:text id="catalogue.a11y.procedure-when"/></p>
      <p class="govuk-body"><okn:text id="catalogue.a11y.procedure-ombudsman"/><xsl:text> </xsl:text><a class="govuk-link" href="https://bip.brpo.gov.pl/"><okn:text id="catalogue.a11y.ombudsman"/></a>.</p>
    </div>
    <h2 class="govuk-heading-m"><okn:text id="catalogue.a11y.building"/></h2>
    <div id="a11y-architektura">
      <xsl:for-each select="$data/building[@lang = /page/@lang]"><p class="govuk-body"><xsl:call-template name="hard-spaces"><xsl:with-param name="text" select="string()"/></xsl:call-template></p></xsl:for-each>
    </div>
    <h2 class="govuk-heading-m"><okn:text id="catalogue.a11y.apps-title"/></h2>
    <p class="govuk-body" id="a11y-aplikacje"><okn:text id="catalogue.a11y.apps"/></p>
  </div>
</xsl:template>
</xsl:stylesheet>
