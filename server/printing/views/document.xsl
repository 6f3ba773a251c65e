<?xml version="1.0" encoding="UTF-8"?>
<!-- A service's document as its view shows it: <document> holds the visualisation. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
<xsl:import href="okn:printing/_sheet"/>
<xsl:template match="page" mode="content"><xsl:copy-of select="document/*/node()"/></xsl:template>
</xsl:stylesheet>
