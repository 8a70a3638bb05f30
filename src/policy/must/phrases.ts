// Turns of phrase that the words of rules are made of.
import { table } from '../../leads/text/by-name.ts';

const ROLE_WORDS = table<string>({
  bdr: 'BDR',
  ae: 'AE',
  senior_ae: 'senior AE',
  csm: 'CSM',
  manager: 'manager',
});

/** "ae" as "AE", "senior_ae" as "senior AE". */
export function roleWords(role: string): string {
  return ROLE_WORDS[role] ?? role;
}

/** "a, b or c"; `plural` follows each. */
export function either(names: readonly string[], plural = ''): string {
  return joined(
    names.map((name) => `${name}${plural}`),
    'or',
  );
}

/** "a, b and c". */
export function together(names: readonly string[]): string {
  return joined(names, 'and');
}

function joined(all: readonly string[], last: string): string {
  return all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} ${last} ${all.at(-1)}`;
}

/** "an AE", "a BDR". */
export function article(noun: string): string {
  return `${/^[aeiou]/i.test(noun) ? 'an' : 'a'} ${noun}`;
}

/** The values in a row, or "none". */
export function orNone(values: readonly string[]): string {
  return values.length > 0 ? values.join(', ') : 'none';
}

/** What becomes of a rep of whom the figure is not known, or too old. */
export function whenUnknownWords(whenUnknown: 'pass' | 'fail', maxAgeDays?: number): string {
  const which =
    maxAgeDays === undefined
      ? 'an unknown one'
      : `one that is unknown, undated or older than ${maxAgeDays} days`;
  return `${which} ${whenUnknown === 'pass' ? 'passes' : 'does not pass'}`;
}

/** A share as "12.3 %". */
export function inPercent(share: number): string {
  return `${Math.round(share * 1000) / 10} %`;
}

/** To one decimal; 0 where there is no figure. */
export function toTenths(value: number | undefined): number {
  return Math.round((value ?? 0) * 10) / 10;
}
