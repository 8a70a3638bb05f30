// Checks decisions and changes against their seals, the ledger and policies against what wrote them, and
// shared parts against their hashes, and names every row that was changed, removed or slipped in.

import { changesOfSeal, unsealedChanges } from '../../io/db/decisions/sealed-changes.ts';
import {
  decisionHash,
  GENESIS,
  lastSeal,
  rowsOfSeal,
  type Seal,
  sealHash,
  sealsAfter,
  storedRows,
  unsealed,
} from '../../io/db/decisions/seals.ts';
import type { Db } from '../../io/db/engine/tables.ts';
import type { Decision } from '../../routing/decision.ts';
import { idAt } from './seal-log.ts';
import { type LogFault, ledgerFaults, MOST_FAULTS, partFaults } from './verify-ledger.ts';
import { loadFaults } from './verify-loads.ts';
import { type NamedPolicies, nameIn, policyFaults } from './verify-policies.ts';

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
  const named: Named = { parts: new Set(), policies: new Map() };
  let before: Pick<Seal, 'number' | 'hash'> = { number: 0, hash: GENESIS };
  let decisions = 0;
  let headSeen = options.expectedHead === undefined || options.expectedHead === GENESIS;
  for (;;) {
    const page = await sealsAfter(db, before.number, PAGE);
    if (page.length === 0) break;
    for (const seal of page) {
      faults.push(...(await faultsOf(db, seal, before, named)));
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
  const last = await lastSeal(db);
  const open = await unsealed(db, { after: '' }, MOST_FAULTS);
  faults.push(...faultsOfRows(await storedRows(db, open), named));
  faults.push(...(await partFaults(db, named.parts)));
  faults.push(...(await policyFaults(db, named.policies)));
  faults.push(...(await ledgerFaults(db)));
  faults.push(...(await loadFaults(db)));
  const bound = last === null ? '' : idAt(last.sealedAt.getTime() - SURELY_SEALED_MS);
  for (const row of open.filter(({ decisionId }) => decisionId < bound)) {
    faults.push({
      where: `decision ${row.decisionId}`,
      what: 'slipped in: older than the last seal, but in none',
    });
  }
  const openChanges = await unsealedChanges(db, { after: '' }, MOST_FAULTS);
  for (const { changeId } of openChanges.filter((change) => change.changeId < bound)) {
    const what = 'slipped in: older than the last seal, but in none';
    faults.push({ where: `audit ${changeId}`, what });
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

async function faultsOf(
  db: Db,
  seal: Seal,
  before: Pick<Seal, 'number' | 'hash'>,
  named: Named,
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
  const changes = await changesOfSeal(db, seal.number);
  if (changes.length !== seal.changeCount) {
    const what = `covers ${seal.changeCount} changes, ${changes.length} are listed`;
    faults.push({ where, what });
  }
  if (sealHash(seal.number, seal.previousHash, { decisions: rows, changes }) !== seal.hash) {
    faults.push({ where, what: 'its list of decisions and changes does not have its hash' });
  }
  for (const { changeId, contentHash, storedHash } of changes) {
    if (storedHash === contentHash) continue;
    const what = storedHash === null ? 'was removed' : 'was changed after it was sealed';
    faults.push({ where: `audit ${changeId}`, what });
  }
  return [...faults, ...faultsOfRows(rows, named)];
}

/** What decisions name that is stored once for many of them. */
type Named = { parts: Set<string>; policies: NamedPolicies };

/** What is wrong with decisions; the shared parts and policies that they name are added to `named`. */
function faultsOfRows(rows: readonly Row[], named: Named): LogFault[] {
  return rows.flatMap((row) => {
    const [parts = ''] = /"parts":\{[^}]*\}/.exec(row.snapshot ?? '') ?? [];
    for (const [hash] of parts.matchAll(/[0-9a-f]{64}/g)) named.parts.add(hash);
    const what = rowFault(row, named.policies);
    return what === null ? [] : [{ where: `decision ${row.decisionId}`, what }];
  });
}

type Row = Awaited<ReturnType<typeof rowsOfSeal>>[number];

function rowFault(row: Row, policies: NamedPolicies): string | null {
  if (row.answer === null || row.snapshot === null) return 'was removed';
  const { answer, snapshot, advice, books } = row;
  if (decisionHash({ answer, snapshot, advice, books }) !== row.contentHash) {
    return 'was changed: its texts do not have their hash';
  }
  if (row.ownHash !== row.contentHash) return 'its hash is no longer the one that was sealed';
  const told = JSON.parse(answer) as Decision;
  if (told.id !== row.decisionId) return `its answer is that of decision ${told.id}`;
  nameIn(policies, told.policy);
  const columns = [
    [row.leadId, told.leadId],
    [row.repId, told.rep?.id ?? null],
    [row.outcome, told.outcome],
    [row.decidedBy, told.decidedBy],
    [row.fallback, told.fallback?.reason ?? null],
    [row.policyName, told.policy.name],
    [row.policyVersion, told.policy.version],
    [row.atMs, Date.parse(told.at)],
    [row.totalMs, told.timings.total ?? 0],
  ];
  return columns.every(([stored, said]) => stored === said)
    ? null
    : 'its columns no longer say what its answer says';
}
