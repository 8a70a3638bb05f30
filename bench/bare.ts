// The bare transaction to compare with: the same driver, one statement that claims a slot by a
// conditional update, stores the text of a decision that the service has stored, and the caller's key.
import type { Database } from '../src/io/db/engine/connect.ts';

const STATEMENT = {
  name: 'bare',
  text: `with claim as (
      update loads set open_leads = open_leads + 1 where rep_id = $1 and open_leads < $2 returning rep_id
    )
    , keyed as (insert into bare_keys (key_id, key, body_hash, row_id) select $5, $3, $6, $3 from claim)
    insert into bare_rows (id, rep_id, body) select $3, rep_id, $4 from claim`,
};

const KEY_ID = 'bench0000000';
const HASH = 'a'.repeat(64);

/** Transactions per second at a concurrency, with these texts in turn, over `reps` reps. */
export async function bareTransactions(
  { pool }: Database,
  given: {
    count: number;
    concurrency: number;
    texts: readonly string[];
    reps: readonly string[];
  },
): Promise<number> {
  await pool.query(
    `create table if not exists bare_rows (id text primary key, rep_id text not null, body text not null);
    create table if not exists bare_keys (key_id text, key text, body_hash text not null,
      row_id text not null, primary key (key_id, key))`,
  );
  let next = 0;
  const started = performance.now();
  const worker = async () => {
    while (next < given.count) {
      const k = next++;
      const rep = given.reps[k % given.reps.length];
      const body = given.texts[k % given.texts.length];
      await pool.query({
        ...STATEMENT,
        values: [rep, 1_000_000, `${started}-${k}`, body, KEY_ID, HASH],
      });
    }
  };
  await Promise.all(Array.from({ length: given.concurrency }, worker));
  return given.count / ((performance.now() - started) / 1000);
}
