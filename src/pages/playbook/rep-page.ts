// "How I get leads": the policy in force as one rep meets it, with their own figures and nobody else's.
import { table } from '../../leads/text/by-name.ts';
import { numberWords } from '../../policy/conditions/words.ts';
import type { Must, Policy, PolicyDocument } from '../../policy/policy.ts';
import {
  closed,
  mustInWords,
  preferInWords,
  roleWords,
  tierInWords,
} from '../../policy/rule-words.ts';
import { policyInWords } from '../../policy/words.ts';
import { type Rate, rateOf } from '../../roster/record.ts';
import { pipelinePct, type Rep, WEEKDAYS } from '../../roster/rep.ts';
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
  const yours = yoursFor(rep, rule);
  const asked = rule.because ?? toYou(mustInWords(rule));
  return yours === null ? asked : `${asked} ${yours}`;
}

/** A sentence about any rep, said to this one: "Your pipeline must be below 80 % of quota." */
function toYou(sentence: string): string {
  return closed(sentence.replace(/\bthe rep’s\b/gi, 'your').replace(/\bthe rep\b/gi, 'you'));
}

/** The rep's own figure under a rule, as a sentence; null where there is none to tell. */
function yoursFor(rep: Rep, rule: Must): string | null {
  switch (rule.kind) {
    case 'active':
      return rep.active ? 'You are active.' : 'You are not active.';
    case 'territory':
      return rep.territories.length === 0
        ? 'You cover everywhere.'
        : `Yours: ${rep.territories.join(', ')}.`;
    case 'language':
      return `Yours: ${rep.languages.join(', ') || 'none'}.`;
    case 'role':
      return rule.roles.includes(rep.role) ? 'You are one.' : 'You are not.';
    case 'team':
      return rule.teams.includes(rep.team) ? 'You are.' : 'You are not.';
    case 'speciality': {
      const { industries, sizes, products } = rep.specialities;
      const held = { industry: industries, size: sizes, product: products }[rule.of];
      return `Yours: ${held.join(', ') || 'none'}.`;
    }
    case 'pipeline': {
      const pct = pipelinePct(rep);
      if (pct === null) return 'Yours is not known, so the rule does not hold you back.';
      return `Yours is ${numberWords(pct, 'percent')}: ${pct < rule.below ? 'below it' : 'not below it'}.`;
    }
    case 'record':
      return recordWords(rep, rule.scope);
    case 'response': {
      const { medianMinutes } = rep.response;
      return medianMinutes === null
        ? 'Yours is not known.'
        : `Yours: ${numberWords(medianMinutes)} minutes.`;
    }
    case 'on_shift':
      return rep.hours.week === null
        ? 'You are always on shift.'
        : `Your hours: ${hoursWords(rep)}.`;
    default:
      return null;
  }
}

function recordWords(rep: Rep, scope: Extract<Must, { kind: 'record' }>['scope']): string {
  const held = rep.records.flatMap((record) => {
    const scopes = Object.entries(record.scope).filter(([, value]) => value !== undefined);
    const fits =
      scope === 'overall' ? scopes.length === 0 : scopes.length === 1 && scopes[0]?.[0] === scope;
    const rate = fits ? rateOf(record) : null;
    return rate === null
      ? []
      : [`${rateWords(rate)}${scope === 'overall' ? '' : ` in ${scopes[0]?.[1]}`}`];
  });
  return held.length === 0 ? 'You have no such record yet.' : `Yours: ${held.join('; ')}.`;
}

function rateWords({ rate, n }: Rate): string {
  const sample = n === null ? 'sample not stated' : `${numberWords(n)} deals`;
  return `${numberWords(rate, 'rate')} (${sample})`;
}

const DAY_NAMES = table<string>({
  mon: 'Monday',
  tue: 'Tuesday',
  wed: 'Wednesday',
  thu: 'Thursday',
  fri: 'Friday',
  sat: 'Saturday',
  sun: 'Sunday',
});

function hoursWords({ hours }: Rep): string {
  const runs: { from: string; to: string; words: string; last: number }[] = [];
  WEEKDAYS.forEach((day, at) => {
    const spans = hours.week?.[day] ?? [];
    if (spans.length === 0) return;
    const words = spans.map(([from, to]) => `${from}–${to}`).join(' and ');
    const run = runs.at(-1);
    if (run?.words === words && run.last === at - 1) Object.assign(run, { to: day, last: at });
    else runs.push({ from: day, to: day, words, last: at });
  });
  const days = runs.map(({ from, to, words }) =>
    from === to ? `${DAY_NAMES[from]} ${words}` : `${DAY_NAMES[from]} to ${DAY_NAMES[to]} ${words}`,
  );
  return `${days.join(', ')} (${hours.timeZone})`;
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
