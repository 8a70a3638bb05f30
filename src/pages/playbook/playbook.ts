// The playbook: the policy in force as a page for new team members, made from the rules themselves.
import { listed } from '../../leads/values/wording.ts';
import type { Policy, PolicyDocument } from '../../policy/policy.ts';
import { policyInWords } from '../../policy/words.ts';
import { DECLINE_REASONS } from '../../routing/queue/ending.ts';
import type { Page } from '../prose-page.ts';
import { doubtInWords, measuredInWords, selfCheckInWords } from './measured.ts';

/** The playbook of a policy; `advisorOff` says why the advisor is not asked at present. */
export function playbookOf(
  policy: Policy,
  advisorOff: 'turned_itself_off' | 'turned_off' | null = null,
): Page {
  const { name, version, hash, document } = policy;
  return {
    title: `Playbook: ${document.title}`,
    policy: { name, version, hash },
    sections: [
      {
        heading: 'How a lead finds its rep',
        lines: [
          'A lead comes in, its company and place are brought into our own words, and its account is looked up.',
          document.ownership.order.length > 0
            ? 'Who has a claim on it goes first; else the rules below leave the reps who may take it.'
            : 'Nobody has a claim on it: the rules below leave the reps who may take it.',
          'Those are put in order by what the lead is worth with each of them; each figure of that is kept.',
          'The decision tells every rep why they got the lead or why not: ask “why not me?” on any decision.',
        ],
      },
      ...policyInWords(document),
      doubtInWords(document),
      measuredInWords(document),
      selfCheckInWords(document, advisorOff),
      {
        heading: 'When you disagree',
        lines: [
          declineInWords(document),
          'A lead that is declined or handed over is kept as a disputed case: once somebody says who should have got it, later policies are held against it.',
          'A change of these rules is planned against the last decisions before it acts, and can be taken back in one call.',
        ],
      },
    ].filter((section) => section.lines.length > 0),
  };
}

/** Declining is answered by the turn for some reasons only, and where there are no turns by nothing. */
function declineInWords({ fairness }: PolicyDocument): string {
  const said = (returns: boolean) =>
    listed(
      Object.entries(DECLINE_REASONS)
        .filter(([, gives]) => gives === returns)
        .map(([reason]) => reason.replaceAll('_', ' ')),
      Number.POSITIVE_INFINITY,
      'or',
    );
  const leaves = 'Decline a lead with a reason: it leaves your list at once';
  if (!fairness.on) return `${leaves}.`;
  return `${leaves}. Where the reason is ${said(true)}, your turn comes back, as much of it as has not faded; where it is ${said(false)}, it is used up.`;
}
