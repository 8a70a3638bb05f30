// Which words of a part say more than its facts do. A telling asserts with every word; a question only
// with what it takes for granted; an action with its objects; what is to be avoided asserts least.
import type { Fact, FactKind } from '../../reasoning/facts/fact.ts';
import { isLight } from './carried.ts';
import { isCovered } from './cover-words.ts';
import type { FactCover } from './coverage.ts';
import type { Known, Word } from './dictionary.ts';
import {
  hasRole,
  isFunction,
  isJudging,
  isSettled,
  kindsBehind,
  maySettle,
  tellsOfReps,
} from './lexicon.ts';
import type { Part } from './modes.ts';
import { plainWord, stemOf } from './stem.ts';

export type Covering = {
  language: Known;
  /** Facts that the sentence rests on, and those of who the lead is. */
  covers: readonly FactCover[];
  /** Facts that are known of a rep, by alias. */
  /** Of the choice, where nobody is named. */
  ofRep(alias: string | null): readonly Fact[];
  /** Whether a word names something in any fact or in the policy: no stranger. */
  isNamed(word: string): boolean;
  /** What is told to the lead or of them, and nothing else: no word of judging is free. */
  strict: boolean;
};

const DEFINITE = new Set('the their your his her its this these those our my'.split(' '));
/** Behind these somebody else may be spoken of. */
const TURNING = new Set(
  'but so while whereas because since which who that though although'.split(' '),
);
const WHY = new Set('why because since'.split(' '));
const THEM = new Set('they company buyer customer'.split(' '));
const ARTICLES = new Set('the this'.split(' '));
const ALIAS = /^r[1-9]\d?$/;
const MOST_OPEN = 4;

/** What is wrong with the words of a part, as sentences for a corrective turn. */
export function uncoveredWords(part: Part, covering: Covering): string[] {
  return part.mode === 'tell' ? told(part, covering) : proposed(part, covering);
}

const missing = (word: Word) => `“${word.raw}” says something that no cited fact says`;
const presumed = (word: Word) => `“${word.raw}” is taken for granted, and stands in no cited fact`;

/** Words that say nothing, aliases and single letters. */
function isPlain(word: Word): boolean {
  return word.english.every((one) => isFunction(stemOf(one)) || ALIAS.test(one));
}

const has = (word: Word, role: Parameters<typeof hasRole>[1]) =>
  word.english.every((one) => isFunction(stemOf(one)) || hasRole(stemOf(one), role));

function told({ words }: Part, covering: Covering): string[] {
  let subject: 'rep' | 'them' | 'other' = 'other';
  let alias: string | null = null;
  return words.flatMap((word, i) => {
    const [first = ''] = word.english;
    if (TURNING.has(first)) subject = 'other';
    if (ALIAS.test(first)) {
      subject = 'rep';
      alias = first.toUpperCase();
    } else if (
      THEM.has(first) ||
      (subject === 'other' && first === 'lead' && ARTICLES.has(words[i - 1]?.english[0] ?? ''))
    ) {
      subject = 'them';
    }
    if (isPlain(word) || isJudgement(words, i)) return [];
    const behind = word.english
      .map(stemOf)
      .map(kindsBehind)
      .find((kinds) => kinds !== undefined);
    if (behind !== undefined && stands(behind, subject === 'rep' ? alias : null, covering))
      return [];
    if (behind === undefined && has(word, 'neutral')) {
      const tells =
        (subject === 'them' && word.english.some((one) => hasRole(stemOf(one), 'theirs'))) ||
        (subject === 'rep' && word.english.some(tellsOfReps) && !isSupposed(words, i)) ||
        (covering.strict && subject !== 'rep' && !isLight(word));
      if (!tells) return [];
    }
    return isCovered(word, covering.covers) ? [] : [missing(word)];
  });
}

/** "would miss": nothing that anybody did. */
function isSupposed(words: readonly Word[], i: number): boolean {
  return [1, 2].some((back) => SUPPOSING.has(words[i - back]?.english[0] ?? ''));
}

const SUPPOSING = new Set('would could might may can if should to cannot'.split(' '));

/** "buying intent", "an experienced specialist": a participle before what it judges. */
function isJudgement(words: readonly Word[], i: number): boolean {
  const next = words[i + 1]?.english[0] ?? '';
  const [word, before] = [words[i], words[i - 1]].map((one) => one?.english[0] ?? '');
  // "A small price for the fit" prices nothing.
  if (word === 'price' && before === 'small') return true;
  return isJudging(word ?? '') && !isFunction(stemOf(next));
}

/** Whether a fact of one of the kinds is there: of the rep who is spoken of, or among those cited. */
function stands(kinds: ReadonlySet<FactKind>, alias: string | null, { covers, ofRep }: Covering) {
  if (ofRep(alias).some(({ kind }) => kinds.has(kind))) return true;
  return covers.some(({ fact }) => kinds.has(fact.kind) && (alias === null || fact.repId === null));
}

function proposed({ mode, words, condition, relative }: Part, covering: Covering): string[] {
  const problems: string[] = [];
  let [definite, open, headed] = [0, 0, false];
  const why = words.some(({ english }) => WHY.has(english[0] ?? ''));
  const strict = relative || (mode === 'ask' && !condition && !asksWhether(words));
  const past = isPast(words, covering.language);
  for (const [i, word] of words.entries()) {
    const [first = ''] = word.english;
    if (DEFINITE.has(first)) {
      [definite, headed] = [3, false];
      continue;
    }
    if (isPlain(word)) {
      [definite, headed] = [0, false];
      continue;
    }
    const granted = definite > 0;
    definite -= 1;
    const deedGranted = granted && !headed;
    if (has(word, 'thing') || isCovered(word, covering.covers)) headed = true;
    if (isCovered(word, covering.covers)) continue;
    if (isName(word, i, covering)) {
      problems.push(`“${word.raw}” is named in no fact`);
      continue;
    }
    const settled =
      (isSettled(first) && !isPassive(words, i) && covering.language === 'en') ||
      (past && word.english.some((one) => maySettle(stemOf(one))));
    if (relative && /ed$/.test(first) && !SAID.has(first) && !isPassive(words, i)) {
      problems.push(presumed(word));
      continue;
    }
    if (granted && has(word, 'presupposing') && presupposes(words, i, covering)) {
      problems.push(presumed(word));
      continue;
    }
    if (mode === 'do' && granted && has(word, 'promised')) {
      problems.push(presumed(word));
      continue;
    }
    if (settled && (strict || deedGranted)) {
      problems.push(presumed(word));
      continue;
    }
    if (mode === 'do' && !condition && has(word, 'material') && !asksWhether(words)) {
      problems.push(missing(word));
      continue;
    }
    if (has(word, 'neutral') || has(word, 'thing')) continue;
    if (mode === 'do' && (has(word, 'action') || (!deedGranted && has(word, 'deed')))) continue;
    if (mode === 'avoid' && (has(word, 'action') || has(word, 'promised'))) continue;
    if ((mode === 'ask' || mode === 'avoid') && !deedGranted && has(word, 'deed')) continue;
    if (granted) {
      problems.push(presumed(word));
      continue;
    }
    if (mode === 'do' && !condition) {
      problems.push(missing(word));
      continue;
    }
    open += 1;
    if (why || open > MOST_OPEN || 2 * open > words.length) problems.push(missing(word));
  }
  return problems;
}

/** What somebody of theirs may have done without a fact of it. */
const SAID = new Set(
  'mentioned named asked wanted needed used involved affected concerned interested'.split(' '),
);

/** "their last implementation": a thing that no fact has. */
function presupposes(words: readonly Word[], i: number, { covers }: Covering): boolean {
  const next = words[i + 1];
  if (next === undefined || isPlain(next) || isCovered(next, covers) || has(next, 'neutral')) {
    return false;
  }
  const ownHistory = covers.some(({ fact }) => fact.kind === 'account_status');
  return !ownHistory && !(words[i]?.english[0] === 'new' && TO_COME.has(next.english[0] ?? ''));
}

/** What may be new because of this very talk. */
const TO_COME = new Set(
  'tool tools system systems solution software process processes way'.split(' '),
);

const PAST: Readonly<Record<Known, ReadonlySet<string>>> = {
  en: new Set(['did']),
  de: new Set('hat haben hatte hatten wurde wurden'.split(' ')),
  fr: new Set('a ont avait avaient'.split(' ')),
  es: new Set('ha han había habían'.split(' ')),
};
const PRETERITE = /(?:ó|aron|ieron)$/u;

/** Whether a verb of the words stands in the past. */
function isPast(words: readonly Word[], language: Known): boolean {
  const written = words.map(({ raw }) => raw.toLowerCase());
  return (
    written.some((raw) => PAST[language].has(raw)) ||
    (language === 'es' && written.some((raw) => PRETERITE.test(raw)))
  );
}

function asksWhether(words: readonly Word[]): boolean {
  return words.some(({ english }) => english[0] === 'whether' || english[0] === 'if');
}

const PASSIVE = new Set('is are be being get gets not to still usually'.split(' '));

const LEFT = new Set('open out off over for'.split(' '));

/** "is signed", "to be approved": nothing that has happened. */
function isPassive(words: readonly Word[], i: number): boolean {
  const left = words[i]?.english[0] === 'left' && LEFT.has(words[i + 1]?.english[0] ?? '');
  return left || PASSIVE.has(words[i - 1]?.english[0] ?? '');
}

/** A capital inside a sentence, where only names have them; in German an unknown noun is taken for one. */
function isName(word: Word, i: number, { language, isNamed }: Covering): boolean {
  if (!/^\p{Lu}/u.test(word.raw)) return false;
  const listed = word.english.some(
    (one) =>
      hasRole(stemOf(one), 'thing') ||
      hasRole(stemOf(one), 'neutral') ||
      hasRole(stemOf(one), 'deed') ||
      hasRole(stemOf(one), 'action'),
  );
  if (language === 'de') return !listed && !word.known && !COMMON_NOUN.test(word.raw);
  if (listed && !/^\p{Lu}{2,}/u.test(word.raw)) return false;
  if (i === 0 && !/^\p{Lu}{2,}/u.test(word.raw)) return false;
  return !listed && !isNamed(plainWord(word.raw));
}

/** Endings by which a German noun is no name. */
const COMMON_NOUN =
  /(?:ung|heit|keit|schaft|tion|ität|nis|tum|ment|er|en|zeit|zahl|plan|stück|prozess|system|punkt|bereich)(?:en|e|s)?$/u;
