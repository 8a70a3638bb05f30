// What the clock on the wall says in a time zone, for conditions such as hour(now, "Europe/Berlin").
// Formatters are kept per zone: making one costs a hundred times as much as using it.
const formatters = new Map<string, Intl.DateTimeFormat>();

/** Local hour with its fraction: 17.5 at half past five. NaN for an unknown instant. */
export function localHour(at: Date, timeZone: string): number {
  const parts = partsOf(at, timeZone);
  return parts ? Number(parts.hour) + Number(parts.minute) / 60 : Number.NaN;
}

/** "mon" … "sun" in the zone; "unknown" for an unknown instant. */
export function localWeekday(at: Date, timeZone: string): string {
  return partsOf(at, timeZone)?.weekday?.toLowerCase() ?? 'unknown';
}

/** "2026-12-24" in the zone; "unknown" for an unknown instant. */
export function localDate(at: Date, timeZone: string): string {
  const parts = partsOf(at, timeZone);
  return parts ? `${parts.year}-${parts.month}-${parts.day}` : 'unknown';
}

/** Whether the name is an IANA time zone that this runtime knows. */
export function isTimeZone(name: string): boolean {
  try {
    return formatterOf(name) !== null;
  } catch {
    return false;
  }
}

function partsOf(at: Date, timeZone: string): Record<string, string> | null {
  if (Number.isNaN(at.getTime())) return null;
  return Object.fromEntries(
    formatterOf(timeZone)
      .formatToParts(at)
      .map((part) => [part.type, part.value]),
  );
}

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
  });
  formatters.set(timeZone, made);
  return made;
}
