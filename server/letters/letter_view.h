#pragma once

#include <vector>

#include "schemas/node.h"
#include "schemas/texts.h"
#include "server/letters/context.h"
#include "server/letters/letter.h"

namespace okienko::letters {

/// <letter n="" number="" kind="" title="" confirm="" sent="" author="" delivery="waiting|…"
/// delivered="" delivered-on="" waits-until="" reply-by="" answered="" receipt="" digest=""
/// readable="true"/>; dates as everywhere. `title`: empty keeps it secret.
schemas::Node add_letter(schemas::Node parent, const Letter& letter, const std::string& title);

/// <addition n="" number="" received="" receipt="" digest="" in-time=""/>
schemas::Node add_addition(schemas::Node parent, const Addition& addition);

/// <files><file n="" name="" size="" id=""/></files>
void add_files(schemas::Node parent, const std::vector<Attachment>& files);

/// <paper>, and in it the stored document of a letter or an addition, for the templates of
/// letters/_letter.xsl. False when the bytes can't be read as XML.
bool add_paper(schemas::Node parent, const std::string& bytes);

/// <fields kind=""> with <field name="" label="" hint="" max="" rows="" optional="">value</field>
/// and <date name="" day="" month="" year="" latest=""/>, in the order of the letter.
void add_fields(schemas::Node parent, const LetterSource& source, const schemas::Texts& words);

}  // namespace okienko::letters
