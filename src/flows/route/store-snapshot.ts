// What replay needs of a decision: its own share of the snapshot in full, and what many decisions share
// (roster, policy, estimates, ledger, loads) once each, by content hash.

import type { Db } from '../../io/db/engine/tables.ts';
import { type PartKind, storePart } from '../../io/db/state/snapshot-parts.ts';
import type { Loads } from '../../roster/roster.ts';
import { SNAPSHOT_FORMAT } from '../../routing/stored/snapshot-formats.ts';
import { packLoad, type StoredSnapshot } from '../../selection/scene/snapshot.ts';
import type { Arrival } from './arrival.ts';

/** Stores the shared parts that are not stored yet; returns the decision's own text, which names them. */
export async function storedSnapshot(db: Db, arrival: Arrival): Promise<string> {
  const { snapshot, captured } = arrival;
  const at = new Date(snapshot.at);
  const policy = await partOnce(db, 'policy', snapshot.policy, at);
  const parts =
    captured === null
      ? {
          roster: await storePart(db, 'roster', snapshot.roster.reps, at),
          estimates: await partOnce(db, 'estimates', snapshot.estimates, at),
          loads: null,
          fairness: null,
        }
      : {
          roster: snapshot.roster.hash,
          estimates: arrival.estimatesHash ?? '',
          loads: captured.frame,
          fairness: snapshot.fairness
            ? await partOnce(db, 'fairness', snapshot.fairness, at)
            : null,
        };
  const own: Omit<StoredSnapshot, 'loads'> = {
    format: SNAPSHOT_FORMAT,
    at: snapshot.at,
    lead: snapshot.lead,
    account: snapshot.account,
    match: snapshot.match,
    runningOwnerId: snapshot.runningOwnerId,
    // Only where a rule asked: every other snapshot is stored as ever.
    ...(snapshot.companyOwnerId === undefined ? {} : { companyOwnerId: snapshot.companyOwnerId }),
    declinedBy: [...(snapshot.declinedBy ?? [])],
    parts: { policy, ...parts },
  };
  const loads = captured?.moved ?? JSON.stringify(packed(snapshot.loads));
  return `${JSON.stringify(own).slice(0, -1)},"loads":${loads}}`;
}

function packed(loads: Loads): StoredSnapshot['loads'] {
  return Object.fromEntries([...loads].map(([id, load]) => [id, packLoad(load)]));
}

const storedParts = new WeakMap<Db, WeakMap<object, Promise<string>>>();

/** Stores a part that lives in memory for long once per object. */
function partOnce(db: Db, kind: PartKind, value: object, at: Date): Promise<string> {
  const ofDatabase = storedParts.get(db) ?? new WeakMap<object, Promise<string>>();
  storedParts.set(db, ofDatabase);
  const known = ofDatabase.get(value);
  if (known) return known;
  const storing = storePart(db, kind, value, at);
  ofDatabase.set(value, storing);
  storing.catch(() => ofDatabase.delete(value));
  return storing;
}
