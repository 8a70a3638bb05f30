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
};

const lookup = build();

/** "USA", "Deutschland", "u.k.", "DEU" → "US", "DE", "GB", "DE"; nothing fitting → "unknown". */
export function normaliseCountry(raw: string): Mapped<string> {
  const folded = fold(raw);
  const hit = lookup.exact.get(folded);
  if (hit !== undefined)
    return known(hit, folded.length <= 3 ? `code or short name "${folded}"` : `name "${folded}"`);
  const near = nearestAlias(lookup, folded);
  if (near !== null) return known(near.target, `one slip from "${near.alias}"`);
  return unknown('unknown', 'no country has this name');
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
