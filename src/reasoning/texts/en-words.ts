// English: figures, names, lists and quotation marks.
import { industryName } from '../../leads/values/display-name.ts';
import {
  counted,
  duration,
  figure,
  languageName,
  listed,
  money,
  percent,
  placeName,
  slugWords,
  times,
} from '../../leads/values/wording.ts';

export const words = {
  figure,
  percent,
  money,
  duration,
  times,
  languageName,
  placeName,
  industryName,
  sourceName: slugWords,
  /** A rate in whole percent. */
  wholePercent: (pct: number) => `${pct}%`,
  percentOf: (pct: number) => `${figure(pct, 1)}%`,
  range: (low: string, high: string) => `${low} to ${high}`,
  listed: (items: readonly string[], most?: number) => listed(items, most),
  either: (items: readonly string[], most?: number) => listed(items, most, 'or'),
  quoted: (text: string) => `“${text}”`,
  /** A size band, such as "201-500". */
  band: (band: string) => band,
  inLanguage: (language: string) => ` in ${language}`,
  clock: (clock: string) => clock,
  clockOn: (clock: string, day: string, _date: Date) => `${clock} on ${day}`,
  cityTime: (city: string) => `${city} time`,
  employees: (count: string) => counted(count, 'employee'),
  /** What a rep's deals have in common. */
  scope: {
    overall: 'overall',
    industry: (name: string) => `in ${name}`,
    region: (name: string, _slug: string) => `in ${name}`,
    size: (band: string) => `at companies of ${band} employees`,
    source: (name: string) => `with leads from ${name}`,
  },
};
