// Model versions as people see them: how each was trained, and how it compares.
import type { Verdict } from '../../../learning/learned.ts';
import type { Db, Trx } from '../engine/tables.ts';

type ModelState = 'candidate' | 'active' | 'retired';

/** A version without its body. */
export type ModelVersion = {
  version: number;
  state: ModelState;
  bodyHash: string;
  deals: number;
  knownUntil: Date;
  comparison: Verdict;
  /** Why it was promoted or not. */
  because: string;
  trainedAt: Date;
  trainedBy: string;
};

export const MODEL_COLUMNS = [
  'version',
  'state',
  'body_hash as bodyHash',
  'deals',
  'known_until as knownUntil',
  'comparison',
  'because',
  'trained_at as trainedAt',
  'trained_by as trainedBy',
] as const;

/** Every version, newest first. */
export async function listModels(handle: Db | Trx): Promise<ModelVersion[]> {
  return handle.selectFrom('models').select(MODEL_COLUMNS).orderBy('version', 'desc').execute();
}
