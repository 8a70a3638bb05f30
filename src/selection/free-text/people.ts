// Who must not be named to a model beside the reps on the roster: the contact, by all that is known of
// them and by how they sign; and whoever a policy or an account names.

import type { Lead } from '../../leads/lead.ts';
import { hasOwnScript } from '../../leads/text/fold.ts';
import { memoInKeeper } from '../../leads/text/memo-by-key.ts';
import type { RosterIndex } from '../../roster/roster-index.ts';
import type { Snapshot } from '../scene/snapshot.ts';
import { ALSO_WORDS, FIRST_NAMES, folded, NOT_NAMES } from './person-names.ts';
import { keysOf, type NameIndex, namesOf, spellings } from './rep-names.ts';

export type Contact = {
  /** Words of their names as they are compared; masked wherever they stand. */
  words: ReadonlySet<string>;
  /** Their full names, in any order and spelling. */
  full: NameIndex;
  /** Names in scripts that set no spaces, as they are written. */
  pieces: readonly string[];
  /** The last digits of their numbers. */
  digits: readonly string[];
};

/** What a lead gives that names its contact. */
export function givenBy({ name, email, phone }: Lead['contact']): string[] {
  return [name, email, phone].filter((one) => one !== undefined && one.trim() !== '') as string[];
}

/** How much of a number makes it that number, whatever stands before. */
const OWN_DIGITS = 7;

/**
 * What names a contact, from what they gave (names, e-mail addresses, numbers) and what they wrote.
 * Words of the `company` in an address are the company's.
 */
export function contactOf(given: readonly string[], message: string | null, company = ''): Contact {
  const signed = message === null ? [] : namesSigned(message);
  const names = [...given.filter((one) => !/[@\d]/.test(one)), ...signed];
  const said = new Set(names.flatMap(keysOf));
  const local = given
    .flatMap((one) => localWords(one, said))
    .filter((word) => !company.includes(word));
  const own = [...names, ...local].flatMap(spellings).flatMap(keysOf);
  return {
    words: new Set(own.filter((word) => word.length > 1 && !NOT_NAMES.has(word))),
    full: namesOf(names.map((name) => ({ id: '', name }))),
    pieces: [...new Set(names.filter(hasOwnScript).flatMap(piecesOf))],
    digits: given
      .filter((one) => !/@/.test(one))
      .map((one) => one.replace(/\D/g, '').slice(-OWN_DIGITS))
      .filter((digits) => digits.length >= 6),
  };
}

function piecesOf(name: string): string[] {
  return [name.replace(/\s+/g, ''), name, ...name.split(/[\s・·]+/)].filter(
    (piece) => piece.length > 1,
  );
}

/** The words of an address before its sign, where they read like somebody's name and not like a desk's. */
function localWords(address: string, said: ReadonlySet<string>): string[] {
  const at = address.lastIndexOf('@');
  if (at < 1) return [];
  const words = folded(address.slice(0, at))
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== '');
  const isNamed = words.some((word) => FIRST_NAMES.has(word) || said.has(word));
  const isInitialled = words.length === 2 && words[0]?.length === 1;
  if (!isNamed && !isInitialled) return [];
  return words.filter((word) => word.length > 2 && !DESKS.has(word));
}

/** How far from the end of a message a signature is looked for, and from its beginning an introduction. */
const SIGNED_WITHIN = 700;
const INTRODUCED_WITHIN = 2_000;
const SIGN_OFF =
  /^\W{0,3}(?:-{2,}|—|(?:(?:kind|best|warm|many|with) )?(?:kind )?(?:regards|rgds|wishes|thanks|thank you|thx|cheers|sincerely|yours(?: (?:sincerely|truly|faithfully))?|best|br|kr|talk soon|all the best)|mit freundlichen grüßen|(?:viele|liebe|beste|freundliche|herzliche) grüße|grüße|gruß|mfg|vg|lg|bg|cordialement|bien (?:à vous|cordialement)|cdt|merci|saludos|un saludo|atentamente|gracias|obrigad[oa]|atenciosamente|abraços?|cordiali saluti|distinti saluti|grazie|met vriendelijke groet(?:en)?|groet(?:en|jes)?|pozdrawiam|hälsningar|med vänlig hälsning|mvh|敬具|よろしくお願い(?:いた)?します|此致)[\s,.!–—-]{0,4}$/iu;
const INTRODUCTION =
  /(?:^|[^\p{L}])(?:my name is|my name[’']s|mein name ist|ich heiße|je m[’']appelle|me llamo|mi nombre es|mi chiamo|meu nome é|signed(?: by)?:?|sent by:?)\s+((?:\p{Lu}[\p{L}\p{M}'’-]{0,30}\.?\s?){1,3})/giu;
const NAME_LINE =
  /^(?:\p{Lu}[\p{L}\p{M}.'’-]{0,30}|van|von|de|der|den|da|di|del|la)(?:[ ,]{1,2}(?:\p{Lu}[\p{L}\p{M}.'’-]{0,30}|van|von|de|der|den|da|di|del|la)){0,4}$/u;
const NO_PERSON =
  /\b(?:gmbh|inc|ltd|llc|ag|kg|corp|bv|srl|sas|plc|team|group|sales|thanks|regards)\b/i;

/** The names under a message and those that it introduces. */
function namesSigned(message: string): string[] {
  const found: string[] = [];
  const lines = message.slice(-SIGNED_WITHIN).split(/\r?\n/);
  for (let i = 0; i + 1 < lines.length; i++) {
    if (!SIGN_OFF.test((lines[i] ?? '').trim())) continue;
    const next = lines.slice(i + 1, i + 4).find((line) => line.trim() !== '') ?? '';
    const name =
      next
        .trim()
        .replace(/^[-–—~]\s*/, '')
        .split(/\s[|•·–—-]\s|,\s/)[0] ?? '';
    if (isName(name)) found.push(name);
  }
  for (const { 1: name = '' } of message.slice(0, INTRODUCED_WITHIN).matchAll(INTRODUCTION)) {
    const words = name.trim().split(/\s+/);
    const end = words.findIndex((word) => !isName(word));
    found.push(words.slice(0, end < 0 ? words.length : end).join(' '));
  }
  return found.filter((name) => name !== '');
}

function isName(text: string): boolean {
  return (
    NAME_LINE.test(text) &&
    !NO_PERSON.test(text) &&
    text
      .split(/\s+/)
      .every(
        (word) => !NOT_NAMES.has(folded(word)) && !(ALSO_WORDS.has(folded(word)) && text === word),
      )
  );
}

/** Whoever a policy, an account or a roster names without being on the roster. */
export function strangersOf({
  roster,
  account = null,
  policy,
}: Pick<Snapshot, 'roster'> & Partial<Pick<Snapshot, 'account' | 'policy'>>): NameIndex {
  const ofAccount = account === null ? [] : accountPeople(account);
  const named = [
    ...ofAccount,
    ...(policy?.document.queue.escalateTo ?? []),
    ...namedBy(roster.index),
  ]
    .map(spelt)
    .filter(namesSomebody);
  return named.length === 0 ? NOBODY : namesOf(named.map((name) => ({ id: '', name })));
}

/** "anna schmidt" and "Grace" do, "sales lead", "ae" and "desk" do not. */
function namesSomebody(name: string): boolean {
  const keys = keysOf(name);
  if (keys.some((key) => key.length < 2 || NOT_NAMES.has(key) || DESKS.has(key))) return false;
  return keys.length > 1 || FIRST_NAMES.has(keys[0] ?? '') || /^\p{Lu}\p{Ll}/u.test(name);
}

const DESKS = new Set(
  `rep desk queue pool support leads floor group region on call duty info office contact kontakt service
  admin mail post jobs billing press noreply webmaster einkauf vertrieb test user`.split(/\s+/),
);

const NOBODY: NameIndex = { full: new Map(), single: new Map() };

function accountPeople(account: NonNullable<Snapshot['account']>): string[] {
  const { ownerId, csmId, parentOwnerId, doNotAssign } = account;
  return [ownerId, csmId, parentOwnerId, ...doNotAssign].filter((id) => id !== null);
}

/** Managers and delegates by their ids. */
const namedBy = memoInKeeper(({ reps }: RosterIndex): readonly string[] => {
  const ids = reps.flatMap(({ managerId, absences }) => [
    managerId,
    ...absences.map(({ delegateId }) => delegateId),
  ]);
  return [...new Set(ids.filter((id) => id !== null))];
});

/** "anna.schmidt@firm.com" and "anna-schmidt" as "anna schmidt". */
function spelt(id: string): string {
  return (id.split('@')[0] ?? id).replace(/[._\d-]+/g, ' ').trim();
}
