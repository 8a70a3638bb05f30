// "How I get leads": the policy in force as one rep meets it, with their own figures and nobody else's.
import { numberWords } from '../../policy/conditions/words.ts';
import { kindOf, type Must } from '../../policy/must/must.ts';
import { roleWords } from '../../policy/must/phrases.ts';
import type { Policy, PolicyDocument } from '../../policy/policy.ts';
import { closed, mustInWords, preferInWords, tierInWords } from '../../policy/rule-words.ts';
import { policyInWords } from '../../policy/words.ts';
import type { Rep } from '../../roster/rep.ts';
import type { Page } from '../prose-page.ts';
import { ownFigures } from './own-figures.ts';

/** The page of one rep under a policy. */
export function repPageOf(rep: Rep, policy: Policy): Page {
  const { name, version, hash, document } = policy;
  const words = new Map(policyInWords(document).map((one) => [one.heading, one.lines]));
  const sections = [
    { heading: 'Your place', lines: placeLines(rep, document) },
    { heading: 'Your figures', lines: ownFigures(rep) },
    { heading: 'Tiers', lines: document.tiers.map((tier) => tierLine(rep, tier)) },
    { heading: 'What must hold for you', lines: document.must.map((rule) => ruleLine(rep, rule)) },
    { heading: 'What counts in your favour', lines: favourLines(rep, document) },
    { heading: 'Load and fairness', lines: words.get('Load and fairness') ?? [] },
    { heading: 'Once a lead is yours', lines: words.get('After the hand-over') ?? [] },
  ];
  return {
    title: `How I get leads: ${rep.name}`,
    policy: { name, version, hash },
    sections: sections.filter((section) => section.lines.length > 0),
  };
}

function placeLines(rep: Rep, { fairness }: PolicyDocument): string[] {
  const { open, perDay, perWeek } = rep.capacity;
  const caps = [
    `${open} open leads`,
    ...(perDay === null ? [] : [`${perDay} a day`]),
    ...(perWeek === null ? [] : [`${perWeek} a week`]),
  ];
  return [
    `Your role is ${roleWords(rep.role)}, your team ${rep.team}.`,
    `Your caps are ${caps.join(', ')}.`,
    ...(rep.ramp === null
      ? []
      : [`Until ${rep.ramp.until} you work at ${numberWords(rep.ramp.share, 'rate')} of them.`]),
    ...(fairness.on ? [`Your weight in the rotation is ${numberWords(rep.weight)}.`] : []),
  ];
}

function tierLine(rep: Rep, tier: PolicyDocument['tiers'][number]): string {
  const may =
    (tier.roles.length === 0 || tier.roles.includes(rep.role)) &&
    (tier.teams.length === 0 || tier.teams.includes(rep.team));
  return `${tierInWords(tier)} ${may ? 'You may take these leads.' : 'These leads pass you by.'}`;
}

function ruleLine(rep: Rep, rule: Must): string {
  const yours = kindOf(rule).yours(rule, rep);
  const asked = rule.because ?? toYou(mustInWords(rule));
  return yours === null ? asked : `${asked} ${yours}`;
}

/** A sentence about any rep, said to this one: "Your pipeline must be below 80 % of quota." */
function toYou(sentence: string): string {
  return closed(sentence.replace(/\bthe rep’s\b/gi, 'your').replace(/\bthe rep\b/gi, 'you'));
}

function favourLines(rep: Rep, document: PolicyDocument): string[] {
  const { objective, prefer } = document;
  const response = rep.response.medianMinutes;
  return [
    objective.rates === 'shrunk'
      ? 'Your win rates for leads like the one at hand; few deals count for little, many for much.'
      : 'Your win rates for leads like the one at hand, as stated.',
    ...(objective.speed
      ? [
          `A quick first touch. ${response === null ? 'Your median is not known and counts as 15 minutes.' : `Your median is ${numberWords(response)} minutes.`}`,
        ]
      : []),
    ...(objective.prices
      ? ['Free capacity: a slot that is nearly your last one has a price.']
      : []),
    ...prefer.map(preferInWords),
  ];
}
