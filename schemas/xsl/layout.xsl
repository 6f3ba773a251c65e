<?xml version="1.0" encoding="UTF-8"?>
<!--
  The frame of every page. A sheet imports it and fills:

    mode="title"       words of the title without the site's name                       (required)
    mode="main"        inside <main>, within the width container                        (required)
    mode="hero"        before that container, over the whole width
    mode="aside"       a column of help beside the main one (300 px); nothing written, no column
    mode="back"        words of the back link, when "Wróć" is not enough; its address is /page/@back
    mode="head-extra"  inside <head>

      <xsl:stylesheet version="1.0" xmlns:xsl="…" xmlns:okn="urn:okienko:text" exclude-result-prefixes="okn">
        <xsl:import href="okn:layout"/>
        <xsl:template match="page" mode="title"><okn:text id="room.title"/></xsl:template>
        <xsl:template match="page" mode="main">…</xsl:template>
      </xsl:stylesheet>

  Of the view model it reads, besides what web::View tells: /page/@active (services, journal, case-status, verification, account; queue, mine, queries),
  /page/errors/error[@field] (final words; becomes the error summary above the main part, each linking to #field, and the
  message at the control of that name), /page/notice[@kind='important'|'success'] (final words, a banner above the main part).
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:okn="urn:okienko:text"
                exclude-result-prefixes="okn">
<xsl:import href="okn:components"/>
<xsl:output method="html" version="5" encoding="UTF-8" indent="no" doctype-system="about:legacy-compat"/>
<xsl:strip-space elements="page"/>

<xsl:variable name="office" select="/page/office"/>
<xsl:variable name="office-name">
  <xsl:choose>
    <xsl:when test="$office/name"><xsl:value-of select="$office/name[@lang = /page/@lang or not(../name[@lang = /page/@lang])][1]"/></xsl:when>
    <xsl:otherwise><xsl:value-of select="$office/@name"/></xsl:otherwise>
  </xsl:choose>
</xsl:variable>
<xsl:variable name="on-office-side" select="/page/@side = 'office'"/>

<xsl:template match="page" mode="title"/>
<xsl:template match="page" mode="main"/>
<xsl:template match="page" mode="hero"/>
<xsl:template match="page" mode="aside"/>
<xsl:template match="page" mode="head-extra"/>
<xsl:template match="page" mode="back"><okn:text id="site.back"/></xsl:template>

<xsl:template match="/page">
  <html lang="{@lang}" class="govuk-template">
    <xsl:if test="@theme = 'light' or @theme = 'dark'"><xsl:attribute name="data-theme"><xsl:value-of select="@theme"/></xsl:attribute></xsl:if>
    <head>
      <title>
        <xsl:if test="@errors = 'true' or errors/error"><okn:text id="site.error-prefix"/></xsl:if>
        <xsl:variable name="title"><xsl:apply-templates select="." mode="title"/></xsl:variable>
        <xsl:value-of select="normalize-space($title)"/>
        <xsl:if test="normalize-space($title) != ''"> – </xsl:if>
        <okn:text id="site.name"/>, <xsl:value-of select="$office-name"/>
      </title>
      <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover"/>
      <xsl:choose>
        <xsl:when test="@theme = 'light'"><meta name="theme-color" content="#f6f5f1"/></xsl:when>
        <xsl:when test="@theme = 'dark'"><meta name="theme-color" content="#0f1719"/></xsl:when>
        <xsl:otherwise>
          <meta name="theme-color" content="#f6f5f1" media="(prefers-color-scheme: light)"/>
          <meta name="theme-color" content="#0f1719" media="(prefers-color-scheme: dark)"/>
        </xsl:otherwise>
      </xsl:choose>
      <link rel="icon" href="{@assets}/favicon.svg" type="image/svg+xml"/>
      <link rel="stylesheet" href="{@assets}/app.css"/>
      <script type="module" src="{@assets}/app.js"></script>
      <xsl:apply-templates select="." mode="head-extra"/>
    </head>
    <body class="govuk-template__body">
      <xsl:if test="$on-office-side"><xsl:attribute name="class">govuk-template__body okn-office-side</xsl:attribute></xsl:if>
      <a href="#_tresc" class="govuk-skip-link" data-module="govuk-skip-link"><okn:text id="site.skip"/></a>
      <xsl:choose>
        <xsl:when test="$on-office-side"><xsl:call-template name="office-header"/></xsl:when>
        <xsl:otherwise><xsl:call-template name="resident-header"/></xsl:otherwise>
      </xsl:choose>
      <xsl:if test="@back != ''">
        <nav class="govuk-width-container" aria-label="[[site.back-label]]">
          <a href="{@back}" class="govuk-back-link"><xsl:apply-templates select="." mode="back"/></a>
        </nav>
      </xsl:if>
      <main id="_tresc" tabindex="-1">
        <xsl:apply-templates select="." mode="hero"/>
        <xsl:call-template name="main-part"/>
      </main>
      <xsl:choose>
        <xsl:when test="$on-office-side"><xsl:call-template name="office-footer"/></xsl:when>
        <xsl:otherwise>
          <xsl:call-template name="help"/>
          <xsl:call-template name="resident-footer"/>
        </xsl:otherwise>
      </xsl:choose>
    </body>
  </html>
</xsl:template>

<xsl:template name="main-part">
  <div class="govuk-width-container govuk-main-wrapper">
    <xsl:if test="@back != ''"><xsl:attribute name="class">govuk-width-container govuk-main-wrapper okn-after-back</xsl:attribute></xsl:if>
    <xsl:variable name="aside"><xsl:apply-templates select="." mode="aside"/></xsl:variable>
    <xsl:choose>
      <xsl:when test="normalize-space($aside) != ''">
        <div class="okn-columns">
          <div>
            <xsl:call-template name="messages"/>
            <xsl:apply-templates select="." mode="main"/>
          </div>
          <aside class="okn-aside" aria-label="[[site.aside]]"><xsl:copy-of select="$aside"/></aside>
        </div>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="messages"/>
        <xsl:apply-templates select="." mode="main"/>
      </xsl:otherwise>
    </xsl:choose>
  </div>
</xsl:template>

<xsl:template name="messages">
  <xsl:call-template name="error-summary"/>
  <xsl:apply-templates select="notice" mode="banner"/>
</xsl:template>

<!-- ============================================================ header -->
<xsl:template name="mark">
  <svg class="okn-mark" viewBox="0 0 46 55" aria-hidden="true" focusable="false"><path class="okn-mark__frame" d="M5 47V21a18 18 0 0 1 36 0v26z"/><path class="okn-mark__pane" d="M10 25v-4a13 13 0 0 1 11.5-12.9V25zm14.500 0V8.100A13 13 0 0 1 36 21v4z"/><path class="okn-mark__light" d="M10 28h26v19H10z"/><path class="okn-mark__leaf" d="M16 36h14v14H16z"/><path class="okn-mark__frame" d="M0 47h46v6a2 2 0 0 1-2 2H2a2 2 0 0 1-2-2z"/><path class="okn-mark__frame" d="M19 40h8v1.500h-8zm0 3.500h8V45h-8z"/></svg>
</xsl:template>

<xsl:template name="resident-header">
  <header class="govuk-generic-header">
    <div class="govuk-generic-header__container govuk-width-container">
      <div class="govuk-generic-header__logo">
        <a href="/" class="govuk-generic-header__homepage-link">
          <xsl:call-template name="mark"/>
          <span><span class="okn-word"><okn:text id="site.name"/></span><xsl:text> </xsl:text><span class="okn-office"><xsl:value-of select="$office-name"/></span></span>
        </a>
      </div>
      <div class="okn-tools">
        <xsl:if test="reader">
          <form class="okn-who" action="/konto/wylogowanie" method="post">
            <input type="hidden" name="_csrf" value="{@csrf}"/>
            <span class="okn-who__name"><xsl:call-template name="reader-name"/></span>
            <button type="submit" class="okn-link"><okn:text id="nav.sign-out"/></button>
          </form>
        </xsl:if>
        <xsl:call-template name="language-nav"/>
      </div>
    </div>
  </header>
  <section aria-label="[[nav.resident]]" class="govuk-service-navigation">
    <div class="govuk-width-container">
      <div class="govuk-service-navigation__container">
        <nav aria-label="[[nav.main]]" class="govuk-service-navigation__wrapper">
          <ul class="govuk-service-navigation__list" id="_menu">
            <xsl:call-template name="nav-item"><xsl:with-param name="id">services</xsl:with-param><xsl:with-param name="href">/uslugi</xsl:with-param><xsl:with-param name="words"><okn:text id="nav.services"/></xsl:with-param></xsl:call-template>
            <xsl:call-template name="nav-item"><xsl:with-param name="id">journal</xsl:with-param><xsl:with-param name="href">/dziennik-zapytan</xsl:with-param><xsl:with-param name="words"><okn:text id="nav.journal"/></xsl:with-param></xsl:call-template>
            <xsl:call-template name="nav-item"><xsl:with-param name="id">case-status</xsl:with-param><xsl:with-param name="href">/sprawa</xsl:with-param><xsl:with-param name="words"><okn:text id="nav.case-status"/></xsl:with-param></xsl:call-template>
            <xsl:call-template name="nav-item"><xsl:with-param name="id">verification</xsl:with-param><xsl:with-param name="href">/weryfikacja</xsl:with-param><xsl:with-param name="words"><okn:text id="nav.verification"/></xsl:with-param></xsl:call-template>
            <xsl:call-template name="nav-item"><xsl:with-param name="id">vacancies</xsl:with-param><xsl:with-param name="href">/nabory</xsl:with-param><xsl:with-param name="words"><okn:text id="nav.vacancies"/></xsl:with-param></xsl:call-template>
            <xsl:if test="reader/@role-hr = 'true'">
              <xsl:call-template name="nav-item"><xsl:with-param name="id">hr</xsl:with-param><xsl:with-param name="href">/kadry</xsl:with-param><xsl:with-param name="words"><okn:text id="nav.hr"/></xsl:with-param></xsl:call-template>
            </xsl:if>
            <xsl:if test="reader/@role-clerk = 'true'">
              <xsl:call-template name="nav-item"><xsl:with-param name="id">office</xsl:with-param><xsl:with-param name="href">/urzad</xsl:with-param><xsl:with-param name="words"><okn:text id="nav.office"/></xsl:with-param></xsl:call-template>
            </xsl:if>
            <xsl:if test="reader/@role-editor = 'true' and not(reader/@role-clerk = 'true')">
              <xsl:call-template name="nav-item"><xsl:with-param name="id">editing</xsl:with-param><xsl:with-param name="href">/redakcja</xsl:with-param><xsl:with-param name="words"><okn:text id="nav.editing"/></xsl:with-param></xsl:call-template>
            </xsl:if>
            <xsl:if test="reader/@role-administrator = 'true' and not(reader/@role-clerk = 'true')">
              <xsl:call-template name="nav-item"><xsl:with-param name="id">administration</xsl:with-param><xsl:with-param name="href">/administracja</xsl:with-param><xsl:with-param name="words"><okn:text id="nav.administration"/></xsl:with-param></xsl:call-template>
            </xsl:if>
            <xsl:call-template name="nav-item"><xsl:with-param name="id">account</xsl:with-param><xsl:with-param name="href">/konto</xsl:with-param><xsl:with-param name="end" select="true()"/><xsl:with-param name="words">
              <xsl:choose><xsl:when test="reader"><okn:text id="nav.account"/></xsl:when><xsl:otherwise><okn:text id="nav.sign-in"/></xsl:otherwise></xsl:choose>
            </xsl:with-param></xsl:call-template>
          </ul>
        </nav>
      </div>
    </div>
  </section>
</xsl:template>

<xsl:template name="office-header">
  <header class="govuk-generic-header">
    <div class="govuk-generic-header__container govuk-width-container">
      <div class="govuk-generic-header__logo">
        <a href="/urzad" class="govuk-generic-header__homepage-link"><xsl:choose><xsl:when test="reader/@role-clerk = 'true'"/><xsl:when test="reader/@role-hr = 'true'"><xsl:attribute name="href">/kadry</xsl:attribute></xsl:when><xsl:when test="reader/@role-administrator = 'true'"><xsl:attribute name="href">/administracja</xsl:attribute></xsl:when></xsl:choose>
          <xsl:call-template name="mark"/>
          <span><span class="okn-word"><okn:text id="site.name"/></span><xsl:text> </xsl:text><span class="okn-office"><okn:text id="nav.office-side"/></span></span>
        </a>
      </div>
      <xsl:if test="reader">
        <form class="okn-who" action="/konto/wylogowanie" method="post">
          <input type="hidden" name="_csrf" value="{@csrf}"/>
          <span class="okn-who__name"><xsl:call-template name="reader-name"/></span>
          <button type="submit" class="okn-link"><okn:text id="nav.sign-out"/></button>
        </form>
      </xsl:if>
    </div>
  </header>
  <section aria-label="[[nav.office]]" class="govuk-service-navigation">
    <div class="govuk-width-container">
      <div class="govuk-service-navigation__container">
        <nav aria-label="[[nav.main]]" class="govuk-service-navigation__wrapper">
          <ul class="govuk-service-navigation__list" id="_menu">
            <xsl:if test="reader/@role-clerk = 'true'">
            <xsl:call-template name="nav-item"><xsl:with-param name="id">queue</xsl:with-param><xsl:with-param name="href">/urzad</xsl:with-param><xsl:with-param name="words"><okn:text id="nav.queue"/></xsl:with-param></xsl:call-template>
            <xsl:call-template name="nav-item"><xsl:with-param name="id">mine</xsl:with-param><xsl:with-param name="href">/urzad/moje</xsl:with-param><xsl:with-param name="words"><okn:text id="nav.mine"/></xsl:with-param></xsl:call-template>
            <xsl:call-template name="nav-item"><xsl:with-param name="id">queries</xsl:with-param><xsl:with-param name="href">/urzad/zapytania</xsl:with-param><xsl:with-param name="words"><okn:text id="nav.queries"/></xsl:with-param></xsl:call-template>
            </xsl:if>
            <xsl:if test="reader/@role-hr = 'true'">
              <xsl:call-template name="nav-item"><xsl:with-param name="id">recruitment</xsl:with-param><xsl:with-param name="href">/kadry</xsl:with-param><xsl:with-param name="words"><okn:text id="nav.vacancies"/></xsl:with-param></xsl:call-template>
            </xsl:if>
            <xsl:if test="reader/@role-editor = 'true'">
              <xsl:call-template name="nav-item"><xsl:with-param name="id">editing</xsl:with-param><xsl:with-param name="href">/redakcja</xsl:with-param><xsl:with-param name="words"><okn:text id="nav.editing"/></xsl:with-param></xsl:call-template>
            </xsl:if>
            <xsl:if test="reader/@role-administrator = 'true'">
              <xsl:call-template name="nav-item"><xsl:with-param name="id">administration</xsl:with-param><xsl:with-param name="href">/administracja</xsl:with-param><xsl:with-param name="words"><okn:text id="nav.administration"/></xsl:with-param></xsl:call-template>
            </xsl:if>
            <xsl:call-template name="nav-item"><xsl:with-param name="id">resident</xsl:with-param><xsl:with-param name="href">/</xsl:with-param><xsl:with-param name="end" select="true()"/><xsl:with-param name="words"><okn:text id="nav.resident-side"/></xsl:with-param></xsl:call-template>
          </ul>
        </nav>
      </div>
    </div>
  </section>
</xsl:template>

<xsl:template name="reader-name">
  <xsl:choose>
    <xsl:when test="/page/reader/@name != ''"><xsl:value-of select="/page/reader/@name"/></xsl:when>
    <xsl:otherwise><xsl:value-of select="/page/reader/@email"/></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<xsl:template name="nav-item">
  <xsl:param name="id"/>
  <xsl:param name="href"/>
  <xsl:param name="words"/>
  <xsl:param name="end" select="false()"/>
  <xsl:variable name="active" select="/page/@active = $id"/>
  <li>
    <xsl:attribute name="class">
      <xsl:text>govuk-service-navigation__item</xsl:text>
      <xsl:if test="$active"> govuk-service-navigation__item--active</xsl:if>
      <xsl:if test="$end"> govuk-service-navigation__item--end</xsl:if>
    </xsl:attribute>
    <a class="govuk-service-navigation__link" href="{$href}">
      <xsl:if test="$active"><xsl:attribute name="aria-current">true</xsl:attribute></xsl:if>
      <xsl:value-of select="normalize-space($words)"/>
    </a>
  </li>
</xsl:template>

<xsl:template name="language-nav">
  <xsl:if test="/page/languages/language">
    <nav aria-label="[[site.language]]">
      <ul class="okn-lang">
        <xsl:for-each select="/page/languages/language">
          <xsl:variable name="short" select="translate(@code, 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ')"/>
          <li>
            <xsl:choose>
              <xsl:when test="@current = 'true'"><span aria-current="true"><xsl:value-of select="$short"/><span class="govuk-visually-hidden"><okn:text id="site.language-current"/></span></span></xsl:when>
              <xsl:otherwise>
                <a class="govuk-link" href="{@href}" hreflang="{@code}" lang="{@code}" rel="nofollow"><xsl:value-of select="$short"/><span class="govuk-visually-hidden"> – <xsl:call-template name="language-name"/></span></a>
              </xsl:otherwise>
            </xsl:choose>
          </li>
        </xsl:for-each>
      </ul>
    </nav>
  </xsl:if>
</xsl:template>

<!-- A language calls itself by its own name on every page. -->
<xsl:template name="language-name">
  <xsl:choose>
    <xsl:when test="@code = 'pl'">polski</xsl:when>
    <xsl:when test="@code = 'en'">English</xsl:when>
    <xsl:otherwise><xsl:value-of select="@code"/></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<!-- ============================================================ help and footer -->
<xsl:template name="help">
  <xsl:if test="$office/phone or $office/point">
    <div class="govuk-width-container">
      <section class="okn-help" aria-labelledby="pomoc">
        <h2 id="pomoc"><okn:text id="help.title"/></h2>
        <div>
          <xsl:for-each select="$office/phone">
            <p><okn:text id="help.call"/><a class="govuk-link" href="tel:{@tel}"><xsl:value-of select="."/></a>, <xsl:call-template name="of-language"><xsl:with-param name="all" select="$office/hours"/></xsl:call-template>.</p>
          </xsl:for-each>
          <xsl:if test="$office/point">
            <p><okn:text id="help.come"/><xsl:call-template name="of-language"><xsl:with-param name="all" select="$office/point"/></xsl:call-template>.<xsl:if test="$office/sign-language"><xsl:text> </xsl:text><okn:text id="help.sign-language"/><xsl:call-template name="of-language"><xsl:with-param name="all" select="$office/sign-language"/></xsl:call-template>.</xsl:if></p>
          </xsl:if>
        </div>
      </section>
    </div>
  </xsl:if>
</xsl:template>

<!-- Of elements that differ by @lang, the one of the page; the first when there is none. -->
<xsl:template name="of-language">
  <xsl:param name="all"/>
  <xsl:variable name="mine" select="$all[@lang = /page/@lang][1]"/>
  <xsl:variable name="words" select="string($mine | $all[1][not($mine)])"/>
  <xsl:call-template name="hard-spaces"><xsl:with-param name="text" select="$words"/></xsl:call-template>
</xsl:template>

<xsl:template name="resident-footer">
  <footer class="govuk-footer">
    <div class="okn-arcade" aria-hidden="true"></div>
    <div class="govuk-width-container okn-footer">
      <div>
        <h2><okn:text id="site.name"/>, <xsl:value-of select="$office-name"/></h2>
        <xsl:if test="$office/address"><p class="okn-soft"><xsl:call-template name="hard-spaces"><xsl:with-param name="text" select="string($office/address)"/></xsl:call-template></p></xsl:if>
        <xsl:if test="$office/edelivery"><p class="okn-soft"><okn:text id="footer.edelivery"/><xsl:value-of select="$office/edelivery"/></p></xsl:if>
        <xsl:if test="@demonstration = 'true' or $office/@demonstration = 'true'"><p class="okn-soft"><okn:text id="footer.demonstration"/></p></xsl:if>
      </div>
      <div>
        <h2><okn:text id="footer.portal"/></h2>
        <ul>
          <li><a class="govuk-footer__link" href="/dostepnosc"><okn:text id="footer.accessibility"/></a></li>
          <li><a class="govuk-footer__link" href="/dane-osobowe"><okn:text id="footer.privacy"/></a></li>
          <li><a class="govuk-footer__link" href="/regulamin"><okn:text id="footer.terms"/></a></li>
        </ul>
      </div>
      <div>
        <h2><okn:text id="footer.everyone"/></h2>
        <ul>
          <li><a class="govuk-footer__link" href="/openapi.json"><okn:text id="footer.api"/></a></li>
          <xsl:if test="$office/bip"><li><a class="govuk-footer__link" href="{$office/bip}"><okn:text id="footer.bip"/></a></li></xsl:if>
        </ul>
        <xsl:call-template name="theme-nav"/>
      </div>
    </div>
  </footer>
</xsl:template>

<xsl:template name="office-footer">
  <footer class="govuk-footer">
    <div class="govuk-width-container">
      <ul>
        <li><a class="govuk-footer__link" href="/dostepnosc"><okn:text id="footer.accessibility"/></a></li>
        <li><a class="govuk-footer__link" href="/dane-osobowe"><okn:text id="footer.privacy"/></a></li>
      </ul>
      <xsl:call-template name="theme-nav"/>
    </div>
  </footer>
</xsl:template>

<xsl:template name="theme-nav">
  <p class="okn-themes"><okn:text id="footer.theme"/>:
    <xsl:call-template name="theme-link"><xsl:with-param name="theme"/><xsl:with-param name="words"><okn:text id="footer.theme-system"/></xsl:with-param></xsl:call-template>
    <xsl:call-template name="theme-link"><xsl:with-param name="theme">light</xsl:with-param><xsl:with-param name="words"><okn:text id="footer.theme-light"/></xsl:with-param></xsl:call-template>
    <xsl:call-template name="theme-link"><xsl:with-param name="theme">dark</xsl:with-param><xsl:with-param name="words"><okn:text id="footer.theme-dark"/></xsl:with-param></xsl:call-template>
  </p>
</xsl:template>

<xsl:template name="theme-link">
  <xsl:param name="theme"/>
  <xsl:param name="words"/>
  <xsl:text> </xsl:text>
  <xsl:choose>
    <xsl:when test="string($theme) = string(/page/@theme)"><strong><xsl:value-of select="$words"/><span class="govuk-visually-hidden"><okn:text id="footer.theme-current"/></span></strong></xsl:when>
    <xsl:otherwise><a class="govuk-footer__link" rel="nofollow" href="/wyglad?motyw={$theme}&amp;powrot={/page/@path}"><xsl:value-of select="$words"/></a></xsl:otherwise>
  </xsl:choose>
</xsl:template>
</xsl:stylesheet>
