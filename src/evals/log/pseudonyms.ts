// Stand-ins for everybody and every company in cases that come out of the log: the same one for the same
// person over a whole import, and nothing in a text that leads back to them.
import { redactor } from '../../selection/free-text/redact.ts';
import type { Snapshot } from '../../selection/scene/snapshot.ts';

export type Pseudonyms = {
  /** "rep-3" for an id of the roster; null for anybody else. */
  repId(id: string | null): string | null;
  repName(id: string): string;
  /** Stand-in name and domain of a company; the same for the same domain or name. */
  company(name: string, domain: string | null): Company;
};
export type Company = { name: string; domain: string };

/** Stand-ins for one import; which one somebody gets depends on who came before. */
export function pseudonyms(): Pseudonyms {
  const reps = new Map<string, number>();
  const companies = new Map<string, number>();
  return {
    repId: (id) => (id === null ? null : `rep-${numbered(reps, id) + 1}`),
    repName: (id) => `Rep ${spelt(numbered(reps, id))}`,
    company: (name, domain) => {
      const number = numbered(companies, (domain ?? name).toLowerCase());
      const word = spelt(number);
      return { name: `Company ${word}`, domain: `company-${word.toLowerCase()}.example` };
    },
  };
}

function numbered(known: Map<string, number>, key: string): number {
  const number = known.get(key) ?? known.size;
  known.set(key, number);
  return number;
}

/** "A", "B" … "Z", "Ba" …: letters, because figures in names would read as figures. */
function spelt(number: number): string {
  const letters = [...number.toString(26)].map((digit) =>
    String.fromCharCode(97 + Number.parseInt(digit, 26)),
  );
  const [first = 'a', ...rest] = letters;
  return `${first.toUpperCase()}${rest.join('')}`;
}

const LEGAL_FORM =
  /[\s,]+(?:gmbh(?: & co\.? kg)?|ag|kg|se|inc|llc|ltd|limited|plc|corp|corporation|co|company|s\.?a\.?s?|b\.?v|n\.?v|s\.?r\.?l|oy|ab)\.?$/i;

/** Every spelling under which a text may name a company, longest first. */
export function spellingsOf(names: readonly (string | null)[], domains: readonly string[]) {
  const plain = names.flatMap((name) => {
    const short = name?.replace(LEGAL_FORM, '') ?? '';
    return [name ?? '', short, short.replace(/[\s-]+/g, '')];
  });
  const hosts = domains.flatMap((domain) => [domain, domain.split('.')[0] ?? domain]);
  const all = [...plain, ...hosts].map((text) => text.trim()).filter((text) => text.length > 2);
  return [...new Set(all)].sort((a, b) => b.length - a.length);
}

/** What masks texts of one snapshot: its companies, reps, the contact, and whatever reads like a name. */
export function textMask(
  snapshot: Pick<Snapshot, 'roster'>,
  book: Pseudonyms,
  known: { spellings: readonly string[]; company: Company | null; contactNames: readonly string[] },
): (text: string) => string {
  const aliases = { aliasOf: (id: string) => book.repName(id) };
  const { text: masked } = redactor(snapshot, aliases, known.contactNames);
  const { company, spellings } = known;
  return (text) => {
    const without =
      company === null
        ? text
        : spellings.reduce((now, spelling) => now.replace(whole(spelling), company.name), text);
    return masked(without);
  };
}

/** An address is left to be masked whole. */
function whole(spelling: string): RegExp {
  const escaped = spelling.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '[\\s-]+');
  return new RegExp(`(?<![\\p{L}\\p{N}@])${escaped}(?![\\p{L}\\p{N}])`, 'giu');
}
