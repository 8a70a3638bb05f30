// The playbook: the policy in force as a page for new team members, made from the rules themselves.
import type { Policy } from '../../policy/policy.ts';
import { policyInWords } from '../../policy/words.ts';
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
          'Who has a claim on it goes first; else the rules below leave the reps who may take it.',
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
          'Decline a lead with a reason: the turn is credited back and the reason is reported.',
          'Leave feedback on the decision: it becomes a test case that later policies are held against.',
          'A change of these rules is planned against the last decisions before it acts, and can be taken back in one call.',
        ],
      },
    ].filter((section) => section.lines.length > 0),
  };
}
