<?xml version="1.0" encoding="UTF-8"?>
<!-- Asks before signing out, for those who came by address; the button of the header needs no page. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:okn="urn:okienko:text"
                exclude-result-prefixes="okn">
<xsl:import href="okn:layout"/>
<xsl:template match="page" mode="title"><okn:text id="accounts.sign-out.title"/></xsl:template>

<xsl:template match="page" mode="main">
  <h1 class="govuk-heading-l"><okn:text id="accounts.sign-out.title"/></h1>
  <form action="/konto/wylogowanie" method="post">
    <xsl:call-template name="csrf"/>
    <xsl:call-template name="button"><xsl:with-param name="words"><okn:text id="accounts.sign-out.button"/></xsl:with-param></xsl:call-template>
  </form>
</xsl:template>
</xsl:stylesheet>
