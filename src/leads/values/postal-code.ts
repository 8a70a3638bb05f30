// Which place a postal code tells: the state of a ZIP code, the province of a Canadian one. Five digits
// are a code of many countries, and say nothing without a country or a hint.
import { PROVINCES, stateOfZipPrefix } from '../tables/zip-states.ts';
import { own } from '../text/by-name.ts';
import type { Place } from './regions.ts';

/** `how` says why there is no place. */
export type PostalPlace = { place: Place | null; how: string };

const CANADIAN = /^([abceghj-nprstvxy])\d[abceghj-nprstv-z] ?-?\d[abceghj-nprstv-z]\d$/i;
const BRITISH = /^[a-z]{1,2}\d[a-z\d]? ?\d[a-z]{2}$/i;

/**
 * `country` is an ISO code or "unknown"; `hint` one that something else of the lead speaks for. Null
 * for a country from whose codes we read nothing.
 */
export function placeOfPostalCode(raw: string, country: string, hint: string): PostalPlace | null {
  if (!['US', 'CA', 'GB', 'unknown'].includes(country)) return null;
  const code = raw.trim();
  const zip = /^(?:us[- ]?)?(\d{3})\d{2}(?:[- ]?(\d{4}))?$/i.exec(code);
  if (zip?.[1] !== undefined) {
    const isUs = country === 'US' || (country === 'unknown' && (zip[2] || hint === 'US'));
    if (!isUs) return none('five digits are a code of many countries: state the country');
    const state = stateOfZipPrefix(zip[1]);
    if (state === null) return none('a ZIP code of no state');
    return found('US', `us-${state}`, `ZIP code ${zip[1]}…`);
  }
  const canadian = CANADIAN.exec(code);
  if (canadian?.[1] !== undefined && (country === 'CA' || country === 'unknown')) {
    const province = own(PROVINCES, canadian[1].toLowerCase());
    const how = `Canadian code ${canadian[1].toUpperCase()}…`;
    return province === undefined
      ? { place: { kind: 'country', country: 'CA', how }, how }
      : found('CA', `ca-${province}`, how);
  }
  if (BRITISH.test(code) && (country === 'GB' || country === 'unknown')) {
    const how = 'British postcode';
    return { place: { kind: 'country', country: 'GB', how }, how };
  }
  return none('no postal code that tells a region');
}

function found(country: string, slug: string, how: string): PostalPlace {
  return { place: { kind: 'state', country, slug, how }, how };
}

function none(how: string): PostalPlace {
  return { place: null, how };
}
