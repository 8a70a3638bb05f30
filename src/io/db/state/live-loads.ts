// The live loads of one replica: read from the database every second, moved at once by its own claims.
// Snapshots share a copy until something moves; what is stored of it is a shared frame and the few
// loads that moved since.
import { sql } from 'kysely';
import { byName } from '../../../leads/text/by-name.ts';
import { dayOf, weekOf } from '../../../roster/capacity.ts';
import {
  copyLoads,
  emptyLoads,
  type LoadColumns,
  loadsOf,
  packedLoad,
  setLoad,
} from '../../../roster/load-columns.ts';
import type { Loads } from '../../../roster/roster.ts';
import type { RosterIndex } from '../../../roster/roster-index.ts';
import type { StoredLoad } from '../../../selection/scene/snapshot.ts';
import { inPages } from '../engine/in-slices.ts';
import type { Db } from '../engine/tables.ts';
import { storePart } from './snapshot-parts.ts';

/** Rosters up to this size store every load with the decision and need no frame. */
const WHOLE_UP_TO = 64;
/** A new frame is stored when this many loads differ from the last one. */
const MOST_MOVED = 128;
/** Local midnights fall on quarters of an hour in every time zone. */
const QUARTER_MS = 900_000;
/** Reads overlap by this much, so that a row committed late is not missed. */
const OVERLAP_MS = 5_000;

/** Loads as a decision sees them, and how they are stored with it. */
export type CapturedLoads = {
  loads: Loads;
  frame: string | null;
  /** JSON: the loads by rep id that moved since the frame was taken; all of them where there is none. */
  moved: string;
};

/** A stored table, and the rows that moved since it was taken, each as the text that is stored. */
type Frame = { stored: Promise<string>; moved: Map<number, string> };
const UNWRITTEN = '';

/** Counts by date and by week: each belongs to its date, and counts again when that comes back. */
type Counters = { days: Map<string, number>; weeks: Map<string, number> };

export type LiveLoads = {
  /** Reads what changed since the last time; everything at first. */
  refresh(db: Db): Promise<void>;
  /** The loads of this moment. */
  capture(db: Db, atMs: number): Promise<CapturedLoads>;
  /** Takes over what a claim of this replica returned; what an earlier claim returned late is let be. */
  noteClaim(
    repId: string,
    load: { open: number; today: number; week: number; recent: number },
    atMs: number,
  ): void;
};

/** Live loads of one version of the roster. */
export function liveLoads(columns: RosterIndex): LiveLoads {
  const n = columns.reps.length;
  const ids = columns.reps.map(({ id }) => id);
  let table = emptyLoads(n);
  /** What the last capture gave; snapshots hold on to its table, which must not move any more. */
  let captured: Promise<CapturedLoads> | null = null;
  const counters = new Map<number, Counters>();
  let frame: Frame | null = null;
  let readUntil: Date | null = null;
  let quarter = 0;

  const turnDays = (atMs: number) => {
    const now = Math.floor(atMs / QUARTER_MS);
    if (now === quarter) return;
    quarter = now;
    for (const i of counters.keys()) countDay(i, atMs);
  };
  const countDay = (i: number, atMs: number) => {
    const rep = columns.reps[i];
    const kept = counters.get(i);
    if (!rep || !kept) return;
    const today = kept.days.get(dayOf(rep, atMs)) ?? 0;
    const week = kept.weeks.get(weekOf(rep, atMs)) ?? 0;
    if (table.today[i] === today && table.week[i] === week) return;
    move(i);
    table.today[i] = today;
    table.week[i] = week;
  };
  /** To be called before a row of the table changes. */
  const move = (i: number) => {
    if (captured) table = copyLoads(table);
    captured = null;
    frame?.moved.set(i, UNWRITTEN);
  };
  const take = async (db: Db, atMs: number): Promise<CapturedLoads> => {
    const loads = loadsOf(columns, table);
    if (n <= WHOLE_UP_TO) {
      return { loads, frame: null, moved: JSON.stringify(allHeld(columns, table)) };
    }
    if (frame === null || frame.moved.size > MOST_MOVED) {
      const stored = storePart(db, 'loads', allHeld(columns, table), new Date(atMs));
      const taken: Frame = { stored, moved: new Map() };
      frame = taken;
      stored.catch(() => {
        if (frame === taken) frame = null;
      });
    }
    // Both are read before waiting: what moves meanwhile is not in these loads either.
    const moved = textOf(frame.moved, columns, table);
    return { loads, frame: await frame.stored, moved };
  };

  const adopt = (rows: readonly Row[]) => {
    for (const row of rows) {
      const i = columns.indexOf.get(row.rep_id);
      if (i === undefined || saysNothingNew(table, i, row)) continue;
      move(i);
      takeOver(table, i, row);
      counters.set(i, {
        days: new Map([...Object.entries(row.other_days), [row.day, row.day_count]]),
        weeks: new Map([...Object.entries(row.other_weeks), [row.week, row.week_count]]),
      });
      countDay(i, quarter * QUARTER_MS);
    }
  };

  return {
    refresh: async (db) => {
      if (readUntil === null) {
        // What changes while the pages are read is read again the next time.
        readUntil = await newestChange(db);
        await inPages(ids, async (page) => adopt(await readLoads(db, page)));
        return;
      }
      const rows = await readLoads(db, readUntil);
      for (const { changed_at } of rows) if (changed_at > readUntil) readUntil = changed_at;
      adopt(rows);
    },
    capture: (db, atMs) => {
      turnDays(atMs);
      if (captured) return captured;
      const taken = take(db, atMs);
      captured = taken;
      taken.catch(() => {
        if (captured === taken) captured = null;
      });
      return taken;
    },
    noteClaim: (repId, load, atMs) => {
      const i = columns.indexOf.get(repId);
      const rep = i === undefined ? undefined : columns.reps[i];
      if (i === undefined || !rep) return;
      const [day, week] = [dayOf(rep, atMs), weekOf(rep, atMs)];
      // Counts of a day only rise: fewer than are known are an older claim's.
      const known = counters.get(i) ?? { days: new Map(), weeks: new Map() };
      if (load.today <= (known.days.get(day) ?? 0)) return;
      const at = new Date(atMs).toISOString();
      move(i);
      setLoad(table, i, { ...load, recentAt: at, lastAssignedAt: at });
      countOn(known.days, day, load.today);
      countOn(known.weeks, week, load.week);
      counters.set(i, known);
      // The claim may be of another date than the one that is seen now.
      countDay(i, quarter * QUARTER_MS);
    },
  };
}

/** Dates of a rep that are kept between two reads. */
const DATES_KEPT = 16;

function countOn(counts: Map<string, number>, date: string, count: number): void {
  counts.set(date, count);
  for (const oldest of counts.keys()) {
    if (counts.size <= DATES_KEPT) break;
    counts.delete(oldest);
  }
}

type Row = Awaited<ReturnType<typeof readLoads>>[number];

/** The loads of these reps, or those that changed since. */
function readLoads(db: Db, which: readonly string[] | Date) {
  const all = db
    .selectFrom('loads')
    .select([
      'rep_id',
      'open_leads',
      'day',
      'day_count',
      'week',
      'week_count',
      'other_days',
      'other_weeks',
      'recent',
      'recent_at',
      'last_assigned_at',
      'changed_at',
    ]);
  const query =
    which instanceof Date
      ? all.where('changed_at', '>', new Date(which.getTime() - OVERLAP_MS))
      : all.where('rep_id', '=', sql<string>`any(${[...which]}::text[])`);
  return query.execute();
}

async function newestChange(db: Db): Promise<Date | null> {
  const row = await db
    .selectFrom('loads')
    .select(({ fn }) => fn.max('changed_at').as('at'))
    .executeTakeFirst();
  return row?.at ?? null;
}

function saysNothingNew(table: LoadColumns, i: number, row: Row): boolean {
  const recentAt = row.recent_at?.getTime() ?? 0;
  return table.open[i] === row.open_leads && table.recentAtMs[i] === recentAt;
}

function takeOver(table: LoadColumns, i: number, row: Row): void {
  setLoad(table, i, {
    open: row.open_leads,
    today: table.today[i] ?? 0,
    week: table.week[i] ?? 0,
    recent: row.recent,
    recentAt: row.recent_at?.toISOString() ?? null,
    lastAssignedAt: row.last_assigned_at?.toISOString() ?? null,
  });
}

/** Loads by rep id, those that hold nothing left out. */
function allHeld({ reps }: RosterIndex, table: LoadColumns): Record<string, StoredLoad> {
  const found = byName<StoredLoad>();
  for (const [i, { id }] of reps.entries()) {
    if (table.open[i] === 0 && table.recentAtMs[i] === 0) continue;
    found[id] = packedLoad(table, i);
  }
  return found;
}

/** JSON of the rows that moved; only what has moved since the last time is written anew. */
function textOf(moved: Map<number, string>, { reps }: RosterIndex, table: LoadColumns): string {
  for (const [i, text] of moved) {
    if (text !== UNWRITTEN) continue;
    moved.set(i, `${JSON.stringify(reps[i]?.id)}:${JSON.stringify(packedLoad(table, i))}`);
  }
  return `{${[...moved.values()].join()}}`;
}
