// Is every figure of a sentence one of the facts that it cites, or follows from them? A figure of a
// rep counts only where that rep is spoken of, so that nobody is credited with another's record.
import type { Fact } from '../../reasoning/facts/fact.ts';
import { wordsOf } from '../../reasoning/facts/fact-words.ts';
import { clausesIn, sentencesIn } from './clauses.ts';
import type { Figure } from './figure.ts';
import { bears, follows, isCount } from './figure-match.ts';
import type { Known } from './known-figures.ts';
import { inDigits } from './number-words.ts';
import { beforeFigure, figuresIn } from './numbers.ts';

export type GroundingScene = {
  /** What the sentence rests on. */
  cited: readonly Fact[];
  /** Facts that may be added when one of them alone bears a figure out; their ids come back. */
  spare: readonly Fact[];
  /** The figures of a fact. */
  figuresOf(fact: Fact): readonly Known[];
  aliasOf(repId: string): string | null;
  /** Aliases meant where a sentence names nobody. */
  meant: readonly string[];
  /** How many candidates the model was shown: "the best of four". */
  candidates: number;
  /** Nothing is cited for the very sentence: a count must stand in a fact that shares a word with it. */
  uncited: boolean;
  /** Imperatives may propose small things of their own: "a 15-minute call", "two times to talk". */
  proposals: boolean;
};

/** The figures that no fact bears out, and the spare facts that were needed. */
export function ungroundedFigures(
  text: string,
  scene: GroundingScene,
): { figures: string[]; added: string[] } {
  const figures: string[] = [];
  const added: string[] = [];
  for (const sentence of sentencesIn(inDigits(text))) {
    let spoken: Spoken = { aliases: scene.meant };
    const several = new Set(sentence.match(ALIAS)).size > 1;
    let before: Figure | null = null;
    for (const clause of clausesIn(sentence)) {
      spoken = speaksOf(clause, spoken);
      for (const figure of figuresIn(clause)) {
        const found = groundOf(figure, { clause, spoken, several, before }, scene);
        if (found === 'none') figures.push(figure.text);
        else if (found !== 'cited') added.push(found.id);
        if (figure.unit !== 'plain') before = figure;
      }
    }
  }
  return { figures, added };
}

/** Whom a clause is about; null aliases: about all, or "the others". */
type Spoken = { aliases: readonly string[] | null };

type Place = {
  clause: string;
  spoken: Spoken;
  /** Whether its sentence speaks of several reps. */
  several: boolean;
  /** The last figure before it in the sentence that named its unit. */
  before: Figure | null;
};

function groundOf(figure: Figure, place: Place, scene: GroundingScene): 'cited' | 'none' | Fact {
  const { clause, spoken } = place;
  if (scene.proposals ? isProposal(figure, clause) : isSmallThing(figure, clause)) return 'cited';
  const lead = beforeFigure(clause, figure.at);
  const owner = possessorOf(lead);
  const compared = COMPARED.test(lead);
  const counts = (fact: Fact) => {
    const alias = fact.repId === null ? null : scene.aliasOf(fact.repId);
    if (owner !== null && fact.repId !== null) return alias === owner;
    if (fact.repId === null || spoken.aliases === null || compared) return true;
    return spoken.aliases.includes(alias ?? '');
  };
  const readings = readingsOf(figure, place.before);
  const gap = figure.unit === 'points' && GAP.test(lead);
  const overall = figure.measure === 'wins' && IN_A_FIELD.test(clause.slice(figure.end));
  const borneOutBy = (fact: Fact) =>
    scene
      .figuresOf(fact)
      .some(
        (known) =>
          !(overall && known.field === 'overall') &&
          (!gap || isGap(known)) &&
          (known.measure !== 'team_wins' || OF_THE_TEAM.test(clause)) &&
          readings.some((reading) => bears(known, reading)) &&
          (!scene.uncited || !isCommon(figure) || sharesAWord(clause, fact)),
      );
  const cited = scene.cited.filter(counts);
  if (cited.some(borneOutBy) || isCount(figure, lead, scene.candidates, cited)) return 'cited';
  const named = new Set(clause.match(ALIAS));
  // "R1 needs 9 minutes more than R2" follows from a figure of each.
  const both = scene.cited.filter(
    ({ repId }) => repId === null || named.has(scene.aliasOf(repId) ?? ''),
  );
  const [related, spokenOf] = named.size > 1 ? [both, both] : [scene.cited, cited];
  if (
    (DERIVING.test(clause) || isDifferenceOfTwo(figure, scene.cited, named.size, place, lead)) &&
    follows(figure, related.flatMap(scene.figuresOf), spokenOf)
  )
    return 'cited';
  if (!isTelling(figure)) return 'none';
  return scene.spare.find((fact) => counts(fact) && borneOutBy(fact)) ?? 'none';
}

/** A figure that names its measure follows from two cited facts without a word of comparing. */
function isDifferenceOfTwo(
  { unit, nouns }: Figure,
  cited: readonly Fact[],
  named: number,
  { several }: Place,
  lead: string,
): boolean {
  // Of one alone a figure is their own.
  if (!several || (named === 1 && !/[:;]\s$/.test(lead))) return false;
  const measured = unit === 'minutes' || unit === 'points' || nouns.length > 0;
  return measured && new Set(cited.map(({ repId }) => repId)).size > 1;
}

/** "wins 44% in logistics": a rate of a field, which no overall record bears out. */
const IN_A_FIELD =
  /^(?:\sof\s[\d,.]+)?(?:\sdeals)?\s(?:in|with|among)\s(?!all\b|total\b|general\b|the last\b)/;

/** "ahead by 3 points": a distance, which no score bears out. */
const GAP = /\b(?:by|ahead|behind)\s(?:about\s|some\s|nearly\s|only\s)?$/i;

/** The team's rate stands in the parts of each rep's score, and is nobody's own. */
const OF_THE_TEAM = /\bteam\b/i;

/** A distance between two scores, or one that somebody else speaks of. */
function isGap({ measure, read }: Known): boolean {
  if (read === null) return measure === 'gap';
  return / behind\b/.test(read.text.slice(read.figure.end, read.figure.end + 8));
}

/** A bare or repeated count that many facts could hold by chance. */
function isCommon({ unit, nouns, values }: Figure): boolean {
  if (unit !== 'plain') return false;
  return nouns.includes('times') || (nouns.length === 0 && values.some((value) => value < 50));
}

function sharesAWord(clause: string, fact: Fact): boolean {
  if (fact.repId !== null) return true;
  const lower = wordsOf(fact).toLowerCase();
  const words = clause.toLowerCase().match(/\p{L}{4,}/gu) ?? [];
  return words.some((word) => word !== 'times' && lower.includes(word.replace(/s$/, '')));
}

/** "6 minutes against 12": a bare figure may have the unit of the one before it. */
function readingsOf(figure: Figure, before: Figure | null): Figure[] {
  const bare = figure.unit === 'plain' && figure.nouns.length === 0;
  if (!bare || before === null || !['minutes', 'percent', 'points'].includes(before.unit)) {
    return [figure];
  }
  const size = before.unit === 'minutes' ? before.grain : 1;
  const values = figure.values.map((value) => value * size);
  return [figure, { ...figure, unit: before.unit, values, grain: figure.grain * size }];
}

const ALIAS = /\bR[1-9]\d?\b/g;
const ALL = /\b(?:others?|rest|everyone|everybody|nobody|no one|colleagues?|runners?-up|team)\b/i;

/** A clause that names nobody goes on about whom the one before was about. */
function speaksOf(clause: string, before: Spoken): Spoken {
  if (ALL.test(clause)) return { aliases: null };
  const named = clause.match(ALIAS) ?? [];
  return named.length > 0 ? { aliases: named } : before;
}

/** "R2’s 78%", "R2 wins 78%": with an alias right before it, a figure must be that rep's own. */
function possessorOf(lead: string): string | null {
  return POSSESSOR.exec(lead)?.[1] ?? null;
}

const POSSESSOR =
  /\b(R[1-9])(?:[’']s)?(?:\s(?:wins?|at|has|holds|answers?|with|is|in|needs))*\s\(?$/;

/** "7 minutes against 22": what stands behind is somebody else's. */
const COMPARED =
  /\b(?:against|versus|vs\.?|compared (?:to|with)|instead of|rather than|than)\s(?:[\d.,]+%?(?:\s\w+)?\s(?:to|and|or)\s)?$/i;

/** Units whose figures are telling enough to find their fact by. */
function isTelling({ unit, values }: Figure): boolean {
  return unit !== 'plain' || values.every((value) => value >= 50);
}

const DERIVING =
  /\b(?:points?|more|less|fewer|ahead|behind|faster|slower|higher|lower|sooner|later|longer|shorter|fuller|emptier|difference|gap|total|together|combined|altogether|twice|double|half|margin|room|left|free|spare)\b|\b(?:leads? (?:by|of)|trails?|by \d|times (?:as|the|that of)|[2-9] as)\b/i;

const SMALL_THINGS =
  /^(?:\s(?:or|to|and)\s\d)?[\s-]*(?:\p{Ll}+\s)?(?:things?|questions?|points?|people|names?|times to|times for|slots?|options?|dates?|sentences?|lines?|steps?|priorities|goals|reasons?|use cases|answers?|examples?|metrics|figures|ways?|time slots)\b/iu;

/** "two or three things": a manner of speaking. */
function isSmallThing({ unit, values, end }: Figure, clause: string): boolean {
  return unit === 'plain' && (values[0] ?? 9) <= 5 && SMALL_THINGS.test(clause.slice(end));
}

const MEETING =
  /^[\s-]*(?:\w+\s)?(?:call|meeting|slot|session|demo|walkthrough|conversation|intro|talk|chat|review)\b/i;
const MEETING_OF = /\b(?:call|meeting|session|demo|conversation|talk|chat|review)\s(?:of|for)\s$/i;
const LATER =
  /\b(?:follow(?:ing)?[\s-]up|again|next|after|then|later|remind\w*|chase|nudge|second)\b/i;
const LONGEST_MEETING_MINUTES = 120;
const LONGEST_WAIT_MINUTES = 30 * 1_440;

const OFFERING = /\b(?:offer|propose|suggest|give|name|send)\s(?:(?:them|they|him|her|you)\s)?$/i;

/** "offer two times": the rep's own making. */
function isOffered({ unit, values, at, end }: Figure, clause: string): boolean {
  const few = unit === 'plain' && (values[0] ?? 9) <= 5;
  return few && OFFERING.test(clause.slice(0, at)) && OFFERED.test(clause.slice(end));
}

const OFFERED =
  /^\s(?:\w+\s)?(?:times?|slots?|dates?|days?|options?|meetings?|appointments?|moments?)\b/i;

/** Small things that an imperative proposes by itself and that claim nothing. */
function isProposal(figure: Figure, clause: string): boolean {
  if (isSmallThing(figure, clause)) return true;
  if (isOffered(figure, clause)) return true;
  if (figure.unit !== 'minutes') return false;
  const [before, after] = [clause.slice(0, figure.at), clause.slice(figure.end)];
  const minutes = figure.values[0] ?? 0;
  if (MEETING.test(after) || MEETING_OF.test(before)) return minutes <= LONGEST_MEETING_MINUTES;
  return LATER.test(`${before} ${after}`) && minutes >= 60 && minutes <= LONGEST_WAIT_MINUTES;
}
