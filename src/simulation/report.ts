// What a scenario came to, in figures and in a table that people read.

export type RepFigures = {
  id: string;
  name: string;
  /** Leads given to the rep, those that were handed to them included. */
  received: number;
  closed: number;
  won: number;
  declined: number;
  open: number;
  /** First touches within the SLA, and all that fell due within the scenario. */
  inTime: number;
  touched: number;
  /** Leads owed to the rep at the end by the fairness ledger, and the largest debt either way. */
  balance: number;
  largestBalance: number;
};

export type ScenarioReport = {
  name: string;
  days: number;
  leads: number;
  assigned: number;
  /** Leads that had to wait in the queue, and how long the longest waited. */
  queued: number;
  longestQueue: number;
  longestWaitMinutes: number;
  waiting: number;
  escalated: number;
  sweeps: number;
  reps: RepFigures[];
  /** SHA-256 of the whole timeline: equal runs have equal hashes. */
  hash: string;
};

/** One line of the timeline. */
export type TimelineEntry = {
  at: string;
  what: string;
  lead?: string;
  rep?: string;
  detail?: string;
};

const COLUMNS: readonly [string, (rep: RepFigures) => string][] = [
  ['rep', (rep) => rep.name],
  ['received', (rep) => String(rep.received)],
  ['open', (rep) => String(rep.open)],
  ['closed', (rep) => String(rep.closed)],
  ['won', (rep) => String(rep.won)],
  ['declined', (rep) => String(rep.declined)],
  ['in time', (rep) => (rep.touched === 0 ? '–' : `${percent(rep.inTime, rep.touched)} %`)],
  ['balance', (rep) => signed(rep.balance)],
  ['largest', (rep) => signed(rep.largestBalance)],
];

/** The report as plain text, for a terminal. */
export function reportText(report: ScenarioReport): string {
  const rows = [
    COLUMNS.map(([title]) => title),
    ...report.reps.map((rep) => COLUMNS.map(([, of]) => of(rep))),
  ];
  const widths = COLUMNS.map((_, c) => Math.max(...rows.map((row) => (row[c] ?? '').length)));
  const table = rows.map((row) =>
    row
      .map((cell, c) => (c === 0 ? cell.padEnd(widths[c] ?? 0) : cell.padStart(widths[c] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
  const wait = Math.round(report.longestWaitMinutes);
  return [
    `${report.name}: ${report.leads} leads over ${report.days} days, ${report.assigned} given to a rep`,
    `queue: ${report.queued} waited, at most ${report.longestQueue} at once and ${wait} minutes; ` +
      `${report.waiting} wait still, ${report.escalated} escalated`,
    '',
    ...table,
    '',
    `timeline ${report.hash}`,
  ].join('\n');
}

function percent(part: number, whole: number): number {
  return Math.round((100 * part) / whole);
}

function signed(leads: number): string {
  const text = leads.toFixed(2);
  return leads > 0 ? `+${text}` : text;
}
