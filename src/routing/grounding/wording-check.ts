// What a sentence may not hold whatever it cites: people, companies and links that no fact names,
// promises, claims about our own product, pieces of the prompt, masks and markup.
import type { Fact } from '../fact.ts';
import { boastsIn } from './boasts.ts';
import { oddLetters } from './odd-letters.ts';
import { folded } from './person-names.ts';
import { claimsIn, promisesIn } from './promises.ts';
import { type NameScene, strangerNames } from './stranger-names.ts';

export type WordingScene = NameScene & {
  /** The language tag of the prose. */
  language: string;
  /** All facts as one text, for links and addresses. */
  factText: string;
  /** Aliases that exist. */
  aliases: ReadonlySet<string>;
  cited: readonly Fact[];
  /** Runs of seven words of the prompt. */
  secrets: ReadonlySet<string>;
};

/** Everything that is wrong with the wording, each as a sentence for a corrective turn. */
export function wordingProblems(text: string, scene: WordingScene): string[] {
  return [
    ...unknownAliases(text, scene),
    ...links(text, scene),
    ...strangerNames(text, scene).map((name) => `“${name}” is named in no fact`),
    ...promisesIn(text, scene.cited),
    ...claimsIn(text),
    ...boastsIn(text, scene.factText),
    ...oddLetters(text, scene.factText, scene.language),
    ...leaks(text, scene),
    ...markup(text),
  ];
}

function unknownAliases(text: string, { aliases }: WordingScene): string[] {
  return (text.match(/\bR\d{1,2}\b/gi) ?? [])
    .filter((alias) => !aliases.has(alias))
    .map((alias) => `there is no candidate ${alias}`);
}

const LINK =
  /\b(?:https?:\/\/|www\.)\S+|[\w.+-]+@[\w-]+\.[\w.]+|(?<![\p{L}\p{N}])[\p{L}\p{N}][\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*(?:\.|\s?[([{]\s?(?:dot|\.)\s?[)\]}]\s?)\p{L}{2,}(?:\/\S*)?(?![\p{L}\p{N}])|\+\d[\d\s().-]{6,}\d/giu;

function links(text: string, { factText }: WordingScene): string[] {
  const found = (text.match(LINK) ?? []).map((link) => link.replace(/[.,)]+$/, ''));
  if (found.length === 0) return [];
  const known = factText.toLowerCase();
  return found
    .filter((link) => !known.includes(link.toLowerCase()))
    .map((link) => `“${link}” is in no fact`);
}

const MACHINERY =
  /\b(?:system prompt|my instructions|these instructions|language model|as an ai|json|schema|alias(?:es)?|shortlist prompt|lead-words|prompt injection|\{\{)\b/i;

function leaks(text: string, { secrets }: WordingScene): string[] {
  const problems = MACHINERY.test(text) ? ['it speaks of the machinery, not of the lead'] : [];
  return runsOf(text, SECRET_RUN).some((run) => secrets.has(run))
    ? [...problems, 'it repeats the instructions']
    : problems;
}

const SECRET_RUN = 7;

/** Runs of the prompt last asked for: there is one prompt at a time. */
let kept: { text: string; runs: ReadonlySet<string> } = { text: '', runs: new Set() };

/** Every run of seven words of a text, folded. */
export function secretRuns(text: string): ReadonlySet<string> {
  if (kept.text !== text) kept = { text, runs: new Set(runsOf(text, SECRET_RUN)) };
  return kept.runs;
}

/** Runs of so many words, cut out of one line of them all: a slice needs no text of its own. */
function runsOf(text: string, length: number): string[] {
  const words = folded(text).match(/[\p{L}\p{N}]+/gu) ?? [];
  const line = words.join(' ');
  const runs: string[] = [];
  let from = 0;
  let to = -1;
  for (const [i, word] of words.entries()) {
    to += word.length + 1;
    if (i + 1 < length) continue;
    runs.push(line.slice(from, to));
    from += (words[i + 1 - length] ?? '').length + 1;
  }
  return runs;
}

function markup(text: string): string[] {
  const problems: string[] = [];
  if (/<[a-z/!][^>]*>|\][([]|```|\bjavascript:|&(?:[a-z]+|#\w+);/i.test(text))
    problems.push('it holds markup');
  if (/\[(?:e-mail|link|number|name|another rep)\]/i.test(text))
    problems.push('it repeats a masked word');
  if (/[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/u.test(text)) problems.push('it holds invisible characters');
  return problems;
}

/** The words of some texts, folded; parts of compounds count by themselves, too. */
export function vocabularyOf(texts: readonly string[]): ReadonlySet<string> {
  const all = new Set<string>();
  for (const text of texts) {
    const plain = folded(text);
    // Most facts are plain letters, for which the shorter pattern finds the same in a third of the time.
    const pattern = /[^ -~]/.test(plain)
      ? /[\p{L}\p{N}]+(?:[’'][\p{L}]+)?/gu
      : /[a-z0-9]+(?:'[a-z]+)?/g;
    for (const word of plain.match(pattern) ?? []) {
      all.add(word);
      if (/[’']s$/.test(word)) all.add(word.slice(0, -2));
    }
  }
  return all;
}
