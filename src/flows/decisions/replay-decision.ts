// Rebuilds a stored decision from its stored snapshot and compares it with what was answered.

import { readDecision, type StoredDecision } from '../../io/db/decisions/decisions.ts';
import { decisionHash } from '../../io/db/decisions/seals.ts';
import { inTurns, mapInSlices } from '../../io/db/engine/in-slices.ts';
import type { Db } from '../../io/db/engine/tables.ts';
import { DamagedPart, readPart } from '../../io/db/state/snapshot-parts.ts';
import { storedByName } from '../../leads/text/by-name.ts';
import { type Policy, policyDocumentSchema } from '../../policy/policy.ts';
import { type Fairness, fairnessSchema } from '../../roster/fairness/due.ts';
import { repSchema } from '../../roster/rep.ts';
import type { Load, Roster } from '../../roster/roster.ts';
import { rosterIndexInSteps } from '../../roster/roster-index.ts';
import type { Decision } from '../../routing/decision.ts';
import { type AdviceOutcome, finalizeDecision } from '../../routing/finalize-decision.ts';
import { readAdvice, readAnswer } from '../../routing/stored/answer-formats.ts';
import {
  packedLoads,
  readSnapshot,
  SNAPSHOT_FORMAT,
  TO_THE_BYTE_FROM,
  UnreadableSnapshot,
} from '../../routing/stored/snapshot-formats.ts';
import { decide } from '../../selection/decide.ts';
import {
  type Estimates,
  type Snapshot,
  type StoredLoad,
  storedLoadSchema,
  unpackLoad,
} from '../../selection/scene/snapshot.ts';
import { Refusal } from '../refusal.ts';

export type Replay = {
  id: string;
  /** True when the rebuilt decision has the same bytes, timings left out. */
  same: boolean;
  decision: Omit<Decision, 'timings'>;
  /** Top-level keys that differ, or "snapshot" when a part of that is damaged; empty when same. */
  differs: string[];
  /** Why it cannot be made again; null: it was, or it differs. */
  cannot: { code: CannotReplay; because: string } | null;
};

/** Made by a version that decided or worded otherwise, stored by a newer one, or not to be read. */
type CannotReplay = 'earlier_version' | UnreadableSnapshot['code'];

/** Replays one decision. @throws Refusal not_found */
export async function replayDecision({ db }: { db: Db }, id: string): Promise<Replay> {
  const row = await readDecision(db, id);
  if (!row) throw new Refusal('not_found', `There is no decision "${id}".`);
  return madeAgain(row, snapshotReader(db));
}

/** Replays a stored decision; where a part of its snapshot is damaged, "snapshot" is what differs. */
export async function madeAgain(row: StoredDecision, read: SnapshotReader): Promise<Replay> {
  try {
    return rebuilt(row, await read(row.snapshot));
  } catch (error) {
    const unreadable = error instanceof UnreadableSnapshot;
    if (!unreadable && !(error instanceof DamagedPart)) throw error;
    const { timings: _, ...decision } = readAnswer(row.answer);
    const as = { id: row.id, same: false, decision };
    return unreadable
      ? { ...as, differs: [], cannot: { code: error.code, because: error.message } }
      : { ...as, differs: ['snapshot'], cannot: null };
  }
}

function rebuilt(row: StoredDecision, snapshot: Snapshot): Replay {
  const { id, answer, advice } = row;
  const { timings: _, ...answered } = JSON.parse(answer) as Decision;
  const outcome: AdviceOutcome =
    advice === null ? notAskedAgain(answered.advisor) : readAdvice(advice);
  const taken = new Set(answered.passedOver.map((rep) => rep.id));
  const made = finalizeDecision(decide(snapshot), outcome, { id, dryRun: false }, taken);
  const decision = snapshot.wording === 'earlier' ? inStoredWords(row, answered, made) : made;
  const differs = differences(answered, decision);
  const cannot = differs.length === 0 ? null : madeEarlier(row, differs);
  return {
    ...{ id, same: differs.length === 0, decision },
    ...{ differs: cannot ? [] : differs, cannot },
  };
}

/**
 * A decision of an earlier wording, with the words that were stored: who got it, why by rules and points, and
 * every figure are made again, its sentences are those of then. Only while the row has the hash that it was
 * stored with: words that were touched since differ.
 */
function inStoredWords(
  row: StoredDecision,
  { reasoning, talkingPoints, nextSteps, backup, facts }: Replay['decision'],
  made: Replay['decision'],
): Replay['decision'] {
  if (decisionHash(row) !== row.contentHash) return made;
  return { ...made, reasoning, talkingPoints, nextSteps, backup, facts };
}

function notAskedAgain({ notAskedBecause, brief }: Decision['advisor']): AdviceOutcome {
  const because = notAskedBecause ?? 'mode_off';
  return { kind: 'not_asked', because, ...(brief === undefined ? {} : { brief }) };
}

/** That it says what it said when it was made, by a version which decided or worded otherwise. */
function madeEarlier(row: StoredDecision, differs: readonly string[]): Replay['cannot'] {
  const { format } = readSnapshot(row.snapshot);
  if (format >= TO_THE_BYTE_FROM || decisionHash(row) !== row.contentHash) return null;
  const because = `It was made by an earlier version (format ${format}; today's is ${SNAPSHOT_FORMAT}), and is as it was stored; today's rules and words tell otherwise: ${differs.join(', ')}. Its answer stands under GET /decisions/${row.id}.`;
  return { code: 'earlier_version', because };
}

/** Top-level keys whose JSON text differs. */
function differences(a: object, b: object): string[] {
  const left = new Map(Object.entries(a).map(([key, value]) => [key, JSON.stringify(value)]));
  const right = new Map(Object.entries(b).map(([key, value]) => [key, JSON.stringify(value)]));
  const keys = new Set([...left.keys(), ...right.keys()]);
  return [...keys].filter((key) => left.get(key) !== right.get(key)).sort();
}

/** Makes a stored snapshot whole again. */
export type SnapshotReader = (text: string) => Promise<Snapshot>;

/** A snapshot made whole, or null where that cannot be: for looks over many decisions. */
export async function ifReadable(snapshot: Promise<Snapshot>): Promise<Snapshot | null> {
  return snapshot.catch((error: unknown) => {
    if (error instanceof UnreadableSnapshot || error instanceof DamagedPart) return null;
    throw error;
  });
}

/** Shared parts that a reader keeps; neighbours in the log share theirs, and rosters may be large. */
const KEPT_PARTS = 24;

/**
 * Reads shared parts by hash and keeps the last few: decisions made from the same roster and policy
 * get the same objects.
 */
export function snapshotReader(db: Db): SnapshotReader {
  const parts = new Map<string, Promise<unknown>>();
  const part = <T>(hash: string, parse: (value: unknown) => T | Promise<T>): Promise<T> => {
    const known = parts.get(hash) ?? readPart(db, hash).then(parse);
    // Put last, so that the first is the one that was not asked for the longest.
    parts.delete(hash);
    parts.set(hash, known);
    for (const oldest of parts.keys()) {
      if (parts.size <= KEPT_PARTS) break;
      parts.delete(oldest);
    }
    return known as Promise<T>;
  };
  return async (text) => {
    const { stored } = readSnapshot(text);
    const [roster, policy, estimates, frame, fairness] = await Promise.all([
      part(stored.parts.roster, (value) => asRoster(stored.parts.roster, value)),
      part(stored.parts.policy, asPolicy),
      part(stored.parts.estimates, (value) => value as Estimates),
      stored.parts.loads === null ? NO_LOADS : part(stored.parts.loads, asLoads),
      stored.parts.fairness === null ? null : part(stored.parts.fairness, asFairness),
    ]);
    return {
      at: stored.at,
      lead: stored.lead,
      account: stored.account,
      match: stored.match,
      runningOwnerId: stored.runningOwnerId,
      ...(stored.companyOwnerId === undefined ? {} : { companyOwnerId: stored.companyOwnerId }),
      declinedBy: stored.declinedBy,
      policy,
      roster,
      loads: new Map([...frame, ...unpacked(stored.loads)]),
      estimates,
      ...(fairness ? { fairness } : {}),
      ...(stored.wording ? { wording: stored.wording } : {}),
    };
  };
}

/** In slices: two thousand reps held against their schema take a tenth of a second. */
async function asRoster(hash: string, value: unknown): Promise<Roster> {
  const reps = await mapInSlices(value as readonly unknown[], (rep) => repSchema.parse(rep));
  return { hash, reps, index: await inTurns(rosterIndexInSteps(reps)) };
}

function asPolicy(value: unknown): Policy {
  const policy = value as Policy;
  return { ...policy, document: policyDocumentSchema.parse(policy.document) };
}

function asFairness(value: unknown): Fairness {
  return fairnessSchema.parse(value);
}

const NO_LOADS: ReadonlyMap<string, Load> = new Map();

function asLoads(value: unknown): ReadonlyMap<string, Load> {
  return unpacked(storedByName(storedLoadSchema).parse(packedLoads(value)));
}

function unpacked(loads: Readonly<Record<string, StoredLoad>>): ReadonlyMap<string, Load> {
  return new Map(Object.entries(loads).map(([id, load]) => [id, unpackLoad(load)]));
}
