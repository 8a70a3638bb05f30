// What each part of a text does: it tells, it asks, it proposes an action, or it says what to avoid. Read
// off the words that open the part, in any of the languages that the judge knows.
import { isMonth, type Word } from './dictionary.ts';
import { hasRole } from './lexicon.ts';
import { stemOf } from './stem.ts';

type Mode = 'tell' | 'ask' | 'do' | 'avoid';
export type Form = 'ask' | 'tell' | 'do';

/** A run of words in one mode. `condition`: it only says when something else holds;
 * `relative`: it says more of what was just named. */
export type Part = {
  mode: Mode;
  condition: boolean;
  words: Word[];
  quoted: boolean;
  relative: boolean;
};

const set = (words: string) => new Set(words.split(' '));
const ASKING = set(
  'ask find check clarify learn explore understand establish verify enquire inquire question',
);
const AFTER_ASKING = set(
  'out whether if which what who whom whose how when where why for about them the their again is them you they to with over up at on',
);
const OPEN_QUESTION = set('who whom whose what which when where why how whether');
const AUXILIARY = set(
  'do does did is are was were can could would will have has had should may might must',
);
const AVOIDING = set('avoid never refrain');
const CONDITIONS = set(
  'if when whether before after once until unless as while should where whenever',
);
const SUBJECTS = set(
  'they we it you he she there i one both all nobody somebody this that these the their our your its',
);
const BECAUSE = set('because since');
const SAYING = set(
  'tell mention say confirm remind assure state explain inform point stress emphasise note write',
);

const HARD = /[;!?—]|[.:](?=[\s"”“„»)])|\s[–-]\s/;
const DAY_OF_MONTH = /\d\.\s$/;
const QUOTE = /["“”„«»‹›]/;

/** The parts of a text whose words are given; `base` is what its place or its form makes of it. */
export function partsOf(text: string, words: readonly Word[], base: Form): Part[] {
  const parts: Part[] = [];
  let part: Part | null = null;
  let quoted = false;
  const open = (mode: Mode, condition = false, relative = false) => {
    const same = part?.mode === mode && part.condition === condition && part.quoted === quoted;
    if (part !== null && same && !relative) return part;
    part = { mode, condition, words: [], quoted, relative };
    parts.push(part);
    return part;
  };
  let end = 0;
  for (const [i, word] of words.entries()) {
    const gap = text.slice(end, word.at);
    end = word.end;
    for (const mark of gap) if (QUOTE.test(mark)) quoted = !quoted;
    const first = i === 0;
    const dated = DAY_OF_MONTH.test(gap) && isMonth(word.english[0] ?? '');
    const hard = first || (HARD.test(gap) && !dated) || QUOTE.test(gap);
    const soft = hard || gap.includes(',');
    const head = headAt(words, i);
    const before = part as Part | null;
    const told = base === 'tell' || quoted;
    const next = nextMode({
      words,
      i,
      head,
      hard,
      soft,
      before,
      base: told ? 'tell' : base,
      quoted,
      asks: asksAt(text, end),
    });
    if (hard) part = null;
    if (next !== null) open(next.mode, next.condition, next.relative);
    else if (part === null) {
      const goesOn = asksAt(text, end) || (/[:–—]/.test(gap) && INDEFINITE.has(head));
      open(goesOn && before?.mode === 'ask' ? 'ask' : 'tell');
    }
    (part as Part | null)?.words.push(word);
  }
  return parts.filter((one) => one.words.length > 0);
}

/** Whether the sentence that goes on at a place ends with a question mark. */
function asksAt(text: string, from: number): boolean {
  const mark = /[!?…]|(?<!\d)\./.exec(text.slice(from));
  return mark?.[0] === '?';
}

function headAt(words: readonly Word[], i: number): string {
  return words[i]?.english[0] ?? '';
}

type Here = {
  words: readonly Word[];
  i: number;
  head: string;
  hard: boolean;
  soft: boolean;
  before: Part | null;
  base: Form;
  quoted: boolean;
  asks: boolean;
};

type Next = { mode: Mode; condition: boolean; relative: boolean } | null;
const mode = (of: Mode, condition = false, relative = false): Next => ({
  mode: of,
  condition,
  relative,
});

/** The mode that a word opens; null: it goes on as before. */
function nextMode({ words, i, head, hard, soft, before, base, quoted, asks }: Here): Next {
  const stem = stemOf(head);
  const after = headAt(words, i + 1);
  const joined = JOINING.has(headAt(words, i - 1));
  const opens = hard || soft || joined;
  if (before?.mode === 'avoid' && hard && quoted) return mode('avoid');
  if (opens) {
    if (
      AVOIDING.has(head) ||
      (head === 'do' && after === 'not') ||
      (head === 'don' && after === 't')
    ) {
      return mode('avoid');
    }
    if (ASKING.has(head) && AFTER_ASKING.has(after)) return mode('ask');
    if (head === 'ask') return mode('ask');
  }
  // "Nicht nach dem Preis fragen", "ne pas citer": the negation opens.
  const forbids = head === 'not' || (head === 'no' && hasRole(stemOf(after), 'action'));
  if (hard && forbids && base === 'do') return mode('avoid');
  if (hard && base === 'do' && hasRole(stemOf(head), 'action') && forbidden(words, i)) {
    return mode('avoid');
  }
  if (asks && (OPEN_QUESTION.has(head) || AUXILIARY.has(head)) && (opens || before === null)) {
    return mode('ask');
  }
  if (hard && CONDITIONS.has(head) && !asks) return mode('ask', true);
  if (before?.condition === true && soft && !hard)
    return base === 'do'
      ? mode('do')
      : SUBJECTS.has(head) || base === 'tell'
        ? mode('tell')
        : mode('do');
  const active = before !== null && before.mode !== 'tell';
  if (active && RELATIVE.has(head) && !soft && isNoun(words, i - 1))
    return mode('ask', false, true);
  if (active && before.mode !== 'ask' && OPEN_QUESTION.has(head)) return mode('ask');
  if (active && before.mode === 'do' && CONDITIONS.has(head) && head !== 'as')
    return mode('ask', true);
  if (active && BECAUSE.has(head)) return mode('tell');
  if (before?.mode === 'do' && head === 'that' && SAYING_NEAR(words, i)) return mode('tell');
  const acting = base === 'do' || active;
  if (opens && acting && hasRole(stem, 'action') && !SUBJECTS.has(head) && !isSubjectOf(words, i)) {
    if (hard || before?.mode !== 'ask' || (soft && joined))
      return before?.mode === 'avoid' && !hard ? null : mode('do');
  }
  if (soft && !joined && active && SUBJECTS.has(head) && PRONOUNS.has(head) && !asks)
    return mode('tell');
  if (hard && (PRONOUNS.has(head) || /^r\d$/.test(head)) && !asks) return mode('tell');
  return null;
}

/** "Nennen Sie keinen Preis", "name no price". */
function forbidden(words: readonly Word[], i: number): boolean {
  return [1, 2].some((on) => FORBIDDING.has(headAt(words, i + on)));
}

const FORBIDDING = set('no not never nothing');
const RELATIVE = set('who which whom whose');

/** Whether what was just said is a thing or a person, which a relative clause goes on about. */
function isNoun(words: readonly Word[], i: number): boolean {
  const stem = stemOf(headAt(words, i));
  return hasRole(stem, 'thing') && !ASKING.has(headAt(words, i));
}

const INDEFINITE = set('a an another one either for');
const JOINING = set('and then so but or');
const PRONOUNS = set('they we it you he she there i nobody');

/** "Call volume is …": a word before a verb is what is spoken of. */
function isSubjectOf(words: readonly Word[], i: number): boolean {
  return [headAt(words, i + 1), headAt(words, i + 2)].some(
    (word) => word === 'is' || word === 'are' || word === 'was',
  );
}

function SAYING_NEAR(words: readonly Word[], i: number): boolean {
  return [1, 2, 3, 4].some((back) => SAYING.has(headAt(words, i - back)));
}
