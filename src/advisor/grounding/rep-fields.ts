// A field that a rep is said to know, win in, speak or cover must stand in a fact of that very rep, and in
// one of each where it is said of several.
import type { Fact, FactKind } from '../../reasoning/facts/fact.ts';
import { isCovered } from './cover-words.ts';
import type { FactCover } from './coverage.ts';
import { denies } from './denying.ts';
import type { Word } from './dictionary.ts';
import { hasRole, isFunction } from './lexicon.ts';
import { stemOf } from './stem.ts';

const stems = (words: string) => new Set(words.split(/\s+/).map(stemOf));
const KNOWING = stems(
  `record win wins won specialise specialises specialised specialize specialist specialisation specialization
  speciality specialty expert experts expertise experience experienced know knows knowledge versed familiar speak speaks
  speaking fluent cover covers sell sells sold background track strong stronger strongest deal deals territory`,
);
const OWN: ReadonlySet<FactKind> = new Set<FactKind>([
  'speciality',
  'record',
  'language',
  'territory',
  'evidence',
  'role',
  'hours',
]);
/** Facts whose names are fields. */
const FIELDS: ReadonlySet<FactKind> = new Set<FactKind>([
  'industry',
  'language',
  'need_language',
  'place',
  'stack',
  'product',
  'speciality',
  'territory',
  'record',
]);
const STOPPING = new Set(
  'which where who that they their as while but since because against than for so like'.split(' '),
);
const GROUPS = new Set('all both each every'.split(' '));
const NEAR = 6;
/** "the logistics specialist", "auf Fertigung spezialisiert". */
const NEAR_BEFORE = 2;

export type Fielded = {
  /** Aliases of all whom the model was shown. */
  aliases: readonly string[];
  all: readonly Fact[];
  ofRep(alias: string | null): readonly Fact[];
  coverOf(fact: Fact): FactCover;
};

/** Fields that are credited to a rep without a fact of theirs, in the words of one clause. */
export function strangeFields(words: readonly Word[], scene: Fielded, choice: string): string[] {
  if (
    denies(words) ||
    words.some(({ english }) => english[0] === 'whether' || english[0] === 'would')
  )
    return [];
  const whom = creditedWith(words, scene, choice);
  if (whom.length === 0) return [];
  const fields = fieldsIn(words, scene);
  return whom.flatMap((alias) => {
    const own = scene.ofRep(alias);
    const strange = fields.find((word) => !speaksOf(word, own, scene));
    return strange === undefined ? [] : [`no fact of ${alias} speaks of “${strange.raw}”`];
  });
}

/** Whether what is known of a rep names a field. */
export function speaksOf(field: Word, facts: readonly Fact[], { coverOf }: Fielded): boolean {
  return isCovered(field, facts.filter(({ kind }) => OWN.has(kind)).map(coverOf));
}

/** Those of whom it is said: the one who is named, all who are named together, or everybody. */
function creditedWith(words: readonly Word[], { aliases }: Fielded, choice: string): string[] {
  const named = [...new Set(words.map(({ raw }) => raw).filter((raw) => aliases.includes(raw)))];
  const grouped = words.some(({ english }) => GROUPS.has(english[0] ?? ''));
  if (named.length === 1) return named;
  if (grouped)
    return named.length > 1
      ? named
      : words.some(({ english }) => english[0] === 'all')
        ? [...aliases]
        : [];
  const joined = words.some(
    ({ english }, i) =>
      english[0] === 'and' &&
      named.includes(words[i - 1]?.raw ?? '') &&
      named.includes(words[i + 1]?.raw ?? ''),
  );
  if (joined) return named;
  return named.length === 0 && !words.some(({ english }) => THEIRS.has(english[0] ?? ''))
    ? [choice]
    : [];
}

const THEIRS = new Set(
  'they lead company you their somebody who nobody one buyer i it this'.split(' '),
);

/** Words behind a word of knowing that name a field of any fact. */
export function fieldsIn(words: readonly Word[], { all, coverOf }: Fielded): Word[] {
  const named = all.filter(({ kind }) => FIELDS.has(kind)).map(coverOf);
  return words.flatMap((word, i) => {
    if (!word.english.some((one) => KNOWING.has(stemOf(one)))) return [];
    const found: Word[] = [];
    const behind = words.slice(i + 1, i + 1 + NEAR);
    const before = words.slice(Math.max(0, i - NEAR_BEFORE), i).reverse();
    for (const around of [behind, before]) {
      for (const next of around) {
        if (STOPPING.has(next.english[0] ?? '')) break;
        if (isField(next) && isCovered(next, named)) found.push(next);
      }
    }
    return found;
  });
}

const isField = ({ english }: Word) =>
  english.some(
    (one) =>
      !(isFunction(stemOf(one)) || hasRole(stemOf(one), 'neutral') || PLAIN.has(stemOf(one))),
  );

/** Subjects of such facts, which are no fields. */
const PLAIN = stems(
  `industry company size employees language languages location place tools technology message record wins won deals
  overall win speciality specialises territory covers role contact team sector field lead leads rate region area people
  firm firms business enterprise tool system systems product products names time here local well deal speaks spoken uses use
  located account first best`,
);
