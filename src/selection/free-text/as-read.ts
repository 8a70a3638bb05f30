// A text as its reader would see it, before anything looks for people in it: what forms and mail programs
// encode is decoded, tags are spaces, and letters and digits of any style are the plain ones.

import { LINK } from './links.ts';
import { digitOf } from './phones.ts';

/** Whatever could read otherwise than it is written has one of these; letters of Europe and quotes are plain. */
const ENCODED =
  /[^\p{ASCII}\u00c0-\u024f–—‘’“”„•€]|&[#a-z]|%[0-9a-f]{2}|=[0-9a-f]{2}|\\[ux][0-9a-f]|<[a-z/!]|\p{L}[ ._-]\p{L}[ ._-]\p{L}[ ._-]\p{L}(?!\p{L})/iu;
/** What was encoded twice is decoded twice; nobody reads more. */
const MOST_LAYERS = 3;

/** What no one can see and what would part a name or a number from itself. */
const UNSEEN = /(?![\t\n\r])[\p{Cf}\p{Cc}]/gu;

/** The text without what no one can see. */
export function visible(text: string): string {
  return text.replace(UNSEEN, '');
}

/** Spaces in a row read as one, and a line that goes on in the next as one line. */
const WIDE = /[^\S\n]{2,}/g;
const WRAPPED = /(?<=[\p{Ll},]) ?\r?\n ?(?=\p{Ll})/gu;

/** The ways in which a text may be taken: as it is written, and as it reads where that is another. */
export function readings(text: string): string[] {
  const read = asRead(visible(text)).replace(WIDE, ' ').replace(WRAPPED, ' ');
  return read === text ? [text] : [text, read];
}

/** The text as it reads; the same text where it is written plainly. */
export function asRead(text: string): string {
  if (!ENCODED.test(text)) return text;
  let now = text;
  for (let layer = 0; layer < MOST_LAYERS; layer++) {
    const before = now;
    now = besideLinks(now.replace(TAG, ' '), decoded);
    if (now === before) break;
  }
  return inOnePiece(inPlainLetters(now));
}

/** A tag or a comment, not an address between angle brackets. */
const TAG = /<(?:!--[^>]{0,200}-->|\/?[a-z][a-z0-9]{0,15}(?:[\s/][^<>]{0,400})?\/?>)/gi;

/** A link is masked whole as it is written: decoded it would end too early. */
function besideLinks(text: string, change: (part: string) => string): string {
  let out = '';
  let done = 0;
  for (const { 0: link, index } of text.matchAll(LINK)) {
    // A number behind "tel:" is no page.
    if (/^(?:tel|sip|mailto|skype):/i.test(link)) continue;
    out += change(text.slice(done, index)) + link;
    done = index + link.length;
  }
  return out + change(text.slice(done));
}

const ENTITIES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ...{ nbsp: ' ', ensp: ' ', emsp: ' ', thinsp: ' ', tab: ' ', newline: ' ', shy: '', zwnj: '' },
    ...{ zwj: '', amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", rsquo: '’', lsquo: '‘' },
    ...{ commat: '@', period: '.', plus: '+', hyphen: '-', dash: '-', ndash: '–', mdash: '—' },
    ...{ lpar: '(', rpar: ')', sol: '/', colon: ':', semi: ';', num: '#', lowbar: '_' },
    ...{ middot: '·', bull: '•', percnt: '%', szlig: 'ß', aelig: 'æ', oslash: 'ø', lstrok: 'ł' },
  }),
);
const MARKS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ...{ acute: '\u0301', grave: '\u0300', uml: '\u0308', circ: '\u0302', tilde: '\u0303' },
    ...{ cedil: '\u0327', ring: '\u030a', caron: '\u030c', ogon: '\u0328', dot: '\u0307' },
  }),
);
const ENTITY = /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));?/gi;
const MARKED = /^([a-z])(acute|grave|uml|circ|tilde|cedil|ring|caron|ogon|dot)$/i;
/** Quoted-printable only where nothing else is meant: "x=40" is an equation. */
const QUOTED =
  /=40(?=\p{L}[\p{L}\p{N}-]{0,62}\.\p{L}{2,})|(?<=[\p{L}\p{N}])=(?:20|2E|2D|C2=A0)(?=[\p{L}\p{N}(+])/giu;
const QUOTED_AS: ReadonlyMap<string, string> = new Map([
  ['=40', '@'],
  ['=2E', '.'],
  ['=2D', '-'],
]);

function decoded(text: string): string {
  return text
    .replace(ENTITY, entity)
    .replace(/(?:%[0-9a-f]{2})+/gi, fromPercents)
    .replace(QUOTED, (sign) => QUOTED_AS.get(sign.toUpperCase()) ?? ' ')
    .replace(/\\(?:u([0-9a-f]{4})|x([0-9a-f]{2}))/gi, (whole, four?: string, two?: string) =>
      letterOf(Number.parseInt(four ?? two ?? '', 16), whole),
    );
}

function entity(whole: string, decimal?: string, hex?: string, name?: string): string {
  if (name === undefined) {
    const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
    return letterOf(code, whole);
  }
  const [, letter = '', mark = ''] = MARKED.exec(name) ?? [];
  if (letter !== '') return (letter + (MARKS.get(mark.toLowerCase()) ?? '')).normalize('NFC');
  return ENTITIES.get(name.toLowerCase()) ?? whole;
}

/** What no text holds stays as it is written; what nobody sees is left out. */
function letterOf(code: number, whole: string): string {
  const isText = code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
  if (!isText) return whole;
  const letter = String.fromCodePoint(code);
  if (/\s/.test(letter)) return ' ';
  return /[\p{Cc}\p{Cf}]/u.test(letter) ? '' : letter;
}

function fromPercents(run: string): string {
  try {
    const text = decodeURIComponent(run);
    return /(?!\s)[\p{Cc}\p{Cf}]/u.test(text) ? run : text;
  } catch {
    return run;
  }
}

/** An at-sign in a circle stands between a name and a host; anywhere else it is the letter. */
const CIRCLED_AT = /(?<=[\p{L}\p{N}]\s?)[ⓐⒶ🅐🄰](?=\s?[\p{L}\p{N}-]{1,63}\s?[.．。])/gu;
/** Circles that no normal form undoes: each row counts from one, and zero stands apart. */
const CIRCLED_ROWS = [0x2776, 0x2780, 0x278a, 0x24f5];
const CIRCLED = /[❶-❾➀-➈➊-➒⓵-⓽⓿]/gu;
const SQUARED = /[\u{1f150}-\u{1f169}\u{1f170}-\u{1f189}]/gu;

function inPlainLetters(text: string): string {
  if (!/[^\p{ASCII}]/u.test(text)) return text;
  return text
    .replace(CIRCLED_AT, '@')
    .replace(CIRCLED, (sign) => {
      const code = sign.codePointAt(0) ?? 0;
      const row = CIRCLED_ROWS.find((from) => code >= from && code < from + 9);
      return row === undefined ? '0' : String(code - row + 1);
    })
    .replace(SQUARED, (sign) =>
      String.fromCharCode(65 + (((sign.codePointAt(0) ?? 0) - 0x1f150) % 32)),
    )
    .normalize('NFKC')
    .replace(/(?<=\p{Nd})\p{M}+/gu, '')
    .replace(/\p{Nd}/gu, (digit) => digitOf(digit) ?? digit);
}

/** "P i o t r" and "P.i.o.t.r": four letters or more that stand alone are one word. */
const SPACED = /(?<![\p{L}\p{N}])\p{L}([ ._-])\p{L}(?:\1\p{L}){2,}(?![\p{L}\p{N}])/gu;

function inOnePiece(text: string): string {
  return text.replace(SPACED, (run, between: string) =>
    run.replaceAll(between, '').replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' '),
  );
}
