// Whom a file means by an id, an e-mail address or a name: the one rep whom it can be, or nobody.
import { fold, slugOf } from '../leads/text/fold.ts';

export type Person = { id: string; name: string; email: string | null };

export type Meant = { kind: 'rep'; id: string } | { kind: 'nobody'; because: string };

/** Finds people by what is written of them: an id as it is, then in any case, an e-mail, a name that one of them has. */
export function repFinder(people: Iterable<Person>): (written: string) => Meant {
  const all = [...new Map([...people].map((person) => [person.id, person])).values()];
  const ids = new Set(all.map(({ id }) => id));
  const ways = [
    lookUp(all, ({ id }) => id, caseless),
    lookUp(all, ({ id }) => id, sameCrmId),
    lookUp(all, ({ email }) => email ?? '', caseless),
    lookUp(all, ({ name }) => name, fold),
    lookUp(all, ({ name }) => name, slugOf),
  ];
  return (written) => {
    const text = written.trim();
    if (ids.has(text)) return { kind: 'rep', id: text };
    for (const spelling of [text, turnedRound(text)]) {
      for (const found of ways.map((find) => find(spelling))) {
        const [first, second] = found;
        if (first === undefined) continue;
        if (second === undefined) return { kind: 'rep', id: first };
        return { kind: 'nobody', because: `may be ${found.join(' or ')}: write the id` };
      }
    }
    return { kind: 'nobody', because: 'is the id, e-mail or name of no rep' };
  };
}

const SALESFORCE_ID = /^[a-z0-9]{15}(?:[A-Z0-5]{3})?$/i;

/** Reports of Salesforce show ids of 15 letters in which the case counts, everything else 18 that begin with them. */
export function sameCrmId(id: string): string {
  const text = id.trim();
  return SALESFORCE_ID.test(text) && /\d/.test(text) ? text.slice(0, 15) : text.toLowerCase();
}

const caseless = (text: string) => text.toLowerCase();

function lookUp(
  people: readonly Person[],
  of: (person: Person) => string,
  key: (text: string) => string,
): (written: string) => readonly string[] {
  const found = Map.groupBy(people, (person) => key(of(person).trim()));
  return (written) => {
    const wanted = key(written);
    return wanted === '' ? [] : (found.get(wanted) ?? []).map(({ id }) => id);
  };
}

/** "West, Wendy" → "Wendy West". */
function turnedRound(text: string): string {
  const [last = '', first = '', ...more] = text.split(',').map((part) => part.trim());
  return first === '' || more.length > 0 ? text : `${first} ${last}`;
}
