// IANA time zones: as written, or by the few short names whose meaning nobody disputes.
import { fold } from '../text/fold.ts';
import { known, type Mapped, unknown } from '../text/mapped.ts';

const SHORT_NAMES: ReadonlyMap<string, string> = new Map(
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

/** Lower case → the zone's own spelling. */
const zones = new Map<string, string>(
  ['UTC', 'Asia/Kolkata', 'Europe/Kyiv', ...Intl.supportedValuesOf('timeZone')].map((zone) => [
    zone.toLowerCase(),
    zone,
  ]),
);

/** "europe/berlin" → "Europe/Berlin", "EST" → "America/New_York"; null when it is no zone ("IST" is three). */
export function normaliseTimeZone(raw: string): Mapped<string | null> {
  const zone = zones.get(raw.trim().toLowerCase().replaceAll(' ', '_'));
  if (zone !== undefined) return known(zone, 'IANA name');
  const named = SHORT_NAMES.get(fold(raw));
  if (named !== undefined) return known(named, `short name "${fold(raw)}"`);
  return unknown(null, 'no IANA time zone');
}
