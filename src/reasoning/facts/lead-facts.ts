// The facts about a lead: what we know, what they did, what they wrote, and what we do not know.

import type { LeadProfile } from '../../leads/profile.ts';
import { slugOf } from '../../leads/text/fold.ts';
import { memoByText } from '../../leads/text/memo.ts';
import { productName } from '../../leads/values/display-name.ts';
import { capitalised, onOneLine, slugWords } from '../../leads/values/wording.ts';
import { deedTold } from './engagement.ts';
import type { FactKind } from './fact.ts';
import {
  bandFigures,
  clockFigure,
  countFigure,
  moneyFigure,
  pointsFigure,
  restFigures,
} from './figures.ts';
import { clockTime, minuteOfDay } from './local-time.ts';
import { inWords, type Narrator, type Phrase, type Tell } from './narrator.ts';

const MOST_ATTRIBUTES = 20;
const MOST_ENGAGEMENTS = 25;
const MOST_SIGNALS = 20;
/** A message is told in pieces of about this many characters, so that a citation points at its place. */
const PIECE = 400;

/** Tells the facts about the lead at `atMs`, in a fixed order: who, where, how they came, what they did, what they wrote. */
export function leadFacts(lead: LeadProfile, atMs: number, voice: Narrator, tell: Tell): void {
  const say = (kind: FactKind, phrase: Phrase | null) => {
    if (phrase !== null) tell('lead', null, kind, phrase.words, phrase);
  };
  const named = (text: string | null, sentence: (name: string) => string): Phrase | null =>
    text === null ? null : { words: sentence(text), entries: [text] };
  const own = (text: string | null) => (text === null ? null : voice.label(text));
  const known = (text: string) => (text === 'unknown' ? null : text);
  const slug = (text: string) =>
    text === 'unknown' ? null : inWords(text, slugWords, voice.field);
  const industry = known(lead.industry);
  const { facts, words } = voice.texts;

  say('company', named(own(lead.companyName), facts.company));
  say('domain', domain(lead, voice));
  say('industry', named(industry && words.industryName(industry), facts.industry));
  say('size', size(lead, voice));
  say('revenue', revenue(lead, voice));
  say('place', place(lead, voice));
  say('time_zone', timeZone(lead, atMs, voice));
  say('language', language(lead, voice));
  say('role', role(lead, voice));
  say(
    'source',
    named(
      lead.source === 'unknown' ? null : inWords(lead.source, words.sourceName, voice.field),
      facts.source,
    ),
  );
  say('channel', named(slug(lead.channel), facts.channel));
  say('campaign', campaign(lead, voice));
  say('score', score(lead, voice));
  say('stack', stack(lead, voice));
  const products = productsNamed(lead, voice.label);
  if (products.length > 0) {
    const told = facts.product(words.listed(products));
    say('product', { words: told, entries: products, figures: restFigures(products) });
  }
  for (const [i, signal] of lead.signals.slice(0, MOST_SIGNALS).entries()) {
    const name = inWords(signal, slugWords, voice.foreign);
    say('signal', { words: facts.signal(name), key: String(i), quoted: [name] });
  }
  for (const [i, entry] of lead.engagement.slice(0, MOST_ENGAGEMENTS).entries()) {
    say('engagement', { key: String(i), ...deedTold(entry, voice) });
  }
  attributes(lead, voice, say);
  message(lead, voice, say);
  const gaps = unknowns(lead, voice);
  if (gaps.length > 0) {
    say('unknown', { words: facts.unknown(words.listed(gaps)), entries: gaps });
  }
}

type Say = (kind: FactKind, phrase: Phrase) => void;

/** Key and value are both of somebody else's making. */
function attributes(lead: LeadProfile, voice: Narrator, say: Say): void {
  for (const [key, value] of Object.entries(lead.attributes)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .slice(0, MOST_ATTRIBUTES)) {
    const name = capitalised(inWords(key, slugWords, voice.foreign));
    const words = voice.foreign(`${name}: ${value}.`);
    say('attribute', { words, key, quoted: [words] });
  }
}

/** The message in pieces, cut before it is retold, so that every voice has the same pieces under the same numbers. */
function message(lead: LeadProfile, voice: Narrator, say: Say): void {
  for (const [i, piece] of messagePieces(lead.message ?? '').entries()) {
    const quote = voice.foreign(piece);
    say('message', { words: voice.texts.facts.message(quote), key: String(i), quoted: [quote] });
  }
}

/** The tools in use as people call them: by our name for those we know, else as they were given. */
export function toolNames({ stack, mappings }: Pick<LeadProfile, 'stack' | 'mappings'>): string[] {
  const unlisted = mappings.filter(
    ({ field, to }) => field === 'company.stack' && to === 'unknown',
  );
  if (unlisted.length === 0) return stack.map(productName);
  const given = new Map(unlisted.map(({ raw }) => [slugOf(raw), raw.trim()]));
  return stack.map((slug) => given.get(slug) ?? productName(slug));
}

/** The products and technologies that the lead's own words name. */
export function productsNamed(
  lead: Pick<LeadProfile, 'products' | 'message'>,
  label: Narrator['label'] = (text) => text,
): string[] {
  const { products, message } = lead;
  const said = products.length > 0 && message !== null ? wordsOf(message) : '';
  return products
    .filter((product) => said.includes(wordsOfName(product)))
    .map((product) => inWords(product, productName, label));
}

const wordsOf = (text: string) => ` ${text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ')} `;
const wordsOfName = memoByText(wordsOf);

/** A message cut at sentence ends into pieces of at most about 400 characters. */
export function messagePieces(message: string): string[] {
  const flat = onOneLine(message);
  if (flat === '') return [];
  const pieces: string[] = [];
  let piece = '';
  for (const sentence of flat.split(/(?<=[.!?…])\s+/)) {
    for (const part of chopped(sentence)) {
      if (piece !== '' && piece.length + part.length + 1 > PIECE) {
        pieces.push(piece);
        piece = part;
      } else {
        piece = piece === '' ? part : `${piece} ${part}`;
      }
    }
  }
  return [...pieces, piece];
}

/** Cuts an endless sentence, rather not between digits or capitalised words: a number or name stays whole. */
function chopped(sentence: string): string[] {
  const pieces: string[] = [];
  let rest = sentence;
  while (rest.length > PIECE) {
    const head = rest.slice(0, PIECE);
    const gentle = [...head.matchAll(/(?<=\p{Ll}[,;:]?) (?=\p{Ll})/gu)].at(-1)?.index;
    const at = gentle ?? [...head.matchAll(/(?<!\d) (?!\d)/g)].at(-1)?.index ?? PIECE;
    pieces.push(rest.slice(0, at).trim());
    rest = rest.slice(at).trimStart();
  }
  return rest === '' ? pieces : [...pieces, rest];
}

function domain(lead: LeadProfile, voice: Narrator): Phrase | null {
  const { facts } = voice.texts;
  if (lead.freeMail) return { words: facts.freeMail };
  if (lead.domain === null) return null;
  const name = voice.domain(lead.domain);
  return { words: facts.domain(name), entries: [name] };
}

function size(lead: LeadProfile, { texts: { facts, words } }: Narrator): Phrase | null {
  const band = lead.size === 'unknown' ? null : lead.size;
  const figures = band === null ? [] : bandFigures(band);
  if (lead.employees === null) {
    return band === null ? null : { words: facts.sizeBand(words.band(band)), figures };
  }
  return {
    words: facts.size(words.figure(lead.employees, 0), band && words.band(band)),
    figures: [countFigure(lead.employees, 'headcount', 'people'), ...figures],
  };
}

function revenue({ revenueUsd }: LeadProfile, { texts }: Narrator): Phrase | null {
  if (revenueUsd === null) return null;
  const figures = [moneyFigure(revenueUsd, 'revenue')];
  return { words: texts.facts.revenue(texts.words.money(revenueUsd)), figures };
}

function place(lead: LeadProfile, voice: Narrator): Phrase | null {
  const { facts, words } = voice.texts;
  const areas = lead.regions.slice(0, 3);
  if (lead.country !== 'unknown') areas.push(lead.country);
  const parts = areas.map((slug) => inWords(slug, words.placeName, voice.field));
  const named = [...new Set(lead.city === null ? parts : [voice.field(lead.city), ...parts])];
  return named.length > 0 ? { words: facts.place(named), entries: named } : null;
}

function timeZone(
  { timeZone: zone }: LeadProfile,
  atMs: number,
  { texts: { facts, words } }: Narrator,
): Phrase | null {
  if (zone === null) return null;
  return {
    words: facts.timeZone(zone, words.clock(clockTime(atMs, zone))),
    entries: [zone],
    figures: [clockFigure(minuteOfDay(atMs, zone), 'local_time')],
  };
}

function language(lead: LeadProfile, { texts: { facts, words } }: Narrator): Phrase | null {
  if (lead.language === 'unknown') return null;
  const name = words.languageName(lead.language);
  return { words: facts.language(name, lead.languageFrom === 'message'), entries: [name] };
}

function role(lead: LeadProfile, voice: Narrator): Phrase | null {
  if (lead.title === null) return null;
  const title = voice.field(lead.title);
  const { facts } = voice.texts;
  const level = lead.seniority === 'unknown' ? null : facts.levels[lead.seniority];
  return {
    words: facts.role(title, level),
    entries: level === null ? [] : [level],
    quoted: [title],
  };
}

function campaign(lead: LeadProfile, voice: Narrator): Phrase | null {
  if (lead.campaign === null) return null;
  const name = voice.field(lead.campaign);
  return { words: voice.texts.facts.campaign(name), quoted: [name] };
}

function score(lead: LeadProfile, { texts: { facts, words } }: Narrator): Phrase | null {
  const points = lead.score ?? lead.builtInScore;
  if (points === null) return null;
  return {
    words: facts.score(words.figure(points, 1), lead.score === null),
    figures: [pointsFigure(points, 'lead_score', 'part'), pointsFigure(100, 'lead_score', 'whole')],
  };
}

function stack(lead: LeadProfile, voice: Narrator): Phrase | null {
  if (lead.stack.length === 0) return null;
  const names = toolNames(lead);
  const entries = names.map(voice.label);
  const { facts, words } = voice.texts;
  return {
    words: facts.stack(voice.label(words.listed(names))),
    entries,
    figures: restFigures(entries),
  };
}

function unknowns(lead: LeadProfile, { texts: { facts } }: Narrator): string[] {
  const { gaps } = facts;
  return [
    lead.industry === 'unknown' ? gaps.industry : null,
    lead.employees === null && lead.size === 'unknown' ? gaps.size : null,
    lead.revenueUsd === null ? gaps.revenue : null,
    lead.country === 'unknown' && lead.regions.length === 0 ? gaps.place : null,
    lead.title === null ? gaps.role : null,
    lead.score === null && lead.builtInScore === null ? gaps.score : null,
    lead.stack.length === 0 ? gaps.stack : null,
  ].filter((gap) => gap !== null);
}
