// What each replica keeps in memory between requests: roster, policies in force, estimates, live loads,
// whether the advisor is asked.
// Kept by version: counters are polled, what moved is read again; a replica's own change shows at once.
import { sql } from 'kysely';
import type { AdvisorOff } from '../../../advisor/no-advice.ts';
import { OUR_READERS, type Readers } from '../../../leads/values/readers.ts';
import { type Policy, type PolicyDocument, policyDocumentSchema } from '../../../policy/policy.ts';
import { normaliseRep } from '../../../roster/normalise-rep.ts';
import type { Rep } from '../../../roster/rep.ts';
import type { Roster } from '../../../roster/roster.ts';
import { rosterIndexInSteps } from '../../../roster/roster-index.ts';
import { type Estimates, NO_ESTIMATES } from '../../../selection/scene/snapshot.ts';
import { eachInSlices, inPages, inTurns } from '../engine/in-slices.ts';
import type { Db } from '../engine/tables.ts';
import { activeModel, newestPrices } from '../learning/models.ts';
import { readVersions } from '../versions.ts';
import { type AdvisorStanding, readAdvisor } from '../views/advisor.ts';
import { wordsInForce } from '../vocabularies.ts';
import { type FairnessBook, fairnessBook } from './ledger-cache.ts';
import { type CapturedLoads, type LiveLoads, liveLoads } from './live-loads.ts';
import { storeList, storePart } from './snapshot-parts.ts';

export type ReplicaCache = {
  roster(): Roster;
  /** What a decision made now stands on; replicas learn of each other's changes when they write. */
  versions(): StateVersions;
  /** The policy of a name in force (null: the default one); a version asks for that version. */
  policy(name: string | null, version: number | null): Promise<Policy | null>;
  /** False when surely no account has this domain or a name that begins with this word. */
  mayKnow(domain: string | null, firstWord: string): boolean;
  estimates(): { hash: string; value: Estimates };
  /** How texts are read: by our tables, and by the words that users have taught. */
  reads(): Readers;
  /** Why the advisor is not asked at present; null when it is on. */
  advisorOff(): AdvisorOff | null;
  captureLoads(atMs: number): Promise<CapturedLoads>;
  noteClaim: LiveLoads['noteClaim'];
  fairness: FairnessBook;
  /** Reads again whatever changed; to be called after a change of one's own. */
  refresh(): Promise<void>;
  /**
   * Reads again after a write was refused because `repId` is no longer as `known` says; the roster
   * even where no counter moved, as when somebody changed it by hand.
   */
  refreshAfter(repId: string, known: StateVersions): Promise<void>;
  /** Reads no more; a read under way is waited for, so that the database can be closed behind it. */
  close(): Promise<void>;
};

/** Revision of each rep, and the counter of policies. */
export type StateVersions = { reps: ReadonlyMap<string, number>; policies: number };

type Kept = {
  revisions: ReadonlyMap<string, number>;
  versions: ReadonlyMap<string, number>;
  roster: Roster;
  loads: LiveLoads;
  inForce: ReadonlyMap<string, Policy>;
  byDefault: string | null;
  accountHints: ReadonlySet<string>;
  estimates: { hash: string; value: Estimates };
  reads: Readers;
  advisorOff: AdvisorOff | null;
};

/**
 * Reads everything once and keeps it fresh: counters and loads are polled every `pollMs` (a change
 * shows on every replica within two of them). Trouble while polling is logged and tried again.
 */
export async function keepState(
  db: Db,
  options: { now: () => number; pollMs: number; log: { warn(detail: object, text: string): void } },
): Promise<ReplicaCache> {
  let kept = await readAll(db, null, options.now());
  let running: Promise<void> | null = null;
  const versions = new Map<string, Policy>();
  const fairness = fairnessBook(db);

  const refresh = async (): Promise<void> => {
    // A refresh that began before the caller's change may not show it: wait for it, then read again.
    await running?.catch(() => undefined);
    running ??= read().finally(() => {
      running = null;
    });
    return running;
  };
  const read = async () => {
    kept = await readAll(db, kept, options.now());
  };
  const versionsOf = ({ revisions, versions: counters }: Kept): StateVersions => ({
    reps: revisions,
    policies: counters.get('policies') ?? 0,
  });
  const timer = setInterval(() => {
    refresh().catch((error) => options.log.warn({ err: error }, 'could not refresh the state'));
  }, options.pollMs);
  timer.unref();

  return {
    roster: () => kept.roster,
    versions: () => versionsOf(kept),
    policy: async (name, version) => {
      const wanted = name ?? kept.byDefault;
      if (wanted === null) return null;
      const inForce = kept.inForce.get(wanted) ?? null;
      if (version === null || inForce?.version === version) return inForce;
      const key = `${wanted}@${version}`;
      const found = versions.get(key) ?? (await readPolicy(db, wanted, version));
      if (found) versions.set(key, found);
      return found;
    },
    mayKnow: (domain, firstWord) =>
      (domain !== null && kept.accountHints.has(`@${domain}`)) ||
      (firstWord !== '' && kept.accountHints.has(firstWord)),
    estimates: () => kept.estimates,
    reads: () => kept.reads,
    advisorOff: () => kept.advisorOff,
    captureLoads: (atMs) => kept.loads.capture(db, atMs),
    noteClaim: (...claim) => kept.loads.noteClaim(...claim),
    fairness,
    refresh,
    refreshAfter: async (repId, known) => {
      await refresh();
      const { reps, policies } = versionsOf(kept);
      if (reps.get(repId) !== known.reps.get(repId) || policies !== known.policies) return;
      kept = { ...kept, versions: new Map([...kept.versions, ['roster', UNREAD]]) };
      await refresh();
    },
    close: async () => {
      clearInterval(timer);
      await running?.catch(() => undefined);
    },
  };
}

/** No counter stands here: what has it is read again. */
const UNREAD = -1;

async function readAll(db: Db, before: Kept | null, nowMs: number): Promise<Kept> {
  const versions = await readVersions(db);
  const moved = (subject: string) =>
    before === null || before.versions.get(subject) !== versions.get(subject);
  const reads = before === null || moved('vocabulary') ? await wordsInForce(db) : before.reads;
  const { roster, revisions } =
    before === null || moved('roster') || moved('vocabulary')
      ? await readRoster(db, nowMs, reads)
      : before;
  const same = before !== null && roster.hash === before.roster.hash;
  const loads = same ? before.loads : liveLoads(roster.index);
  await loads.refresh(db);
  const policies = before === null || moved('policies') ? await readPolicies(db) : before;
  const accountHints =
    before === null || moved('accounts') ? await readAccountHints(db) : before.accountHints;
  const estimates =
    before === null || moved('estimates') ? await readEstimates(db, nowMs) : before.estimates;
  const advisorOff =
    before === null || moved('advisor') ? offOf(await readAdvisor(db)) : before.advisorOff;
  return {
    versions,
    revisions,
    roster: same ? before.roster : roster,
    loads,
    inForce: policies.inForce,
    byDefault: policies.byDefault,
    accountHints,
    estimates,
    reads,
    advisorOff,
  };
}

function offOf({ state }: AdvisorStanding): AdvisorOff | null {
  return state === 'on' ? null : state;
}

async function readRoster(
  db: Db,
  nowMs: number,
  reads: Readers,
): Promise<Pick<Kept, 'roster' | 'revisions'>> {
  const ids = await db
    .selectFrom('reps')
    .select('id')
    .orderBy(sql`id collate "C"`) // by code point
    .execute();
  // Most reps keep the hours of many others: each is kept once, and told apart by its object from then on.
  const hours = new Map<string, Rep['hours']>();
  // Stored words are read anew by what has been taught since; without a vocabulary they stand as they are.
  const read = reads === OUR_READERS ? (rep: Rep) => rep : (rep: Rep) => normaliseRep(rep, reads);
  const found = new Map<string, Rep>();
  const revisions = new Map<string, number>();
  await inPages(ids, async (page) => {
    const rows = await db
      .selectFrom('reps')
      .select(['id', 'body', 'revision'])
      .where('id', '=', sql<string>`any(${page.map(({ id }) => id)}::text[])`)
      .execute();
    await eachInSlices(rows, ({ id, body, revision }) => {
      found.set(id, { ...read(body), hours: keptOnce(hours, body.hours) });
      revisions.set(id, revision);
    });
  });
  // Who was deleted meanwhile moves the counter, and the roster is read again.
  const reps = ids.flatMap(({ id }) => found.get(id) ?? []);
  const hash = await storeList(db, 'roster', reps, new Date(nowMs));
  return { roster: { hash, reps, index: await inTurns(rosterIndexInSteps(reps)) }, revisions };
}

function keptOnce<T>(kept: Map<string, T>, value: T): T {
  const text = JSON.stringify(value);
  const known = kept.get(text) ?? value;
  kept.set(text, known);
  return known;
}

/** UTF-8 bytes sort as code points do. */
export function byCodePoint(a: Pick<Rep, 'id'>, b: Pick<Rep, 'id'>): number {
  return Buffer.compare(Buffer.from(a.id), Buffer.from(b.id));
}

const HINTS_A_SLICE = 1_000;

/** Domains (as "@domain") and first words of names: most leads are of no account, and need no query. */
async function readAccountHints(db: Db): Promise<ReadonlySet<string>> {
  const [domains, names] = await Promise.all([
    db.selectFrom('account_domains').select('domain').execute(),
    db.selectFrom('accounts').select('name_key').execute(),
  ]);
  const hints = new Set<string>();
  await eachInSlices(domains, (row) => hints.add(`@${row.domain}`), HINTS_A_SLICE);
  await eachInSlices(names, (row) => hints.add(row.name_key.split(' ')[0] ?? ''), HINTS_A_SLICE);
  return hints;
}

async function readPolicies(db: Db): Promise<Pick<Kept, 'inForce' | 'byDefault'>> {
  const rows = await db
    .selectFrom('policies_in_force as f')
    .innerJoin('policies as p', (join) =>
      join.onRef('p.name', '=', 'f.name').onRef('p.version', '=', 'f.version'),
    )
    .select(['p.name', 'p.version', 'p.hash', 'p.document', 'f.is_default'])
    .execute();
  return {
    inForce: new Map(rows.map((row) => [row.name, asPolicy(row)])),
    byDefault: rows.find((row) => row.is_default)?.name ?? null,
  };
}

async function readPolicy(db: Db, name: string, version: number): Promise<Policy | null> {
  const row = await db
    .selectFrom('policies')
    .select(['name', 'version', 'hash', 'document'])
    .where('name', '=', name)
    .where('version', '=', version)
    .executeTakeFirst();
  return row ? asPolicy(row) : null;
}

/** Stored documents are read through the schema: what a later version added has its default. */
function asPolicy(row: Omit<Policy, 'document'> & { document: PolicyDocument }): Policy {
  const { name, version, hash, document } = row;
  return { name, version, hash, document: policyDocumentSchema.parse(document) };
}

/** The active model and the newest prices; the version names both. */
async function readEstimates(db: Db, nowMs: number) {
  const [active, bids] = await Promise.all([activeModel(db), newestPrices(db)]);
  const names = [
    ...(active ? [`model-${active.version}`] : []),
    ...(bids ? [`prices-${bids.version}`] : []),
  ];
  const value: Estimates = {
    ...NO_ESTIMATES,
    ...active?.learned,
    ...(bids ? { prices: bids.prices } : {}),
    ...(names.length > 0 ? { version: names.join('+') } : {}),
  };
  return { hash: await storePart(db, 'estimates', value, new Date(nowMs)), value };
}
