// Phone numbers in E.164, so that two spellings of one number are equal.
import {
  type CountryCode,
  isSupportedCountry,
  type PhoneNumber,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/min';

/** "(617) 555-0134" with country "US" → "+16175550134"; null when no number can be read. */
export function normalisePhone(raw: string, country: string): string | null {
  return numberIn(raw, country)?.number ?? null;
}

/** The country of a number that is written with its country's code; null where that tells none. */
export function countryOfPhone(raw: string): string | null {
  return numberIn(raw, 'unknown')?.country ?? null;
}

function numberIn(raw: string, country: string): PhoneNumber | null {
  const hint: CountryCode | undefined = isSupportedCountry(country) ? country : undefined;
  const written = raw
    .trim()
    .replace(/^(?:tel|phone|t|m|mob|mobile)[.:]\s*/i, '')
    .replace(/^00(?=[1-9])/, '+')
    .replace(/\(0\)/, '');
  const number = parsePhoneNumberFromString(written, hint);
  return number?.isValid() === true ? number : null;
}
