// E-mail addresses as people write them to other people: with an "@" or what stands for one, with spaces
// and brackets around it, with "dot" for a dot. Each at-sign is looked at once, within reach of it.

import type { Span } from './phones.ts';

const DOT = String.raw`(?:\s{0,2}[([{<]\s?(?:dot|punkt|point|punto|\.)\s?[)\]}>]\s{0,2}|\s(?:dot|punkt|punto)\s|\s?[.．。]\s?)`;
const CLOSE_DOT = String.raw`(?:\s{0,2}[([{<]\s?(?:dot|punkt|point|punto|\.)\s?[)\]}>]\s{0,2}|\s(?:dot|punkt|punto)\s|[.．。])`;
/** Whatever stands for the sign beyond doubt. */
const SIGN =
  /\\?@{1,2}|\s?[([{<]\s?(?:at|@|ät|arroba|around|a)\s?[)\]}>]\s?|([*~|_-])\s?at\s?\1|\s(?:arroba|klammeraffe)\s/giu;
/** As it is, behind the mark that some editors set before it, or typed twice. */
const PLAIN_SIGN = /^\\?@{1,2}$/;
/** "at" as a word: only what stands around it tells. */
const WORD = /\sat\s/gi;

/** Farther from the sign nothing belongs to its address. */
const REACH = 64;
const LOCAL_LETTER = /[\p{L}\p{M}\p{N}._%+'’-]/u;
const DOT_BEFORE = /(?:\s?[([{<]\s?(?:dot|punkt|punto)\s?[)\]}>]\s?|\s(?:dot|punkt|punto)\s)$/iu;
const HOST = new RegExp(
  String.raw`^\s{0,2}[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,62})(?:${CLOSE_DOT}[\p{L}\p{N}-]{1,62}){1,5}`,
  'iu',
);
const SPACED_HOST = new RegExp(
  String.raw`^\s{0,2}[\p{L}\p{N}][\p{L}\p{N}-]{0,62}(?:${DOT}(?:com|org|net|io|de|fr|es|uk|eu|co|it|nl|at|ch|us|info|biz|example|test|pl|pt|be|se|dk|no|fi|cz|ie|in|jp|cn|ai|app|dev)(?![\p{L}\p{N}]))+`,
  'iu',
);
/** An address of a machine in the place of a host. */
const NUMBERED_HOST = /^\[(?:ipv6:)?[\da-f.:]{3,45}\]/i;
const SHORT_HOST = /^[\p{L}\p{N}][\p{L}\p{N}-]{1,62}/u;

/** Before "at" these are no address: "look at firm.com". */
const TELLS_AN_ADDRESS = /(?:[._\d+]|^\p{L}$)/u;
const ASKED_TO_WRITE =
  /(?:e-?mail|mail|write|reach|contact|address|adresse|schreib\w*|correo|courriel|ping|respond|reply|answer)\b[^.!?]{0,12}$/iu;

/** Where a text holds an address; `isName` tells the words that name somebody. */
export function addressesIn(text: string, isName: (word: string) => boolean): Span[] {
  const found: Span[] = [];
  let done = 0;
  const take = (at: number, end: number) => {
    if (at < done) return;
    found.push({ at, end });
    done = end;
  };
  const signs = [...text.matchAll(SIGN), ...text.matchAll(WORD)].sort((a, b) => a.index - b.index);
  for (const { 0: sign, index } of signs) {
    if (index < done) continue;
    const end = index + sign.length;
    const isWord = sign.trim().toLowerCase() === 'at';
    const start = localStart(text, index, done);
    const local = text.slice(start, index).trim();
    if (local === '') continue;
    const isTight = start + local.length === index && /\S$/.test(sign);
    const host = hostAt(text.slice(end, end + 3 * REACH), {
      isWord,
      isAt: PLAIN_SIGN.test(sign),
      isTight,
    });
    if (host === 0) continue;
    const before = text.slice(Math.max(done, start - REACH), start);
    if (isWord && !isLocal(local, before, text.slice(end, end + host), isName)) continue;
    take(start, end + host);
  }
  return found;
}

/** Where what stands before a sign begins: its letters, and those before a spelt dot. */
function localStart(text: string, sign: number, from: number): number {
  let at = sign;
  while (at > from && sign - at < 2 && text[at - 1] === ' ') at -= 1;
  const end = at;
  at = lettersBefore(text, at, from);
  if (at === end) return sign;
  const dot = DOT_BEFORE.exec(text.slice(Math.max(from, at - 10), at))?.[0].length ?? 0;
  if (dot === 0) return at;
  const first = lettersBefore(text, at - dot, from);
  return first === at - dot ? at : first;
}

function lettersBefore(text: string, end: number, from: number): number {
  let at = end;
  while (at > from && end - at < REACH && LOCAL_LETTER.test(text[at - 1] ?? '')) at -= 1;
  return at;
}

type Sign = { isWord: boolean; isAt: boolean; isTight: boolean };

/** How long the host behind a sign is; 0 where there is none. */
function hostAt(after: string, sign: Sign): number {
  const { isWord, isAt, isTight } = sign;
  const whole = HOST.exec(after) ?? SPACED_HOST.exec(after) ?? NUMBERED_HOST.exec(after);
  if (whole) return !isAt && !/\p{L}/u.test(whole[0]) ? 0 : whole[0].length;
  return !isWord && isTight ? (SHORT_HOST.exec(after)?.[0].length ?? 0) : 0;
}

function isLocal(
  local: string,
  before: string,
  host: string,
  isName: (word: string) => boolean,
): boolean {
  const spelt = /\s(?:dot|punkt|punto)\s|[([{]/i.test(host);
  return spelt || TELLS_AN_ADDRESS.test(local) || isName(local) || ASKED_TO_WRITE.test(before);
}
