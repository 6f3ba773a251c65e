<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:okn="urn:okienko:text"
                exclude-result-prefixes="okn">
<xsl:import href="okn:layout"/>
<xsl:import href="okn:recruitment/_candidate"/>
<xsl:template match="page" mode="title"><okn:text id="recruitment.compare.title"/>, <xsl:value-of select="vacancy/@number"/></xsl:template>
<xsl:template match="page" mode="back"><okn:text id="recruitment.one.back"/></xsl:template>
<xsl:template match="page" mode="main">
  <p class="okn-kicker"><okn:text id="recruitment.number"><okn:with name="number" select="vacancy/@number"/></okn:text> · <xsl:value-of select="vacancy/@title"/></p>
  <h1 class="govuk-heading-l"><okn:text id="recruitment.compare.title"/></h1>
  <form class="okn-filters" action="/kadry/nabory/{vacancy/@number}/porownanie" method="get">
    <xsl:for-each select="vacancy/@a | vacancy/@b">
      <xsl:variable name="name" select="local-name()"/>
      <xsl:variable name="chosen" select="string(.)"/>
      <div class="govuk-form-group"><label class="govuk-label" for="{$name}"><okn:lookup prefix="recruitment.compare." select="$name"/></label>
        <select class="govuk-select" id="{$name}" name="{$name}"><option value=""/><xsl:for-each select="../choice"><option value="{@value}"><xsl:if test="@value = $chosen"><xsl:attribute name="selected">selected</xsl:attribute></xsl:if><xsl:value-of select="@label"/></option></xsl:for-each></select></div>
    </xsl:for-each>
    <button type="submit" class="govuk-button okn-button--small"><okn:text id="recruitment.table.show"/></button>
  </form>
  <xsl:choose>
    <xsl:when test="vacancy/application"><div class="okn-beside"><xsl:for-each select="vacancy/application"><section aria-labelledby="k-{@seq}">
      <h2 class="govuk-heading-m" id="k-{@seq}"><a class="govuk-link" href="/kadry/nabory/{../@number}/zgloszenia/{@seq}"><xsl:value-of select="@name"/></a></h2>
      <ul class="govuk-list"><xsl:for-each select="criterion"><li><b><xsl:choose><xsl:when test="@answer = 'tak'"><okn:text id="recruitment.formal.met"/></xsl:when><xsl:when test="@answer = 'nie'"><okn:text id="recruitment.formal.unmet"/></xsl:when><xsl:otherwise><okn:text id="recruitment.formal.open"/></xsl:otherwise></xsl:choose></b>: <xsl:value-of select="."/></li></xsl:for-each></ul>
      <xsl:apply-templates select="." mode="document"><xsl:with-param name="number" select="string(../@number)"/></xsl:apply-templates>
    </section></xsl:for-each></div></xsl:when>
    <xsl:otherwise><p class="govuk-body"><okn:text id="recruitment.compare.none"/></p></xsl:otherwise>
  </xsl:choose>
</xsl:template>
</xsl:stylesheet>
