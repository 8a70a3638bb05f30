// What stands in quotation marks and is what the lead wrote, to the letter, is theirs: it is held to nothing
// but that.
import type { Fact } from '../../reasoning/facts/fact.ts';
import { folded } from '../../selection/free-text/person-names.ts';

const QUOTED = /[“"„«‹]([^“”"„«»‹›]{3,600})[”"“»›]/g;
const WORDS = /[\p{L}\p{N}]+/gu;
const LEAST_WORDS = 2;

/** The text with each true quotation of a fact blanked out, so that every other word stays in its place. */
export function withoutQuotations(text: string, facts: readonly Fact[]): string {
  let theirs: string | null = null;
  return text.replace(QUOTED, (whole, said: string) => {
    const words = wordsOf(said);
    if (words.split(' ').length < LEAST_WORDS) return whole;
    theirs ??= facts.map(({ quoted }) => ` ${wordsOf(quoted.join(' '))} `).join('\n');
    if (!theirs.includes(` ${words} `)) return whole;
    // What ends a sentence inside the marks ends it outside, too.
    return /[.!?]$/.test(said) ? `${' '.repeat(whole.length - 1)}.` : ' '.repeat(whole.length);
  });
}

const wordsOf = (text: string) => (folded(text).match(WORDS) ?? []).join(' ');
