// Whom a file means by an id, an e-mail address or a name: the one rep whom it can be, or nobody.
import { fold, slugOf } from '../leads/text/fold.ts';

export type Person = { id: string; name: string; email: string | null };

type Meant = { kind: 'rep'; id: string } | { kind: 'nobody'; because: string };

/** Finds people by what is written of them: an id as it is, then in any case, an e-mail, a name that one of them has. */
export type RepFinder = {
  /** One more person; of an id that is known already the last one counts. */
  add(person: Person): void;
  find(written: string): Meant;
};

export function repFinder(): RepFinder {
  const people = new Map<string, Person>();
  const ways = [
    lookUp(people, ({ id }) => id, caseless),
    lookUp(people, ({ id }) => id, sameCrmId),
    lookUp(people, ({ email }) => email ?? '', caseless),
    lookUp(people, ({ name }) => name, fold),
    lookUp(people, ({ name }) => name, slugOf),
  ];
  return {
    add: (person) => {
      people.set(person.id, person);
      for (const { add } of ways) add(person);
    },
    find: (written) => {
      const text = written.trim();
      if (people.has(text)) return { kind: 'rep', id: text };
      for (const spelling of [text, turnedRound(text)]) {
        for (const { find } of ways) {
          const found = find(spelling);
          const [first, second] = found;
          if (first === undefined) continue;
          if (second === undefined) return { kind: 'rep', id: first };
          return { kind: 'nobody', because: `may be ${found.join(' or ')}: write the id` };
        }
      }
      return { kind: 'nobody', because: 'is the id, e-mail or name of no rep' };
    },
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
  people: ReadonlyMap<string, Person>,
  of: (person: Person) => string,
  key: (text: string) => string,
) {
  const keyOf = (person: Person) => key(of(person).trim());
  const idsUnder = new Map<string, Set<string>>();
  return {
    add: (person: Person) => {
      const known = idsUnder.get(keyOf(person));
      if (known) known.add(person.id);
      else idsUnder.set(keyOf(person), new Set([person.id]));
    },
    find: (written: string): string[] => {
      const wanted = key(written);
      if (wanted === '') return [];
      // Who was added again may be known by another name since.
      return [...(idsUnder.get(wanted) ?? [])].filter((id) => {
        const person = people.get(id);
        return person !== undefined && keyOf(person) === wanted;
      });
    },
  };
}

/** "West, Wendy" → "Wendy West". */
function turnedRound(text: string): string {
  const [last = '', first = '', ...more] = text.split(',').map((part) => part.trim());
  return first === '' || more.length > 0 ? text : `${first} ${last}`;
}
