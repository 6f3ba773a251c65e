<?xml version="1.0" encoding="UTF-8"?>
<!-- Accounts in a list; view model: list words role first next, with choice id selected and account id email name created blocked second-factor (role id, unit code). -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:okn="urn:okienko:text"
                exclude-result-prefixes="okn">
<xsl:import href="okn:layout"/>
<xsl:import href="okn:administration/_menu"/>
<xsl:template match="page" mode="title"><okn:text id="administration.accounts.title"/></xsl:template>
<xsl:template match="page" mode="back"><okn:text id="administration.title"/></xsl:template>

<xsl:template match="page" mode="main">
  <h1 class="govuk-heading-l"><okn:text id="administration.accounts.title"/></h1>
  <xsl:call-template name="administration-menu"/>
  <xsl:apply-templates select="list"/>
</xsl:template>

<xsl:template match="list">
  <form class="okn-filters" action="/administracja/konta" method="get" role="search" aria-label="[[administration.accounts.search]]">
    <div class="govuk-form-group okn-filters__grow">
      <label class="govuk-label" for="q"><okn:text id="administration.accounts.words"/></label>
      <input class="govuk-input" id="q" name="q" type="search" value="{@words}" maxlength="100" autocomplete="off" spellcheck="false"/>
    </div>
    <div class="govuk-form-group">
      <label class="govuk-label" for="rola"><okn:text id="administration.accounts.role"/></label>
      <select class="govuk-select" id="rola" name="rola">
        <option value=""><okn:text id="administration.accounts.role-any"/></option>
        <option value="staff"><xsl:if test="@role = 'staff'"><xsl:attribute name="selected">selected</xsl:attribute></xsl:if><okn:text id="administration.accounts.role-staff"/></option>
        <xsl:for-each select="choice"><option value="{@id}"><xsl:if test="@selected = 'true'"><xsl:attribute name="selected">selected</xsl:attribute></xsl:if><okn:lookup prefix="administration.role." select="string(@id)"/></option></xsl:for-each>
      </select>
    </div>
    <button type="submit" class="govuk-button okn-button--small"><okn:text id="administration.show"/></button>
  </form>
  <xsl:choose>
    <xsl:when test="account">
      <div class="okn-scroll">
        <table class="govuk-table okn-dense okn-stack" role="table">
          <caption class="govuk-table__caption govuk-visually-hidden"><okn:text id="administration.accounts.title"/></caption>
          <thead class="govuk-table__head" role="rowgroup"><tr class="govuk-table__row" role="row">
            <xsl:call-template name="heading-cell"><xsl:with-param name="words"><okn:text id="administration.column.email"/></xsl:with-param></xsl:call-template>
            <xsl:call-template name="heading-cell"><xsl:with-param name="words"><okn:text id="administration.column.name"/></xsl:with-param></xsl:call-template>
            <xsl:call-template name="heading-cell"><xsl:with-param name="words"><okn:text id="administration.column.roles"/></xsl:with-param></xsl:call-template>
            <xsl:call-template name="heading-cell"><xsl:with-param name="words"><okn:text id="administration.column.units"/></xsl:with-param></xsl:call-template>
            <xsl:call-template name="heading-cell"><xsl:with-param name="words"><okn:text id="administration.column.state"/></xsl:with-param></xsl:call-template>
          </tr></thead>
          <tbody class="govuk-table__body" role="rowgroup"><xsl:apply-templates select="account"/></tbody>
        </table>
      </div>
    </xsl:when>
    <xsl:otherwise><p class="govuk-body"><okn:text id="administration.accounts.none"/></p></xsl:otherwise>
  </xsl:choose>
  <xsl:if test="@first != 'true' or @next">
    <nav class="okn-pages" aria-label="[[administration.pages]]"><p class="govuk-body">
      <xsl:if test="@first != 'true'"><a class="govuk-link" href="/administracja/konta?q={@words}&amp;rola={@role}"><okn:text id="administration.from-first"/></a><xsl:text> </xsl:text></xsl:if>
      <xsl:if test="@next"><a class="govuk-link" href="{@next}" rel="next"><okn:text id="administration.next"/></a></xsl:if>
    </p></nav>
  </xsl:if>
</xsl:template>

<xsl:template match="account">
  <tr class="govuk-table__row" role="row">
    <xsl:call-template name="cell"><xsl:with-param name="classes">okn-full okn-break</xsl:with-param><xsl:with-param name="label"><okn:text id="administration.column.email"/></xsl:with-param><xsl:with-param name="content"><a class="govuk-link" href="/administracja/konta/{@id}"><xsl:value-of select="@email"/></a></xsl:with-param></xsl:call-template>
    <xsl:call-template name="cell"><xsl:with-param name="label"><okn:text id="administration.column.name"/></xsl:with-param><xsl:with-param name="content"><xsl:choose><xsl:when test="@name != ''"><xsl:value-of select="@name"/></xsl:when><xsl:otherwise><span class="okn-soft"><okn:text id="summary.empty"/></span></xsl:otherwise></xsl:choose></xsl:with-param></xsl:call-template>
    <xsl:call-template name="cell"><xsl:with-param name="label"><okn:text id="administration.column.roles"/></xsl:with-param><xsl:with-param name="content"><xsl:choose><xsl:when test="role"><xsl:for-each select="role"><xsl:if test="position() &gt; 1">, </xsl:if><okn:lookup prefix="administration.role." select="string(@id)"/></xsl:for-each></xsl:when><xsl:otherwise><okn:text id="administration.role.resident"/></xsl:otherwise></xsl:choose></xsl:with-param></xsl:call-template>
    <xsl:call-template name="cell"><xsl:with-param name="label"><okn:text id="administration.column.units"/></xsl:with-param><xsl:with-param name="content"><xsl:choose><xsl:when test="unit"><xsl:for-each select="unit"><xsl:if test="position() &gt; 1">, </xsl:if><xsl:value-of select="@code"/></xsl:for-each></xsl:when><xsl:otherwise><span class="okn-soft"><okn:text id="table.empty"/></span></xsl:otherwise></xsl:choose></xsl:with-param></xsl:call-template>
    <xsl:call-template name="cell"><xsl:with-param name="label"><okn:text id="administration.column.state"/></xsl:with-param><xsl:with-param name="content">
      <xsl:choose>
        <xsl:when test="@blocked = 'true'"><xsl:call-template name="tag"><xsl:with-param name="words"><okn:text id="administration.state.blocked"/></xsl:with-param><xsl:with-param name="colour">red</xsl:with-param></xsl:call-template></xsl:when>
        <xsl:when test="role and @second-factor != 'true'"><xsl:call-template name="tag"><xsl:with-param name="words"><okn:text id="administration.state.no-factor"/></xsl:with-param><xsl:with-param name="colour">yellow</xsl:with-param></xsl:call-template></xsl:when>
        <xsl:otherwise><okn:text id="administration.state.open"/></xsl:otherwise>
      </xsl:choose>
    </xsl:with-param></xsl:call-template>
  </tr>
</xsl:template>
</xsl:stylesheet>
