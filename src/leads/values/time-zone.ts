// IANA time zones: as written, or by the few short names whose meaning nobody disputes.
import { WINDOWS_ZONES } from '../tables/windows-zones.ts';
import { fold } from '../text/fold.ts';
import { known, type Mapped, unknown } from '../text/mapped.ts';

const SHORT_NAMES = new Map<string, string>(
  Object.entries({
    utc: 'UTC',
    gmt: 'UTC',
    z: 'UTC',
    'utc 0': 'UTC',
    et: 'America/New_York',
    est: 'America/New_York',
    edt: 'America/New_York',
    eastern: 'America/New_York',
    'eastern time': 'America/New_York',
    'us eastern': 'America/New_York',
    'eastern time us and canada': 'America/New_York',
    ct: 'America/Chicago',
    cdt: 'America/Chicago',
    central: 'America/Chicago',
    'central time': 'America/Chicago',
    'us central': 'America/Chicago',
    'central time us and canada': 'America/Chicago',
    mt: 'America/Denver',
    mdt: 'America/Denver',
    mountain: 'America/Denver',
    'mountain time': 'America/Denver',
    'us mountain': 'America/Denver',
    'mountain time us and canada': 'America/Denver',
    pt: 'America/Los_Angeles',
    pst: 'America/Los_Angeles',
    pdt: 'America/Los_Angeles',
    pacific: 'America/Los_Angeles',
    'pacific time': 'America/Los_Angeles',
    'us pacific': 'America/Los_Angeles',
    'pacific time us and canada': 'America/Los_Angeles',
    cet: 'Europe/Berlin',
    cest: 'Europe/Berlin',
    mez: 'Europe/Berlin',
    mesz: 'Europe/Berlin',
    'central european time': 'Europe/Berlin',
    'central european standard time': 'Europe/Berlin',
    'eastern european time': 'Europe/Athens',
    'british summer time': 'Europe/London',
    'alaska time': 'America/Anchorage',
    'alaska standard time': 'America/Anchorage',
    alaska: 'America/Anchorage',
    hawaii: 'Pacific/Honolulu',
    'hawaii time': 'Pacific/Honolulu',
    'atlantic time canada': 'America/Halifax',
    arizona: 'America/Phoenix',
    london: 'Europe/London',
    eet: 'Europe/Athens',
    eest: 'Europe/Athens',
    jst: 'Asia/Tokyo',
    kst: 'Asia/Seoul',
    sgt: 'Asia/Singapore',
    hkt: 'Asia/Hong_Kong',
    aest: 'Australia/Sydney',
    aedt: 'Australia/Sydney',
    nzst: 'Pacific/Auckland',
    nzdt: 'Pacific/Auckland',
    brt: 'America/Sao_Paulo',
  }),
);

for (const [name, zone] of WINDOWS_ZONES) {
  const known = SHORT_NAMES.get(fold(name));
  if (known === undefined) SHORT_NAMES.set(fold(name), zone);
}

/** Zones that the platform lists under an older name, in the spelling of today. */
const OTHER_SPELLINGS =
  'Asia/Kolkata Europe/Kyiv Asia/Ho_Chi_Minh Asia/Kathmandu Asia/Yangon America/Nuuk Africa/Asmara Atlantic/Faroe Pacific/Pohnpei Pacific/Chuuk Pacific/Kanton America/Argentina/Buenos_Aires America/Argentina/Catamarca America/Argentina/Cordoba America/Argentina/Jujuy America/Argentina/Mendoza America/Indiana/Indianapolis America/Kentucky/Louisville America/Atikokan'.split(
    ' ',
  );

/** Lower case → the zone's own spelling. */
const zones = new Map<string, string>(
  ['UTC', ...OTHER_SPELLINGS, ...Intl.supportedValuesOf('timeZone')].map((zone) => [
    zone.toLowerCase(),
    zone,
  ]),
);

/**
 * "europe/berlin" → "Europe/Berlin", "EST" → "America/New_York", "(GMT-05:00) Eastern Time (US & Canada)"
 * and Windows names too; null when it is no zone ("IST" is three).
 */
export function normaliseTimeZone(raw: string): Mapped<string | null> {
  const written = raw.trim().replaceAll(/_slash_/gi, '/');
  const zone = ianaZone(written);
  if (zone !== null) return known(zone, 'IANA name');
  const named = SHORT_NAMES.get(fold(written));
  if (named !== undefined) return known(named, `short name "${fold(written)}"`);
  const [, bracketed] = /\(([a-z_]+\/[a-z_/+-]+)\)$/i.exec(written) ?? [];
  const inside = bracketed === undefined ? null : ianaZone(bracketed);
  if (inside !== null) return known(inside, 'IANA name in brackets');
  const bare = fold(written.replace(/^\((?:UTC|GMT)(?:[+-]\d{1,2}(?::?\d\d)?)?\)/i, ''));
  if (bare === fold(written)) return unknown(null, 'no IANA time zone');
  const offsetLess = SHORT_NAMES.get(bare);
  if (offsetLess !== undefined) return known(offsetLess, `short name "${bare}"`);
  const [, cities = ''] = /^\([^)]{0,20}\)(.*)/.exec(written) ?? [];
  const city = cities
    .split(',')
    .map(fold)
    .find((one) => byCity.has(one));
  return city === undefined
    ? unknown(null, 'no IANA time zone')
    : known(byCity.get(city) ?? null, `city "${city}", of several that share it`);
}

/** "(UTC+01:00) Amsterdam, Berlin, Bern": what stands together behind an offset keeps one time. */
const byCity = new Map<string, string>([
  ...[...zones.values()]
    .filter((zone) => zone.includes('/') && !zone.startsWith('Etc/'))
    .map((zone) => [fold(zone.split('/').at(-1) ?? ''), zone] as const),
  ['brasilia', 'America/Sao_Paulo'],
  ['beijing', 'Asia/Shanghai'],
  ['abu dhabi', 'Asia/Dubai'],
]);

/** A name of the zone database, in its own spelling where that is known. */
function ianaZone(written: string): string | null {
  const name = written.toLowerCase().replaceAll(' ', '_');
  const own = zones.get(name);
  if (own !== undefined || !/^[a-z]+\/[a-z_/+-]+(?:\d+)?$/.test(name)) return own ?? null;
  try {
    // Links of the database ("US/Eastern") stay as they are meant: the zone that they lead to.
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return null;
  }
}
