// The bare transaction to compare with: the same driver, one statement that claims a slot by a
// conditional update and stores a row of the same size.
import type { Database } from '../src/io/db/engine/connect.ts';

const STATEMENT = {
  name: 'bare',
  text: `with claim as (
      update loads set open_leads = open_leads + 1 where rep_id = $1 and open_leads < $2 returning rep_id
    )
    insert into bare_rows (id, rep_id, body) select $3, rep_id, $4 from claim`,
};

/** Transactions per second at a concurrency, with rows of `rowBytes`, over `reps` reps. */
export async function bareTransactions(
  { pool }: Database,
  given: { count: number; concurrency: number; rowBytes: number; reps: readonly string[] },
): Promise<number> {
  await pool.query(
    'create table if not exists bare_rows (id text primary key, rep_id text not null, body text not null)',
  );
  const body = randomText(given.rowBytes);
  let next = 0;
  const started = performance.now();
  const worker = async () => {
    while (next < given.count) {
      const k = next++;
      const rep = given.reps[k % given.reps.length];
      await pool.query({ ...STATEMENT, values: [rep, 1_000_000, `${started}-${k}`, body] });
    }
  };
  await Promise.all(Array.from({ length: given.concurrency }, worker));
  return given.count / ((performance.now() - started) / 1000);
}

/** JSON-like text that does not compress to nothing. */
function randomText(bytes: number): string {
  const words = Array.from(
    { length: Math.ceil(bytes / 12) },
    (_, k) => `"k${(k * 7919) % 9973}":${k},`,
  );
  return words.join('').slice(0, bytes);
}
