import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { fixedStatement } from '../../../../src/io/db/engine/fixed-statement.ts';
import { inTransaction } from '../../../../src/io/db/engine/transaction.ts';
import { freshDatabase } from '../../../support/database.ts';

test('a fixed statement is built once and takes each value wherever it stands', async () => {
  const { db } = await freshDatabase();
  let built = 0;
  const shares = fixedStatement((part: number, whole: number) => {
    built += 1;
    return sql<{ share: number; whole: number }>`
      select ${part}::float8 / ${whole}::float8 as share, ${whole}::int as whole`;
  });
  expect(await shares(db, 1, 4)).toEqual([{ share: 0.25, whole: 4 }]);
  expect(await shares(db, 3, 2)).toEqual([{ share: 1.5, whole: 2 }]);
  expect(await inTransaction(db, (trx) => shares(trx, 0, 7))).toEqual([{ share: 0, whole: 7 }]);
  expect(built).toBe(1);
});
