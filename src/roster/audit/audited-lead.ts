// What an audit reads of a lead.
import type { LeadProfile } from '../../leads/profile.ts';

/** A lead as routed, with the hashed key of its person. */
export type AuditedLead = { profile: LeadProfile; personKey: string | null };
