// The facts about a lead: what we know, what they did, what they wrote, and what we do not know.

import type { LeadProfile } from '../../leads/profile.ts';
import { slugOf } from '../../leads/text/fold.ts';
import { remembered } from '../../leads/text/memo.ts';
import { industryName, productName } from '../../leads/values/display-name.ts';
import {
  capitalised,
  counted,
  figure,
  languageName,
  listed,
  money,
  onOneLine,
  placeName,
  slugWords,
} from '../../leads/values/wording.ts';
import { deedInFull } from './engagement.ts';
import { clockTime } from './local-time.ts';
import { inWords, type Tell, type Voice } from './narrator.ts';

const MOST_ATTRIBUTES = 20;
const MOST_ENGAGEMENTS = 25;
const MOST_SIGNALS = 20;
/** A message is told in pieces of about this many characters, so that a citation points at its place. */
const PIECE = 400;

/** Tells the facts about the lead at `atMs`, in a fixed order: who, where, how they came, what they did, what they wrote. */
export function leadFacts(lead: LeadProfile, atMs: number, voice: Voice, tell: Tell): void {
  const say = (kind: string, text: string | null) => {
    if (text !== null) tell('lead', null, kind, text);
  };
  const own = (text: string | null) => (text === null ? null : voice.label(text));
  const field = (text: string | null) => (text === null ? null : voice.field(text));
  const known = (text: string) => (text === 'unknown' ? null : text);
  const told = (text: string | null, as: (text: string) => string) =>
    text === null ? null : as(text);

  say(
    'company',
    told(own(lead.companyName), (name) => `Company: ${name}.`),
  );
  say('domain', domain(lead, voice));
  say(
    'industry',
    told(known(lead.industry), (slug) => `Industry: ${industryName(slug)}.`),
  );
  say('size', size(lead));
  say('revenue', lead.revenueUsd === null ? null : `Annual revenue: ${money(lead.revenueUsd)}.`);
  say('place', place(lead, voice));
  say(
    'time_zone',
    told(
      lead.timeZone,
      (zone) => `Local time zone: ${zone}, where it is ${clockTime(atMs, zone)}.`,
    ),
  );
  say('language', language(lead));
  say(
    'role',
    told(field(lead.title), (title) => `Contact’s role: ${title}${seniority(lead)}.`),
  );
  say(
    'source',
    told(known(lead.source), (slug) => `Source: ${inWords(slug, slugWords, voice.field)}.`),
  );
  say(
    'channel',
    told(known(lead.channel), (slug) => `Channel: ${inWords(slug, slugWords, voice.field)}.`),
  );
  say(
    'campaign',
    told(field(lead.campaign), (name) => `Campaign: ${name}.`),
  );
  say('score', score(lead));
  if (lead.stack.length > 0) say('stack', `Uses ${voice.label(listed(toolNames(lead)))}.`);
  const named = productsNamed(lead, voice.label);
  if (named.length > 0) say('product', `Names ${listed(named)} in the message.`);
  for (const signal of lead.signals.slice(0, MOST_SIGNALS)) {
    say('signal', `Buying signal: ${inWords(signal, slugWords, voice.foreign)}.`);
  }
  for (const entry of lead.engagement.slice(0, MOST_ENGAGEMENTS)) {
    say('engagement', `${capitalised(voice.foreign(deedInFull(entry)))}.`);
  }
  for (const [key, value] of Object.entries(lead.attributes)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .slice(0, MOST_ATTRIBUTES)) {
    const name = capitalised(inWords(key, slugWords, voice.foreign));
    say('attribute', voice.foreign(`${name}: ${value}.`));
  }
  // Cut before it is retold, so that every voice has the same pieces under the same numbers.
  for (const piece of messagePieces(lead.message ?? '')) {
    say('message', `They write: “${voice.foreign(piece)}”`);
  }
  const gaps = unknowns(lead);
  if (gaps.length > 0) say('unknown', `Not known: ${listed(gaps)}.`);
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
  label: Voice['label'] = (text) => text,
): string[] {
  const { products, message } = lead;
  const said = products.length > 0 && message !== null ? wordsOf(message) : '';
  return products
    .filter((product) => said.includes(wordsOfName(product)))
    .map((product) => inWords(product, productName, label));
}

const wordsOf = (text: string) => ` ${text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ')} `;
const wordsOfName = remembered(wordsOf);

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

function domain(lead: LeadProfile, voice: Voice): string | null {
  if (lead.freeMail) return 'They wrote from a free-mail address.';
  return lead.domain === null ? null : `Domain: ${voice.domain(lead.domain)}.`;
}

function size(lead: LeadProfile): string | null {
  if (lead.employees !== null) {
    const band = lead.size === 'unknown' ? '' : ` (size band ${lead.size})`;
    return `${counted(figure(lead.employees, 0), 'employee')}${band}.`;
  }
  return lead.size === 'unknown' ? null : `Size band: ${lead.size} employees.`;
}

function place(lead: LeadProfile, voice: Voice): string | null {
  const areas = lead.regions.slice(0, 3);
  if (lead.country !== 'unknown') areas.push(lead.country);
  const parts = areas.map((slug) => inWords(slug, placeName, voice.field));
  const named = [...new Set(lead.city === null ? parts : [voice.field(lead.city), ...parts])];
  return named.length > 0 ? `Located in ${named.join(', ')}.` : null;
}

function language(lead: LeadProfile): string | null {
  if (lead.language === 'unknown') return null;
  const name = languageName(lead.language);
  return lead.languageFrom === 'message'
    ? `Language: ${name}, as the message is written.`
    : `Language: ${name}, as stated.`;
}

function seniority(lead: LeadProfile): string {
  return lead.seniority === 'unknown'
    ? ''
    : ` (${lead.seniority} level)`.replace('c-level level', 'C-level').replace('vp', 'VP');
}

function score(lead: LeadProfile): string | null {
  if (lead.score !== null) return `Lead score: ${figure(lead.score, 1)} of 100.`;
  if (lead.builtInScore === null) return null;
  return `Lead score: ${figure(lead.builtInScore, 1)} of 100, our own estimate.`;
}

function unknowns(lead: LeadProfile): string[] {
  return [
    lead.industry === 'unknown' ? 'industry' : null,
    lead.employees === null && lead.size === 'unknown' ? 'company size' : null,
    lead.revenueUsd === null ? 'revenue' : null,
    lead.country === 'unknown' && lead.regions.length === 0 ? 'location' : null,
    lead.title === null ? 'contact’s role' : null,
    lead.score === null && lead.builtInScore === null ? 'lead score' : null,
    lead.stack.length === 0 ? 'technology in use' : null,
  ].filter((gap) => gap !== null);
}
