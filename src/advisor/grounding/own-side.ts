// What we are, do or promise stands in no fact: a brief may offer to talk, to show, to send or to ask, and
// may retell what the lead asked about us, and nothing else.
import { isCovered } from './cover-words.ts';
import type { FactCover } from './coverage.ts';
import type { Word } from './dictionary.ts';
import { hasRole, isFunction } from './lexicon.ts';
import type { Part } from './modes.ts';
import { stemOf } from './stem.ts';

const set = (words: string) => new Set(words.split(/\s+/));
const stems = (words: string) => new Set([...set(words)].map(stemOf));
const WE = set('we');
const OUR = set('our ours');
const ASKED = set('ask question want wonder enquir inquir know whether request clarifi');
const WHETHER = set('whether if what which how who when where why that');
/** What we may do in a brief. */
const OURS_TO_DO = stems(
  `talk speak discuss show send ask call meet go look walk start begin offer write answer learn hear understand know
  need take get find see do plan schedule arrange set agree help come use pass stay open let keep have be are were
  can could may might should would will shall must stand stands record file`,
);
const PRODUCT = set('product platform solution software tool system service vendor');

/** Claims about us and commitments in our name, as sentences for a corrective turn. */
export function claimsOfOurs(part: Part, { covers }: { covers: readonly FactCover[] }): string[] {
  return [...aboutUs(part, covers), ...commitments(part), ...atNoCost(part), ...ofTheProduct(part)];
}

const claim = (words: readonly Word[]) =>
  `“${words.map(({ raw }) => raw).join(' ')} …” claims something about us that no fact supports`;

function aboutUs({ mode, words }: Part, covers: readonly FactCover[]): string[] {
  return words.flatMap((word, i) => {
    const [first = ''] = word.english;
    if (WE.has(first)) {
      if (mode === 'avoid') return [];
      const verbs = words
        .slice(i + 1, i + 5)
        .filter(({ english: [one = ''] }) => !SKIPPED.has(one));
      const done = verbs.find(({ english: [one = ''] }) => !isFunction(stemOf(one)));
      const governed = isGoverned(words, i);
      if (governed && restCovered(words.slice(i + 1), covers)) return [];
      // "in German if we can": nothing is said of what we do.
      if (done === undefined && modal(words, i)) return [];
      const verb = stemOf(done?.english[0] ?? '');
      const asking = mode === 'ask' && OURS_TO_DO.has(verb);
      const offering = mode !== 'tell' && modal(words, i) && OURS_TO_DO.has(verb);
      const shared = SHARED.has(verb) && restCovered(words.slice(i + 1), covers);
      const onFile =
        verb === 'have' || words.slice(i + 1).some(({ english: [one = ''] }) => ON_FILE.has(one));
      return asking ||
        offering ||
        shared ||
        (onFile && first === 'we' && fileCovered(words.slice(i + 1), covers))
        ? []
        : [claim(words.slice(i, i + 3))];
    }
    if (OUR.has(first)) {
      if (mode === 'avoid') return [];
      const owned = words
        .slice(i + 1, i + 3)
        .filter(({ english: [one = ''] }) => !isFunction(stemOf(one)));
      const [thing] = owned;
      if (
        thing === undefined ||
        isCovered(thing, covers) ||
        OUR_OWN.has(stemOf(thing.english[0] ?? ''))
      )
        return [];
      return owned.some((one) => isCovered(one, covers)) ? [] : [claim(words.slice(i, i + 3))];
    }
    return [];
  });
}

/** "We have 12 employees on record for it": what is on file is a fact. */
function fileCovered(words: readonly Word[], covers: readonly FactCover[]): boolean {
  return words.some(({ english: [one = ''] }) => ON_FILE.has(one)) && restCovered(words, covers);
}

const ON_FILE = set('record file');
const SKIPPED = set('also always already usually then not now just only still please you them');
/** What is ours without a fact. */
const OUR_OWN = stems(
  'side team talk call meeting conversation users colleague calendar notes file crm record answer question offer email message part reps',
);
/** What we have done with them, if a fact says so; and what languages reps speak. */
const SHARED = stems('met meet spoke speak spoken talk talked wrote have');

const MODALS = set('can could may might should shall would will how when what');

function modal(words: readonly Word[], i: number): boolean {
  return [i - 1, i + 1].some((at) => MODALS.has(words[at]?.english[0] ?? ''));
}

/** "They ask whether we …": the clause hangs on a verb of asking. */
function isGoverned(words: readonly Word[], i: number): boolean {
  for (let back = i - 1; back >= Math.max(0, i - 8); back -= 1) {
    const first = words[back]?.english[0] ?? '';
    if (!WHETHER.has(first)) continue;
    return words
      .slice(Math.max(0, back - 6), back + 1)
      .some(({ english }) => ASKED.has(stemOf(english[0] ?? '')) || english[0] === 'asked');
  }
  return false;
}

function restCovered(words: readonly Word[], covers: readonly FactCover[]): boolean {
  return words.every(
    (word) =>
      word.english.every((one) => isFunction(stemOf(one)) || hasRole(stemOf(one), 'neutral')) ||
      isCovered(word, covers),
  );
}

/** "Offer a discount", "confirm that it connects": a verb that commits us, and what must not be committed. */
function commitments({ mode, words }: Part): string[] {
  if (mode !== 'do' && mode !== 'tell') return [];
  return words.flatMap((word, i) => {
    const [first = ''] = word.english;
    if (!hasRole(stemOf(first), 'committing')) return [];
    if (mode === 'tell' && (!isOurs(words, i) || isGoverned(words, i))) return [];
    const object = words
      .slice(i + 1, i + 8)
      .find(({ english }) => english.some((one) => hasRole(stemOf(one), 'promised')));
    const assured =
      ASSURING.has(stemOf(first)) &&
      words
        .slice(i + 1, i + 3)
        .some(
          ({ english: [one = ''] }) =>
            one === 'that' || one === 'it' || one === 'we' || one === 'yes',
        );
    const vowed = mode === 'do' && VOWING.has(stemOf(first)) && i === 0;
    if (object === undefined && !assured && !vowed) return [];
    return [`“${first} ${object?.raw ?? 'that'}” promises what nobody has agreed to`];
  });
}

/** "At no cost", "no setup fee". */
function atNoCost({ mode, words }: Part): string[] {
  if (mode === 'avoid' || mode === 'ask') return [];
  return words.flatMap(({ english: [one = ''] }, i) => {
    const priced = words
      .slice(i + 1, i + 3)
      .find(({ english: [next = ''] }) => PRICED.has(stemOf(next)));
    return (one === 'no' || one === 'without') && priced !== undefined
      ? [`“${one} ${priced.raw}” promises what nobody has agreed to`]
      : [];
  });
}

const PRICED = stems('cost fee charge price');

/** "It works with SAP", "the platform connects": what our product does, told. */
function ofTheProduct({ mode, words }: Part): string[] {
  if (mode !== 'tell') return [];
  return words.flatMap((word, i) => {
    const [first = ''] = word.english;
    const verb = stemOf(
      words.slice(i + 1).find(({ english: [one = ''] }) => !SKIPPED.has(one))?.english[0] ?? '',
    );
    const starts =
      i <= 1 || words[i - 1]?.english[0] === 'that' || words[i - 1]?.english[0] === 'and';
    const whether = words
      .slice(0, i)
      .some(({ english: [one = ''] }) => WHETHER.has(one) && one !== 'that');
    const product =
      (first === 'it' && starts) || (PRODUCT.has(first) && words[i - 1]?.english[0] === 'the');
    return product && !whether && DOES.has(verb) ? [claim(words.slice(i, i + 3))] : [];
  });
}

const DOES = stems(
  'work connect support integrate handle include cover save run offer help cut reduce replace automate solve deliver provide comply meet scale sync move',
);
const VOWING = stems('promise guarantee assure pledge');
const ASSURING = set('confirm assur promis guarante reassur ensur');

/** In a telling only we, the rep or the product commit us. */
function isOurs(words: readonly Word[], i: number): boolean {
  return words
    .slice(Math.max(0, i - 4), i)
    .some(({ english: [one = ''] }) => WE.has(one) || /^r\d$/.test(one) || PRODUCT.has(one));
}
