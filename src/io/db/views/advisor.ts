// Whether the advisor is asked, since when and why, with what the last check found.

import type { AdvisorOff } from '../../../advisor/no-advice.ts';
import type { AdvisorGain } from '../../../routing/advisor-gain.ts';
import type { Db, Trx } from '../engine/tables.ts';

export type AdvisorStanding = {
  state: 'on' | AdvisorOff;
  /** Only decisions from here on are judged; null: it has been on from the start. */
  since: Date | null;
  /** An API key's id, "cli", or the chore that checks it. */
  byWhom: string;
  because: string;
  evidence: AdvisorGain | null;
  checkedAt: Date | null;
};

/** How the advisor stands. */
export async function readAdvisor(handle: Db | Trx): Promise<AdvisorStanding> {
  return handle
    .selectFrom('advisor_standing')
    .select([
      'state',
      'since',
      'by_whom as byWhom',
      'because',
      'evidence',
      'checked_at as checkedAt',
    ])
    .executeTakeFirstOrThrow();
}
