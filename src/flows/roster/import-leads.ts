// Leads from a file, each routed in turn: in the file's order, so that the same file gives the same owners.
import { type Lead, leadSchema } from '../../leads/lead.ts';
import type { Decision } from '../../routing/decision.ts';
import { DEFAULT_DEADLINE_MS, type RouteRequest } from '../../routing/route-request.ts';
import { problemsOfId } from '../ids.ts';
import { type RouteDeps, routeLead } from '../route/route-lead.ts';
import { type ImportOptions, type ImportRow, type RefusedRow, sortRows } from './import-report.ts';

export type LeadsReport = {
  applied: boolean;
  total: number;
  assigned: number;
  queued: number;
  refused: number;
  problems: RefusedRow[];
};

export type LeadsWish = ImportOptions & {
  policy?: string;
  /** Called after each decision with how many are done. */
  onDecision?: (decision: Decision, done: number) => void;
};

/** Routes every good row without asking a model. */
export async function importLeads(
  deps: RouteDeps,
  rows: readonly ImportRow[],
  wish: LeadsWish,
): Promise<LeadsReport> {
  const { good, refused } = await sortRows<Lead>(rows, leadSchema, ({ id }) => problemsOfId(id));
  const stopped = refused.length > 0 && wish.whenBad === 'refuse';
  const report: LeadsReport = {
    applied: !wish.dryRun && !stopped && good.length > 0,
    total: rows.length,
    assigned: 0,
    queued: 0,
    refused: refused.length,
    problems: refused,
  };
  if (stopped) return report;
  for (const [index, { item }] of good.entries()) {
    const request: RouteRequest = {
      lead: item,
      mode: 'off',
      deadlineMs: DEFAULT_DEADLINE_MS,
      dryRun: wish.dryRun,
      ...(wish.policy === undefined ? {} : { policy: wish.policy }),
    };
    const { decision } = await routeLead(deps, request, {
      arrivedAtMs: deps.clock.now(),
      signal: new AbortController().signal,
    });
    report[decision.outcome] += 1;
    wish.onDecision?.(decision, index + 1);
  }
  return report;
}
