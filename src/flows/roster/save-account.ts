// An account is created, changed or removed; companies of a group may share a domain.
import {
  type AccountRow,
  childrenOf,
  deleteAccount,
  parentsAbove,
  readAccount,
  type StoredAccount,
  writeAccount,
  writeDomains,
} from '../../io/db/accounts.ts';
import { writeAudit } from '../../io/db/audit.ts';
import { inTransaction } from '../../io/db/engine/transaction.ts';
import type { Expected } from '../../io/db/reps.ts';
import { bumpVersion, takeTurn } from '../../io/db/versions.ts';
import { wordsInForce } from '../../io/db/vocabularies.ts';
import type { Account } from '../../leads/account.ts';
import { nameKey } from '../../leads/company-name.ts';
import { normaliseAccount } from '../../leads/normalise-account.ts';
import { parentCircles } from '../../leads/parent-circles.ts';
import { readDomain } from '../../leads/values/domain.ts';
import { OUR_READERS, type Readers } from '../../leads/values/readers.ts';
import type { Deps } from '../deps.ts';
import { problemsOfId, wayRound } from '../ids.ts';
import { type Problem, Refusal } from '../refusal.ts';
import { refusedWrite } from './save-rep.ts';

type SaveDeps = Pick<Deps, 'db' | 'clock' | 'newId' | 'refresh'>;

/**
 * Stores an account, its values in our vocabulary.
 * @throws Refusal invalid_input (also for a parent that stands below it), already_exists, version_conflict
 */
export async function saveAccount(
  deps: SaveDeps,
  actor: string,
  account: Account,
  expected: Expected,
): Promise<StoredAccount> {
  const row = rowOf(account, await wordsInForce(deps.db));
  if ('problems' in row) throw new Refusal('invalid_input', '', row.problems);
  const at = new Date(deps.clock.now());
  const revision = await inTransaction(deps.db, async (trx) => {
    // One at a time: two accounts written at once could each become the other's parent.
    await takeTurn(trx, 'accounts', at);
    const { id, parentId } = row.account;
    if (parentId !== null) {
      const parents = (await parentsAbove(trx, [parentId])).set(id, parentId);
      const problems = problemsOfCircle(id, parentCircles(parents));
      if (problems.length > 0) throw new Refusal('invalid_input', '', problems);
    }
    const written = await writeAccount(trx, row, expected, at);
    if (written === null) throw refusedWrite(expected);
    await writeDomains(trx, [row.account]);
    const subject = account.id;
    const detail = { revision: written, ownerId: row.account.ownerId };
    const entry = { id: deps.newId(), at, actor, action: 'account.saved', subject, detail };
    await writeAudit(trx, entry);
    await bumpVersion(trx, 'accounts', at);
    return written;
  });
  await deps.refresh();
  return { account: row.account, revision, updatedAt: at };
}

/**
 * Removes an account; leads that came from it keep their decisions.
 * @throws Refusal not_found, version_conflict, still_in_use (accounts stand below it)
 */
export async function removeAccount(
  deps: SaveDeps,
  actor: string,
  id: string,
  expected: number | 'any',
): Promise<void> {
  const at = new Date(deps.clock.now());
  await inTransaction(
    deps.db,
    async (trx) => {
      const below = await childrenOf(trx, id, 5);
      if (below.length > 0) {
        throw new Refusal('still_in_use', `It is the parent of ${below.join(', ')}.`);
      }
      if (!(await readAccount(trx, id))) throw new Refusal('not_found');
      if (!(await deleteAccount(trx, id, expected))) throw new Refusal('version_conflict');
      const entry = { id: deps.newId(), at, actor, action: 'account.removed', subject: id };
      await writeAudit(trx, { ...entry, detail: {} });
      await bumpVersion(trx, 'accounts', at);
    },
    { isolation: 'serializable' },
  );
  await deps.refresh();
}

/** The account as it is stored, or what keeps it from that; paths are JSON pointers into it. */
export function rowOf(
  account: Account,
  reads: Readers = OUR_READERS,
): AccountRow | { problems: Problem[] } {
  const problems = problemsOfId(account.id);
  const ofDomains = account.domains.flatMap((raw, index): Problem[] => {
    const read = readDomain(raw);
    if (read.kind === 'company') return [];
    const message =
      read.kind === 'free-mail' ? 'gives mail to anybody' : `is no domain: ${read.how}`;
    return [{ path: `/domains/${index}`, message: `"${raw}" ${message}` }];
  });
  problems.push(...ofDomains);
  if (account.parentId === account.id) {
    problems.push({ path: '/parentId', message: 'an account cannot be its own parent' });
  }
  if (problems.length > 0) return { problems };
  return { account: normaliseAccount(account, reads), nameKey: nameKey(account.name) };
}

/** The circle that an account would close by its parent. */
export function problemsOfCircle(id: string, circles: readonly (readonly string[])[]): Problem[] {
  const circle = circles.find((ids) => ids.includes(id));
  if (circle === undefined) return [];
  const message = `would stand below itself (${wayRound(id, circle)}): give it a parent outside of that, or none`;
  return [{ path: '/parentId', message }];
}
