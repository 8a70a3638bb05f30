// Who is said to be the only one of whom something holds must be: no other rep who was shown may have a fact
// that says the same.
import type { Fact } from '../../reasoning/facts/fact.ts';
import type { Word } from './dictionary.ts';
import { type Fielded, fieldsIn, speaksOf } from './rep-fields.ts';

const SOLE = new Set('only sole solely alone nobody none'.split(' '));
const BUT = new Set('but except besides else other'.split(' '));
/** Behind these "only" speaks of a figure or of the lead. */
const OTHERWISE = new Set('by from minutes points percent by after because when if'.split(' '));

/** Claims that one rep alone has a field or an empty desk, where another has it too. */
export function falseSoles(words: readonly Word[], scene: Fielded): string[] {
  const at = words.findIndex(({ english: [one = ''] }) => SOLE.has(one));
  if (at < 0 || OTHERWISE.has(words[at + 1]?.english[0] ?? '')) return [];
  const denied = words[at]?.english[0] === 'nobody' || words[at]?.english[0] === 'none';
  if (denied && !words.some(({ english: [one = ''] }) => BUT.has(one))) return [];
  const named = [
    ...new Set(words.map(({ raw }) => raw).filter((raw) => scene.aliases.includes(raw))),
  ];
  const [alias] = named;
  if (named.length !== 1 || alias === undefined) return [];
  // Who specialises in something has no record of it by that.
  const isRecord = words.some(({ english: [one = ''] }) => /^records?$/.test(one));
  const others = scene.aliases
    .filter((one) => one !== alias)
    .map((one) => scene.ofRep(one).filter(({ kind }) => !isRecord || kind === 'record'));
  const fields = fieldsIn(words, scene);
  const shared =
    fields.length > 0
      ? others.some((facts) => fields.every((field) => speaksOf(field, facts, scene)))
      : isOfLoad(words) && others.some((facts) => loadOf(facts) === loadOf(scene.ofRep(alias)));
  return shared ? [`${alias} is not the only one of whom that holds`] : [];
}

const isOfLoad = (words: readonly Word[]) =>
  words.some(
    ({ english: [one = ''] }, i) =>
      one === 'open' && /^leads?$/.test(words[i + 1]?.english[0] ?? ''),
  );

const loadOf = (facts: readonly Fact[]) =>
  facts.flatMap(({ figures }) => figures).find(({ measure }) => measure === 'load')?.value;
