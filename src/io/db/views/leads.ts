// A lead with what became of it: who owns it, whether it waits, and every decision about it.
import type { Lead } from '../../../leads/lead.ts';
import type { Db } from '../engine/tables.ts';
import { type DecisionLine, listDecisions } from './decisions.ts';

export type LeadView = {
  lead: Lead;
  accountId: string | null;
  receivedAt: string;
  /** The running lead of the same person that this one joined: its owner and place in the queue are shown. */
  joinsLeadId: string | null;
  owner: { repId: string; since: string; decisionId: string } | null;
  queued: { reason: string; detail: string; since: string; decisionId: string } | null;
  /** How the last owner's work ended, of this lead or the one it joined; null while it runs or waits. */
  ended: { leadId: string; repId: string; at: string; because: string | null } | null;
  decisions: DecisionLine[];
};

/** A lead is seldom routed more often than this; the rest is in the log of decisions. */
const MOST_DECISIONS = 50;

/** The lead of that id as it last came in, and nothing of what became of it. */
export async function readLeadAlone(db: Db, id: string): Promise<Lead | null> {
  const stored = await db
    .selectFrom('leads')
    .select(['body', 'contact'])
    .where('id', '=', id)
    .executeTakeFirst();
  return stored ? { ...stored.body, contact: stored.contact } : null;
}

/** The lead of that id, its newest decisions first; null when it never came in. */
export async function readLead(db: Db, id: string): Promise<LeadView | null> {
  const lead = await db
    .selectFrom('leads')
    .select(['body', 'contact', 'account_id', 'received_at', 'joins_lead_id'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!lead) return null;
  const held = lead.joins_lead_id ?? id;
  const [owner, queued, last, decisions] = await Promise.all([
    db
      .selectFrom('assignments')
      .select(['rep_id', 'since', 'decision_id'])
      .where('lead_id', '=', held)
      .where('ended_at', 'is', null)
      .executeTakeFirst(),
    db
      .selectFrom('queue_entries')
      .select(['reason', 'detail', 'since', 'decision_id'])
      .where('lead_id', '=', held)
      .executeTakeFirst(),
    db
      .selectFrom('assignments')
      .select(['rep_id', 'ended_at', 'ended_because'])
      .where('lead_id', '=', held)
      .where('ended_at', 'is not', null)
      .orderBy('ended_at', 'desc')
      .orderBy('id', 'desc')
      .executeTakeFirst(),
    listDecisions(db, { leadId: id }, { limit: MOST_DECISIONS, after: null }),
  ]);
  return {
    lead: { ...lead.body, contact: lead.contact },
    accountId: lead.account_id,
    receivedAt: lead.received_at.toISOString(),
    joinsLeadId: lead.joins_lead_id,
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
    ended:
      last?.ended_at && !owner && !queued
        ? {
            leadId: held,
            repId: last.rep_id,
            at: last.ended_at.toISOString(),
            because: last.ended_because,
          }
        : null,
    decisions: decisions.items,
  };
}
