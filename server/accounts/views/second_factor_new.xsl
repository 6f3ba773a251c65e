<?xml version="1.0" encoding="UTF-8"?>
<!-- Setting the app up, once; view model: form secret email return. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:okn="urn:okienko:text"
                exclude-result-prefixes="okn">
<xsl:import href="okn:layout"/>
<xsl:import href="okn:accounts/_second_factor"/>
<xsl:template match="page" mode="title"><okn:text id="accounts.factor-new.title"/></xsl:template>

<xsl:template match="page" mode="main">
  <h1 class="govuk-heading-l"><okn:text id="accounts.factor-new.title"/></h1>
  <p class="govuk-body"><okn:text id="accounts.factor-new.why"/></p>
  <h2 class="govuk-heading-m"><okn:text id="accounts.factor-new.step-1"/></h2>
  <p class="govuk-body"><okn:text id="accounts.factor-new.step-1-how"/></p>
  <h2 class="govuk-heading-m"><okn:text id="accounts.factor-new.step-2"/></h2>
  <p class="govuk-body"><okn:text id="accounts.factor-new.step-2-how"/></p>
  <p><img class="okn-qr" src="/konto/drugi-skladnik/kod.svg" width="240" height="240" alt="[[accounts.factor-new.picture]]"/></p>
  <p class="govuk-body"><okn:text id="accounts.factor-new.by-hand"/></p>
  <p class="govuk-body"><code class="okn-secret" id="sekret"><xsl:value-of select="form/@secret"/></code></p>
  <h2 class="govuk-heading-m"><okn:text id="accounts.factor-new.step-3"/></h2>
  <form action="/konto/drugi-skladnik" method="post" novalidate="novalidate" class="okn-form">
    <xsl:call-template name="csrf"/>
    <xsl:if test="form/@return != ''"><input type="hidden" name="powrot" value="{form/@return}"/></xsl:if>
    <xsl:call-template name="code-input">
      <xsl:with-param name="hint"><okn:text id="accounts.factor-new.hint"/></xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="button"><xsl:with-param name="words"><okn:text id="accounts.factor-new.button"/></xsl:with-param></xsl:call-template>
  </form>
  <p class="govuk-body"><a class="govuk-link" href="/konto"><okn:text id="accounts.factor.without"/></a></p>
</xsl:template>
</xsl:stylesheet>
