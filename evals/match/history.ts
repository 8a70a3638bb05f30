// The real histories as dated outcomes, each with the groups that a team with such data would switch on.
import type { GroupSpec } from '../../src/learning/model.ts';
import type { DatedOutcome } from '../../src/learning/promotion.ts';
import type { EvaluationData, Row } from './evaluation-data.ts';

export interface History {
  name: string;
  groups: GroupSpec[];
  outcomes: DatedOutcome[];
}

const group = (name: string, ...of: string[]): GroupSpec => ({ name, of });

/** Invented hardware sales without any rep or segment effect: a control that must come out at nothing. */
export function mavenHistory(data: EvaluationData): History {
  const accounts = new Map(data.rows('maven-crm/accounts.csv').map((row) => [row.account, row]));
  const offices = new Map(
    data.rows('maven-crm/sales_teams.csv').map((row) => [row.sales_agent, row.regional_office]),
  );
  const closed = data
    .rows('maven-crm/sales_pipeline.csv')
    .filter(({ deal_stage }) => deal_stage === 'Won' || deal_stage === 'Lost');
  return {
    name: 'Maven CRM',
    groups: [
      group('industry', 'industry'),
      group('size', 'size'),
      group('region', 'region'),
      group('source', 'product'),
      group('record', 'rep'),
      group('record-industry', 'rep', 'industry'),
      group('record-size', 'rep', 'size'),
    ],
    outcomes: closed.map((row) => {
      const account = accounts.get(row.account ?? '');
      return {
        levels: known({
          industry: account?.sector,
          size: band(Number(account?.employees), [500, 2_000, 5_000, 10_000]),
          region: offices.get(row.sales_agent ?? ''),
          product: row.product,
          rep: row.sales_agent,
        }),
        won: row.deal_stage === 'Won',
        startedAt: Date.parse(`${row.engage_date} UTC`),
        endedAt: Date.parse(`${row.close_date} UTC`),
      };
    }),
  };
}

/** A bank's loan funnel, judged by who made the first full call. */
export function bankHistory(data: EvaluationData): History {
  const rows = data.rows('bpi2012-loan-funnel/applications.csv.gz').filter((row) => {
    return row.complete_rep && row.complete_rep !== '112' && row.outcome !== 'open';
  });
  return {
    name: 'BPI 2012',
    groups: [group('size', 'amount'), group('source', 'source'), group('record', 'rep')],
    outcomes: rows.map((row) => ({
      levels: known({
        amount: band(Number(row.amount), [5_000, 7_500, 10_000, 15_000, 25_000]),
        source: row.lead_queued ? 'lead' : 'direct',
        rep: row.complete_rep,
      }),
      won: row.outcome === 'activated',
      startedAt: Date.parse(row.complete_start ?? ''),
      endedAt: Date.parse(row.outcome_ts ?? ''),
    })),
  };
}

/** Sellers asking to join a marketplace in 2018; reps are known for won deals only, so none are used. */
export function olistHistory(data: EvaluationData): History {
  const folder = 'olist-marketing-funnel';
  const won = new Set(
    data.rows(`${folder}/olist_closed_deals_dataset.csv`).map(({ mql_id }) => mql_id),
  );
  const leads = data.rows(`${folder}/olist_marketing_qualified_leads_dataset.csv`);
  return {
    name: 'Olist 2018',
    groups: [group('source', 'origin'), group('region', 'page')],
    outcomes: leads
      .map((row) => ({ row, at: dayMonthYear(row.first_contact_date ?? '') }))
      .filter(({ at }) => at >= Date.parse('2018-01-01'))
      .map(({ row, at }) => ({
        levels: known({ origin: row.origin, page: row.landing_page_id }),
        won: won.has(row.mql_id),
        startedAt: at,
        endedAt: at,
      })),
  };
}

/** Course enquiries in the order of their lead numbers, with what was known on arrival. */
export function educationHistory(data: EvaluationData): History {
  const rows = [...data.rows('xeducation-leads/Leads.csv.gz')].sort(
    (a, b) => Number(a['Lead Number']) - Number(b['Lead Number']),
  );
  return {
    name: 'X Education',
    groups: [group('source', 'source'), group('region', 'origin'), group('score', 'minutes')],
    outcomes: rows.map((row, i) => ({
      levels: known({
        source: row['Lead Source'],
        origin: row['Lead Origin'],
        minutes: band(Number(row['Total Time Spent on Website']), [0, 100, 300, 600, 1_000, 1_500]),
      }),
      won: row.Converted === '1',
      startedAt: i,
      endedAt: i,
    })),
  };
}

/** Band number by upper ends, inclusive; undefined for what is no number. */
function band(value: number, ends: readonly number[]): string | undefined {
  if (!Number.isFinite(value)) return undefined;
  const found = ends.findIndex((end) => value <= end);
  return `b${found === -1 ? ends.length : found}`;
}

function known(levels: Record<string, string | undefined>): Record<string, string> {
  const stated = Object.entries(levels).filter(([, value]) => value !== undefined && value !== '');
  return Object.fromEntries(stated) as Row;
}

function dayMonthYear(text: string): number {
  const [day, month, year] = text.split('-');
  return Date.parse(`${year}-${month}-${day}`);
}
