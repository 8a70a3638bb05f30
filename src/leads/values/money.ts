// How many US dollars an amount is: "$120M", "1.2bn EUR", "€ 3,5 Mio", { amount, currency }.

import { CURRENCY_NAMES, RATES_AS_OF, SHARED_SIGNS, USD_PER_UNIT } from '../tables/currencies.ts';
import { own } from '../text/by-name.ts';
import { known, type Mapped, unknown } from '../text/mapped.ts';
import { magnitude, readNumber } from '../text/number.ts';

export type Money = { amount: number; currency: string };

const SHAPE = /^([^\d\s.,+-]*)\s*(\d[\d.,'’\s_]*)\s*([^\d]*)$/u;
const ABOUT =
  /^(?:~|≈|about|approx\.?|around|circa|ca\.|ca(?=[\s\d])|rund|etwa|environ|over|>)\s*/i;
/** What "$" may stand for beside its own code. */
const DOLLARS = new Set(['USD', 'CAD', 'AUD', 'NZD', 'HKD', 'SGD', 'MXN']);
/** Writers in these currencies group by comma and mark decimals by point. */
const POINT_IS_DECIMAL = new Set([
  'USD',
  'GBP',
  'CAD',
  'AUD',
  'NZD',
  'HKD',
  'SGD',
  'INR',
  'JPY',
  'CNY',
  'KRW',
  'ILS',
  'AED',
  'MXN',
  'PHP',
  'THB',
  'MYR',
]);

/**
 * Reads an amount of money in US dollars, by the rates of `RATES_AS_OF`. Without a currency, with a
 * range or with a figure that can be read two ways the answer is null; "$" alone is the US dollar.
 * `country` (ISO alpha-2) settles signs that countries share ("kr", "¥").
 */
export function normaliseMoney(raw: string | Money, country: string): Mapped<number | null> {
  const money = typeof raw === 'string' ? readMoney(raw, country) : raw;
  if (typeof money === 'string') return unknown(null, money);
  return toUsd(money);
}

function toUsd({ amount, currency }: Money): Mapped<number | null> {
  if (currency === 'USD') return known(amount, 'US dollars');
  const rate = USD_PER_UNIT.get(currency);
  if (rate === undefined) return unknown(null, `no rate for ${currency}`);
  const dollars = amount * rate;
  return known(
    dollars >= 1000 ? Math.round(dollars) : Math.round(dollars * 100) / 100,
    `${currency} at ${Number(rate.toPrecision(5))} US dollars (${RATES_AS_OF})`,
  );
}

/** Amount and currency, or the sentence that says why there is none. */
function readMoney(raw: string, country: string): Money | string {
  const text = raw.trim().replace(ABOUT, '').replace(/\+$/, '');
  const shape = SHAPE.exec(text);
  if (shape === null)
    return /\d.*(?:-|–|to|bis|à).*\d/i.test(text)
      ? 'a range, not one amount'
      : 'no amount of money';
  const words = `${shape[1] ?? ''} ${shape[3] ?? ''}`.trim().toLowerCase();
  const parts = partsOf(words, country);
  if (typeof parts === 'string') return parts;
  const read = readNumber((shape[2] ?? '').trim(), habitOf(shape[2] ?? '', parts));
  if (read.kind === 'refused') return read.because;
  return { amount: Math.round(read.value * parts.factor * 100) / 100, currency: parts.currency };
}

type Parts = { currency: string; factor: number };

/** The words around the digits: a currency, perhaps a magnitude, perhaps "revenue" or "ARR". */
function partsOf(words: string, country: string): Parts | string {
  if (/(?<!\p{L})(?:mrr|monthly|per month|\/ ?mo(?:nth)?|p\.?m\.?)(?!\p{L})/u.test(words))
    return 'an amount of a month, not of a year';
  let currency: string | null = null;
  let bySign = false;
  let factor = 1;
  for (const word of words
    .replace(
      /(?<![\p{L}\p{N}])(?:arr|revenue|turnover|umsatz|p\.?a\.?|per year|\/yr|ca\.?)(?![\p{L}\p{N}$])/gu,
      ' ',
    )
    .split(/[\s/]+/)) {
    if (word === '' || word === '.') continue;
    const split = /^([a-z]{1,4}?)([^a-z.]+)$/u.exec(word);
    const tokens =
      split !== null && !CURRENCY_NAMES.has(word)
        ? [split[1] ?? '', split[2] ?? '']
        : tokensOf(word);
    for (const token of tokens) {
      const named =
        CURRENCY_NAMES.get(token) ?? own(SHARED_SIGNS.get(token) ?? {}, country) ?? isoCode(token);
      if (named !== null && named !== undefined) {
        // "$5M CAD": the sign is that of several dollars, and the code says which.
        if (token === '$' && currency !== null && DOLLARS.has(currency)) continue;
        const isSign = currency === 'USD' && bySign && DOLLARS.has(named);
        if (currency !== null && currency !== named && !isSign) return 'two currencies';
        currency = named;
        bySign = token === '$';
        continue;
      }
      if (SHARED_SIGNS.has(token)) return `"${token}" is a sign of several currencies`;
      const times = magnitudeOf(token, words);
      if (times === null) return `"${token}" is no currency or magnitude of ours`;
      factor *= times;
    }
  }
  return currency === null ? 'no currency is written' : { currency, factor };
}

/** "mil" is a thousand in Spanish and a million in English: before dollars and pounds it is neither. */
function magnitudeOf(token: string, words: string): number | null {
  if (token === 't') return thousandOrTrillion(words);
  if (token === 'mil' && /(?<![a-z])\$|£|usd|gbp|dollar|pound/.test(words)) return null;
  return magnitude(token);
}

/** "T" is a thousand before a European sign ("T€", "TCHF"), a trillion behind a dollar, else neither. */
function thousandOrTrillion(words: string): number | null {
  if (/(?<!\p{L})t(?:€|eur|chf|sfr)/u.test(words)) return 1e3;
  return /[$£₹]|usd|gbp|inr|cad|aud|sgd/.test(words) ? 1e12 : null;
}

/** "musd" and "m€" and "keur" carry the magnitude before the currency, "usdm" after it. */
function tokensOf(word: string): readonly string[] {
  if (CURRENCY_NAMES.has(word) || magnitude(word) !== null) return [word];
  for (const size of ['bn', 'mn', 'm', 'k', 'b', 't']) {
    if (word.startsWith(size) && CURRENCY_NAMES.has(word.slice(size.length)))
      return [size, word.slice(size.length)];
    if (word.endsWith(size) && CURRENCY_NAMES.has(word.slice(0, -size.length)))
      return [word.slice(0, -size.length), size];
  }
  return [word];
}

function isoCode(token: string): string | null {
  const code = token.toUpperCase();
  return /^[A-Z]{3}$/.test(code) && USD_PER_UNIT.has(code) ? code : null;
}

/** What one separator before three digits means here; see `readNumber`. */
function habitOf(digits: string, { currency, factor }: Parts): 'thousands' | 'decimal' | 'refuse' {
  if (factor === 1) return 'thousands';
  const english = POINT_IS_DECIMAL.has(currency);
  if (digits.includes(',')) return english ? 'thousands' : 'refuse';
  return english ? 'decimal' : 'refuse';
}
