// Cells that hold a rep's time: the hours of a week ("Mon-Fri 9:00-17:00") and days away ("2026-12-01..2026-12-05").
import type { CellReader } from '../../leads/import/cell.ts';
import { fold } from '../../leads/text/fold.ts';
import { readWrittenInstant } from '../../leads/values/written-instant.ts';
import { WEEKDAYS } from '../rep.ts';

type Weekday = (typeof WEEKDAYS)[number];
type Span = [from: string, to: string];

/** The first letters of each day, in the languages that rosters are kept in. */
const DAY_NAMES: Readonly<Record<Weekday, string>> = {
  mon: 'mon|monday|mo|montag|lun|lundi|lunes',
  tue: 'tue|tues|tuesday|di|die|dienstag|mar|mardi|martes',
  wed: 'wed|wednesday|mi|mit|mittwoch|mer|mercredi|mie|miercoles',
  thu: 'thu|thur|thurs|thursday|do|don|donnerstag|jeu|jeudi|jue|jueves',
  fri: 'fri|friday|fr|fre|freitag|ven|vendredi|vie|viernes',
  sat: 'sat|saturday|sa|sam|samstag|samedi|sab|sabado',
  sun: 'sun|sunday|so|son|sonntag|dim|dimanche|dom|domingo',
};
const DAYS = new Map(
  WEEKDAYS.flatMap((day) => DAY_NAMES[day].split('|').map((name) => [name, day])),
);
const WORK_DAYS: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri'];

const ALWAYS = /^(?:24\/7|24x7|always|any ?time|immer)$/i;
const SPAN =
  /^(\d{1,2})(?:[:.h](\d{2}))? ?([ap]\.?m\.?)? ?(?:-|–|—|to|bis|until) ?(\d{1,2})(?:[:.h](\d{2}))? ?([ap]\.?m\.?)? ?(?:uhr|h)?$/i;

/** "Mon-Thu 9:00-17:00, Fri 9-13", "9am-5pm" (Monday to Friday), "24/7". */
export const weekCell: CellReader<unknown> = (raw) => {
  if (ALWAYS.test(raw.trim())) return { ok: true, value: null };
  const week: Partial<Record<Weekday, Span[]>> = {};
  let days: readonly Weekday[] = WORK_DAYS;
  for (const part of raw.split(/[,;\n]| and | und | & /).map((one) => one.trim())) {
    if (part === '') continue;
    const [, named = '', times = ''] = /^([^\d]*?)[\s:]*(\d.*)$/.exec(part) ?? [];
    const said = named === '' ? days : daysOf(named);
    const span = spanOf(times);
    if (said === null || span === null) return { ok: false, expected: EXPECTED_WEEK };
    days = said;
    for (const day of days) week[day] = [...(week[day] ?? []), span];
  }
  return { ok: true, value: week };
};

const EXPECTED_WEEK = 'hours such as "Mon-Thu 9:00-17:00; Fri 9:00-13:00", or "24/7"';

/** "Mon-Fri", "Mon/Wed", "Tue": which days are meant; null for what names none. */
function daysOf(text: string): readonly Weekday[] | null {
  const found: Weekday[] = [];
  for (const part of text.split(/[/+]/)) {
    const [from, to] = part.split(/-|–|—| to | bis /).map((name) => DAYS.get(fold(name)));
    if (from === undefined) return null;
    if (/-|–|—| to | bis /.test(part) && to === undefined) return null;
    const first = WEEKDAYS.indexOf(from);
    const last = to === undefined ? first : WEEKDAYS.indexOf(to);
    const length = ((last - first + 7) % 7) + 1;
    for (let at = 0; at < length; at += 1) found.push(WEEKDAYS[(first + at) % 7] ?? from);
  }
  return found;
}

function spanOf(text: string): Span | null {
  const [, h1 = '', m1, half1, h2 = '', m2, half2] = SPAN.exec(text.trim()) ?? [];
  const from = clockOf(h1, m1, half1);
  const to = clockOf(h2, m2, half2);
  return from === null || to === null || from >= to ? null : [from, to];
}

function clockOf(hour: string, minute = '00', half?: string): string | null {
  const written = Number(hour);
  const isLate = half?.toLowerCase().startsWith('p') === true;
  const hours = half === undefined ? written : (written % 12) + (isLate ? 12 : 0);
  const isTime =
    hour !== '' && Number(minute) < 60 && (hours < 24 || (hours === 24 && minute === '00'));
  return isTime ? `${String(hours).padStart(2, '0')}:${minute}` : null;
}

/** "2026-12-01..2026-12-05 (ana); 2026-12-24": whole days, the last one included, and who stands in. */
export const absencesCell: CellReader<unknown> = (raw, { dates }) => {
  if (raw.trim().startsWith('[')) return jsonList(raw);
  const order = dates === 'iso' ? 'unknown' : dates;
  const dayOf = (text: string) => {
    const read = readWrittenInstant(text, order);
    return read.kind === 'instant' ? read.value.slice(0, 10) : null;
  };
  const absences = raw
    .split(/[;|\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => {
      const [, days = '', delegate] = /^([^()]*?)\s*(?:\(([^()]+)\))?$/.exec(part) ?? [];
      const [from = '', to = from] = days.split(/\.{2,3}|–|—|\s-\s|\sto\s|\sbis\s|\suntil\s/i);
      const [first, last] = [dayOf(from), dayOf(to)];
      if (first === null || last === null || last < first) return null;
      return { from: first, to: last, ...(delegate === undefined ? {} : { delegateId: delegate }) };
    });
  return absences.includes(null)
    ? {
        ok: false,
        expected: 'days away such as "2026-12-01..2026-12-05 (who stands in)", ";" between several',
      }
    : { ok: true, value: absences };
};

function jsonList(raw: string): ReturnType<CellReader<unknown>> {
  try {
    return { ok: true, value: JSON.parse(raw) };
  } catch {
    return { ok: false, expected: 'JSON: a list in [ ]' };
  }
}
