// Holds each sentence of an answer against the facts it cites, and turns aliases back into names.

import { memoInKeeper } from '../leads/text/memo-by-key.ts';
import { onOneLine } from '../leads/values/wording.ts';
import { type CompiledPolicy, compiled } from '../policy/compiled-policy.ts';
import type { PolicyDocument } from '../policy/policy.ts';
import { policyInWords } from '../policy/words.ts';
import type { Cited, Fact, FactKind } from '../reasoning/facts/fact.ts';
import { wordsOf } from '../reasoning/facts/fact-words.ts';
import { repsById } from '../reasoning/facts/gather-facts.ts';
import { figuresOf as standingsOf } from '../reasoning/templates/comparison.ts';
import { folded } from '../selection/free-text/person-names.ts';
import type { AdviceKey } from './brief.ts';
import { assertionCheck } from './grounding/assertions.ts';
import { clausesOf } from './grounding/clauses.ts';
import { inEnglish, knownLanguage } from './grounding/dictionary.ts';
import { figureReader } from './grounding/known-figures.ts';
import type { Form } from './grounding/modes.ts';
import { type Claimable, falseClaims } from './grounding/rep-claims.ts';
import { ungroundedFigures } from './grounding/ungrounded-figures.ts';
import {
  secretsOf,
  vocabularyOf,
  type WordingScene,
  wordingProblems,
} from './grounding/wording-check.ts';

/** Where a sentence stands decides what it may rest on and whom it means when it names nobody. */
export type Place = 'summary' | 'reason' | 'backup' | 'talkingPoint' | 'nextStep' | 'conflict';

/** `form`: what it says that it does; read off the text where it is not said. */
export type Sentence = { text: string; facts: readonly string[]; form?: Form };

type Checked = { cited: Cited; problems: string[] };

const LONGEST: Record<Place, number> = {
  summary: 700,
  reason: 420,
  backup: 300,
  talkingPoint: 420,
  nextStep: 420,
  conflict: 420,
};

/** What is cited beyond this counts as made up. */
const MOST_CITED = 40;

/** Facts of reps that a summary may use though no reason cites them. */
const SUMMED_UP: ReadonlySet<FactKind> = new Set<FactKind>(['score', 'response']);

export type ProseCheck = (sentence: Sentence, place: Place) => Checked;

/** The check for one answer; `meant` are the aliases that a sentence without an alias is about. */
export function proseCheck(
  key: AdviceKey,
  meant: { choice: string; backup: string | null; reasonFacts: readonly string[] },
): ProseCheck {
  const all = [...key.facts.values()];
  const reasoned = new Set(meant.reasonFacts);
  const spoken = all.filter(
    ({ id, repId, kind }) => reasoned.has(id) || repId === null || SUMMED_UP.has(kind),
  );
  const { document } = key.snapshot.policy;
  let factText: string | null = null;
  const language = knownLanguage(document.advisor.language);
  const theirLanguage = knownLanguage(key.snapshot.lead.language);
  const spokenOf = vocabulary(all, document);
  const wording: WordingScene = {
    factText: () => {
      factText ??= all.map(wordsOf).join('\n');
      return factText;
    },
    aliases: new Set(key.aliases.order.map((id) => key.aliases.aliasOf(id) ?? '')),
    secrets: secretsOf(key.secretText),
    language: document.advisor.language,
  };
  const candidates = claimablesOf(key);
  const theirs = all.filter(isTheirs);
  const assertions =
    language === null
      ? null
      : assertionCheck({
          facts: all,
          language,
          theirs: theirLanguage,
          aliases: [...wording.aliases],
          choice: meant.choice,
          repOf: key.aliases.repOf,
          isNamed: (word) => spokenOf.has(word),
        });
  const figuresOf = figureReader(theirLanguage);
  return ({ text: raw, facts: ids, form }, place) => {
    const tooLong = () => `it is longer than ${LONGEST[place]} characters`;
    // Before any pattern: a megabyte in one sentence must cost nobody anything.
    if (raw.length > 2 * LONGEST[place])
      return { cited: { text: '', facts: [] }, problems: [tooLong()] };
    const text = tidy(raw);
    const about = place === 'backup' ? [meant.choice, meant.backup ?? ''] : [meant.choice];
    const talks = place === 'talkingPoint';
    const known = ids.slice(0, MOST_CITED).flatMap((id) => key.facts.get(id) ?? []);
    // A summary stands on what the reasons cite; it and the backup's sign have no citations of their own.
    const cited = place === 'summary' || place === 'backup' ? spoken : known;
    const problems: string[] = [];
    if (text === '') problems.push('it is empty');
    if (text.length > LONGEST[place]) problems.push(tooLong());
    if (place !== 'summary' && place !== 'backup')
      problems.push(...citationProblems(ids, known, talks));
    if (talks && A_REP.test(text)) problems.push('a talking point speaks of a rep');
    if (place === 'nextStep' && TELLING.test(text) && known.some(({ repId }) => repId !== null)) {
      problems.push('what we know of a rep is nothing to tell the lead');
    }
    if (language === null || assertions === null) {
      return { cited: { text, facts: [] }, problems: [...problems, UNREAD] };
    }
    const english = inEnglish(text, language);
    problems.push(
      ...wordingProblems(text, english, wording),
      ...assertions(text, { cited, base: BASE[place] ?? form ?? 'do', form }),
      ...(talks ? [] : falseClaims(clausesOf(english), candidates, meant.choice)),
    );
    const { figures, added } = ungroundedFigures(english, {
      cited,
      spare: talks ? theirs : all,
      figuresOf,
      aliasOf: key.aliases.aliasOf,
      meant: about,
      candidates: key.shortlist.length,
      uncited: place === 'summary' || place === 'backup',
      proposals: place === 'nextStep' || talks,
    });
    problems.push(...figures.map((figure) => `“${figure}” is borne out by no cited fact`));
    const facts = [...new Set([...known.map(({ id }) => id), ...added])];
    return { cited: { text: named(text, key), facts }, problems };
  };
}

/** Only a second reader could tell. */
export const UNREAD =
  'its language is none that can be checked: it is shown only after a second look';

/** What a sentence does where nothing else is said: reasons tell. */
const BASE: Partial<Record<Place, Form>> = {
  summary: 'tell',
  reason: 'tell',
  backup: 'tell',
  conflict: 'tell',
};

/** The shortlisted reps by alias, with what can be claimed of them. */
function claimablesOf(key: AdviceKey): Claimable[] {
  return standingsOf(key.snapshot, key.shortlist).map((figures) => ({
    alias: key.aliases.aliasOf(figures.rep.id) ?? '',
    responseMinutes: figures.responseMinutes,
    pipelinePct: figures.pipelinePct,
    loadShare: figures.loadShare,
    rates: new Map(figures.records.map(({ scope, rate }) => [scope, rate])),
  }));
}

/** The words of facts and policy; a fact is read when it may hold a word that is not the policy's. */
function vocabulary(
  facts: readonly Fact[],
  document: PolicyDocument,
): Pick<ReadonlySet<string>, 'has'> {
  const policy = policyVocabulary(compiled(document));
  let read: { text: string; words: ReadonlySet<string> | null }[] | null = null;
  return {
    has: (word) => {
      if (policy.has(word)) return true;
      read ??= facts.map((fact) => ({ text: folded(wordsOf(fact)), words: null }));
      return read.some((fact) => {
        if (!fact.text.includes(word)) return false;
        fact.words ??= vocabularyOf([fact.text]);
        return fact.words.has(word);
      });
    },
  };
}

/** The words of a policy, read once per document. */
const policyVocabulary = memoInKeeper(({ document }: CompiledPolicy): ReadonlySet<string> => {
  const lines = policyInWords(document).flatMap(({ heading, lines }) => [heading, ...lines]);
  return vocabularyOf([lines.join(' '), document.advisor.language]);
});

/** Words of a step that say what to tell the lead. */
const TELLING = /\b(?:tell|telling|mention|say|let) (?:to )?(?:them|the lead|that|how)\b/i;

function citationProblems(
  ids: readonly string[],
  known: readonly Fact[],
  talks: boolean,
): string[] {
  if (ids.length === 0) return ['it cites no fact'];
  if (known.length < ids.length) return ['it cites a fact that does not exist'];
  return talks && known.some((fact) => !isTheirs(fact))
    ? ['a talking point may cite facts of the lead and account only']
    : [];
}

function isTheirs({ about }: Fact): boolean {
  return about === 'lead' || about === 'account';
}

const FACT_IDS = /(?<!\s)\s*[([]\s*F\d+(?:\s*(?:,|;|and|&|–|-)\s*F\d+)*\s*[)\]]/g;
const GAP_BEFORE_MARK = /(?<!\s)\s+([.,;:!?])/g;

/** One line, without fact ids in brackets: those stand beside the sentence. */
function tidy(text: string): string {
  const bare = text.replace(FACT_IDS, '');
  return onOneLine(bare).replace(GAP_BEFORE_MARK, '$1');
}

const A_REP = /\bR[1-8]\b/;
const REPS = /\bR[1-8]\b/g;

/** Aliases become the names that people know. */
export function named(text: string, key: AdviceKey): string {
  const reps = repsById(key.snapshot);
  return text.replace(REPS, (alias) => {
    const id = key.aliases.repOf(alias);
    return id === null ? alias : (reps.get(id)?.name ?? alias);
  });
}
