// What a database starts with: the shipped policies, so that it can route at all, and on wish the demo
// roster. Only what is still empty is filled; all of it in one transaction.
import { writeAccounts, writeDomains } from '../../io/db/accounts.ts';
import { writeAudit } from '../../io/db/audit.ts';
import { contentHash } from '../../io/db/engine/content-hash.ts';
import { isEmpty } from '../../io/db/engine/empty.ts';
import type { Trx } from '../../io/db/engine/tables.ts';
import { inTransaction } from '../../io/db/engine/transaction.ts';
import { insertVersion, makeDefault, putInForce, SEEDED } from '../../io/db/policies.ts';
import { writeReps, writeTeam } from '../../io/db/reps.ts';
import { bumpVersion } from '../../io/db/versions.ts';
import type { PolicyDocument } from '../../policy/policy.ts';
import { normaliseRep } from '../../roster/normalise-rep.ts';
import type { Deps } from '../deps.ts';
import { rowOf } from '../roster/save-account.ts';
import { type DemoRoster, demoRoster, shippedPolicies } from './seed-files.ts';

/** The policy for callers who name none. */
const DEFAULT_POLICY = 'balanced';
const SHIPPED_BY = 'pointsman';

/** How many of each were stored; 0 where something was there already. */
export type Seeded = { policies: number; reps: number; accounts: number };

/** `first-start`: only where no service has started before, which leaves a key behind. */
export type DemoWish = boolean | 'first-start';

/**
 * Seeds the database: every shipped policy, in force under its name, unless it holds a policy; with
 * `demo` also the demo roster and accounts, unless it holds a rep, an account or a lead. Safe to repeat, and
 * for several replicas at once.
 */
export async function seed(
  deps: Pick<Deps, 'db' | 'clock' | 'newId'>,
  wish: { demo: DemoWish },
): Promise<Seeded> {
  const policies = await shippedPolicies();
  const demo = wish.demo ? await demoRoster() : null;
  const at = new Date(deps.clock.now());
  return inTransaction(
    deps.db,
    async (trx) => {
      const seeded = { policies: 0, reps: 0, accounts: 0 };
      const isFree = demo !== null && (await mayTakeDemo(trx, wish.demo));
      if (await isEmpty(trx, 'policies')) seeded.policies = await addPolicies(trx, policies, at);
      if (demo && isFree) {
        Object.assign(seeded, await addRoster(trx, demo, at));
      }
      if (seeded.policies + seeded.reps > 0) {
        const entry = { id: deps.newId(), at, actor: SHIPPED_BY, action: SEEDED };
        await writeAudit(trx, { ...entry, subject: 'database', detail: seeded });
      }
      return seeded;
    },
    { isolation: 'serializable' },
  );
}

/** Nothing of the user's is there, and nobody who starts a command gets a roster that they did not ask for. */
async function mayTakeDemo(trx: Trx, wish: DemoWish): Promise<boolean> {
  const held = [
    'reps',
    'accounts',
    'leads',
    ...(wish === 'first-start' ? ['api_keys'] : []),
  ] as const;
  for (const table of held) if (!(await isEmpty(trx, table as 'reps'))) return false;
  return true;
}

async function addPolicies(
  trx: Trx,
  policies: readonly PolicyDocument[],
  at: Date,
): Promise<number> {
  for (const document of policies) {
    const { name } = document;
    await insertVersion(trx, {
      name,
      version: 1,
      hash: contentHash(document),
      document,
      author: SHIPPED_BY,
      note: 'Shipped with Pointsman.',
      createdAt: at,
    });
    await putInForce(trx, { name, version: 1, since: at, byWhom: SHIPPED_BY }, null);
  }
  await makeDefault(trx, DEFAULT_POLICY);
  await bumpVersion(trx, 'policies', at);
  return policies.length;
}

async function addRoster(
  trx: Trx,
  { teams, reps, accounts }: DemoRoster,
  at: Date,
): Promise<Pick<Seeded, 'reps' | 'accounts'>> {
  const rows = accounts.map((account) => {
    const row = rowOf(account);
    if ('problems' in row) throw new Error(`Account ${account.id}: ${row.problems[0]?.message}`);
    return row;
  });
  for (const team of teams) await writeTeam(trx, team, at);
  await writeReps(
    trx,
    reps.map((rep) => normaliseRep(rep)),
    at,
  );
  await writeAccounts(trx, rows, at);
  await writeDomains(
    trx,
    rows.map(({ account }) => account),
  );
  await bumpVersion(trx, 'roster', at);
  await bumpVersion(trx, 'accounts', at);
  return { reps: reps.length, accounts: accounts.length };
}
