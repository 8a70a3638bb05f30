// Which country a text means: ISO 3166-1 alpha-2 and alpha-3 codes, and names in nineteen languages.
import codes from 'i18n-iso-countries/codes.json' with { type: 'json' };
import cs from 'i18n-iso-countries/langs/cs.json' with { type: 'json' };
import da from 'i18n-iso-countries/langs/da.json' with { type: 'json' };
import de from 'i18n-iso-countries/langs/de.json' with { type: 'json' };
import en from 'i18n-iso-countries/langs/en.json' with { type: 'json' };
import es from 'i18n-iso-countries/langs/es.json' with { type: 'json' };
import fi from 'i18n-iso-countries/langs/fi.json' with { type: 'json' };
import fr from 'i18n-iso-countries/langs/fr.json' with { type: 'json' };
import it from 'i18n-iso-countries/langs/it.json' with { type: 'json' };
import ja from 'i18n-iso-countries/langs/ja.json' with { type: 'json' };
import ko from 'i18n-iso-countries/langs/ko.json' with { type: 'json' };
import nb from 'i18n-iso-countries/langs/nb.json' with { type: 'json' };
import nl from 'i18n-iso-countries/langs/nl.json' with { type: 'json' };
import pl from 'i18n-iso-countries/langs/pl.json' with { type: 'json' };
import pt from 'i18n-iso-countries/langs/pt.json' with { type: 'json' };
import ru from 'i18n-iso-countries/langs/ru.json' with { type: 'json' };
import sv from 'i18n-iso-countries/langs/sv.json' with { type: 'json' };
import tr from 'i18n-iso-countries/langs/tr.json' with { type: 'json' };
import uk from 'i18n-iso-countries/langs/uk.json' with { type: 'json' };
import zh from 'i18n-iso-countries/langs/zh.json' with { type: 'json' };
import { COUNTRY_GROUPS } from '../tables/country-groups.ts';
import { PROVINCES } from '../tables/provinces.ts';
import { STATES, US_AREA_ALIASES } from '../tables/states.ts';
import { fold } from '../text/fold.ts';
import { type Lookup, nearestAlias } from '../text/lookup.ts';
import { known, type Mapped, unknown } from '../text/mapped.ts';

/** What people write that no list of names holds. */
const NICKNAMES_OF_US_AND_GB: Readonly<Record<string, string>> = {
  'united states of america': 'US',
  america: 'US',
  'the states': 'US',
  'the us': 'US',
  'the usa': 'US',
  'u s': 'US',
  'u s a': 'US',
  'estados unidos de america': 'US',
  eeuu: 'US',
  'ee uu': 'US',
  eua: 'US',
  'etats unis': 'US',
  'etats unis damerique': 'US',
  'stati uniti': 'US',
  'stati uniti damerica': 'US',
  vs: 'US',
  uk: 'GB',
  'u k': 'GB',
  'the uk': 'GB',
  'the united kingdom': 'GB',
  britain: 'GB',
  england: 'GB',
  scotland: 'GB',
  wales: 'GB',
  'northern ireland': 'GB',
  angleterre: 'GB',
  inglaterra: 'GB',
  inghilterra: 'GB',
  engeland: 'GB',
  'gran bretana': 'GB',
};

const NICKNAMES: Readonly<Record<string, string>> = {
  holland: 'NL',
  holanda: 'NL',
  olanda: 'NL',
  'the netherlands': 'NL',
  brd: 'DE',
  'federal republic of germany': 'DE',
  'bundesrepublik deutschland': 'DE',
  korea: 'KR',
  'south korea': 'KR',
  prc: 'CN',
  'mainland china': 'CN',
  uae: 'AE',
  emirates: 'AE',
  vae: 'AE',
  eau: 'AE',
  ksa: 'SA',
  drc: 'CD',
  'dr congo': 'CD',
  congo: 'CG',
  'congo brazzaville': 'CG',
  'congo kinshasa': 'CD',
  czechia: 'CZ',
  'czech republic': 'CZ',
  burma: 'MM',
  kosovo: 'XK',
  'republic of ireland': 'IE',
  eire: 'IE',
  'hong kong sar': 'HK',
  'viet nam': 'VN',
  vietnam: 'VN',
  'ivory coast': 'CI',
  nz: 'NZ',
  aotearoa: 'NZ',
  'saudi arabia': 'SA',
  saudi: 'SA',
  'republic of korea': 'KR',
  'russian federation': 'RU',
  turkiye: 'TR',
  'cape verde': 'CV',
  macau: 'MO',
  macedonia: 'MK',
  swaziland: 'SZ',
  'great britain and northern ireland': 'GB',
  'dominican rep': 'DO',
  dominican: 'DO',
  'dem rep of the congo': 'CD',
  'dem rep congo': 'CD',
  'congo dem rep': 'CD',
  'congo rep': 'CG',
  'republic of congo': 'CG',
  'republic of the congo': 'CG',
  'democratic republic of congo': 'CD',
  'democratic peoples republic of korea': 'KP',
  'dem peoples rep of korea': 'KP',
  'peoples republic of korea': 'KP',
  'republic of moldova': 'MD',
  'former yugoslav republic of macedonia': 'MK',
  'republic of macedonia': 'MK',
  'republic of north macedonia': 'MK',
  'islamic republic of iran': 'IR',
  'islamic rep of iran': 'IR',
  'iran islamic rep': 'IR',
  'united republic of tanzania': 'TZ',
  'plurinational state of bolivia': 'BO',
  'bolivarian republic of venezuela': 'VE',
  'venezuela rb': 'VE',
  'federated states of micronesia': 'FM',
  'state of palestine': 'PS',
  'arab republic of egypt': 'EG',
  'egypt arab rep': 'EG',
  'yemen rep': 'YE',
  'korea rep': 'KR',
  'rep of korea': 'KR',
  'korea dem peoples rep': 'KP',
  'lao pdr': 'LA',
  'slovak republic': 'SK',
  'kyrgyz republic': 'KG',
  'peoples republic of china': 'CN',
  'hong kong china': 'HK',
  'hong kong sar china': 'HK',
  'macao china': 'MO',
  'macau china': 'MO',
  'macao sar china': 'MO',
  'macau sar china': 'MO',
  'taiwan china': 'TW',
  'united kingdom of great britain and northern ireland': 'GB',
};

const lookup = build();

/** Names that other tables have: "Americas" is no slip of "America". */
const namesOfOthers: ReadonlySet<string> = new Set(
  [
    ...Object.entries(COUNTRY_GROUPS).flatMap(([slug, { aliases }]) => [slug, ...aliases]),
    ...[...Object.values(STATES), ...Object.values(PROVINCES)].flatMap((states) =>
      Object.values(states).flatMap((names) => names.split('|')),
    ),
    ...Object.values(US_AREA_ALIASES).flat(),
  ].map(fold),
);

/** "USA", "Deutschland", "u.k.", "DEU" → "US", "DE", "GB", "DE"; nothing fitting → "unknown". */
export function normaliseCountry(raw: string): Mapped<string> {
  const exact = exactCountry(raw);
  if (exact.known) return exact;
  const near = nearCountry(fold(raw));
  return near === null ? exact : known(near.target, `one slip from "${near.alias}"`);
}

/** As it is written in a table, or turned round: "Congo, Democratic Republic of the", "Korea (South)". */
export function exactCountry(raw: string): Mapped<string> {
  const folded = fold(raw);
  for (const name of [folded, withoutArticle(folded), withoutArticle(turnedRound(raw))]) {
    const hit = lookup.exact.get(name);
    if (hit !== undefined)
      return known(hit, name.length <= 3 ? `code or short name "${name}"` : `name "${name}"`);
  }
  return unknown('unknown', 'no country has this name');
}

/** The one country whose name is a slip of the keyboard away, where no other table has the name. */
export function nearCountry(folded: string): { alias: string; target: string } | null {
  if (namesOfOthers.has(folded)) return null;
  const near = nearestAlias(lookup, folded);
  return near === null || namesOfOthers.has(near.alias) ? null : near;
}

function withoutArticle(folded: string): string {
  return folded.replace(/^the | the$/g, '');
}

/** What stands behind the comma, in front; empty for a text without one, or with several. */
function turnedRound(raw: string): string {
  const [last = '', first = '', ...more] = raw.split(/[,()]/);
  const isOne = fold(first) !== '' && more.every((part) => fold(part) === '');
  return isOne ? fold(`${first} ${last}`) : '';
}

/** True for an alpha-2 code in use, in capitals. */
export function isCountryCode(code: string): boolean {
  return code.length === 2 && lookup.exact.get(code.toLowerCase()) === code;
}

function build(): Lookup {
  const exact = new Map<string, string>();
  const taken = new Set<string>();
  const add = (name: string, code: string): void => {
    const key = fold(name);
    if (key === '' || taken.has(key)) return;
    const other = exact.get(key);
    if (other === undefined) exact.set(key, code);
    // A name that two countries share in two languages means neither ("Niger", "Congo" are ours to settle).
    else if (other !== code && !settled.has(key)) {
      exact.delete(key);
      taken.add(key);
    }
  };
  const nicknames = { ...NICKNAMES_OF_US_AND_GB, ...NICKNAMES };
  const settled = new Set<string>();
  for (const [name, code] of Object.entries(nicknames)) {
    exact.set(name, code);
    settled.add(name);
  }
  for (const [alpha2, alpha3] of codes as readonly (readonly string[])[]) {
    for (const code of [alpha2, alpha3]) {
      const key = fold(code ?? '');
      exact.set(key, alpha2 ?? '');
      settled.add(key);
    }
  }
  for (const names of [en, de, fr, es, pt, nl, it, da, sv, nb, fi, pl, cs, tr, ru, uk, ja, ko, zh])
    for (const [code, name] of Object.entries(names.countries as Record<string, string | string[]>))
      for (const spelling of Array.isArray(name) ? name : [name]) add(spelling, code);
  const byLength = new Map<number, string[]>();
  for (const key of exact.keys()) {
    const peers = byLength.get(key.length);
    if (peers) peers.push(key);
    else byLength.set(key.length, [key]);
  }
  return { exact, byLength };
}
