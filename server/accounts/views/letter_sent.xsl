<?xml version="1.0" encoding="UTF-8"?>
<!-- Says that a letter is under way, whether or not anybody gets one; view model: form kind. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:okn="urn:okienko:text"
                exclude-result-prefixes="okn">
<xsl:import href="okn:layout"/>
<xsl:template match="page" mode="title"><okn:text id="accounts.sent.title"/></xsl:template>

<xsl:template match="page" mode="main">
  <h1 class="govuk-heading-l"><okn:text id="accounts.sent.title"/></h1>
  <p class="govuk-body"><okn:lookup prefix="accounts.sent." select="string(form/@kind)"/></p>
  <h2 class="govuk-heading-m"><okn:text id="accounts.sent.nothing"/></h2>
  <ul class="govuk-list govuk-list--bullet">
    <li><okn:text id="accounts.sent.wait"/></li>
    <li><okn:text id="accounts.sent.spam"/></li>
    <li><okn:text id="accounts.sent.typo"/><xsl:text> </xsl:text>
      <a class="govuk-link">
        <xsl:attribute name="href"><xsl:choose>
          <xsl:when test="form/@kind = 'password'">/konto/haslo</xsl:when>
          <xsl:when test="form/@kind = 'address'">/konto/ustawienia/adres</xsl:when>
          <xsl:otherwise>/konto/rejestracja</xsl:otherwise>
        </xsl:choose></xsl:attribute>
        <okn:text id="accounts.sent.again"/></a></li>
  </ul>
</xsl:template>
</xsl:stylesheet>
