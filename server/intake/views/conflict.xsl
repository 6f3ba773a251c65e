<?xml version="1.0" encoding="UTF-8"?>
<!-- Two windows saved the same page: both versions side by side, and the choice. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:okn="urn:okienko:text"
                exclude-result-prefixes="okn">
<xsl:import href="okn:layout"/>
<xsl:import href="okn:form-fields"/>
<xsl:import href="okn:intake/_parts"/>

<xsl:template match="page" mode="title"><okn:text id="intake.conflict.title"/></xsl:template>

<xsl:template match="page" mode="main">
  <h1 class="govuk-heading-l"><okn:text id="intake.conflict.title"/></h1>
  <p class="govuk-body"><okn:text id="intake.conflict.lead"/></p>
  <div class="okn-pair">
    <section aria-labelledby="moja">
      <h2 class="govuk-heading-m" id="moja"><okn:text id="intake.conflict.mine"/></h2>
      <xsl:apply-templates select="conflict/mine/form-summary" mode="form-summary"/>
      <form action="{draft/@action}" method="post">
        <xsl:call-template name="csrf"/>
        <input type="hidden" name="_revision" value="{draft/@revision}"/>
        <xsl:if test="draft/@return != ''"><input type="hidden" name="_return" value="{draft/@return}"/></xsl:if>
        <xsl:for-each select="conflict/field"><input type="hidden" name="{@name}" value="{.}"/></xsl:for-each>
        <xsl:call-template name="button"><xsl:with-param name="words"><okn:text id="intake.conflict.keep-mine"/></xsl:with-param></xsl:call-template>
      </form>
    </section>
    <section aria-labelledby="zapisana">
      <h2 class="govuk-heading-m" id="zapisana"><okn:text id="intake.conflict.stored"/></h2>
      <xsl:apply-templates select="conflict/stored/form-summary" mode="form-summary"/>
      <p class="govuk-body"><a class="govuk-link" href="{draft/@action}"><okn:text id="intake.conflict.keep-stored"/></a></p>
    </section>
  </div>
</xsl:template>
</xsl:stylesheet>
