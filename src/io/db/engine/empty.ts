// Whether a table holds a row at all: what a first start asks before it fills anything.
import type { Db } from './tables.ts';

type Asked = 'policies' | 'reps' | 'accounts' | 'leads' | 'api_keys';

export async function isEmpty(db: Db, table: Asked): Promise<boolean> {
  const rows = await db.selectFrom(table).select(db.fn.countAll().as('n')).limit(1).execute();
  return Number(rows[0]?.n) === 0;
}
