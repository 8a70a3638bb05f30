// pointsman reps: who is there, what they hold, and the changes of a week: days away, hours, caps.
import type { Command } from 'commander';
import { CalledWrongly, type ExitCode } from '../failures.ts';
import { addAbsence, changeCaps, changeHours, idOfRep } from '../flows/roster/change-time.ts';
import { listReps, type RepView, readRepView } from '../io/db/views/roster.ts';
import { absenceAt } from '../roster/absence.ts';
import { capacityOf } from '../roster/capacity.ts';
import { type Rep, WEEKDAYS } from '../roster/rep.ts';
import { columns, cut, jsonText } from '../terminal.ts';
import { ACTOR, type Call, type Does, withCore } from './call.ts';

const PAGE = 200;

export function addReps(program: Command, does: Does): void {
  const reps = program
    .command('reps')
    .summary('list reps, show one, and set days away, hours and caps')
    .description(
      'A rep is named by id, e-mail or a name that only one of them has. Whole days begin and end at\n' +
        'midnight in the rep’s own time zone.',
    )
    .addHelpText(
      'after',
      '\nExamples:\n  pointsman reps\n  pointsman reps away kevin 2026-12-01..2026-12-05 --delegate ana\n  pointsman reps hours "Ana Ruiz" "Mon-Thu 9-17, Fri 9-13" --zone Europe/Madrid\n  pointsman reps cap ana@example.com --open 12 --per-day 3',
    );
  reps
    .command('list', { isDefault: true })
    .description('Every rep with open leads and whether they are there.')
    .option('--team <id>', 'only this team')
    .option('--json', 'as JSON, one rep a line')
    .action(does(list));
  reps
    .command('show')
    .description('One rep as stored, and what they hold.')
    .argument('<rep>', 'id, e-mail or name')
    .option('--json', 'as JSON')
    .action(does(show));
  reps
    .command('away')
    .description('Adds days away; the last day is included.')
    .argument('<rep>', 'id, e-mail or name')
    .argument('<days>', 'such as 2026-12-01..2026-12-05, ";" between several')
    .option('--delegate <rep>', 'who stands in meanwhile')
    .action(does(away));
  reps
    .command('hours')
    .description('Sets the week of a rep, and the time zone that it is in.')
    .argument('<rep>', 'id, e-mail or name')
    .argument('[week]', 'such as "Mon-Fri 9:00-17:00"; 24/7 is always')
    .option('--zone <name>', 'such as Europe/Madrid')
    .action(does(hours));
  reps
    .command('cap')
    .description('Sets how many leads a rep may hold, and get in a day or a week; "none" lifts it.')
    .argument('<rep>', 'id, e-mail or name')
    .option('--open <n>', 'open leads at once')
    .option('--per-day <n>', 'new leads in a day')
    .option('--per-week <n>', 'new leads in a week')
    .action(does(cap));
}

function list(call: Call, options: { team?: string; json?: boolean }): Promise<ExitCode> {
  return withCore(call, async ({ db, clock }) => {
    const { print } = call.terminal;
    const rows = [['rep', 'name', 'role', 'team', 'open', '']];
    let after: string | null = null;
    do {
      const page = await listReps(db, { team: options.team }, { limit: PAGE, after });
      if (options.json) for (const view of page.items) print(jsonText(view));
      for (const view of page.items) rows.push(lineOf(view, clock.now()));
      after = page.nextCursor === null ? null : (page.items.at(-1)?.rep.id ?? null);
    } while (after !== null);
    if (options.json) return 0;
    if (rows.length === 1) print('There is no rep. Bring some: pointsman help import');
    else for (const line of columns(rows)) print(line);
    return 0;
  });
}

function lineOf({ rep, load }: RepView, atMs: number): string[] {
  const cap = capacityOf(rep, atMs).open;
  const { id, name, role, team } = rep;
  const held = `${load.open}/${cap}`;
  return [cut(id, 20), cut(name, 18), role, cut(team, 9), held, statusOf(rep, atMs)];
}

/** Whether new leads can reach a rep, before any rule is asked. */
function statusOf(rep: Rep, atMs: number): string {
  if (!rep.active) return 'inactive';
  const away = absenceAt(rep, atMs);
  return away === null ? '' : `away to ${dayIn(rep, away.untilMs - 1)}`;
}

function show(call: Call, who: string, options: { json?: boolean }): Promise<ExitCode> {
  return withCore(call, async (deps) => {
    const view = await readRepView(deps.db, await idOfRep(deps, who));
    if (view === null) return 1;
    const { print } = call.terminal;
    if (options.json) print(jsonText(view, 2));
    else for (const line of columns(rowsOf(view, deps.clock.now()))) print(line);
    return 0;
  });
}

function rowsOf({ rep, load }: RepView, atMs: number): string[][] {
  const { open, perDay, perWeek } = capacityOf(rep, atMs);
  const caps = [`${open} open`, ...per(perDay, 'day'), ...per(perWeek, 'week')].join(', ');
  const week = weekOf(rep);
  return [
    ['rep', `${rep.name} (${rep.id})`],
    ['e-mail', rep.email ?? ''],
    ['role, team', `${rep.role}, ${rep.team}`],
    ['state', statusOf(rep, atMs) || 'there'],
    ['holds', `${load.open} open leads; caps: ${caps}`],
    ['zone', rep.hours.timeZone],
    ...(week.length === 0 ? ['always open'] : week).map((line, at) => [at ? '' : 'hours', line]),
    ...absencesOf(rep, atMs),
  ];
}

/** "mon 09:00-17:00" and so on, in the order of the week, which the database does not keep. */
function weekOf({ hours }: Rep): string[] {
  return WEEKDAYS.flatMap((day) => {
    const spans = hours.week?.[day] ?? [];
    return spans.length === 0 ? [] : [`${day} ${spans.map((span) => span.join('-')).join(' ')}`];
  });
}

function per(cap: number | null, unit: string): string[] {
  return cap === null ? [] : [`${cap} a ${unit}`];
}

function absencesOf(rep: Rep, atMs: number): string[][] {
  const ahead = rep.absences.filter(({ to }) => Date.parse(to) > atMs);
  return ahead.map(({ from, to, delegateId }) => {
    const days = `${dayIn(rep, Date.parse(from))}..${dayIn(rep, Date.parse(to) - 1)}`;
    return ['away', delegateId === null ? days : `${days} (${delegateId} stands in)`];
  });
}

/** The day on the rep's wall. */
function dayIn(rep: Rep, atMs: number): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: rep.hours.timeZone }).format(atMs);
}

function away(call: Call, who: string, days: string, options: { delegate?: string }) {
  return withCore(call, async (deps) => {
    const { delegate } = options;
    return told(call, await addAbsence(deps, ACTOR, who, { days, delegate }), deps.clock.now());
  });
}

function hours(call: Call, who: string, week: string | undefined, options: { zone?: string }) {
  const { zone } = options;
  if (week === undefined && zone === undefined) {
    throw new CalledWrongly('Give a week such as "Mon-Fri 9:00-17:00", or --zone.');
  }
  return withCore(call, async (deps) =>
    told(call, await changeHours(deps, ACTOR, who, { week, zone }), deps.clock.now()),
  );
}

type Caps = { open?: string; perDay?: string; perWeek?: string };

function cap(call: Call, who: string, options: Caps): Promise<ExitCode> {
  if (options.open === 'none') throw new CalledWrongly('--open asks for a number.');
  const given = Object.entries(options).map(([key, text]) => [key, amount(text)] as const);
  if (given.length === 0) throw new CalledWrongly('Give --open, --per-day or --per-week.');
  return withCore(call, async (deps) =>
    told(call, await changeCaps(deps, ACTOR, who, Object.fromEntries(given)), deps.clock.now()),
  );
}

function amount(text: string): number | null {
  if (text === 'none') return null;
  if (/^\d{1,7}$/.test(text)) return Number(text);
  throw new CalledWrongly(`A cap is a whole number or "none", not "${text}".`);
}

/** The rep as they are from now on. */
function told({ terminal }: Call, { rep }: { rep: Rep }, atMs: number): ExitCode {
  const { open, perDay, perWeek } = capacityOf(rep, atMs);
  const week = weekOf(rep).join(', ') || 'always open';
  const caps = [`${open} open`, ...per(perDay, 'day'), ...per(perWeek, 'week')].join(', ');
  const rows = [
    ['rep', `${rep.name} (${rep.id})`],
    ['zone', rep.hours.timeZone],
    ['hours', cut(week, terminal.width - 8)],
    ['caps', caps],
    ...absencesOf(rep, atMs),
  ];
  for (const line of columns(rows)) terminal.print(line);
  return 0;
}
