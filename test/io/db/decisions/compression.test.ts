import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { freshDatabase } from '../../../support/database.ts';

test('the long texts of a decision are compressed by lz4 where the server has it', async () => {
  const { db } = await freshDatabase();
  const known = await sql<{ methods: string[] }>`
    select enumvals as methods from pg_settings where name = 'default_toast_compression'`.execute(
    db,
  );
  const hasLz4 = known.rows[0]?.methods.includes('lz4') ?? false;
  const columns = await sql<{ name: string; method: string }>`
    select attname as name, attcompression as method from pg_attribute
    where attrelid = 'decisions'::regclass and attname in ('answer', 'snapshot', 'advice')
    order by attname`.execute(db);
  const method = hasLz4 ? 'l' : '';
  expect(columns.rows).toEqual(['advice', 'answer', 'snapshot'].map((name) => ({ name, method })));
});
