// Trained models by version, one of them active, and the bid prices in force.
import type { Learned } from '../../../learning/learned.ts';
import type { Db, Trx } from '../engine/tables.ts';
import { MODEL_COLUMNS, type ModelVersion } from '../views/models.ts';

/** The active version with its body, or null. */
export async function activeModel(
  handle: Db | Trx,
): Promise<(ModelVersion & { learned: Learned }) | null> {
  const row = await handle
    .selectFrom('models')
    .select([...MODEL_COLUMNS, 'body'])
    .where('state', '=', 'active')
    .executeTakeFirst();
  if (!row) return null;
  const { body, ...version } = row;
  return { ...version, learned: JSON.parse(body) as Learned };
}

/** Adds a version as a candidate. @throws a unique violation of `models_pkey` when it exists */
export async function insertModel(
  trx: Trx,
  given: Omit<ModelVersion, 'state'> & { body: string },
): Promise<void> {
  await trx
    .insertInto('models')
    .values({
      version: given.version,
      state: 'candidate',
      body: given.body,
      body_hash: given.bodyHash,
      deals: given.deals,
      known_until: given.knownUntil,
      comparison: JSON.stringify(given.comparison),
      because: given.because,
      trained_at: given.trainedAt,
      trained_by: given.trainedBy,
    })
    .execute();
}

/** Makes a version the active one; returns the one that was before, and whether the version exists. */
export async function makeActive(
  trx: Trx,
  version: number,
): Promise<{ known: boolean; before: number | null }> {
  const retired = await trx
    .updateTable('models')
    .set({ state: 'retired' })
    .where('state', '=', 'active')
    .returning('version')
    .executeTakeFirst();
  const made = await trx
    .updateTable('models')
    .set({ state: 'active' })
    .where('version', '=', version)
    .executeTakeFirst();
  return { known: made.numUpdatedRows === 1n, before: retired?.version ?? null };
}

export type BidPrices = {
  version: number;
  /** By rep id, as a probability; a rep who is missing has none. */
  prices: Record<string, number>;
  /** What they were computed from, for people to read. */
  basis: Record<string, string | number>;
  computedAt: Date;
};

/** The prices in force, or null. */
export async function newestPrices(db: Db): Promise<BidPrices | null> {
  const row = await db
    .selectFrom('bid_prices')
    .select(['version', 'prices', 'basis', 'computed_at as computedAt'])
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}

/** Puts prices in force; false when another replica has written that version already. */
export async function insertPrices(trx: Trx, given: BidPrices): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('bid_prices')
    .values({
      version: given.version,
      prices: JSON.stringify(given.prices),
      basis: JSON.stringify(given.basis),
      computed_at: given.computedAt,
    })
    .onConflict((conflict) => conflict.column('version').doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}
