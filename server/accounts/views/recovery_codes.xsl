<?xml version="1.0" encoding="UTF-8"?>
<!-- The one time recovery codes are shown; view model: form next email, code value. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:okn="urn:okienko:text"
                exclude-result-prefixes="okn">
<xsl:import href="okn:layout"/>
<xsl:template match="page" mode="title"><okn:text id="accounts.recovery.title"/></xsl:template>

<xsl:template match="page" mode="main">
  <h1 class="govuk-heading-l"><okn:text id="accounts.recovery.title"/></h1>
  <p class="govuk-body"><okn:text id="accounts.recovery.what"/></p>
  <p class="govuk-body"><okn:text id="accounts.recovery.once"/></p>
  <div class="okn-paper okn-codes">
    <p><okn:text id="site.name"/>, <xsl:value-of select="form/@email"/></p>
    <ol>
      <xsl:for-each select="code"><li><code><xsl:value-of select="@value"/></code></li></xsl:for-each>
    </ol>
  </div>
  <p class="okn-noprint"><a class="govuk-button" href="{form/@next}" role="button" draggable="false" data-module="govuk-button"><okn:text id="accounts.recovery.next"/></a></p>
</xsl:template>
</xsl:stylesheet>
