// Regions, cantons, provinces and prefectures of ten more markets, by ISO 3166-2 code. Codes and first
// names are those of iso-3166 4.4.0 (MIT), English ones of CLDR 48.2 (Unicode-3.0); further names in use
// (own script, neighbours' languages, regions before a reform) stand behind them.
import made from './provinces.json' with { type: 'json' };

/** Country → code → names, each of which says its country ("Toscana", "São Paulo", "東京都"). */
export const PROVINCES: Readonly<Record<string, Readonly<Record<string, string>>>> = made.states;

/**
 * Country → code → what names it within the country alone: codes and names of the provinces and
 * departments that it holds ("MI", "Milano", "75"), and names that other countries have as well.
 */
export const NAMED_WITHIN: Readonly<Record<string, Readonly<Record<string, string>>>> = made.parts;
