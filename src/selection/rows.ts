// Rows of an evaluation: a rep as a candidate, with parts or exclusions. Ten thousand of them would take a
// hundred times as long as the decision itself, so a row is written when somebody reads it, from figures
// that the evaluation holds and nothing changes any more.
import type { Pool } from '../roster/fairness/entry.ts';
import { repAt } from '../roster/roster.ts';
import { exclusionsOf } from './rules/eligibility.ts';
import type { Candidate } from './scene/candidate.ts';
import { type DealWorth, dealWorth } from './score/deal-value.ts';
import { type Ahead, aheadBy, aheadOf, firstOf, ranked, sameAhead } from './score/rank.ts';
import { rotationPool } from './score/rotation.ts';
import { netOf, partsOf, placeOf, type Scores, scoresOf } from './score/score.ts';
import type { Weighed } from './weigh.ts';

/** Rosters up to this size are shown whole. */
const SHOWN_WHOLE = 60;

/** As far as rows look at an evaluation. */
type Evaluated = {
  readonly weighed: Weighed;
  readonly order: readonly string[];
  readonly shortlist: readonly Candidate[];
};

/** The row of one rep, with the distance to the pick; null for an unknown id. */
export function rowFor(
  evaluation: Evaluated,
  repId: string,
  pickId: string | null,
): Candidate | null {
  const i = rowOf(evaluation, repId);
  return i === undefined ? null : behind(evaluation, pickId, i, candidateAt(evaluation, i));
}

/** Every rep's row: the eligible in order, then the excluded by id. */
export function everyRow(evaluation: Evaluated, pickId: string | null): Candidate[] {
  const { scene, allowed, scores } = evaluation.weighed;
  const eligible = ranked(scene, scores).map((place, ahead) => {
    const row = eligibleRow(evaluation.weighed, place, ahead + 1);
    return behind(evaluation, pickId, scores.rows[place] ?? 0, row);
  });
  const excluded: Candidate[] = [];
  for (let i = 0; i < allowed.may.length; i++) {
    if (allowed.may[i] === 0) excluded.push(excludedRow(evaluation.weighed, i));
  }
  return [...eligible, ...excluded];
}

/** The rows an answer shows: everyone of a small roster, the best and the pick of a large one. */
export function shownRows(evaluation: Evaluated, pickId: string | null): Candidate[] {
  const { order, weighed } = evaluation;
  if (weighed.scene.columns.reps.length <= SHOWN_WHOLE) return everyRow(evaluation, pickId);
  const shown = pickId === null || order.includes(pickId) ? order : [...order, pickId];
  return shown.flatMap((id) => rowFor(evaluation, id, pickId) ?? []);
}

/** The best of the eligible for whom `can` holds, as the order has them; null when it does for nobody. */
export function bestWho(evaluation: Evaluated, can: (repId: string) => boolean): Candidate | null {
  const { weighed, order } = evaluation;
  const near = order.find(can);
  if (near !== undefined) return rowFor(evaluation, near, null);
  const found = firstOf(weighed.scene, weighed.scores, (place) => can(idAt(weighed, place)));
  return found === undefined ? null : rowFor(evaluation, idAt(weighed, found), null);
}

/** Whether a rep may be preferred to another who would come first: both eligible, within the margin. */
export function isNear({ weighed }: Evaluated, leaderId: string, repId: string): boolean {
  const [leader = -1, place = -1] = [leaderId, repId].map((id) => {
    const i = rowOf({ weighed }, id);
    return i === undefined ? -1 : placeOf(weighed.scores, i);
  });
  return leader >= 0 && place >= 0 && isWithinMargin(weighed, leader, place);
}

/** The same of places: see `Scores`. */
export function isWithinMargin({ scene, scores }: Weighed, leader: number, place: number): boolean {
  const { marginPoints } = scene.snapshot.policy.document.advisor;
  const gap = (scores.net[leader] ?? 0) - (scores.net[place] ?? 0);
  return gap <= marginPoints + 1e-9 && sameAhead(scene, scores, leader, place);
}

/** What puts one eligible rep before another; null where one of them is not eligible. */
export function aheadOfNext(
  { weighed }: Pick<Evaluated, 'weighed'>,
  repId: string,
  nextId: string,
): Ahead | null {
  const { scene, scores } = weighed;
  const [a = -1, b = -1] = [repId, nextId].map((id) =>
    placeOf(scores, rowOf({ weighed }, id) ?? -1),
  );
  return a < 0 || b < 0 ? null : aheadBy(scene, scores, a, b);
}

/** Whether the rules let a rep take the lead. */
export function mayTake({ weighed }: Pick<Evaluated, 'weighed'>, repId: string): boolean {
  return weighed.allowed.may[rowOf({ weighed }, repId) ?? -1] === 1;
}

/** A rep's chance to win the lead, also that of one whom a rule excludes; null for an unknown id. */
export function chanceOf({ weighed }: Pick<Evaluated, 'weighed'>, repId: string): number | null {
  const { scene, allowed, scores, rotation } = weighed;
  const i = rowOf({ weighed }, repId);
  if (i === undefined) return null;
  const place = placeOf(scores, i);
  if (place >= 0) return chanceAt(scores, place);
  const joined = scoresOf(
    scene,
    allowed.may.map((one, k) => (k === i ? 1 : one)),
    rotation,
  );
  return chanceAt(joined, placeOf(joined, i));
}

/** What the deal is worth with a rep if it is won. */
export function worthWith({ weighed }: Pick<Evaluated, 'weighed'>, repId: string): DealWorth {
  return dealWorth(weighed.scene, rowOf({ weighed }, repId) ?? -1);
}

/** The claims of those who share this lead, as the fairness ledger books them. */
export function sharersOf({ weighed }: Pick<Evaluated, 'weighed'>): Pool {
  return rotationPool(weighed.scene, weighed.allowed);
}

/** A rep's name; the id of one who is not on the roster. */
export function nameOf({ weighed }: Pick<Evaluated, 'weighed'>, repId: string): string {
  return weighed.scene.columns.reps[rowOf({ weighed }, repId) ?? -1]?.name ?? repId;
}

/** The id of the rep at a place of the scores. */
export function idAt({ scene, scores }: Weighed, place: number): string {
  return repAt(scene.columns, scores.rows[place] ?? -1).id;
}

/** The row of an eligible rep. */
export function eligibleRow(weighed: Weighed, place: number, rank: number): Candidate {
  const { scene, scores } = weighed;
  const { id, name } = repAt(scene.columns, scores.rows[place] ?? -1);
  return {
    rep: { id, name },
    standing: 'eligible',
    rank,
    score: scores.net[place] ?? 0,
    winProbability: chanceAt(scores, place),
    behindPick: null,
    parts: partsOf(scene, scores, place),
    excludedBy: [],
  };
}

function excludedRow({ scene, allowed }: Weighed, i: number): Candidate {
  const { id, name } = repAt(scene.columns, i);
  return {
    rep: { id, name },
    standing: 'excluded',
    rank: null,
    score: null,
    winProbability: null,
    behindPick: null,
    parts: [],
    excludedBy: exclusionsOf(allowed, i),
  };
}

function candidateAt({ weighed, order, shortlist }: Evaluated, i: number): Candidate {
  const place = placeOf(weighed.scores, i);
  if (place < 0) return excludedRow(weighed, i);
  const ahead = order.indexOf(idAt(weighed, place));
  const known = shortlist[ahead];
  if (known) return known;
  const before = ahead >= 0 ? ahead : aheadOf(weighed.scene, weighed.scores, place);
  return eligibleRow(weighed, place, before + 1);
}

function behind(
  { weighed }: Evaluated,
  pickId: string | null,
  i: number,
  row: Candidate,
): Candidate {
  const pick = pickId === null ? undefined : rowOf({ weighed }, pickId);
  if (pick === undefined || row.score === null) return row;
  return { ...row, behindPick: netOf(weighed.scores, pick) - netOf(weighed.scores, i) };
}

function chanceAt({ logOdds }: Scores, place: number): number {
  return 1 / (1 + Math.exp(-(logOdds[place] ?? 0)));
}

function rowOf({ weighed }: Pick<Evaluated, 'weighed'>, repId: string): number | undefined {
  return weighed.scene.columns.indexOf.get(repId);
}
