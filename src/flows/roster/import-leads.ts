// Leads from a file, each routed in turn: in the file's order, so that the same file gives the same owners.

import { contentHash } from '../../io/db/engine/content-hash.ts';
import { readLeadAlone } from '../../io/db/views/leads.ts';
import { differentLead } from '../../leads/different-lead.ts';
import type { Lead } from '../../leads/lead.ts';
import { leadWarning } from '../../leads/lead-warning.ts';
import { PLAIN_HABITS, readSentLead, type SentHabits } from '../../leads/sent/read-sent-lead.ts';
import type { Decision } from '../../routing/decision.ts';
import { DEFAULT_DEADLINE_MS } from '../../routing/route-request.ts';
import { problemsOfId } from '../ids.ts';
import type { Problem } from '../refusal.ts';
import { type RouteDeps, routeLead } from '../route/route-lead.ts';
import {
  type GoodRow,
  type ImportOptions,
  type ImportRow,
  type RefusedRow,
  sortRows,
} from './import-report.ts';

export type LeadsReport = {
  applied: boolean;
  total: number;
  assigned: number;
  queued: number;
  /** Leads that the policy says need nobody. */
  declined: number;
  /** Stored already as given: nothing is decided again. */
  unchanged: number;
  refused: number;
  /** Rows that were refused, and why. */
  problems: RefusedRow[];
  /** Rows of which something could not be used. */
  warnings: RefusedRow[];
};

export type LeadsWish = ImportOptions & {
  policy?: string;
  habits?: SentHabits;
  /** Called after each row with how many are done; the decision is null where none was needed. */
  onRow?: (decision: Decision | null, done: number) => void;
};

/**
 * Routes every good row without asking a model. A lead that is stored already as given is left alone; an id
 * under which another lead is stored is refused.
 */
export async function importLeads(
  deps: RouteDeps,
  rows: readonly ImportRow[],
  wish: LeadsWish,
): Promise<LeadsReport> {
  const sorted = await sortRows<Lead>(rows, (value) => readRow(value, wish.habits));
  const good = withLostCells(sorted.good, rows);
  const report: LeadsReport = {
    ...{ applied: false, total: rows.length },
    ...{ assigned: 0, queued: 0, declined: 0, unchanged: 0, refused: sorted.refused.length },
    problems: [...sorted.refused],
    warnings: good.flatMap(warningsOf),
  };
  if (sorted.refused.length > 0 && wish.whenBad === 'refuse') return report;
  for (const [index, { row, item }] of good.entries()) {
    const stored = await readLeadAlone(deps.db, item.id);
    const told = stored && differentLead(stored, item);
    const other = told?.isAnother === true;
    if (other) {
      report.refused += 1;
      const message = `is the id of another lead, ${told.because}; give this one an id of its own`;
      report.problems.push({ row, id: item.id, problems: [{ path: '/id', message }] });
    } else if (told) {
      const message = `was the id of a lead ${told.because}: changed to what the row says`;
      report.warnings.push({ row, id: item.id, problems: [{ path: '/id', message }] });
    }
    const same = stored !== null && isSame(stored, item);
    if (same) report.unchanged += 1;
    const decision = other || same ? null : await routeRow(deps, item, wish);
    if (decision) report[decision.outcome] += 1;
    wish.onRow?.(decision, index + 1);
  }
  report.applied = !wish.dryRun && report.assigned + report.queued + report.declined > 0;
  return report;
}

function readRow(
  value: unknown,
  habits = PLAIN_HABITS,
): { item: Lead | null; problems: Problem[] } {
  const read = readSentLead(value, habits);
  if (!read.ok) return { item: null, problems: [...read.problems] };
  return { item: read.lead, problems: problemsOfId(read.lead.id) };
}

/** A cell that no field can be is told with the lead, as everything else is that was lost of it. */
function withLostCells(
  good: readonly GoodRow<Lead>[],
  rows: readonly ImportRow[],
): GoodRow<Lead>[] {
  const lost = new Map(rows.map((row) => [row.row, row.lost ?? []]));
  return good.map(({ row, item }) => {
    const cells = (lost.get(row) ?? []).map(({ path, message }) =>
      leadWarning(path, undefined, `was left out: ${message}`),
    );
    if (cells.length === 0) return { row, item };
    return { row, item: { ...item, warnings: [...cells, ...(item.warnings ?? [])].slice(0, 100) } };
  });
}

function warningsOf({ row, item }: GoodRow<Lead>): RefusedRow[] {
  const { id, warnings = [] } = item;
  const problems = warnings.map(({ path, because }) => ({ path, message: because }));
  return problems.length === 0 ? [] : [{ row, id, problems }];
}

/** When a lead came in is no part of what it says. */
function isSame(stored: Lead, sent: Lead): boolean {
  const hash = ({ receivedAt: _, ...lead }: Lead) => contentHash(lead);
  return hash(stored) === hash(sent);
}

async function routeRow(deps: RouteDeps, lead: Lead, wish: LeadsWish): Promise<Decision> {
  const { dryRun, policy } = wish;
  const { decision } = await routeLead(
    deps,
    {
      ...{ lead, mode: 'off', deadlineMs: DEFAULT_DEADLINE_MS, dryRun },
      ...(policy === undefined ? {} : { policy }),
    },
    { arrivedAtMs: deps.clock.now(), signal: new AbortController().signal },
  );
  return decision;
}
