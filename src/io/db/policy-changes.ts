// Policies as they are stored, which of them are in force, and what the log of changes says of both.
import { sql } from 'kysely';
import type { PolicyDocument } from '../../policy/policy.ts';
import type { Db } from './engine/tables.ts';
import { ACTIVATED, PUBLISHED, ROLLED_BACK, SEEDED } from './policies.ts';

type StoredPolicy = {
  name: string;
  version: number;
  hash: string;
  document: PolicyDocument;
  author: string;
  atMs: number;
};
type StoredInForce = { name: string; version: number; byWhom: string; atMs: number };
type PolicyChange = { name: string; actor: string; atMs: number };

export type PoliciesAndChanges = {
  stored: StoredPolicy[];
  inForce: StoredInForce[];
  published: (PolicyChange & { version: number; hash: string })[];
  activated: (PolicyChange & { from: number | null; to: number })[];
  /** Fillings of an empty database with the shipped policies: no policy has an entry of its own then. */
  seeded: PolicyChange[];
};

/** All of it by one statement, so that a change made meanwhile is in both or in neither. */
export async function readPoliciesAndChanges(db: Db): Promise<PoliciesAndChanges> {
  const ms = (column: string) => sql`extract(epoch from ${sql.ref(column)})::float8 * 1000`;
  const change = sql`'name', subject, 'actor', actor, 'atMs', ${ms('at')}`;
  const { rows } = await sql<{ all: PoliciesAndChanges }>`
    select jsonb_build_object(
      'stored', (select coalesce(jsonb_agg(jsonb_build_object('name', name, 'version', version, 'hash', hash,
        'document', document, 'author', author, 'atMs', ${ms('created_at')})), '[]') from policies),
      'inForce', (select coalesce(jsonb_agg(jsonb_build_object('name', name, 'version', version,
        'byWhom', by_whom, 'atMs', ${ms('since')})), '[]') from policies_in_force),
      'published', (select coalesce(jsonb_agg(jsonb_build_object(${change},
          'version', detail -> 'version', 'hash', detail -> 'hash')), '[]')
        from audit where action = ${PUBLISHED}),
      'activated', (select coalesce(jsonb_agg(jsonb_build_object(${change},
          'from', detail -> 'from', 'to', detail -> 'to')), '[]')
        from audit where action in (${ACTIVATED}, ${ROLLED_BACK})),
      'seeded', (select coalesce(jsonb_agg(jsonb_build_object(${change})), '[]')
        from audit where action = ${SEEDED} and (detail ->> 'policies')::int > 0)
    ) as all`.execute(db);
  const [row] = rows;
  if (!row) throw new Error('A statement without a table gave no row.');
  return row.all;
}
