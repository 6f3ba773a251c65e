<?xml version="1.0" encoding="UTF-8"?>
<!-- A link from a letter that works no more; view model: form kind. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:okn="urn:okienko:text"
                exclude-result-prefixes="okn">
<xsl:import href="okn:layout"/>
<xsl:template match="page" mode="title"><okn:text id="accounts.expired.title"/></xsl:template>

<xsl:template match="page" mode="main">
  <h1 class="govuk-heading-l"><okn:text id="accounts.expired.title"/></h1>
  <p class="govuk-body"><okn:text id="accounts.expired.why"/></p>
  <p class="govuk-body">
    <a class="govuk-link">
      <xsl:attribute name="href"><xsl:choose>
        <xsl:when test="form/@kind = 'password'">/konto/haslo</xsl:when>
        <xsl:when test="form/@kind = 'address'">/konto/ustawienia/adres</xsl:when>
        <xsl:otherwise>/konto/rejestracja</xsl:otherwise>
      </xsl:choose></xsl:attribute>
      <okn:lookup prefix="accounts.expired." select="string(form/@kind)"/></a>
  </p>
  <p class="govuk-body"><a class="govuk-link" href="/konto/logowanie"><okn:text id="accounts.expired.sign-in"/></a></p>
</xsl:template>
</xsl:stylesheet>
