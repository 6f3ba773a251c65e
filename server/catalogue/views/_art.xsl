<?xml version="1.0" encoding="UTF-8"?>
<!-- The window on the square: the drawing of the home page. Its colours are classes of the theme. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
<xsl:template name="art">
<svg viewBox="0 0 400 400" aria-hidden="true" focusable="false">
<path class="a-wall" d="M20 400V62h360v338z"/>
<path class="a-deep" d="M10 62h380v12H10zM20 214h360v6H20z"/>
<path class="a-wall" d="M20 62V46h24v-14h24v14h30v-14h24v14h30v-14h24v14h48v-14h24v14h30v-14h24v14h30v-14h24v14h24v16z"/>
<path class="a-deep" d="M55 194v-64a35 35 0 0 1 70 0v64z"/><path class="a-pane" d="M62 194v-64a28 28 0 0 1 56 0v64z"/><path class="a-bar" d="M90 102v92M62 140.64h56"/><path class="a-deep" d="M48 194h84v8h-84z"/><path class="a-deep" d="M165 194v-64a35 35 0 0 1 70 0v64z"/><path class="a-soft" d="M172 194v-64a28 28 0 0 1 56 0v64z"/><path class="a-bar" d="M200 102v92M172 140.64h56"/><path class="a-deep" d="M158 194h84v8h-84z"/><path class="a-deep" d="M275 194v-64a35 35 0 0 1 70 0v64z"/><path class="a-pane" d="M282 194v-64a28 28 0 0 1 56 0v64z"/><path class="a-bar" d="M310 102v92M282 140.64h56"/><path class="a-deep" d="M268 194h84v8h-84z"/>
<path class="a-deep" d="M112 372V306a88 88 0 0 1 176 0v66z"/>
<path class="a-pane" d="M124 372V306a76 76 0 0 1 152 0v66z"/>
<path class="a-lamp" d="M134 372v-54h132v54z"/>
<path class="a-bar" d="M200 230v84M126 304h148"/><path class="a-deep" d="M126 311h148v7H126z"/>
<path d="M166 336h68v50h-68z" class="a-leaf"/><path class="a-line" d="M178 348h32M178 358h44M178 368h22"/>
<path class="a-deep" d="M92 372h74v14H92zM234 372h74v14h-74z"/><path class="a-wall" d="M100 386h200v14H100z"/>
<path class="a-deep" d="M33 346v-52a27 27 0 0 1 54 0v52z"/><path class="a-pane" d="M40 346v-52a20 20 0 0 1 40 0v52z"/><path class="a-bar" d="M60 274v72M40 304.24h40"/><path class="a-deep" d="M26 346h68v8h-68z"/><path class="a-deep" d="M313 346v-52a27 27 0 0 1 54 0v52z"/><path class="a-pane" d="M320 346v-52a20 20 0 0 1 40 0v52z"/><path class="a-bar" d="M340 274v72M320 304.24h40"/><path class="a-deep" d="M306 346h68v8h-68z"/>
</svg>
</xsl:template>
</xsl:stylesheet>
