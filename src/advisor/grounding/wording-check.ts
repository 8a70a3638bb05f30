// What a sentence may not hold whatever it cites: candidates that there are not, links that no fact has,
// boasts, pieces of the prompt, masks and markup.
import { folded } from '../../selection/free-text/person-names.ts';
import { isUnfit } from '../../selection/free-text/quotable.ts';
import { boastsIn } from './boasts.ts';
import { oddLetters } from './odd-letters.ts';

export type WordingScene = {
  /** The language tag of the prose. */
  language: string;
  /** All facts as one text, for links and addresses; few sentences ask for it. */
  factText: () => string;
  /** Aliases that exist. */
  aliases: ReadonlySet<string>;
  secrets: Secrets;
};

/** Everything that is wrong with the wording, each as a sentence for a corrective turn; `english`: its words in English. */
export function wordingProblems(text: string, english: string, scene: WordingScene): string[] {
  return unknownAliases(text, scene).concat(
    links(text, scene),
    boastsIn(english, scene.factText),
    oddLetters(text, scene.factText, scene.language),
    leaks(text, scene),
    markup(text),
  );
}

const ALIAS = /\bR\d{1,2}\b/gi;

function unknownAliases(text: string, { aliases }: WordingScene): string[] {
  return (text.match(ALIAS) ?? [])
    .filter((alias) => !aliases.has(alias))
    .map((alias) => `there is no candidate ${alias}`);
}

const LINK =
  /\b(?:https?:\/\/|www\.)\S+|(?<![\w.+-])[\w.+-]+@[\w-]+\.[\w.]+|(?<![\p{L}\p{N}])[\p{L}\p{N}][\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*(?:\.|\s?[([{]\s?(?:dot|\.)\s?[)\]}]\s?)\p{L}{2,}(?:\/\S*)?(?![\p{L}\p{N}])|\+\d[\d\s().-]{6,}\d/giu;

/** Any link has one of these; most sentences have none, and a link is looked for at every letter. */
const LINKED = /@|:\/\/|\.\S|[([{]|\+\d/;

function links(text: string, { factText }: WordingScene): string[] {
  if (!LINKED.test(text)) return [];
  const found = (text.match(LINK) ?? []).map((link) => link.replace(/(?<![.,)])[.,)]+$/, ''));
  if (found.length === 0) return [];
  const known = factText().toLowerCase();
  return found
    .filter((link) => isReachable(link) && !known.includes(link.toLowerCase()))
    .map((link) => `“${link}” is in no fact`);
}

/** "+12.9 (47" has too few digits for a telephone. */
function isReachable(link: string): boolean {
  return !link.startsWith('+') || link.replace(/\D/g, '').length >= LEAST_DIGITS;
}

const LEAST_DIGITS = 7;

const MACHINERY =
  /\b(?:system prompt|my instructions|these instructions|language model|as an ai|json|schema|alias(?:es)?|shortlist prompt|lead-words|prompt injection|\{\{)\b/i;

function leaks(text: string, { secrets }: WordingScene): string[] {
  const problems = MACHINERY.test(text) ? ['it speaks of the machinery, not of the lead'] : [];
  return repeats(text, secrets) ? [...problems, 'it repeats the instructions'] : problems;
}

/** Whether a run of the prompt stands in a text; only where it has all words in a row is one put together. */
function repeats(text: string, { runs, words }: Secrets): boolean {
  const said = wordsOf(text);
  let inARow = 0;
  for (let i = 0; i < said.length; i += 1) {
    inARow = words.has(said[i] ?? '') ? inARow + 1 : 0;
    if (inARow >= SECRET_RUN && runs.has(said.slice(i + 1 - SECRET_RUN, i + 1).join(' '))) {
      return true;
    }
  }
  return false;
}

const SECRET_RUN = 7;

/** The words of a prompt, and its runs of seven words. */
export type Secrets = { words: ReadonlySet<string>; runs: ReadonlySet<string> };

/** Those of the prompt last asked for: there is one prompt at a time. */
let kept: Secrets & { text: string } = { text: '', words: new Set(), runs: new Set() };

/** What of a prompt must not turn up in an answer, folded. */
export function secretsOf(text: string): Secrets {
  if (kept.text !== text) kept = { text, words: new Set(wordsOf(text)), runs: secretRuns(text) };
  return kept;
}

/** Every run of seven words of a text, folded. */
export function secretRuns(text: string): ReadonlySet<string> {
  const words = wordsOf(text);
  const starts = words.slice(0, Math.max(0, words.length - SECRET_RUN + 1));
  return new Set(starts.map((_, i) => words.slice(i, i + SECRET_RUN).join(' ')));
}

const WORD = /[\p{L}\p{N}]+/gu;

function wordsOf(text: string): string[] {
  return folded(text).match(WORD) ?? [];
}

const MARKUP = /<[a-z/!][^>]*>|\][([]|```|\bjavascript:|&(?:[a-z]+|#\w+);/i;
const MASK = /\[(?:e-mail|link|number|name|another rep)\]/i;
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/u;

function markup(text: string): string[] {
  const problems: string[] = [];
  if (MARKUP.test(text)) problems.push('it holds markup');
  if (MASK.test(text)) problems.push('it repeats a masked word');
  if (INVISIBLE.test(text)) problems.push('it holds invisible characters');
  else if (isUnfit(text)) problems.push('it holds a link, a formula, a placeholder or a lure');
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
