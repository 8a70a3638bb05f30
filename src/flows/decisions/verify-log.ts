// Checks the decision log against its seals and the stored parts of snapshots against their hashes, and
// names every row that was changed, removed or slipped in.
import {
  decisionHash,
  GENESIS,
  lastSeal,
  rowsOfSeal,
  type Seal,
  sealHash,
  sealsAfter,
  unsealed,
} from '../../io/db/decisions/seals.ts';
import { checkParts } from '../../io/db/state/snapshot-parts.ts';
import type { Db } from '../../io/db/tables.ts';
import type { Decision } from '../../routing/decision.ts';
import { idAt } from './seal-log.ts';

type LogFault = { where: string; what: string };

export type Verification = {
  ok: boolean;
  seals: number;
  decisions: number;
  /** Made since the last seal; the next seal takes them in. */
  unsealed: number;
  /** Hash of the newest seal: keep it elsewhere, and a log cut short shows too. */
  head: string;
  faults: LogFault[];
};

const PAGE = 100;
/** The roster of a large team is some hundred kilobytes. */
const PARTS_PAGE = 20;
const MOST_FAULTS = 1_000;
/** A decision older than this before the last seal should have been in one. */
const SURELY_SEALED_MS = 3_600_000;

/**
 * Verifies the whole log.
 * @param expectedHead a head noted down earlier: it must still be the hash of some seal
 */
export async function verifyLog(
  db: Db,
  options: { expectedHead?: string; onProgress?: (decisions: number) => void } = {},
): Promise<Verification> {
  const faults: LogFault[] = [];
  let before: Pick<Seal, 'number' | 'hash'> = { number: 0, hash: GENESIS };
  let decisions = 0;
  let headSeen = options.expectedHead === undefined || options.expectedHead === GENESIS;
  for (;;) {
    const page = await sealsAfter(db, before.number, PAGE);
    if (page.length === 0) break;
    for (const seal of page) {
      faults.push(...(await faultsOf(db, seal, before)));
      if (seal.hash === options.expectedHead) headSeen = true;
      decisions += seal.decisionCount;
      options.onProgress?.(decisions);
      before = seal;
    }
    if (faults.length > MOST_FAULTS) break;
  }
  if (!headSeen) {
    faults.push({ where: 'log', what: `no seal has the hash ${options.expectedHead} any more` });
  }
  faults.push(...(await partFaults(db)));
  const last = await lastSeal(db);
  const open = await unsealed(db, { after: '' }, MOST_FAULTS);
  const bound = last === null ? '' : idAt(last.sealedAt.getTime() - SURELY_SEALED_MS);
  for (const row of open.filter(({ decisionId }) => decisionId < bound)) {
    faults.push({
      where: `decision ${row.decisionId}`,
      what: 'slipped in: older than the last seal, but in none',
    });
  }
  return {
    ok: faults.length === 0,
    seals: before.number,
    decisions,
    unsealed: open.filter(({ decisionId }) => decisionId >= bound).length,
    head: before.hash,
    faults,
  };
}

/** Of the parts that decisions share by hash, such as the roster: those that no longer have it. */
async function partFaults(db: Db): Promise<LogFault[]> {
  const faults: LogFault[] = [];
  for (let after: string | null = ''; after !== null && faults.length <= MOST_FAULTS; ) {
    const { last, damaged } = await checkParts(db, after, PARTS_PAGE);
    for (const { hash, kind } of damaged) {
      faults.push({
        where: `snapshot part ${hash}`,
        what: `was changed: this ${kind} does not have its hash`,
      });
    }
    after = last;
  }
  return faults;
}

async function faultsOf(
  db: Db,
  seal: Seal,
  before: Pick<Seal, 'number' | 'hash'>,
): Promise<LogFault[]> {
  const where = `seal ${seal.number}`;
  const faults: LogFault[] = [];
  if (seal.number !== before.number + 1) {
    faults.push({ where, what: `follows seal ${before.number}: seals between are gone` });
  }
  if (seal.previousHash !== before.hash) {
    faults.push({ where, what: 'does not name the hash of the seal before' });
  }
  const rows = await rowsOfSeal(db, seal.number);
  if (rows.length !== seal.decisionCount) {
    faults.push({
      where,
      what: `covers ${seal.decisionCount} decisions, ${rows.length} are listed`,
    });
  }
  if (sealHash(seal.number, seal.previousHash, rows) !== seal.hash) {
    faults.push({ where, what: 'its list of decisions does not have its hash' });
  }
  for (const row of rows) {
    const what = rowFault(row);
    if (what !== null) faults.push({ where: `decision ${row.decisionId}`, what });
  }
  return faults;
}

type Row = Awaited<ReturnType<typeof rowsOfSeal>>[number];

function rowFault(row: Row): string | null {
  if (row.answer === null || row.snapshot === null) return 'was removed';
  const { answer, snapshot, advice } = row;
  if (decisionHash({ answer, snapshot, advice }) !== row.contentHash) {
    return 'was changed after it was sealed';
  }
  const told = JSON.parse(answer) as Decision;
  const columns = [
    [row.leadId, told.leadId],
    [row.repId, told.rep?.id ?? null],
    [row.outcome, told.outcome],
    [row.decidedBy, told.decidedBy],
    [row.fallback, told.fallback?.reason ?? null],
    [row.policyName, told.policy.name],
    [row.policyVersion, told.policy.version],
    [row.at?.getTime(), Date.parse(told.at)],
    [row.totalMs, told.timings.total ?? 0],
  ];
  return columns.every(([stored, said]) => stored === said)
    ? null
    : 'its columns no longer say what its answer says';
}
