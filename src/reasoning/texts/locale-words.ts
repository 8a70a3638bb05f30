// Figures, lists and names as a locale writes them, by what the platform knows of it.
import { own } from '../../leads/text/by-name.ts';
import { memoByText } from '../../leads/text/memo.ts';
import { industryName } from '../../leads/values/display-name.ts';
import { durationUnit, MOST_LISTED, moneyScale, placeName } from '../../leads/values/wording.ts';

type Forms = readonly [one: string, many: string];

export type Ways = {
  units: Readonly<Record<'minute' | 'hour' | 'day', Forms>>;
  /** What stands behind an amount in US dollars, by the letter of its scale. */
  dollars: Readonly<Record<'B' | 'M' | 'K' | '', string>>;
  more: (count: number) => string;
  industries: Readonly<Record<string, string>>;
};

/** The words of a locale such as "de"; `ways` holds what no platform knows. */
export function localeWords(locale: string, ways: Ways) {
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const tenths = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const plural = new Intl.PluralRules(locale);
  const and = new Intl.ListFormat(locale, { type: 'conjunction' });
  const or = new Intl.ListFormat(locale, { type: 'disjunction' });
  const languages = new Intl.DisplayNames(locale, { type: 'language', fallback: 'code' });
  const countries = new Intl.DisplayNames(locale, { type: 'region', fallback: 'code' });
  const day = new Intl.DateTimeFormat(locale, {
    ...{ weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' },
  });
  const figure = (value: number, digits: number) => (digits === 0 ? whole : tenths).format(value);
  const percentOf = (pct: number) => `${figure(pct, 1)}\u00a0%`;
  const list =
    (by: Intl.ListFormat) =>
    (items: readonly string[], most: number = MOST_LISTED) => {
      const shown = items.slice(0, most);
      const rest = items.length - shown.length;
      return by.format(rest > 0 ? [...shown, ways.more(rest)] : shown);
    };
  return {
    figure,
    percentOf,
    percent: (share: number) => percentOf(100 * share),
    wholePercent: (pct: number) => `${pct}\u00a0%`,
    money: (usd: number) => {
      const { size, letter } = moneyScale(usd);
      return `${figure(usd / size, size === 1 ? 0 : 1)}\u00a0${ways.dollars[letter]}`;
    },
    duration: (minutes: number) => {
      const unit = durationUnit(minutes);
      const amount = Number((minutes / unit.minutes).toFixed(1));
      const [one, many] = ways.units[unit.name];
      return `${figure(amount, 1)} ${plural.select(amount) === 'one' ? one : many}`;
    },
    listed: list(and),
    either: list(or),
    languageName: memoByText((code) => nameOf(languages, code)),
    placeName: memoByText((slug) =>
      /^[A-Z]{2}$/.test(slug) ? nameOf(countries, slug) : placeName(slug),
    ),
    industryName: (slug: string) => own(ways.industries, slug) ?? industryName(slug),
    /** "201-500" → "201–500". */
    band: (band: string) => band.replace('-', '–'),
    day: (date: Date) => day.format(date),
  };
}

function nameOf(names: Intl.DisplayNames, code: string): string {
  try {
    return names.of(code) ?? code;
  } catch {
    return code;
  }
}

/** English names that say what was done: "Downloaded the ROI calculator" → "download", "ROI calculator". */
export function deedOf(raw: string): {
  verb: 'download' | 'join' | 'ask' | 'see' | null;
  thing: string;
} {
  const name = raw.trim().replace(/^\/([a-z]+(?:-[a-z]+)*)\/?$/, (_, path: string) => {
    return path.replaceAll('-', ' ');
  });
  const found =
    /^(downloaded|attended|joined|requested|asked for|booked|visited|viewed|opened|read|watched)\s+(?:(?:the|our|a|an)\s+)?(\S.*)$/i.exec(
      name,
    );
  const [, verb = '', thing = name] = found ?? [];
  const verbs = { downloaded: 'download', attended: 'join', joined: 'join' } as const;
  const asks = { requested: 'ask', 'asked for': 'ask', booked: 'ask' } as const;
  const known = { ...verbs, ...asks }[verb.toLowerCase() as 'downloaded'];
  return { verb: known ?? (verb === '' ? null : 'see'), thing };
}
