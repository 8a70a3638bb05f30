// Every table as Kysely sees it: what a column gives when read, takes when inserted, takes when updated.
// Read forms are the driver's: timestamptz → Date, date → 'YYYY-MM-DD', int8 → number.
import type { ColumnType, Generated, Kysely, Transaction } from 'kysely';
import type { AdvisorOff } from '../../../advisor/no-advice.ts';
import type { PointsmanEvent } from '../../../events/event.ts';
import type { Account } from '../../../leads/account.ts';
import type { Lead } from '../../../leads/lead.ts';
import type { Vocabulary } from '../../../leads/vocabulary.ts';
import type { Verdict } from '../../../learning/learned.ts';
import type { PolicyDocument } from '../../../policy/policy.ts';
import type { EntryKind, Pool } from '../../../roster/fairness/entry.ts';
import type { Rep } from '../../../roster/rep.ts';
import type { AdvisorGain } from '../../../routing/advisor-gain.ts';
import type { Decision } from '../../../routing/decision.ts';
import type { AccountMatchView } from '../../../selection/scene/snapshot.ts';
import type { Books } from './booked-rows.ts';

/** jsonb: parsed when read, written as JSON text (a bare array as a parameter would become an SQL array). */
type Json<T> = ColumnType<T, string, string>;
type Instant = ColumnType<Date, Date, Date>;
type NullableInstant = ColumnType<Date | null, Date | null | undefined, Date | null>;
/** Read as a number (a value beyond 2^53 fails the query); write what JavaScript holds. */
type Int8 = ColumnType<number, bigint | number | string, bigint | number | string>;
/** Written once, never updated. */
type Fixed<T> = ColumnType<T, T, never>;

type TeamsTable = {
  id: Fixed<string>;
  name: string;
  manager_id: string | null;
  updated_at: Instant;
};

type RepsTable = {
  id: Fixed<string>;
  body: Json<Rep>;
  active: boolean;
  revision: number;
  updated_at: Instant;
};

/**
 * `day` and `week` are 'YYYY-MM-DD'; a counter counts only on its own date. `other_…` are the counts of
 * the nearest other dates, by date: one that comes back is counted on.
 */
type LoadsTable = {
  rep_id: Fixed<string>;
  open_leads: Generated<number>;
  day: Generated<string>;
  day_count: Generated<number>;
  week: Generated<string>;
  week_count: Generated<number>;
  other_days: ColumnType<Record<string, number>, string | undefined, string>;
  other_weeks: ColumnType<Record<string, number>, string | undefined, string>;
  recent: Generated<number>;
  recent_at: NullableInstant;
  last_assigned_at: NullableInstant;
  changed_at: Instant;
};

type AccountsTable = {
  id: Fixed<string>;
  body: Json<Account>;
  parent_id: string | null;
  owner_id: string | null;
  name_key: string;
  revision: number;
  updated_at: Instant;
};

type AccountDomainsTable = { domain: string; account_id: string };

/** `domain` and `name_key` are empty where the company has none. */
type AccountReviewsTable = {
  id: Fixed<string>;
  domain: Fixed<string>;
  name_key: Fixed<string>;
  company_name: string | null;
  because: string;
  possible: Json<AccountMatchView['possible']>;
  state: 'open' | 'resolved';
  first_seen_at: Fixed<Date>;
  last_seen_at: Instant;
  account_id: string | null;
  resolved_at: NullableInstant;
  resolved_by: string | null;
};

type AccountReviewLeadsTable = { review_id: Fixed<string>; lead_id: Fixed<string> };

type PoliciesTable = {
  name: Fixed<string>;
  version: Fixed<number>;
  hash: Fixed<string>;
  document: ColumnType<PolicyDocument, string, never>;
  author: Fixed<string>;
  note: Fixed<string | null>;
  created_at: Fixed<Date>;
};

type VocabulariesTable = {
  version: Fixed<number>;
  hash: Fixed<string>;
  document: ColumnType<Vocabulary, string, never>;
  author: Fixed<string>;
  note: Fixed<string | null>;
  created_at: Fixed<Date>;
};

type PoliciesInForceTable = {
  name: Fixed<string>;
  version: number;
  is_default: Generated<boolean>;
  since: Instant;
  by_whom: string;
};

type VersionsTable = { subject: Fixed<string>; counter: Int8; changed_at: Instant };

type SnapshotPartsTable = {
  hash: Fixed<string>;
  kind: Fixed<string>;
  body: ColumnType<Buffer, Uint8Array, never>;
  created_at: Fixed<Date>;
};

/** `body` is the lead without its contact; the person is in `contact` alone, so that it can be erased. */
type LeadsTable = {
  id: Fixed<string>;
  body: Json<Omit<Lead, 'contact'>>;
  contact: Json<Lead['contact']>;
  person_key: string | null;
  domain: string | null;
  account_id: string | null;
  joins_lead_id: string | null;
  received_at: Instant;
  updated_at: Instant;
};

/** `answer`, `snapshot` and `advice` are JSON text, kept byte for byte. */
type DecisionsTable = {
  id: Fixed<string>;
  lead_id: Fixed<string>;
  rep_id: Fixed<string | null>;
  outcome: Fixed<Decision['outcome']>;
  decided_by: Fixed<Decision['decidedBy']>;
  fallback: Fixed<string | null>;
  policy_name: Fixed<string>;
  policy_version: Fixed<number>;
  at: Fixed<Date>;
  total_ms: Fixed<number>;
  answer: Fixed<string>;
  snapshot: Fixed<string>;
  advice: Fixed<string | null>;
  content_hash: Fixed<string>;
  books: ColumnType<Books | null, string | null | undefined, never>;
};

type AssignmentsTable = {
  id: Fixed<string>;
  lead_id: Fixed<string>;
  rep_id: Fixed<string>;
  decision_id: Fixed<string>;
  person_key: ColumnType<string | null, string | null | undefined, never>;
  since: Fixed<Date>;
  ended_at: NullableInstant;
  ended_because: ColumnType<string | null, string | null | undefined, string | null>;
};

type QueueEntriesTable = {
  lead_id: Fixed<string>;
  decision_id: string;
  reason: string;
  detail: string;
  heat: number;
  since: Instant;
  sweeps: Generated<number>;
  next_sweep_at: Instant;
  claimed_until: ColumnType<Date, Date | undefined, Date>;
  swept_version: ColumnType<number, number | undefined, number>;
  escalated_at: NullableInstant;
  notified: ColumnType<string[], string | undefined, string>;
};

/** `state` null: awaited. `answer` is JSON text. */
type LaterAdviceTable = {
  decision_id: Fixed<string>;
  asked_at: Fixed<Date>;
  answered_at: NullableInstant;
  state: ColumnType<string | null, string | null | undefined, string | null>;
  answer: ColumnType<string | null, string | null | undefined, string | null>;
};

/** Answered by a decision, or by the text of what committed nothing else. */
type IdempotencyTable = {
  key_id: Fixed<string>;
  idempotency_key: Fixed<string>;
  body_hash: Fixed<string>;
  decision_id: ColumnType<string | null, string | undefined, never>;
  answer: ColumnType<string | null, string | undefined, never>;
  created_at: Fixed<Date>;
};

/** `scopes` is a space-separated list; `secret_hash` the hex SHA-256 of the secret part. */
type ApiKeysTable = {
  id: Fixed<string>;
  name: string;
  secret_hash: Fixed<string>;
  scopes: string;
  created_at: Fixed<Date>;
  expires_at: NullableInstant;
  revoked_at: NullableInstant;
  replaced_by: ColumnType<string | null, string | null | undefined, string | null>;
};

type SealsTable = {
  number: Fixed<number>;
  previous_hash: Fixed<string>;
  hash: Fixed<string>;
  decision_count: Fixed<number>;
  change_count: ColumnType<number, number | undefined, never>;
  sealed_at: Fixed<Date>;
};

type SealedDecisionsTable = {
  decision_id: Fixed<string>;
  seal_number: Fixed<number>;
  position: Fixed<number>;
  content_hash: Fixed<string>;
};

type SealedChangesTable = {
  change_id: Fixed<string>;
  seal_number: Fixed<number>;
  position: Fixed<number>;
  content_hash: Fixed<string>;
};

type AuditTable = {
  id: Fixed<string>;
  at: Fixed<Date>;
  actor: Fixed<string>;
  action: Fixed<string>;
  subject: Fixed<string>;
  detail: ColumnType<unknown, string, never>;
  books: ColumnType<Books | null, string | null | undefined, never>;
};

type FairnessPoolsTable = {
  hash: Fixed<string>;
  claims: ColumnType<Pool, string, never>;
  created_at: Fixed<Date>;
};

type FairnessEntriesTable = {
  id: Fixed<string>;
  at: Fixed<Date>;
  kind: Fixed<EntryKind>;
  rep_id: Fixed<string>;
  other_id: Fixed<string | null>;
  pool_hash: Fixed<string | null>;
  leads: Fixed<number>;
  value: Fixed<number>;
  lead_id: Fixed<string | null>;
  note: Fixed<string>;
};

type OutcomesTable = {
  id: Fixed<string>;
  lead_id: Fixed<string>;
  rep_id: Fixed<string | null>;
  decision_id: Fixed<string | null>;
  kind: Fixed<string>;
  at: Fixed<Date>;
  amount_usd: Fixed<number | null>;
  body: ColumnType<unknown, string, never>;
  recorded_at: Fixed<Date>;
  recorded_by: Fixed<string>;
};

type DealsTable = {
  id: Fixed<string>;
  lead_id: Fixed<string | null>;
  rep_id: string;
  levels: Json<Record<string, string>>;
  won: boolean;
  amount_usd: number | null;
  started_at: NullableInstant;
  ended_at: NullableInstant;
  response_minutes: number | null;
  received_at: NullableInstant;
};

/** `body` is a track record as JSON text. */
type BaselinesTable = {
  id: Fixed<string>;
  body: Fixed<string>;
  body_hash: Fixed<string>;
  created_at: Fixed<Date>;
  created_by: Fixed<string>;
};

/** `body` is a learned body as JSON text. */
type ModelsTable = {
  version: Fixed<number>;
  state: 'candidate' | 'active' | 'retired';
  body: Fixed<string>;
  body_hash: Fixed<string>;
  deals: Fixed<number>;
  known_until: Fixed<Date>;
  comparison: ColumnType<Verdict, string, never>;
  because: Fixed<string>;
  trained_at: Fixed<Date>;
  trained_by: Fixed<string>;
};

type BidPricesTable = {
  version: Fixed<number>;
  prices: ColumnType<Record<string, number>, string, never>;
  basis: ColumnType<Record<string, string | number>, string, never>;
  computed_at: Fixed<Date>;
};

type AdvisorStandingTable = {
  id: Fixed<string>;
  state: 'on' | AdvisorOff;
  since: NullableInstant;
  by_whom: string;
  because: string;
  evidence: Json<AdvisorGain | null>;
  checked_at: NullableInstant;
};

type ChoreTurnsTable = {
  name: Fixed<string>;
  seen: Generated<string>;
  next_at: Instant;
  taken_until: Instant;
};

/** `position` null: not numbered yet. `noted_at` is set by the server's clock. */
type EventsTable = {
  id: Fixed<string>;
  kind: Fixed<string>;
  lead_id: Fixed<string | null>;
  body: ColumnType<PointsmanEvent, string, never>;
  noted_at: Generated<Date>;
  position: number | null;
};

type EventsNumberedTable = { id: Fixed<string>; last: Int8 };

/** Table name → row, for `Kysely<Tables>`. */
export type Tables = {
  teams: TeamsTable;
  reps: RepsTable;
  loads: LoadsTable;
  accounts: AccountsTable;
  account_domains: AccountDomainsTable;
  account_reviews: AccountReviewsTable;
  account_review_leads: AccountReviewLeadsTable;
  policies: PoliciesTable;
  policies_in_force: PoliciesInForceTable;
  vocabularies: VocabulariesTable;
  versions: VersionsTable;
  snapshot_parts: SnapshotPartsTable;
  leads: LeadsTable;
  decisions: DecisionsTable;
  assignments: AssignmentsTable;
  queue_entries: QueueEntriesTable;
  later_advice: LaterAdviceTable;
  idempotency: IdempotencyTable;
  api_keys: ApiKeysTable;
  seals: SealsTable;
  sealed_decisions: SealedDecisionsTable;
  sealed_changes: SealedChangesTable;
  audit: AuditTable;
  fairness_pools: FairnessPoolsTable;
  fairness_entries: FairnessEntriesTable;
  outcomes: OutcomesTable;
  deals: DealsTable;
  models: ModelsTable;
  bid_prices: BidPricesTable;
  baselines: BaselinesTable;
  advisor_standing: AdvisorStandingTable;
  chore_turns: ChoreTurnsTable;
  events: EventsTable;
  events_numbered: EventsNumberedTable;
};

/** A handle that reads, in or out of a transaction. */
export type Db = Kysely<Tables>;
/** A handle that only a running transaction gives. */
export type Trx = Transaction<Tables>;
