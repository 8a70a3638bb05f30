// A rep is created, changed or set inactive: in our own words, against the revision that was read.
import { writeAudit } from '../../io/db/audit.ts';
import { inTransaction } from '../../io/db/engine/transaction.ts';
import { type Expected, readRep, type StoredRep, writeRep } from '../../io/db/reps.ts';
import { bumpVersion, takeTurn } from '../../io/db/versions.ts';
import { wordsInForce } from '../../io/db/vocabularies.ts';
import { checkHours } from '../../roster/hours.ts';
import { normaliseRep } from '../../roster/normalise-rep.ts';
import type { Rep } from '../../roster/rep.ts';
import type { Deps } from '../deps.ts';
import { problemsOfId } from '../ids.ts';
import { type Problem, Refusal } from '../refusal.ts';
import { problemsOfLinks } from './rep-circles.ts';

type SaveDeps = Pick<Deps, 'db' | 'clock' | 'newId' | 'refresh'>;

/**
 * Stores a rep, its values in our vocabulary.
 * @throws Refusal invalid_input (also for a manager or somebody to stand in who leads back to them),
 *   already_exists (expected `create`), version_conflict (expected a revision that is no longer the
 *   stored one)
 */
export async function saveRep(
  deps: SaveDeps,
  actor: string,
  rep: Rep,
  expected: Expected,
): Promise<StoredRep> {
  const problems = problemsOfRep(rep);
  if (problems.length > 0) throw new Refusal('invalid_input', '', problems);
  const normal = normaliseRep(rep, await wordsInForce(deps.db));
  const at = new Date(deps.clock.now());
  const revision = await inTransaction(deps.db, async (trx) => {
    // One at a time: two reps written at once could each become the other's manager.
    await takeTurn(trx, 'roster', at);
    const closing = await problemsOfLinks(trx, normal);
    if (closing.length > 0) throw new Refusal('invalid_input', '', closing);
    const written = await writeRep(trx, normal, expected, at);
    if (written === null) throw refusedWrite(expected);
    const detail = { revision: written, active: rep.active };
    const entry = { id: deps.newId(), at, actor, action: 'rep.saved', subject: rep.id, detail };
    await writeAudit(trx, entry);
    await bumpVersion(trx, 'roster', at);
    return written;
  });
  await deps.refresh();
  return { rep: normal, revision, updatedAt: at };
}

/**
 * Sets a rep inactive: decisions and assignments go on naming them, new leads do not reach them.
 * @throws Refusal not_found, version_conflict
 */
export async function deactivateRep(
  deps: SaveDeps,
  actor: string,
  id: string,
  expected: number | 'any',
): Promise<StoredRep> {
  const stored = await readRep(deps.db, id);
  if (!stored) throw new Refusal('not_found', `There is no rep "${id}".`);
  if (expected !== 'any' && stored.revision !== expected) throw refusedWrite(expected);
  if (!stored.rep.active) return stored;
  return saveRep(deps, actor, { ...stored.rep, active: false }, stored.revision);
}

/** What the schema cannot see in a rep; paths are JSON pointers into it. */
export function problemsOfRep(rep: Rep): Problem[] {
  const ofHours = checkHours(rep.hours).map(({ path, message }) => ({
    path: `/hours/${path.join('/')}`,
    message,
  }));
  return [...problemsOfId(rep.id), ...ofHours];
}

/** What a caller hears whose expectation of the stored revision did not hold. */
export function refusedWrite(expected: Expected): Refusal {
  return new Refusal(expected === 'create' ? 'already_exists' : 'version_conflict');
}
