// A rep or an account is changed in part: a JSON merge patch over what is stored (RFC 7386), where null empties.
import type { z } from 'zod';
import { readAccount, type StoredAccount } from '../../io/db/accounts.ts';
import { type Expected, readRep, type StoredRep } from '../../io/db/reps.ts';
import { accountSchema } from '../../leads/account.ts';
import { isObject, mergePatch } from '../../leads/text/merge-patch.ts';
import { storageFault } from '../../leads/text/storable.ts';
import { repSchema } from '../../roster/rep.ts';
import type { Deps } from '../deps.ts';
import { problemsOf } from '../invalid-input.ts';
import { Refusal } from '../refusal.ts';
import { saveAccount } from './save-account.ts';
import { refusedWrite, saveRep } from './save-rep.ts';

type PatchDeps = Pick<Deps, 'db' | 'clock' | 'newId' | 'refresh'>;

/** @throws Refusal not_found, and whatever saveRep throws of what comes of the patch */
export async function patchRep(
  deps: PatchDeps,
  actor: string,
  id: string,
  patch: unknown,
  expected: Expected,
): Promise<StoredRep> {
  return patched(expected, async () => {
    const stored = foundAs(expected, await readRep(deps.db, id), 'rep', id);
    const rep = afterPatch(repSchema, id, stored.rep, patch);
    return saveRep(deps, actor, rep, stored.revision);
  });
}

/** @throws Refusal not_found, and whatever saveAccount throws of what comes of the patch */
export async function patchAccount(
  deps: PatchDeps,
  actor: string,
  id: string,
  patch: unknown,
  expected: Expected,
): Promise<StoredAccount> {
  return patched(expected, async () => {
    const stored = foundAs(expected, await readAccount(deps.db, id), 'account', id);
    const account = afterPatch(accountSchema, id, stored.account, patch);
    return saveAccount(deps, actor, account, stored.revision);
  });
}

const MOST_TRIES = 5;

/** Who named no revision is not troubled with a change by somebody else: the patch goes over that one. */
async function patched<R>(
  expected: Expected,
  work: () => Promise<R>,
  tries = MOST_TRIES,
): Promise<R> {
  try {
    return await work();
  } catch (error) {
    const isLate = error instanceof Refusal && error.code === 'version_conflict';
    if (isLate && expected === 'any' && tries > 1) return patched(expected, work, tries - 1);
    throw error;
  }
}

function foundAs<S extends { revision: number }>(
  expected: Expected,
  stored: S | null,
  what: string,
  id: string,
): S {
  if (stored === null) throw new Refusal('not_found', `There is no ${what} "${id}".`);
  if (expected === 'any' || expected === stored.revision) return stored;
  throw refusedWrite(expected);
}

function afterPatch<T extends { id: string }>(
  schema: z.ZodType<T>,
  id: string,
  stored: T,
  patch: unknown,
): T {
  if (!isObject(patch))
    throw new Refusal('invalid_input', 'A patch is an object: { "field": value }.');
  const fault = storageFault(patch);
  if (fault) throw new Refusal('invalid_input', '', [fault]);
  const parsed = schema.safeParse(mergePatch(stored, patch));
  if (!parsed.success) throw new Refusal('invalid_input', '', problemsOf(parsed.error));
  if (parsed.data.id === id) return parsed.data;
  throw new Refusal('invalid_input', '', [
    { path: '/id', message: `must be "${id}", as in the address` },
  ]);
}
