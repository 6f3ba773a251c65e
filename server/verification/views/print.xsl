<?xml version="1.0" encoding="UTF-8"?>
<!-- What is kept about the signatures of a document, on paper: <print> and <signatures> (report_view.h). -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:okn="urn:okienko:text"
                exclude-result-prefixes="okn">
<xsl:import href="okn:printing/_sheet"/>
<xsl:import href="okn:verification/_report"/>
<xsl:variable name="on-office-side" select="false()"/>

<xsl:template match="page" mode="content">
  <h1><okn:text id="verification.heading"/></h1>
  <p><xsl:value-of select="print/@number"/></p>
  <xsl:apply-templates select="signatures"/>
</xsl:template>
</xsl:stylesheet>
