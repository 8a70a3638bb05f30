// One booking of the fairness ledger and what it does to whom. Every booking is double entry: what
// is owed to some (entitled, credit) and what others have had (received) grow by the same amount.
import { own } from '../../leads/text/by-name.ts';

/** Claims of the reps in the rotation on one lead, relative to each other; never empty when booked. */
export type Pool = Readonly<Record<string, number>>;

export const ENTRY_KINDS = ['routed', 'owned', 'returned', 'handed_over', 'caught_up'] as const;

/**
 * - `routed`: the rotation gave `repId` a lead on which everybody in the pool had a claim.
 * - `owned`: `repId` had it as an owner; the lead never was in the rotation.
 * - `returned`: a lead that does not count after all (declined for a good reason, no-show, spam);
 *   `repId` gets the turn back, and the pool gives back what the lead had entitled it to.
 * - `handed_over`: a person moved the lead from `repId` to `otherId`, and the turn with it.
 * - `caught_up`: `repId` was away and may make up for it, at the expense of the pool.
 */
export type EntryKind = (typeof ENTRY_KINDS)[number];

export type LedgerEntry = {
  id: string;
  atMs: number;
  kind: EntryKind;
  repId: string;
  otherId: string | null;
  /** Content hash of the pool; null for kinds that need none. */
  poolId: string | null;
  leads: number;
  /** The same in expected value, in the unit of the objective. */
  value: number;
  leadId: string | null;
  note: string;
};

type Account = 'entitled' | 'credit' | 'received';
export type Posting = { repId: string; account: Account; leads: number; value: number };

/** The postings of one booking; entitled plus credit always equals received. */
export function postingsOf(entry: LedgerEntry, pool: Pool): Posting[] {
  const { kind, repId, otherId, leads, value } = entry;
  const theirs = (account: Account): Posting => ({ repId, account, leads, value });
  switch (kind) {
    case 'routed':
      return [...shared(pool, 'entitled', leads, value), theirs('received')];
    case 'owned':
      return [theirs('credit'), theirs('received')];
    case 'returned':
    case 'caught_up':
      return [...shared(pool, 'credit', -leads, -value), theirs('credit')];
    case 'handed_over':
      return otherId === null ? [] : [theirs('credit'), { ...theirs('received'), repId: otherId }];
  }
}

/** What part of each lead a rep has a claim on; 0 for a rep outside the pool. */
export function shareOf(pool: Pool, repId: string): number {
  const claim = own(pool, repId) ?? 0;
  return claim === 0 ? 0 : claim / sumOf(pool);
}

/** All claims of a pool together. */
export function sumOf(pool: Pool): number {
  let sum = 0;
  for (const repId in pool) sum += own(pool, repId) ?? 0;
  return sum;
}

function shared(pool: Pool, account: Account, leads: number, value: number): Posting[] {
  const sum = sumOf(pool);
  return Object.entries(pool).map(([repId, claim]) => {
    const share = claim / sum;
    return { repId, account, leads: leads * share, value: value * share };
  });
}
