// A lead with what became of it: who owns it, whether it waits, and every decision about it.
import type { Lead } from '../../../leads/lead.ts';
import type { Db } from '../tables.ts';
import { type DecisionLine, listDecisions } from './decisions.ts';

export type LeadView = {
  lead: Lead;
  accountId: string | null;
  receivedAt: string;
  owner: { repId: string; since: string; decisionId: string } | null;
  queued: { reason: string; detail: string; since: string; decisionId: string } | null;
  decisions: DecisionLine[];
};

/** A lead is seldom routed more often than this; the rest is in the log of decisions. */
const MOST_DECISIONS = 50;

/** The lead of that id, its newest decisions first; null when it never came in. */
export async function readLead(db: Db, id: string): Promise<LeadView | null> {
  const [lead, owner, queued, decisions] = await Promise.all([
    db
      .selectFrom('leads')
      .select(['body', 'contact', 'account_id', 'received_at'])
      .where('id', '=', id)
      .executeTakeFirst(),
    db
      .selectFrom('assignments')
      .select(['rep_id', 'since', 'decision_id'])
      .where('lead_id', '=', id)
      .where('ended_at', 'is', null)
      .executeTakeFirst(),
    db
      .selectFrom('queue_entries')
      .select(['reason', 'detail', 'since', 'decision_id'])
      .where('lead_id', '=', id)
      .executeTakeFirst(),
    listDecisions(db, { leadId: id }, { limit: MOST_DECISIONS, after: null }),
  ]);
  if (!lead) return null;
  return {
    lead: { ...lead.body, contact: lead.contact },
    accountId: lead.account_id,
    receivedAt: lead.received_at.toISOString(),
    owner: owner
      ? { repId: owner.rep_id, since: owner.since.toISOString(), decisionId: owner.decision_id }
      : null,
    queued: queued
      ? {
          reason: queued.reason,
          detail: queued.detail,
          since: queued.since.toISOString(),
          decisionId: queued.decision_id,
        }
      : null,
    decisions: decisions.items,
  };
}
