// What the playbook says beside the rules: how the policy is measured, and what a person settles.
import { numberWords } from '../../policy/conditions/words.ts';
import type { PolicyDocument } from '../../policy/policy.ts';
import type { WordsSection } from '../../policy/words.ts';

/** The policy's targets in one sentence each; without any the section has no lines. */
export function measuredInWords({ objective: { targets } }: PolicyDocument): WordsSection {
  const { days, responseMinutes, accuracy, balance, balanceOf, lift } = targets;
  const what = balanceOf === 'pipeline_pct' ? 'pipelines in % of quota' : 'pipeline values';
  const wins = (more: number) =>
    more > 0
      ? `at least ${numberWords(more, 'rate')} more wins than in imported history`
      : 'at least as many wins as in imported history';
  const held = [
    ...(responseMinutes === null
      ? []
      : [`a median first response of at most ${numberWords(responseMinutes)} minutes`]),
    ...(accuracy === null
      ? []
      : [`agreement with at least ${numberWords(accuracy, 'rate')} of labelled cases`]),
    ...(balance === null ? [] : [`${what} within ${numberWords(balance, 'rate')} of their mean`]),
    ...(lift === null ? [] : [wins(lift)]),
  ];
  const lines = held.map((one) => `${one.charAt(0).toUpperCase()}${one.slice(1)}.`);
  const over = `Looked at over ${numberWords(days)} days; too few cases are said to be too few.`;
  return { heading: 'What we are measured by', lines: held.length === 0 ? [] : [...lines, over] };
}

/** What becomes of a lead whose company may be one of several accounts. */
export function doubtInWords({ ownership: { onReview } }: PolicyDocument): WordsSection {
  const then = onReview === 'move' ? 'go to the account’s owner' : 'stay where they are';
  return {
    heading: 'When it is not clear which account a company is',
    lines: [
      'The lead is routed without an account, and a person settles once which account the company is.',
      `Later leads of the company follow the verdict; those that run already ${then}.`,
    ],
  };
}

/** When the advisor turns itself off, and whether it is off now. */
export function selfCheckInWords(
  { advisor: { ask, selfCheck } }: PolicyDocument,
  off: 'turned_itself_off' | 'turned_off' | null,
): WordsSection {
  const heading = 'Whether the advisor is worth asking';
  if (ask === 'never') return { heading, lines: [] };
  const rule = `Of the leads of the last ${numberWords(selfCheck.windowDays)} days that are closed, those that it sent to somebody other than the first by score are held against what was expected of that first; from ${numberWords(selfCheck.minDeals)} such leads on it turns itself off when they are won less, beyond chance.`;
  const now = {
    turned_itself_off:
      'It has turned itself off: the scorer alone chooses until somebody turns it on.',
    turned_off: 'It is turned off: the scorer alone chooses until somebody turns it on.',
  } as const;
  return {
    heading,
    lines: [...(selfCheck.on ? [rule] : []), ...(off === null ? [] : [now[off]])],
  };
}
