// Decides what of an answer of form 1 may stand. Whatever a model writes is data: a choice counts only
// inside the rules and the margin, a sentence only as far as the facts that it was given bear it out. A
// sentence that does not hold is left out; the choice does not fall over it.
import type { Cited } from '../reasoning/facts/fact.ts';
import type { Evaluation } from '../selection/decide.ts';
import type { Advice } from './advice.ts';
import { type Answer, answerSchema } from './answer.ts';
import type { AdviceKey } from './brief.ts';
import { claimedNeeds } from './claimed-needs.ts';
import { choiceProblem, misshapen, type Refused, refusal } from './judge-choice.ts';
import { type Place, type ProseCheck, proseCheck, type Sentence } from './prose.ts';
import { inWrongLanguage } from './prose-language.ts';

export type Judged =
  | {
      kind: 'accepted';
      /** Its summary and its lists are empty where nothing of the model's stood. */
      advice: Advice;
      /** What holds with the lead's verified needs in force. */
      evaluation: Evaluation;
    }
  | Refused;

const MOST = { reasons: 5, talkingPoints: 5, nextSteps: 5, conflicts: 5 } as const;

/** Judges an answer, as parsed from JSON, with the key that was made with its request. */
export function judgeAdvice(json: unknown, key: AdviceKey): Judged {
  const unread = { needs: [...key.needs], evaluation: key.evaluation };
  const parsed = answerSchema.safeParse(json);
  if (!parsed.success) {
    const known = (choice: string) => answerSchema.shape.choice.safeParse(choice).success;
    return { ...misshapen(json, parsed.error.issues, known), ...unread };
  }
  const answer = parsed.data;
  const held = claimedNeeds(answer.needs, key);
  const { needs, evaluation } = held;
  const refused = choiceProblem(answer.choice, held, key) ?? orderProblem(answer, key);
  if (refused !== null) return { ...refused, needs, evaluation };
  const prose = checkedProse(answer, key);
  const backup = answer.backup === null ? null : key.aliases.repOf(answer.backup);
  return {
    kind: 'accepted',
    evaluation,
    advice: {
      choice: key.aliases.repOf(answer.choice) ?? '',
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

function orderProblem(answer: Answer, key: AdviceKey) {
  const problems = orderProblems(answer, key);
  return problems.length === 0
    ? null
    : refusal('advisor_wrong_schema', 'The model’s ranking does not fit its choice.', problems);
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
  const reasons = answer.reasons.slice(0, MOST.reasons);
  const foreign = inWrongLanguage([answer.summary, ...reasons.map(({ text }) => text)], key);
  const check = proseCheck(key, {
    choice: answer.choice,
    backup: answer.backup,
    reasonFacts: reasons.flatMap(({ facts }) => facts),
  });
  const dropped: string[] = [];
  const kept = (sentences: readonly Sentence[], place: Place, most: number): Cited[] =>
    sentences.slice(0, most).flatMap((sentence) => {
      const { cited, problems } = check(sentence, place);
      const found = foreign === null ? problems : [foreign, ...problems];
      if (found.length === 0) return [cited];
      dropped.push(`${place} “${sentence.text.slice(0, 80)}”: ${found.join('; ')}`);
      return [];
    });
  const [summary] = kept([{ text: answer.summary, facts: [] }], 'summary', 1);
  return {
    summary: summary?.text ?? '',
    reasons: kept(answer.reasons, 'reason', MOST.reasons),
    backupWhen: backupWords(answer, check, dropped),
    talkingPoints: kept(answer.talkingPoints, 'talkingPoint', MOST.talkingPoints),
    nextSteps: kept(answer.nextSteps, 'nextStep', MOST.nextSteps),
    conflicts: kept(answer.conflicts, 'conflict', MOST.conflicts),
    dropped,
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
