<?xml version="1.0" encoding="UTF-8"?>
<!--
  A document on paper, as XSL-FO for the PDF. A sheet imports this one and says what stands on it:

    <xsl:template match="page" mode="content">…HTML…</xsl:template>

  The page holds <print title="" number="" sha256=""/>. HTML elements become formatting objects below, in mode "fo": those our
  views and services' views make, with the roles a screen reader needs. Addresses are not carried over: text never becomes a
  reference to anything. What can't be printed (forms, scripts, images) is left out; an unknown element is its text.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:okn="urn:okienko:text"
                xmlns:fo="http://www.w3.org/1999/XSL/Format" xmlns:exsl="http://exslt.org/common"
                exclude-result-prefixes="okn exsl">
<xsl:import href="okn:components"/>
<xsl:output method="xml" encoding="UTF-8" indent="no"/>

<xsl:template match="/"><xsl:apply-templates select="page"/></xsl:template>

<xsl:template match="page">
  <xsl:variable name="html"><div><xsl:apply-templates select="." mode="content"/></div></xsl:variable>
  <fo:root font-family="Lato, Fallback" font-selection-strategy="character-by-character" font-size="10.5pt" line-height="1.4" xml:lang="pl-PL">
    <fo:layout-master-set>
      <fo:simple-page-master master-name="a4" page-width="210mm" page-height="297mm" margin="20mm 22mm 14mm 22mm">
        <fo:region-body margin-bottom="14mm"/>
        <fo:region-after extent="9mm" display-align="after"/>
      </fo:simple-page-master>
    </fo:layout-master-set>
    <fo:declarations>
      <x:xmpmeta xmlns:x="adobe:ns:meta/">
        <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dc="http://purl.org/dc/elements/1.1/">
          <rdf:Description rdf:about="">
            <dc:title><rdf:Alt><rdf:li xml:lang="x-default"><xsl:value-of select="print/@title"/></rdf:li></rdf:Alt></dc:title>
            <dc:creator><rdf:Seq><rdf:li><xsl:value-of select="office/name"/></rdf:li></rdf:Seq></dc:creator>
            <dc:language><rdf:Bag><rdf:li>pl-PL</rdf:li></rdf:Bag></dc:language>
          </rdf:Description>
        </rdf:RDF>
      </x:xmpmeta>
    </fo:declarations>
    <fo:page-sequence master-reference="a4" id="sheet" xml:lang="pl-PL">
      <fo:static-content flow-name="xsl-region-after" role="artifact">
        <fo:block font-size="8pt" text-align-last="justify" border-top="0.5pt solid #6f777b" padding-top="2mm"><xsl:value-of select="print/@number"/><fo:leader leader-pattern="space"/><okn:text id="printing.page"/>&#160;<fo:page-number/>&#160;<okn:text id="printing.of"/>&#160;<fo:page-number-citation-last ref-id="sheet"/></fo:block>
      </fo:static-content>
      <fo:flow flow-name="xsl-region-body">
        <xsl:apply-templates select="exsl:node-set($html)/div" mode="fo"/>
        <xsl:apply-templates select="print" mode="end"/>
      </fo:flow>
    </fo:page-sequence>
  </fo:root>
</xsl:template>

<xsl:template match="print" mode="end">
  <fo:block role="Div" space-before="8mm" padding-top="2mm" border-top="0.5pt solid #6f777b" font-size="8.5pt" keep-together.within-page="always">
    <fo:block><okn:text id="printing.number"/><xsl:text>: </xsl:text><xsl:value-of select="@number"/></fo:block>
    <fo:block>SHA-256: <xsl:call-template name="mono"><xsl:with-param name="text" select="string(@sha256)"/></xsl:call-template></fo:block>
    <fo:block><okn:text id="printing.visualisation"/></fo:block>
  </fo:block>
</xsl:template>

<!-- ============================================================ blocks -->
<xsl:template match="div | section | article | header | footer | main | figure | figcaption | blockquote | address | fieldset | legend | nav | aside" mode="fo">
  <xsl:if test="normalize-space(.) != ''"><fo:block role="Div"><xsl:apply-templates mode="fo"/></fo:block></xsl:if>
</xsl:template>

<xsl:template match="p" mode="fo">
  <xsl:if test="normalize-space(.) != ''"><fo:block space-after="2.5mm"><xsl:apply-templates select="." mode="face"/><xsl:apply-templates mode="fo"/></fo:block></xsl:if>
</xsl:template>

<xsl:template match="pre" mode="fo">
  <fo:block space-after="2.5mm" linefeed-treatment="preserve" white-space-treatment="preserve" white-space-collapse="false"><xsl:apply-templates mode="fo"/></fo:block>
</xsl:template>

<!-- A letter's title is its first heading, wherever it stands on the page of the portal. -->
<xsl:template match="h1 | h2 | h3 | h4 | h5 | h6" mode="fo">
  <xsl:variable name="level" select="number(substring(name(), 2)) - number(not(//h1))"/>
  <xsl:if test="normalize-space(.) != ''">
    <fo:block font-weight="bold" keep-with-next.within-page="always" space-before="5mm" space-after="2.5mm" line-height="1.25">
      <xsl:attribute name="role">H<xsl:choose><xsl:when test="$level &lt; 1">1</xsl:when><xsl:otherwise><xsl:value-of select="$level"/></xsl:otherwise></xsl:choose></xsl:attribute>
      <xsl:attribute name="font-size"><xsl:choose><xsl:when test="$level &lt;= 1">15pt</xsl:when><xsl:when test="$level = 2">12pt</xsl:when><xsl:otherwise>10.5pt</xsl:otherwise></xsl:choose></xsl:attribute>
      <xsl:apply-templates mode="fo"/>
    </fo:block>
  </xsl:if>
</xsl:template>

<xsl:template match="hr" mode="fo"><fo:block role="artifact" space-before="2mm" space-after="2mm" border-top="0.5pt solid #6f777b"/></xsl:template>

<xsl:template match="details" mode="fo">
  <fo:block role="Div" space-before="2mm">
    <fo:block font-weight="bold" keep-with-next.within-page="always" space-after="1mm"><xsl:apply-templates select="summary/node()" mode="fo"/></fo:block>
    <xsl:apply-templates select="node()[not(self::summary)]" mode="fo"/>
  </fo:block>
</xsl:template>

<!-- What a class of ours says about a block. -->
<xsl:template match="*" mode="face">
  <xsl:if test="parent::*[contains(concat(' ', @class, ' '), ' okn-letter__top ')] and position() and preceding-sibling::*"><xsl:attribute name="text-align">end</xsl:attribute></xsl:if>
  <xsl:if test="contains(@class, 'okn-letter__signatory')"><xsl:attribute name="start-indent">90mm</xsl:attribute><xsl:attribute name="text-align">center</xsl:attribute><xsl:attribute name="space-before">8mm</xsl:attribute><xsl:attribute name="keep-together.within-page">always</xsl:attribute></xsl:if>
  <xsl:if test="contains(@class, 'okn-small')"><xsl:attribute name="font-size">9pt</xsl:attribute></xsl:if>
  <xsl:if test="contains(@class, 'okn-prewrap')"><xsl:attribute name="linefeed-treatment">preserve</xsl:attribute><xsl:attribute name="white-space-treatment">preserve</xsl:attribute><xsl:attribute name="white-space-collapse">false</xsl:attribute></xsl:if>
</xsl:template>

<!-- ============================================================ lists -->
<xsl:template match="ul | ol" mode="fo">
  <xsl:variable name="ordered" select="self::ol"/>
  <xsl:if test="*">
    <fo:list-block provisional-distance-between-starts="7mm" provisional-label-separation="2mm" space-after="2.5mm">
      <xsl:for-each select="*">
        <fo:list-item space-after="1mm">
          <fo:list-item-label end-indent="label-end()"><fo:block><xsl:choose><xsl:when test="$ordered"><xsl:value-of select="position()"/>.</xsl:when><xsl:otherwise>•</xsl:otherwise></xsl:choose></fo:block></fo:list-item-label>
          <fo:list-item-body start-indent="body-start()"><fo:block><xsl:apply-templates mode="fo"/></fo:block></fo:list-item-body>
        </fo:list-item>
      </xsl:for-each>
    </fo:list-block>
  </xsl:if>
</xsl:template>

<!-- Rows of a summary list are wrapped in div. -->
<xsl:template match="dl" mode="fo">
  <xsl:variable name="terms" select="dt | div/dt"/>
  <xsl:choose>
    <xsl:when test="$terms">
      <fo:list-block provisional-distance-between-starts="52mm" provisional-label-separation="4mm" space-after="2.5mm">
        <xsl:for-each select="$terms">
          <xsl:variable name="term" select="generate-id()"/>
          <fo:list-item space-after="1mm">
            <fo:list-item-label end-indent="label-end()"><fo:block color="#4a5055"><xsl:apply-templates mode="fo"/></fo:block></fo:list-item-label>
            <fo:list-item-body start-indent="body-start()"><fo:block role="Div">
              <xsl:for-each select="following-sibling::dd[generate-id(preceding-sibling::dt[1]) = $term]"><fo:block><xsl:apply-templates select="." mode="face"/><xsl:apply-templates mode="fo"/></fo:block></xsl:for-each>
            </fo:block></fo:list-item-body>
          </fo:list-item>
        </xsl:for-each>
      </fo:list-block>
    </xsl:when>
    <xsl:otherwise><fo:block role="Div"><xsl:apply-templates mode="fo"/></fo:block></xsl:otherwise>
  </xsl:choose>
</xsl:template>
<xsl:template match="dd | dt | li | summary | caption" mode="fo"><fo:block><xsl:apply-templates mode="fo"/></fo:block></xsl:template>

<!-- ============================================================ tables -->
<xsl:template match="table" mode="fo">
  <xsl:variable name="all" select="(tr | thead/tr | tbody/tr | tfoot/tr)[th | td]"/>
  <xsl:variable name="body" select="(tr | tbody/tr | tfoot/tr)[th | td]"/>
  <xsl:apply-templates select="caption" mode="fo"/>
  <xsl:if test="$all">
    <fo:table table-layout="fixed" width="100%" space-after="2.5mm" border-bottom="0.5pt solid #6f777b">
      <xsl:if test="$body and thead/tr[th | td]"><fo:table-header><xsl:apply-templates select="thead/tr[th | td]" mode="fo"/></fo:table-header></xsl:if>
      <fo:table-body>
        <xsl:choose>
          <xsl:when test="$body"><xsl:apply-templates select="$body" mode="fo"/></xsl:when>
          <xsl:otherwise><xsl:apply-templates select="$all" mode="fo"/></xsl:otherwise>
        </xsl:choose>
      </fo:table-body>
    </fo:table>
  </xsl:if>
</xsl:template>
<xsl:template match="tr" mode="fo"><fo:table-row><xsl:apply-templates select="th | td" mode="fo"/></fo:table-row></xsl:template>
<xsl:template match="th | td" mode="fo">
  <fo:table-cell padding="1mm 2mm 1mm 0" border-top="0.5pt solid #6f777b">
    <xsl:if test="@colspan &gt; 1 and @colspan &lt; 21"><xsl:attribute name="number-columns-spanned"><xsl:value-of select="floor(@colspan)"/></xsl:attribute></xsl:if>
    <xsl:if test="self::th"><xsl:attribute name="role">TH</xsl:attribute><xsl:attribute name="font-weight">bold</xsl:attribute></xsl:if>
    <fo:block><xsl:apply-templates mode="fo"/></fo:block>
  </fo:table-cell>
</xsl:template>
<xsl:template match="thead | tbody | tfoot" mode="fo"><xsl:apply-templates mode="fo"/></xsl:template>

<!-- ============================================================ within a line -->
<xsl:template match="b | strong" mode="fo"><fo:inline font-weight="bold"><xsl:apply-templates mode="fo"/></fo:inline></xsl:template>
<xsl:template match="i | em | cite" mode="fo"><fo:inline font-style="italic"><xsl:apply-templates mode="fo"/></fo:inline></xsl:template>
<xsl:template match="small" mode="fo"><fo:inline font-size="9pt"><xsl:apply-templates mode="fo"/></fo:inline></xsl:template>
<xsl:template match="span[contains(@class, 'okn-prewrap')]" mode="fo"><fo:block><xsl:apply-templates select="." mode="face"/><xsl:apply-templates mode="fo"/></fo:block></xsl:template>
<xsl:template match="br" mode="fo"><xsl:text>&#x2028;</xsl:text></xsl:template>
<xsl:template match="*" mode="fo"><fo:inline><xsl:apply-templates mode="fo"/></fo:inline></xsl:template>
<xsl:template match="text()" mode="fo"><xsl:value-of select="."/></xsl:template>

<!-- ============================================================ nothing to print -->
<xsl:template match="script | style | template | form | button | input | select | textarea | svg | img | picture | iframe | object | embed | audio | video | canvas | link | meta | head | title | comment() | processing-instruction()" mode="fo" priority="2"/>
<xsl:template match="*[contains(concat(' ', @class, ' '), ' okn-noprint ') or contains(concat(' ', @class, ' '), ' govuk-visually-hidden ')]" mode="fo" priority="2"/>
</xsl:stylesheet>
