<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:okn="urn:okienko:text"
                exclude-result-prefixes="okn">
<!-- One candidate's document and files. -->
<xsl:template match="application" mode="document">
  <xsl:param name="number"/>
  <div class="okn-paper okn-letter"><xsl:copy-of select="letter/*"/></div>
  <ul class="govuk-list govuk-!-margin-top-4">
    <li><a class="govuk-link" href="/kadry/nabory/{$number}/zgloszenia/{@seq}/dokument.xml"><okn:text id="recruitment.one.xml"/></a></li>
    <xsl:for-each select="attachments/attachment"><li><a class="govuk-link" href="/kadry/nabory/{$number}/zgloszenia/{../../@seq}/zalaczniki/{@n}"><xsl:value-of select="@name"/></a><xsl:text> </xsl:text><span class="okn-soft"><xsl:call-template name="file-size"><xsl:with-param name="bytes" select="number(@size)"/></xsl:call-template></span></li></xsl:for-each>
  </ul>
</xsl:template>
</xsl:stylesheet>
