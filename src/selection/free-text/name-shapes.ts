// Names of people whom no list holds, told by their shape alone: an initial before a surname, a surname
// before a first name, an O’Name, and small letters behind words with which people introduce themselves.

import { FIRST_NAMES, folded, NOT_NAMES } from './person-names.ts';
import type { Span } from './phones.ts';

const NAME = String.raw`\p{Lu}[\p{L}\p{M}]{0,30}\p{Ll}[\p{L}\p{M}]{0,30}(?:[-'’]\p{Lu}\p{Ll}[\p{L}\p{M}]{0,30})?`;

/** "P. Zielinski"; "U.S. Army" has its letters close together. */
const INITIALLED = new RegExp(
  String.raw`(?<![\p{L}\p{N}.'’&/-])(?:\p{Lu}\. (?=\p{Lu})|\p{Lu}\.(?=\p{Lu}\p{Ll}{2})){1,3}(${NAME})(?![\p{L}\p{N}])`,
  'gu',
);
/** What has a letter for its number, and ends a sentence with it. */
const LETTERED_THING =
  /(?:^|[^\p{L}])(?:plans?|compan(?:y|ies)|reps?|series|options?|class|type|grade|vitamin|hepatitis|phases?|parts?|tiers?|levels?|groups?|teams?|rounds?|sections?|versions?|buildings?|halls?|gates?|blocks?|zones?|categor(?:y|ies)|models?|appendix|annex|schedules?|exhibit|variants?|halle|gruppe|klasse|variante|classe|grupo|and|or|und|oder|et|y)\s$/iu;
/** "Zielinski, [name]" where nothing but a name begins, and is done with the mask. */
const TURNED = new RegExp(
  String.raw`(?<=^\s{0,3}|\n\s{0,3}|[:;(|"“]\s?|\b(?:contact|user|for|ask|kontakt|contacto|cc) |[.!?] )(${NAME}), \[name\](?=\s*(?:$|[\n;|)"”]|[.,](?:\s|$)))`,
  'gu',
);
const O_NAME = /(?<![\p{L}\p{N}'’])O['’]\p{Lu}\p{Ll}{2,30}(?![\p{L}\p{N}])/gu;
/** "Ma rcus Bell": a first name with a space in it. */
const PARTED = new RegExp(
  String.raw`(?<![\p{L}\p{N}'’-])(\p{Lu}\p{Ll}{0,9}) (\p{Ll}{1,9}) (${NAME})(?![\p{L}\p{N}])`,
  'gu',
);
const SMALL = String.raw`\p{Ll}[\p{Ll}\p{M}'’-]{1,30}`;
/** Only a name follows these. */
const NAMED = new RegExp(
  String.raw`(?<![\p{L}])(?:my name is|my name[’']s|mein name ist|ich hei(?:ß|ss)e|je m[’']appelle|me llamo|mi nombre es|mi chiamo|meu nome é)\s(${SMALL})(?:\s(${SMALL}))?(?![\p{L}\p{N}])`,
  'giu',
);
/** Anything may follow these: it is a name where its first word is one. */
const INTRODUCED = new RegExp(
  String.raw`(?<![\p{L}])(?:i am|i[’']m|im|this is|ich bin|hier ist|je suis|soy|sono|jestem|(?:regards|thanks|cheers|wishes|grüße|gruß|saludos|cordialement|merci)[,.!]?)\s(${SMALL})(?:\s(${SMALL}))?(?![\p{L}\p{N}])`,
  'giu',
);

const OTHER_WORDS = new Set(
  `we our us the this that these those please it its they there you your if when while in on at as and but so
  however thank can could would do does is are was all any both each most some after before then also now he she
  who what how why where let no yes here speaking writing calling again too currently ideally working running
  using only just good free available ready sind wir die der das es ich sie bitte und aber unser unsere von vom
  aus bei mit nicht nous notre les il elle vous et mais de du chez pas nuestro el los las y pero del con di da e
  not a an important unimportant irrelevant different unknown known below above attached mentioned spelled spelt
  tell more next last our`.split(/\s+/),
);

/** Whether a word can be a surname, as far as what it else means tells. */
function canBeName(word: string): boolean {
  const key = folded(word);
  return !NOT_NAMES.has(key) && !OTHER_WORDS.has(key);
}

/** Where a text, with everybody known masked, holds a name by its shape. */
export function shapedNamesIn(text: string): Span[] {
  return [...written(text), ...inSmallLetters(text)];
}

function written(text: string): Span[] {
  const found: Span[] = [];
  for (const { 0: whole, 1: name = '', index } of text.matchAll(INITIALLED)) {
    if (!canBeName(name) || LETTERED_THING.test(text.slice(Math.max(0, index - 20), index)))
      continue;
    found.push({ at: index, end: index + whole.length });
  }
  for (const { 1: name = '', index } of text.matchAll(TURNED)) {
    if (canBeName(name) && !SIGN_OFF.has(folded(name))) {
      found.push({ at: index, end: index + name.length + ', [name]'.length });
    }
  }
  for (const { 0: whole, index } of text.matchAll(O_NAME)) {
    found.push({ at: index, end: index + whole.length });
  }
  for (const { 0: whole, 1: head = '', 2: tail = '', index } of text.matchAll(PARTED)) {
    const isWhole = OTHER_WORDS.has(folded(tail)) || NOT_NAMES.has(folded(tail));
    if (!isWhole && FIRST_NAMES.has(folded(head + tail))) {
      found.push({ at: index, end: index + whole.length });
    }
  }
  return found;
}

/** Words before a comma that close a letter or open a sentence. */
const SIGN_OFF = new Set(
  `best cheers sincerely yours truly gracias merci grazie saludos gruß grusse grüße hey ciao bonjour hej usually
  recently yesterday today tomorrow finally sorry ok okay great sure maybe perhaps additionally`.split(
    /\s+/,
  ),
);

function inSmallLetters(text: string): Span[] {
  const found: Span[] = [];
  const take = (pattern: RegExp, isFirst: (word: string) => boolean) => {
    for (const { 0: whole, 1: first = '', 2: second, index } of text.matchAll(pattern)) {
      if (!/^\p{Ll}/u.test(first) || !isFirst(first)) continue;
      const tail = second === undefined ? 0 : second.length + 1;
      const isSurname = second !== undefined && /^\p{Ll}/u.test(second) && canBeName(second);
      const end = index + whole.length - (isSurname ? 0 : tail);
      found.push({ at: index + whole.length - tail - first.length, end });
    }
  };
  take(NAMED, canBeName);
  take(INTRODUCED, (word) => FIRST_NAMES.has(folded(word)));
  return found;
}
