<?xml version="1.0" encoding="UTF-8"?>
<!-- A finished case in a list: case href title called closed state. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:okn="urn:okienko:text"
                exclude-result-prefixes="okn">

<xsl:template match="case" mode="closed">
  <xsl:param name="heading">h3</xsl:param>
  <li>
    <div>
      <xsl:element name="{$heading}"><xsl:if test="$heading = 'h2'"><xsl:attribute name="class">govuk-heading-s govuk-!-margin-bottom-1</xsl:attribute></xsl:if><a class="govuk-link" href="{@href}"><xsl:value-of select="@title"/></a></xsl:element>
      <p><xsl:value-of select="@called"/> · <xsl:call-template name="date-long"><xsl:with-param name="date" select="string(@closed)"/></xsl:call-template></p>
    </div>
    <p class="okn-meta"><xsl:call-template name="tag"><xsl:with-param name="words" select="string(@state)"/><xsl:with-param name="colour">green</xsl:with-param></xsl:call-template></p>
  </li>
</xsl:template>

</xsl:stylesheet>
