<?xml version="1.0" encoding="UTF-8"?>
<!-- A letter on paper: <print> and <paper> (letter_view.h). -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
<xsl:import href="okn:printing/_sheet"/>
<xsl:import href="okn:letters/_letter"/>

<xsl:template match="page" mode="content"><xsl:apply-templates select="paper/*"/></xsl:template>
</xsl:stylesheet>
