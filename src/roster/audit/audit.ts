// How clean the data is that decisions rest on: what is missing, twice, unread, stale or dangling.
// Plain data; a door renders it.
import type { Account } from '../../leads/account.ts';
import type { Readers } from '../../leads/values/readers.ts';
import type { Rep } from '../rep.ts';
import type { Loads } from '../roster.ts';
import type { AuditedLead } from './audited-lead.ts';
import { type Completeness, completenessOf } from './completeness.ts';
import { type Dangling, danglingIn } from './dangling.ts';
import { type Duplicate, duplicateAccounts, duplicateLeads, duplicateReps } from './duplicates.ts';
import {
  type AuditLimits,
  type StaleFigure,
  type StaleRecord,
  type StaleRep,
  staleFigures,
  staleRecords,
  staleReps,
} from './stale.ts';
import { type UnmappedValue, unmappedIn } from './unmapped.ts';

export type AuditInput = {
  leads: readonly AuditedLead[];
  reps: readonly Rep[];
  accounts: readonly Account[];
  /** Live loads: the last assignment says whether a rep still takes leads. */
  loads: Loads;
  /** Leads that reps hold who have left. */
  stranded: readonly StrandedLead[];
  /** How words are read, where the user has taught some. */
  reads?: Readers;
};

type StrandedLead = { leadId: string; repId: string; since: string };

const AUDIT_LIMITS: AuditLimits = { recordDays: 365, idleDays: 30 };

export type DataAudit = {
  at: string;
  limits: AuditLimits;
  counts: { leads: number; reps: number; accounts: number };
  completeness: Completeness[];
  duplicates: Duplicate[];
  unmapped: UnmappedValue[];
  staleReps: StaleRep[];
  staleRecords: StaleRecord[];
  staleFigures: StaleFigure[];
  dangling: Dangling[];
  /** A lead routed again goes where the policy's `whenLeft` says; until then nobody works on it. */
  stranded: StrandedLead[];
};

/** Audits what is stored at `now` (ISO 8601). Lists come in a fixed order, the worst first. */
export function auditData(
  input: AuditInput,
  now: string,
  limits: AuditLimits = AUDIT_LIMITS,
): DataAudit {
  const { leads, reps, accounts, loads, stranded } = input;
  return {
    at: now,
    limits,
    counts: { leads: leads.length, reps: reps.length, accounts: accounts.length },
    completeness: completenessOf(leads, reps, accounts),
    duplicates: [...duplicateAccounts(accounts), ...duplicateReps(reps), ...duplicateLeads(leads)],
    unmapped: unmappedIn(leads, reps, accounts, input.reads),
    staleReps: staleReps(reps, loads, now, limits),
    staleRecords: staleRecords(reps, now, limits),
    staleFigures: staleFigures(reps, now, limits),
    dangling: danglingIn(reps, accounts),
    stranded: [...stranded],
  };
}
