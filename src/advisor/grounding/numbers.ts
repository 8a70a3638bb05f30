// Finds every figure in a sentence and says what it measures, so that "$120M", "120 million dollars"
// and "120,000,000 USD" are one and the same, and "12 minutes" is not "12 %".

import type { Figure } from './figure.ts';
import { FIGURE_READERS, type FoundFigure } from './figure-readers.ts';

/**
 * The figures of a text in order; the text has been through `inDigits`. Aliases ("R2"), fact ids and
 * codes such as "B2B" are none.
 */
export function figuresIn(text: string): Figure[] {
  const found: FoundFigure[] = [];
  const taken = (at: number, end: number) => found.some((f) => at < f.end && end > f.at);
  const anyDigit = DIGIT.test(text);
  for (const { pattern, read, digits = true } of FIGURE_READERS) {
    if (digits && !anyDigit) continue;
    for (const match of text.matchAll(pattern)) {
      const at = match.index;
      const end = at + match[0].length;
      const figure = taken(at, end) ? null : read(match);
      if (figure) found.push({ at, end, ...figure });
    }
  }
  if (found.length === 0) return [];
  const ordered = found.sort((a, b) => a.at - b.at);
  return sharedUnits(ordered, text).map((figure) => {
    const [before, after] = [beforeFigure(text, figure.at), text.slice(figure.end)];
    return {
      ...figure,
      text: text.slice(figure.at, figure.end).trim(),
      nouns: nounsAfter(after),
      measure: figure.unit === 'percent' ? measureOf(before, after) : null,
      share: shareOf(before, after),
      sense: senseBefore(before, after),
    };
  });
}

/** How far before a figure anything tells what it is. */
const NEAR = 200;

/** What stands before a figure. Patterns for its end look from every letter, so a long text is cut. */
export function beforeFigure(text: string, at: number): string {
  return text.slice(Math.max(0, at - NEAR), at);
}

const DIGIT = /\d/;

/** "12 to 18 minutes": the first figure takes the unit of the second. */
function sharedUnits(figures: readonly FoundFigure[], text: string): readonly FoundFigure[] {
  if (figures.length < 2) return figures;
  const out = [...figures];
  for (let i = out.length - 2; i >= 0; i--) {
    const [one, next] = [out[i], out[i + 1]];
    if (!one || !next || one.unit !== 'plain' || next.unit === 'plain' || next.unit === 'date')
      continue;
    const between = text.slice(one.end, next.at);
    if (
      !/^\s*(?:to|–|-|and|or|versus|vs\.?|against|compared (?:to|with)|rather than|,)\s*$/i.test(
        between,
      )
    )
      continue;
    const size = next.unit === 'minutes' ? next.grain : 1;
    out[i] = {
      ...one,
      unit: next.unit,
      currency: next.currency,
      values: one.values.map((v) => v * size),
      grain: one.grain * size,
    };
  }
  return out;
}

/** What is counted, when it is one of these; they are written in several ways. */
export const COUNTED: readonly (readonly [string, RegExp])[] = [
  ['times', /\b(?:times|twice|thrice|visits?|views?)\b|\dx\b/i],
  ['people', /\b(?:employees?|people|staff|person|headcount|strong)\b/i],
  ['deals', /\b(?:deals?|wins?|opportunit(?:y|ies))\b/i],
  ['leads', /\bleads?\b/i],
];

/** What "3 times as fast" counts: no thing, but how two others compare. */
export const RATIO = 'ratio';

/** Verbs in -s and other words that look like plurals. */
const NO_PLURAL = new Set(
  `adds always answers asks comes counts decides does expects fits gives goes has helps is keeps less leads
  leaves makes means needs pays perhaps plus points puts ranks says shows signals sits speaks stands suggests
  takes tells this thus versus wants was wins works yes`.split(/\s+/),
);

const WHOLE_BEHIND = /^\s*(?:of|out of)\s(?:at most\s)?\d[\d.,]*/;
const COMPARING = /^\s?(?:x|times)\s(?:as|more|less|faster|slower|higher|lower|better|the)\b/i;
const TWO_WORDS = /^[\s-]*(\p{Ll}[\p{Ll}-]+)(?:\s(\p{Ll}{3,}))?/u;
const LEAD_SCORE = /^\s?lead score\b/i;
const ARTICLE = /^(?:the|their|your|his|her|its|our)$/;
const IN_S = /..s$/;

/** What a figure counts: a kind of thing, or the stem of a plural among the two words behind it. */
function nounsAfter(rest: string): string[] {
  const after = rest.replace(WHOLE_BEHIND, '');
  if (COMPARING.test(after)) return [RATIO];
  // "82/100 lead score" counts no leads.
  if (LEAD_SCORE.test(after)) return [];
  const words = TWO_WORDS.exec(after);
  if (!words) return /^x\b/.test(after) ? ['times'] : [];
  const [, first = '', second = ''] = words;
  // "which of the 3 holds the data": a verb before an article counts nothing.
  if (ARTICLE.test(second) && IN_S.test(first)) return [];
  const counted = COUNTED.find(([, kind]) => kind.test(first) || kind.test(second));
  if (counted && !NO_PLURAL.has(first)) return [counted[0]];
  return [first, second].filter((word) => IN_S.test(word) && !NO_PLURAL.has(word)).map(stem);
}

const WIN_RATE_BEHIND = /^\s(?:[\w-]+\s){0,2}(?:win|close|closing|success)[\s-]rates?\b/i;
const QUOTA_BEHIND = /^\s(?:of|on|the)\s(?:\w+\s)?quota\b|^\s(?:full|pipeline)\b/i;
const WIN_BEFORE = /\b(?:wins?|won|closes|win rate (?:of|is)|converts)\s(?:about\s|roughly\s)?$/i;
const QUOTA_BEFORE = /\b(?:pipeline|quota) (?:is |sits |stands )?(?:at|of)\s(?:about\s)?$/i;

function measureOf(before: string, after: string): Figure['measure'] {
  if (WIN_RATE_BEHIND.test(after)) return 'wins';
  if (QUOTA_BEHIND.test(after)) return 'quota';
  if (WIN_BEFORE.test(before)) return 'wins';
  return QUOTA_BEFORE.test(before) ? 'quota' : null;
}

const OF_BEHIND = /^\s(?:(?:wins?|deals?|leads?)\s)?(?:out )?of\s(?:at most\s)?\d/;
const OF_BEFORE = /\d\s(?:(?:wins?|deals?|leads?)\s)?(?:out )?of\s(?:at most\s)?$/;
const HELD =
  /\b(?:won|wins?|closed?|closes|holds?|has|have|had|handle[ds]?|took|takes?)\s(?:[\w-]+\s){0,2}$/i;

function shareOf(before: string, after: string): Figure['share'] {
  if (OF_BEHIND.test(after)) return 'part';
  if (OF_BEFORE.test(before)) return 'whole';
  return HELD.test(before) ? 'part' : null;
}

/** A word without its plural: "plants" → "plant". */
function stem(word: string): string {
  return word.replace(/(?:ies|es|s)$/, '');
}

const ABOUT =
  /(?:about|around|roughly|some|approximately|approx\.?|nearly|almost|close to|circa|~)\s*[$€£]?$/i;
const OVER =
  /(?:over|above|more than|at least|exceeds?|exceeding|beyond|north of|upwards of|>)\s*[$€£]?$/i;
const UNDER = /(?:under|below|less than|fewer than|at most|within|no more than|<)\s*[$€£]?$/i;

function senseBefore(before: string, after: string): Figure['sense'] {
  const near = before.slice(-24);
  if (ABOUT.test(near)) return 'about';
  if (OVER.test(near) || after.startsWith('+')) return 'over';
  return UNDER.test(near) ? 'under' : 'exact';
}
