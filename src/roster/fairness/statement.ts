// A rep's balance explained entry by entry: the lines of the statement sum to the balance.
import { type LedgerEntry, type Pool, postingsOf, shareOf } from './entry.ts';

type StatementLine = {
  at: string;
  kind: LedgerEntry['kind'];
  leadId: string | null;
  /** What the entry adds to the balance today, in leads, after fading. */
  balance: number;
  /** The same on the day it was booked. */
  booked: number;
  because: string;
};

export type Statement = { repId: string; balance: number; lines: StatementLine[] };

/**
 * The same statement with the leads that went to others added up per UTC day: their sum stays, and
 * a busy team's statement stays short enough to read.
 */
export function byDay(statement: Statement): Statement {
  const lines: StatementLine[] = [];
  const counts = new Map<StatementLine, number>();
  for (const line of statement.lines) {
    const shared = line.kind === 'routed' && line.booked > 0;
    const day = lines.findLast((one) => counts.has(one));
    if (!shared || day?.at.slice(0, 10) !== line.at.slice(0, 10)) {
      const kept = { ...line };
      lines.push(kept);
      if (shared) counts.set(kept, 1);
      continue;
    }
    const count = (counts.get(day) ?? 0) + 1;
    counts.set(day, count);
    day.balance += line.balance;
    day.booked += line.booked;
    day.because = `${count} leads went to other reps on this day; ${day.booked.toFixed(2)} of them were due to you.`;
  }
  return { ...statement, lines };
}

const DAY_MS = 86_400_000;

/**
 * Every entry that touches one rep, oldest first, in leads faded to `atMs`. Other reps appear in it
 * by what they did to this balance, without their figures.
 */
export function statementOf(
  repId: string,
  entries: readonly LedgerEntry[],
  pools: ReadonlyMap<string, Pool>,
  atMs: number,
  halfLifeDays: number,
): Statement {
  const lines: StatementLine[] = [];
  let balance = 0;
  const inOrder = [...entries].sort((a, b) => a.atMs - b.atMs || (a.id < b.id ? -1 : 1));
  for (const entry of inOrder) {
    const pool = entry.poolId === null ? {} : (pools.get(entry.poolId) ?? {});
    const mine = postingsOf(entry, pool).filter((posting) => posting.repId === repId);
    if (mine.length === 0) continue;
    const booked = mine.reduce(
      (sum, { account, leads }) => sum + (account === 'received' ? -leads : leads),
      0,
    );
    const faded = booked * 2 ** (-(atMs - entry.atMs) / (halfLifeDays * DAY_MS));
    balance += faded;
    const own = entry.repId === repId || entry.otherId === repId;
    const because = sentence(entry, repId, percent(shareOf(pool, repId)));
    lines.push({
      at: new Date(entry.atMs).toISOString(),
      kind: entry.kind,
      leadId: own ? entry.leadId : null,
      balance: faded,
      booked,
      because: own && entry.note ? `${because} (${entry.note})` : because,
    });
  }
  return { repId, balance, lines };
}

/** What one entry did, in the words of the rep it touched; `part` is their share of the lead. */
function sentence(entry: LedgerEntry, repId: string, part: string): string {
  const own = entry.repId === repId;
  switch (entry.kind) {
    case 'routed':
      return own
        ? `You received a lead of which ${part} was due to you.`
        : `A lead went to another rep; ${part} of it was due to you.`;
    case 'owned':
      return 'You received a lead as its owner, outside the rotation.';
    case 'returned':
      return own
        ? 'A lead you had does not count after all; you get the turn back.'
        : `A lead that another rep had does not count after all; ${part} of it had been due to you.`;
    case 'caught_up':
      return own
        ? 'You were away and may make up for leads that you missed.'
        : `Another rep is back and makes up for missed leads; ${part} of them come from you.`;
    case 'handed_over':
      return own
        ? 'A lead of yours was given to another rep.'
        : 'You were given a lead that another rep had.';
  }
}

function percent(share: number): string {
  return `${Math.round(share * 1000) / 10} %`;
}
