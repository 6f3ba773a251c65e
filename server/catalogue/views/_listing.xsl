<?xml version="1.0" encoding="UTF-8"?>
<!-- A list of services, and the drawings of life situations. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:okn="urn:okienko:text"
                exclude-result-prefixes="okn">

<xsl:template name="services">
  <xsl:param name="items" select="/.."/>
  <ul class="okn-services">
    <xsl:for-each select="$items">
      <li>
        <div>
          <h3><a class="govuk-link" href="/uslugi/{@id}"><xsl:value-of select="@title"/></a></h3>
          <p><xsl:value-of select="@description"/></p>
          <xsl:if test="snippet"><p class="okn-snippet">… <xsl:for-each select="snippet/*"><xsl:choose><xsl:when test="self::mark"><mark><xsl:value-of select="."/></mark></xsl:when><xsl:otherwise><xsl:value-of select="."/></xsl:otherwise></xsl:choose></xsl:for-each> …</p></xsl:if>
        </div>
        <p class="okn-meta"><span><xsl:value-of select="@fee"/></span><xsl:text> </xsl:text><span><xsl:value-of select="@answer"/></span></p>
      </li>
    </xsl:for-each>
  </ul>
</xsl:template>

<xsl:template name="situation-icon">
  <xsl:param name="icon"/>
  <svg viewBox="0 0 32 32" focusable="false">
    <xsl:choose>
      <xsl:when test="$icon = 'home'"><path d="M5 15L16 5l11 10M8 13v14h16V13M13.500 27v-8h5v8"/></xsl:when>
      <xsl:when test="$icon = 'pram'"><path d="M4 9h3l3 11h14l3-9H8.500M16 11V4a11 11 0 0 1 11 7"/><circle cx="12" cy="26" r="2.500"/><circle cx="22" cy="26" r="2.500"/></xsl:when>
      <xsl:when test="$icon = 'rings'"><circle cx="12" cy="19" r="7.500"/><circle cx="20" cy="19" r="7.500"/><path d="M9 6l3 5 3-5-1.500-2h-3z"/></xsl:when>
      <xsl:when test="$icon = 'shop'"><path d="M5 12l2-7h18l2 7M5 12a3.700 3.700 0 0 0 7.300 0 3.700 3.700 0 0 0 7.400 0 3.700 3.700 0 0 0 7.300 0M7 16v11h18V16M18 27v-7h4v7"/></xsl:when>
      <xsl:when test="$icon = 'crane'"><path d="M9 28V6M5 10h22M9 4l-4 6M9 4l16 6M22 10v7M19 17h6v6h-6zM5 28h9"/></xsl:when>
      <xsl:when test="$icon = 'tree'"><path d="M16 28V15M16 22l5-4M16 20l-4-4M16 4a8 8 0 0 0-7 12 5.500 5.500 0 0 0 3 6h8a5.500 5.500 0 0 0 3-6 8 8 0 0 0-7-12z"/></xsl:when>
      <xsl:when test="$icon = 'car'"><path d="M5 20v-4l3-8h16l3 8v7H5zM5 16h22M8 23v3M24 23v3M9 19.500h2M21 19.500h2"/></xsl:when>
      <xsl:otherwise><path d="M4 6h24v16H15l-6 6v-6H4zM10 12h12M10 16.500h8"/></xsl:otherwise>
    </xsl:choose>
  </svg>
</xsl:template>
</xsl:stylesheet>
