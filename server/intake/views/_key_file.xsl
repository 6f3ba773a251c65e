<?xml version="1.0" encoding="UTF-8"?>
<!--
  Signing with a .p12 or .pfx file in the browser. All that the script shows or says stands here, hidden until it is needed;
  without script, or where the browser gives none of its cryptography, the part says so and names the other way. The fields
  have no names: no form can post what is in them.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:okn="urn:okienko:text"
                exclude-result-prefixes="okn">

<xsl:template name="key-file-script"><script type="module" src="{/page/@assets}/key-file.js"></script></xsl:template>

<xsl:template name="key-file">
  <xsl:call-template name="details">
    <xsl:with-param name="summary"><okn:text id="intake.key-file.title"/></xsl:with-param>
    <xsl:with-param name="content">
      <xsl:choose>
        <xsl:when test="/page/sign/@beside = 'true'"><p class="govuk-body"><okn:text id="intake.key-file.beside"/></p></xsl:when>
        <xsl:otherwise><xsl:call-template name="key-file-part"/></xsl:otherwise>
      </xsl:choose>
    </xsl:with-param>
  </xsl:call-template>
</xsl:template>

<xsl:template name="key-file-part">
  <div id="podpis-plikiem" data-address="/wnioski/{/page/draft/@id}/podpis-plikiem" data-csrf="{/page/@csrf}"
       data-say-issuer="[[intake.key-file.issuer]]" data-say-until="[[intake.key-file.until]]"
       data-say-error="[[site.error]]" data-say-opening="[[intake.key-file.opening]]" data-say-signing="[[intake.key-file.signing]]"
       data-say-none="[[intake.key-file.none]]" data-say-format="[[intake.key-file.format]]"
       data-say-password="[[intake.key-file.wrong-password]]" data-say-no-key="[[intake.key-file.no-key]]"
       data-say-unsupported="[[intake.key-file.unsupported]]" data-say-kind="[[intake.key-file.kind]]"
       data-say-unreachable="[[intake.key-file.unreachable]]" data-say-gone="[[intake.key-file.gone]]">
    <p class="govuk-body" data-state="script"><okn:text id="intake.key-file.no-script"/></p>
    <p class="govuk-body" data-state="insecure" hidden="hidden"><okn:text id="intake.key-file.insecure"/></p>
    <form data-state="open" hidden="hidden" novalidate="novalidate">
      <p class="govuk-body"><okn:text id="intake.key-file.lead"/></p>
      <div class="govuk-form-group">
        <label class="govuk-label" for="plik-klucza"><okn:text id="intake.key-file.file"/></label>
        <input class="govuk-file-upload" id="plik-klucza" type="file" accept=".p12,.pfx,application/x-pkcs12"/>
      </div>
      <div class="govuk-form-group">
        <label class="govuk-label" for="haslo-klucza"><okn:text id="intake.key-file.password"/></label>
        <input class="govuk-input" id="haslo-klucza" type="password" autocomplete="off" spellcheck="false"/>
      </div>
      <button class="govuk-button govuk-button--secondary okn-wide" type="submit"><okn:text id="intake.key-file.open"/></button>
    </form>
    <form data-state="sign" hidden="hidden" novalidate="novalidate">
      <div class="govuk-form-group">
        <fieldset class="govuk-fieldset" id="kto-podpisuje" tabindex="-1">
          <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">
            <span data-when="one"><okn:text id="intake.key-file.who"/></span>
            <span data-when="many" hidden="hidden"><okn:text id="intake.key-file.which"/></span>
          </legend>
          <div class="govuk-radios govuk-radios--small" data-list="true"></div>
        </fieldset>
      </div>
      <button class="govuk-button okn-wide" type="submit"><okn:text id="intake.key-file.sign"/></button>
      <button class="govuk-button govuk-button--secondary okn-wide" type="button" data-again="true"><okn:text id="intake.key-file.again"/></button>
    </form>
    <p class="govuk-visually-hidden" role="status" data-status="true"></p>
  </div>
</xsl:template>
</xsl:stylesheet>
