// Nothing that names a person leaves: e-mails, phones, links to people and names are masked in every
// text that somebody else wrote. A shortlisted rep's name becomes that rep's alias, so that "I would
// like to talk to …" still means something. This is the only way by which words reach a model.

import { fold } from '../../leads/text/fold.ts';
import { memoInKeeper } from '../../leads/text/memo-by-key.ts';
import { toUnicodeHost } from '../../leads/text/punycode.ts';
import type { RosterIndex } from '../../roster/roster-index.ts';
import type { Snapshot } from '../scene/snapshot.ts';
import { addressesIn } from './addresses.ts';
import { asRead, readings, visible } from './as-read.ts';
import { LINKED, withoutLinks } from './links.ts';
import { shapedNamesIn } from './name-shapes.ts';
import { type Guess, MASKS, type Names, namesNobody, withoutNames } from './names.ts';
import { contactOf, strangersOf } from './people.ts';
import { FIRST_NAMES } from './person-names.ts';
import { phonesIn, spellsNumber } from './phones.ts';
import { nameIndex } from './rep-names.ts';

export type Redactor = {
  /** What a person wrote: a message, an attribute, a sentence of a policy. */
  text(text: string): string;
  /** A short field of any content: a title, a city, a campaign. */
  field(text: string): string;
  /** The name of a company or a tool: only what surely names a person is masked. */
  label(text: string): string;
  /** A domain: masked as a whole when it is made of the contact's name. */
  domain(text: string): string;
};

type Known = Pick<Snapshot, 'roster'> & Partial<Pick<Snapshot, 'account' | 'policy' | 'lead'>>;

/**
 * Masks for one lead. `contact` is what names the contact: names, e-mail addresses, numbers. What a
 * snapshot knows of account, policy and lead adds to it.
 */
export function redactor(
  snapshot: Known,
  aliases: { aliasOf(repId: string): string | null },
  contact: readonly string[] = [],
): Redactor {
  const nameOf = (ids: readonly string[]) =>
    ids.map((id) => aliases.aliasOf(id)).find((alias) => alias !== null) ?? MASKS.colleague;
  const { lead } = snapshot;
  const company = lead ? fold(`${lead.companyName ?? ''} ${lead.domain ?? ''}`) : '';
  const own = contactOf(contact, lead?.message ?? null, company);
  const names: Omit<Names, 'guess'> = {
    known: nameIndex(snapshot.roster.index),
    strangers: strangersOf(snapshot),
    contact: own,
    nameOf,
  };
  const ids = spokenIds(snapshot.roster.index);
  const by = (guess: Guess) => (text: string) => maskedAsRead(text, { ...names, guess }, ids);
  const label = by('nothing');
  const written = maskedAsWritten(lead, by('full'));
  return {
    text: orAsWritten(written, by('anything')),
    field: orAsWritten(written, by('full')),
    label,
    domain: (text) => (isMadeOf(text, own.words) ? MASKS.person : label(text)),
  };
}

/** These stay slugs of their own where our lists do not have them. */
const SLUGGED = new Set(['company.region', 'source', 'channel']);

/**
 * Fields that became slugs, as they were written, masked: by their folded text, and only where there was
 * something to mask. A slug has lost the signs by which an address is known and the capitals of names.
 */
function maskedAsWritten(lead: Known['lead'], mask: Mask): ReadonlyMap<string, string> {
  const written = (lead?.mappings ?? []).filter(
    ({ field, to }) => field === 'signals' || (to === 'unknown' && SLUGGED.has(field)),
  );
  return new Map(
    written
      .map(({ raw }) => ({ raw, masked: mask(raw) }))
      .filter(({ raw, masked }) => masked !== raw)
      .map(({ raw, masked }) => [fold(raw), masked]),
  );
}

type Mask = (text: string) => string;

function orAsWritten(written: ReadonlyMap<string, string>, mask: Mask): Mask {
  if (written.size === 0) return mask;
  return (text) => {
    const key = fold(text);
    // A region off our list also stands behind its country: "us-springfield".
    return written.get(key) ?? written.get(key.replace(/^[a-z]{2} /, '')) ?? mask(text);
  };
}

/** Ids of the reps whom a text names as it reads, in full or after words such as "ask for". */
export function repsNamedIn(text: string, roster: Snapshot['roster']): string[] {
  const found = new Set<string>();
  const nameOf = (ids: readonly string[]) => {
    for (const id of ids) found.add(id);
    return '';
  };
  const known = nameIndex(roster.index);
  const names: Names = {
    ...{ known, strangers: NOBODY, contact: NO_CONTACT, nameOf },
    guess: 'anything',
  };
  for (const read of readings(text)) withoutNames(read, names);
  return [...found];
}

const NOBODY = { full: new Map(), single: new Map() };
const NO_CONTACT = contactOf([], null);

/** Longer texts are a lead's own; shorter ones come again with every lead and candidate. */
const LONGEST_KEPT = 80;

/**
 * Masked as it reads; where nobody is found in that, as it is written, so that what was encoded for
 * another reason stays as the lead put it.
 */
function maskedAsRead(raw: string, names: Names, ids: ReadonlyMap<string, string>): string {
  const text = visible(raw);
  const read = asRead(text);
  if (read === text) return masked(text, names, ids);
  const found = masked(read, names, ids);
  return found === read ? masked(text, names, ids) : found;
}

function masked(text: string, names: Names, ids: ReadonlyMap<string, string>): string {
  const isPlain = !HAS_CONTACT.test(text) && !spellsNumber(text);
  const bare = isPlain ? text : withoutContacts(text, names);
  const named = ids.size > 0 && ID_LIKE.test(bare) ? withoutIds(bare, names, ids) : bare;
  const isShort = named.length <= LONGEST_KEPT && namesNobody(named, names);
  const left = isShort ? named : withoutNames(named, names);
  return names.guess === 'nothing' ? left : cut(left, shapedNamesIn(left), MASKS.person);
}

/** Every contact but a spelt number has one of these: most texts have none, and one look serves for all. */
const HAS_CONTACT = new RegExp(
  `${LINKED.source}|[*~|]\\s?at|\\bat\\b|[_-]at[_-]|arroba|klammeraffe|[([{<]\\s?(?:at|ät|around|arroba|a)\\s?[)\\]}>]|\\p{Nd}(?:[^\\p{L}\\p{Nd}]{0,4}\\p{Nd}){4}`,
  'iu',
);

function withoutContacts(text: string, { contact }: Names): string {
  const isName = (word: string) => {
    const key = word.toLowerCase();
    return contact.words.has(key) || FIRST_NAMES.has(key);
  };
  const mails = cut(text, addressesIn(text, isName), MASKS.mail);
  const bare = withoutLinks(mails, MASKS.link);
  return cut(bare, phonesIn(bare, contact.digits), MASKS.number);
}

function cut(text: string, spans: readonly { at: number; end: number }[], mask: string): string {
  if (spans.length === 0) return text;
  let out = '';
  let done = 0;
  for (const { at, end } of [...spans].sort((a, b) => a.at - b.at)) {
    if (at < done) continue;
    out += text.slice(done, at) + mask;
    done = end;
  }
  return out + text.slice(done);
}

/** Any such id has one of these. */
const ID_LIKE = /[\d._-]/;
const TOKEN = /[\p{L}\p{N}][\p{L}\p{N}._@-]*/gu;

/** Ids that are no plain words, by their lower case: those are known wherever they stand. */
const spokenIds = memoInKeeper(
  ({ reps }: RosterIndex): ReadonlyMap<string, string> =>
    new Map(
      reps
        .filter(({ id }) => /[\d._-]/.test(id) && id.length > 3)
        .map(({ id }) => [id.toLowerCase(), id]),
    ),
);

function withoutIds(text: string, { nameOf }: Names, ids: ReadonlyMap<string, string>): string {
  return text.replace(TOKEN, (token) => {
    const bare = withoutMarksBehind(token);
    const key = bare.toLowerCase();
    const id = ids.get(key) ?? ids.get(key.replace(/s$/, ''));
    return id === undefined ? token : nameOf([id]) + token.slice(bare.length);
  });
}

/** Letter by letter: a pattern for "at the end" begins anew at every mark of a long token. */
function withoutMarksBehind(token: string): string {
  let end = token.length;
  while (end > 0 && '._@-'.includes(token.charAt(end - 1))) end -= 1;
  return token.slice(0, end);
}

/** Whether a domain is the contact's name: a name of theirs within it, or all of it a few of them. */
function isMadeOf(domain: string, words: ReadonlySet<string>): boolean {
  if (words.size === 0) return false;
  const name = fold(toUnicodeHost(domain).replace(/\.[^.]+$/, '')).replaceAll(' ', '-');
  const parts = name.split(/[^\p{L}]+/u);
  const all = [...words];
  return all.some(
    (word) =>
      parts.includes(word) ||
      (word.length > 6 && name.includes(word)) ||
      (word.length > 4 && parts.some((part) => part.startsWith(word) || part.endsWith(word))) ||
      all.some((other) => other !== word && parts.includes(word + other)) ||
      parts.some((part) => part.length === word.length + 1 && part.endsWith(word)),
  );
}
