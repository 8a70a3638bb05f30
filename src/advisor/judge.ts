// Decides what of a model's answer may stand. Whatever a model writes is data: a choice counts only
// inside the rules and the margin, a sentence only as far as the facts that it was given bear it out.
import { isPlainly } from '../leads/values/common-words.ts';
import { detectLanguage } from '../leads/values/language.ts';
import type { Cited } from '../reasoning/facts/fact.ts';
import type { Evaluation } from '../selection/decide.ts';
import type { Need } from '../selection/free-text/needs.ts';
import type { Advice } from './advice.ts';
import { type Answer, answerSchema } from './answer.ts';
import type { AdviceKey } from './brief.ts';
import { claimedNeeds, type NeedsInForce } from './claimed-needs.ts';
import type { FallbackReason } from './no-advice.ts';
import { type Place, type ProseCheck, proseCheck, type Sentence } from './prose.ts';

export type Judged =
  | {
      kind: 'accepted';
      advice: Advice;
      /** What holds with the lead's verified needs in force. */
      evaluation: Evaluation;
    }
  | {
      kind: 'refused';
      reason: FallbackReason;
      /** For people; never in the model's words. */
      detail: string;
      /** Whether telling the model may help. */
      repairable: boolean;
      /** For the model's corrective turn and for the log. */
      problems: string[];
      /** Needs that were verified all the same, and what holds with them. */
      needs: Need[];
      evaluation: Evaluation;
    };

/** Characters of one text by which its language is known. */
const LONGEST_READ = 800;

const MOST = { reasons: 5, talkingPoints: 5, nextSteps: 5, conflicts: 5 } as const;

/** Judges an answer, as parsed from JSON, with the key that was made with its request. */
export function judgeAdvice(json: unknown, key: AdviceKey): Judged {
  const unread = { needs: [...key.needs], evaluation: key.evaluation };
  const parsed = answerSchema.safeParse(json);
  if (!parsed.success) return { ...misshapen(json, parsed.error.issues), ...unread };
  const answer = parsed.data;
  const held = claimedNeeds(answer.needs, key);
  const { needs, evaluation } = held;
  const refused = (
    reason: FallbackReason,
    detail: string,
    problems: string[] = [],
  ): Judged & { kind: 'refused' } => ({
    kind: 'refused',
    reason,
    detail,
    repairable: problems.length > 0,
    problems,
    needs,
    evaluation,
  });
  if (answer.choice === 'NONE') {
    return refused('advisor_declined_to_choose', 'The model chose nobody.');
  }
  const choice = key.aliases.repOf(answer.choice);
  if (choice === null) {
    return refused('advisor_unknown_candidate', 'The model chose somebody who was not offered.', [
      `${answer.choice} is not among the candidates ${offered(key)}`,
    ]);
  }
  const outside = marginProblem(choice, answer.choice, held, key);
  if (outside !== null) {
    return refused(
      'advisor_outside_margin',
      'The model chose somebody whom the rules or the margin leave out.',
      outside === '' ? [] : [outside],
    );
  }
  const order = orderProblems(answer, key);
  if (order.length > 0) {
    return refused('advisor_wrong_schema', 'The model’s ranking does not fit its choice.', order);
  }
  const prose = checkedProse(answer, key);
  if (!prose.sound) {
    return refused(prose.reason, prose.detail, prose.problems);
  }
  const backup = answer.backup === null ? null : key.aliases.repOf(answer.backup);
  return {
    kind: 'accepted',
    evaluation,
    advice: {
      choice,
      backup: backup === null ? null : { repId: backup, when: prose.backupWhen },
      ranking: answer.ranking.flatMap((alias) => key.aliases.repOf(alias) ?? []),
      summary: prose.summary,
      reasons: prose.reasons,
      talkingPoints: prose.talkingPoints,
      nextSteps: prose.nextSteps,
      confidence: answer.confidence,
      conflicts: prose.conflicts,
      needs,
      suspectedInjection: answer.suspectedInjection,
      dropped: [...held.doubts, ...prose.dropped],
    },
  };
}

type Issue = { path: readonly PropertyKey[]; message: string };

function misshapen(json: unknown, issues: readonly Issue[]) {
  const choice = (json as { choice?: unknown } | null)?.choice;
  const stranger =
    typeof choice === 'string' && !answerSchema.shape.choice.safeParse(choice).success;
  return {
    kind: 'refused' as const,
    reason: stranger ? ('advisor_unknown_candidate' as const) : ('advisor_wrong_schema' as const),
    detail: stranger
      ? 'The model chose somebody who was not offered.'
      : 'The model’s answer does not have the form that was asked for.',
    repairable: true,
    problems: issues
      .slice(0, 8)
      .map(({ path, message }) => `${path.join('.') || 'answer'}: ${message}`),
  };
}

function offered(key: AdviceKey): string {
  return key.aliases.order.map((id) => key.aliases.aliasOf(id)).join(', ');
}

/** Null when the choice stands; else what to tell the model, empty when nobody it knows would stand. */
function marginProblem(
  choice: string,
  alias: string,
  { mayBeChosen }: NeedsInForce,
  key: AdviceKey,
): string | null {
  if (mayBeChosen(choice)) return null;
  const free = key.aliases.order.filter(mayBeChosen).map((id) => key.aliases.aliasOf(id));
  return free.length > 0 ? `${alias} may not be chosen; choose among ${free.join(', ')}` : '';
}

function orderProblems(answer: Answer, key: AdviceKey): string[] {
  const problems: string[] = [];
  const ranked = new Set(answer.ranking);
  const everyone = key.aliases.order.map((id) => key.aliases.aliasOf(id) ?? 'R1');
  if (
    ranked.size !== answer.ranking.length ||
    ranked.size !== everyone.length ||
    !everyone.every((alias) => ranked.has(alias))
  ) {
    problems.push(`ranking must hold each of ${everyone.join(', ')} once`);
  } else if (answer.ranking[0] !== answer.choice) {
    problems.push('the ranking must begin with the choice');
  }
  if (answer.backup !== null && (answer.backup === answer.choice || !ranked.has(answer.backup))) {
    problems.push('the backup must be another one of the candidates');
  }
  return problems;
}

function checkedProse(answer: Answer, key: AdviceKey) {
  const foreign = languageProblem(answer, key);
  if (foreign !== null) return { sound: false as const, ...foreign };
  const check = proseCheck(key, {
    choice: answer.choice,
    backup: answer.backup,
    reasonFacts: answer.reasons.slice(0, MOST.reasons).flatMap(({ facts }) => facts),
  });
  const problems: string[] = [];
  const dropped: string[] = [];
  /** A sentence that carries the choice must hold; the answer is refused otherwise. */
  const must = (sentence: Sentence, place: Place): Cited => {
    const { cited, problems: found } = check(sentence, place);
    problems.push(
      ...found.map((problem) => `${place} “${sentence.text.slice(0, 80)}”: ${problem}`),
    );
    return cited;
  };
  const kept = (sentences: readonly Sentence[], place: Place, most: number): Cited[] =>
    sentences.slice(0, most).flatMap((sentence) => {
      const { cited, problems: found } = check(sentence, place);
      if (found.length === 0) return [cited];
      dropped.push(`${place} “${sentence.text.slice(0, 80)}”: ${found.join('; ')}`);
      return [];
    });
  const summary = must({ text: answer.summary, facts: [] }, 'summary').text;
  const reasons = answer.reasons.slice(0, MOST.reasons).map((reason) => must(reason, 'reason'));
  if (problems.length === 0 && !supportsChoice(answer, key)) {
    problems.push(`no reason cites a fact about ${answer.choice}`);
  }
  // What carries the choice does not hold: nothing beside it will be shown.
  if (problems.length > 0) return { sound: false as const, ...ungrounded(problems) };
  return {
    sound: true as const,
    summary,
    reasons,
    backupWhen: backupWords(answer, check, dropped),
    talkingPoints: kept(answer.talkingPoints, 'talkingPoint', MOST.talkingPoints),
    nextSteps: kept(answer.nextSteps, 'nextStep', MOST.nextSteps),
    conflicts: kept(answer.conflicts, 'conflict', MOST.conflicts),
    dropped,
  };
}

function ungrounded(problems: string[]) {
  const count = problems.length === 1 ? 'One statement' : `${problems.length} statements`;
  return {
    problems,
    reason: 'advisor_ungrounded' as const,
    detail: `${count} of the model’s reasons could not be confirmed by the facts.`,
  };
}

/** A condition for the backup that does not hold is replaced: it carries no choice. */
function backupWords(answer: Answer, check: ProseCheck, dropped: string[]): string {
  const plain = `If ${answer.choice} cannot make first contact in time.`;
  const given = answer.backupWhen ?? plain;
  const { cited, problems } = check({ text: given, facts: [] }, 'backup');
  if (problems.length === 0) return cited.text;
  dropped.push(`backup “${given.slice(0, 80)}”: ${problems.join('; ')}`);
  return check({ text: plain, facts: [] }, 'backup').cited.text;
}

function supportsChoice(answer: Answer, key: AdviceKey): boolean {
  const choice = key.aliases.repOf(answer.choice);
  return answer.reasons.some(({ facts }) =>
    facts.some((id) => key.facts.get(id)?.repId === choice),
  );
}

function languageProblem(answer: Answer, key: AdviceKey) {
  const wanted = key.snapshot.policy.document.advisor.language.slice(0, 2).toLowerCase();
  const reasons = answer.reasons.slice(0, MOST.reasons).map(({ text }) => text);
  const prose = [answer.summary, ...reasons].map((text) => text.slice(0, LONGEST_READ)).join(' ');
  // Detection takes as long as all the rest of judging; most answers leave no room for doubt.
  if (isPlainly(wanted, prose)) return null;
  const found = detectLanguage(prose.replace(/\bR\d\b/g, ''));
  if (!found.known || found.value === wanted) return null;
  return {
    problems: [`write all prose in the language “${wanted}”`],
    reason: 'advisor_wrong_schema' as const,
    detail: 'The model did not answer in the language that the policy asks for.',
  };
}
