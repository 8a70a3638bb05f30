// A statement that always reads the same is put together once, not again with each call.
import { CompiledQuery, type RawBuilder } from 'kysely';
import type { Db, Trx } from './tables.ts';

/**
 * Makes a function that runs the statement which `build` gives for its values and returns the rows.
 * The values may only stand as parameters: `build` is called once, with stand-ins for all of them.
 */
export function fixedStatement<R, V extends readonly unknown[]>(
  build: (...values: V) => RawBuilder<R>,
): (handle: Db | Trx, ...values: V) => Promise<readonly R[]> {
  let fixed: { text: string; places: readonly number[] } | null = null;
  const put = (handle: Db | Trx) => {
    const standIns = Array.from({ length: build.length }, (_, place) => place);
    const { sql, parameters } = build(...(standIns as unknown as V)).compile(handle);
    return { text: sql, places: parameters as readonly number[] };
  };
  return async (handle, ...values) => {
    fixed ??= put(handle);
    const parameters = fixed.places.map((place) => values[place]);
    const query = CompiledQuery.raw(fixed.text, parameters) as CompiledQuery<R>;
    return (await handle.executeQuery(query)).rows;
  };
}
