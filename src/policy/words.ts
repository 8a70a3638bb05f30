// A policy in plain words, each rule one sentence with its figures. The playbook, the advisor's
// instructions and the sentence an excluded rep reads come from here, so that none can disagree.
import { numberWords } from './condition-words.ts';
import { compileCondition } from './expressions.ts';
import type { Must, PolicyDocument } from './policy.ts';

export type WordsSection = { heading: string; lines: string[] };

type Rank = PolicyDocument['objective']['rank'][number];
type Tier = PolicyDocument['tiers'][number];
type Prefer = PolicyDocument['prefer'][number];

const SCOPE_WORDS = {
  overall: 'overall win rate',
  industry: 'win rate in the lead’s industry',
  size: 'win rate in the lead’s size band',
  region: 'win rate in the lead’s region',
  source: 'win rate for the lead’s source',
} as const;

const RANK_WORDS: Record<Rank['by'], string> = {
  net: 'highest net value',
  win_probability: 'highest win probability',
  industry_rate: 'highest win rate in the lead’s industry',
  utilisation: 'lowest share of capacity in use',
  pipeline: 'lowest pipeline in % of quota',
  response: 'fastest median response',
  recent: 'fewest recent leads',
  open: 'fewest open leads',
  turn: 'whose turn it is in the rotation',
};

const FIT_WORDS: Record<keyof PolicyDocument['objective']['weights'], string> = {
  territory: 'a stated territory that holds the lead',
  language: 'speaking the lead’s language',
  industry: 'a speciality in the lead’s industry',
  size: 'a speciality in the lead’s size of company',
  product: 'a speciality in a product of the lead',
  seniority: 'a senior rep for a director or above',
  tenure: 'two years with the team',
  conversation: 'skill shown in recorded conversations',
};

const ROLE_WORDS: Readonly<Record<string, string>> = {
  bdr: 'BDR',
  ae: 'AE',
  senior_ae: 'senior AE',
  csm: 'CSM',
  manager: 'manager',
};

/** The whole policy, section by section; a section without content is left out. */
export function policyInWords(document: PolicyDocument): WordsSection[] {
  const sections: WordsSection[] = [
    { heading: 'What we are after', lines: [document.philosophy, ...objectiveLines(document)] },
    { heading: 'Who comes first', lines: document.tiers.map(tierInWords) },
    { heading: 'What must hold', lines: document.must.map(mustInWords) },
    { heading: 'What is preferred', lines: document.prefer.map(preferInWords) },
    { heading: 'When nobody fits', lines: fallbackLines(document) },
    { heading: 'Existing customers', lines: ownershipLines(document) },
    { heading: 'Load and fairness', lines: loadLines(document) },
    { heading: 'After the hand-over', lines: slaLines(document) },
    { heading: 'What the advisor may do', lines: advisorLines(document) },
  ];
  return sections.filter((section) => section.lines.length > 0);
}

/** One must-rule as a sentence: what an excluded rep reads unless the rule says it itself. */
export function mustInWords(rule: Must): string {
  return rule.because ?? guarded(requirement(rule), rule);
}

/** One tier as a sentence. */
export function tierInWords(tier: Tier): string {
  const whom = [
    ...(tier.roles.length > 0 ? [either(tier.roles.map(roleWords), 's')] : []),
    ...(tier.teams.length > 0 ? [`team ${either(tier.teams)}`] : []),
  ].join(' in ');
  const goes = whom === '' ? 'the lead goes to everybody' : `the lead goes to ${whom} only`;
  const turn =
    tier.rotation === 'bypass' ? ', ahead of the rotation; the turn is still counted' : '';
  const why = tier.because === undefined ? '' : ` ${closed(tier.because)}`;
  return `${closed(`When ${words(tier.when)}, ${goes}${turn}`)}${why}`;
}

/** One preference as a sentence. */
export function preferInWords(rule: Prefer): string {
  const { logOdds } = rule;
  const verb = logOdds >= 0 ? 'preferred' : 'held back';
  const size = `${logOdds >= 0 ? '+' : '−'}${numberWords(Math.abs(logOdds))} log-odds`;
  const why = rule.because === undefined ? '' : ` ${closed(rule.because)}`;
  return `A rep is ${verb} (${size}) when ${words(rule.if)}.${why}`;
}

/** "ae" as "AE", "senior_ae" as "senior AE". */
export function roleWords(role: string): string {
  return ROLE_WORDS[role] ?? role;
}

function requirement(rule: Must): string {
  switch (rule.kind) {
    case 'active':
      return 'the rep must be active';
    case 'not_absent':
      return 'the rep must not be away';
    case 'on_shift':
      return 'the rep must be within working hours';
    case 'capacity':
      return 'the rep must have a free slot within the caps on open leads, leads a day and a week';
    case 'do_not_assign':
      return 'the account must not be closed to the rep';
    case 'not_declined':
      return 'the rep must not have declined the lead';
    case 'territory':
      return 'the rep’s territories must cover the lead’s country or region';
    case 'language':
      return 'the rep must speak the lead’s language, where it is known';
    case 'role':
      return `the rep must be ${article(either(rule.roles.map(roleWords)))}`;
    case 'team':
      return `the rep must be in team ${either(rule.teams)}`;
    case 'speciality':
      return `the rep must specialise in the lead’s ${rule.of === 'size' ? 'size band' : rule.of}`;
    case 'pipeline':
      return `the rep’s pipeline must be below ${numberWords(rule.below, 'percent')} of quota`;
    case 'utilisation':
      return `the rep’s open leads must be below ${numberWords(rule.below, 'percent')} of capacity`;
    case 'record':
      return recordRequirement(rule);
    case 'response':
      return `the rep’s median response must be at most ${numberWords(rule.atMostMinutes)} minutes; an unknown one ${passes(rule.whenUnknown)}`;
    case 'condition':
      return `this must hold: ${words(rule.require)}`;
  }
}

function recordRequirement(rule: Extract<Must, { kind: 'record' }>): string {
  const sample = rule.minN > 0 ? ` over at least ${numberWords(rule.minN)} deals` : '';
  const instead = rule.narrowestKnown ? ', or without one the overall win rate,' : '';
  const rate = numberWords(rule.atLeast, 'rate');
  return `the rep’s ${SCOPE_WORDS[rule.scope]}${instead} must be at least ${rate}${sample}; an unknown one ${passes(rule.whenUnknown)}`;
}

function passes(whenUnknown: 'pass' | 'fail'): string {
  return whenUnknown === 'pass' ? 'passes' : 'does not pass';
}

function guarded(
  sentence: string,
  rule: { when?: string | undefined; unless?: string | undefined },
): string {
  const before = rule.when === undefined ? '' : `when ${words(rule.when)}, `;
  const after = rule.unless === undefined ? '' : `, unless ${words(rule.unless)}`;
  return closed(`${before}${sentence}${after}`);
}

function objectiveLines({ objective }: PolicyDocument): string[] {
  const aims = {
    conversion: 'We look for the highest chance of winning.',
    expected_value: 'We look for the highest expected value: chance of winning times deal value.',
    value_over_time: 'We look for the highest expected value, discounted for the time to close.',
  } as const;
  const rates =
    objective.rates === 'shrunk'
      ? `Small samples lean on the team: a record counts against ${numberWords(objective.priorDeals)} deals at the team’s rate${objective.baseRate === null ? '' : ` of ${numberWords(objective.baseRate, 'rate')}`}.`
      : 'Win rates count as stated.';
  const fits = Object.entries(objective.weights).filter(([, weight]) => weight !== 0);
  const fit = fits.map(
    ([what, weight]) =>
      `${FIT_WORDS[what as keyof typeof FIT_WORDS]} counts ${weight > 0 ? '+' : '−'}${numberWords(Math.abs(weight))} log-odds`,
  );
  const weighed = [
    ...(objective.speed ? ['the expected first response'] : []),
    ...(objective.prices ? ['the price of a slot'] : []),
  ];
  const weighs = weighed.length > 0 ? [`Net value weighs ${weighed.join(' and ')}.`] : [];
  return [aims[objective.kind], rates, ...fit.map(closed), ...weighs, rankLine(objective.rank)];
}

function rankLine(ranks: readonly Rank[]): string {
  const keys = ranks.map((rank) => {
    const step = rank.step === undefined ? '' : ` (in steps of ${numberWords(rank.step)})`;
    const when = rank.when === undefined ? '' : ` when ${words(rank.when)}`;
    const unless = rank.unless === undefined ? '' : ` unless ${words(rank.unless)}`;
    return `${RANK_WORDS[rank.by]}${step}${when}${unless}`;
  });
  return `Reps are ranked by ${keys.join(', then ')}.`;
}

function fallbackLines({ fallback, must, tiers, queue }: PolicyDocument): string[] {
  const relaxed = fallback.map(({ relax, because }, i) => {
    const rule = must.find((one) => one.code === relax);
    const tier = tiers.find((one) => `tier_${one.code}` === relax);
    const what = rule
      ? mustInWords(rule).replace(/\.$/, '')
      : `the roles and teams of tier "${tier?.code ?? relax}"`;
    const why = because === undefined ? '' : ` ${closed(because)}`;
    return `${i === 0 ? 'First' : 'Then'} this is waived: ${what}.${why}`;
  });
  const whom = queue.escalateTo.length > 0 ? queue.escalateTo.join(', ') : 'the team’s manager';
  const waits = `A lead that nobody may take waits in the queue; after ${numberWords(queue.escalateAfterMinutes)} minutes it goes to ${whom}.`;
  const nurture = {
    off: [],
    queue: ['A lead worth less than every free slot waits for a better time.'],
    bdr: ['A lead worth less than every free slot goes to the BDR pool.'],
  };
  return [...relaxed, waits, ...nurture[queue.nurture]];
}

function ownershipLines({ ownership }: PolicyDocument): string[] {
  const order = {
    account_owner: 'the account’s owner',
    account_csm: 'the account’s CSM',
    parent_owner: 'the owner of the parent account',
    running_lead: 'whoever works a running lead of the same person',
  } as const;
  if (ownership.order.length === 0) return [];
  const away = {
    delegate: 'their delegate takes it',
    pool: 'the pool takes it',
    hold: 'the lead waits for them',
  } as const;
  const left = { manager: 'their manager takes it', pool: 'the pool takes it' } as const;
  const who = { owner: 'the owner', csm: 'the CSM' } as const;
  return [
    `Before anybody else: ${ownership.order.map((key) => order[key]).join(', then ')}.`,
    `Leads of customers go to ${who[ownership.customersTo]}, with critical tickets to ${who[ownership.criticalTicketsTo]}.`,
    `When that person is away, ${away[ownership.whenAway]}; when they are full, ${ownership.whenFull === 'hold' ? 'the lead waits for them' : 'the pool takes it'}; when they have left, ${left[ownership.whenLeft]}.`,
  ];
}

function loadLines({ capacity, fairness }: PolicyDocument): string[] {
  const soft = `Above ${numberWords(capacity.softFrom, 'rate')} of capacity a slot costs up to ${numberWords(100 * capacity.softPrice)} points; the cap itself is never exceeded.`;
  if (!fairness.on) return [soft, 'The rotation is not weighed.'];
  const absence = {
    catch_up: `catches up by at most ${fairness.catchUpLeads} leads`,
    hold_place: 'keeps their place',
    ramp: 'is brought back step by step',
  } as const;
  const what = fairness.by === 'count' ? 'leads' : 'expected value';
  return [
    soft,
    `Shares of ${what} fade with a half-life of ${numberWords(fairness.halfLifeDays)} days. Within ${numberWords(fairness.band, 'rate')} of the entitled share nothing happens; beyond, it costs points; at ${numberWords(fairness.sitOut, 'rate')} too many a rep sits out.`,
    `After an absence a rep ${absence[fairness.afterAbsence]}.`,
  ];
}

function slaLines({ sla }: PolicyDocument): string[] {
  const time = sla.businessTime ? 'minutes of business time' : 'minutes';
  return [
    `The first touch is due within ${numberWords(sla.firstTouchMinutes)} ${time}; a silent owner loses the lead to the next rep, at most ${sla.maxHops} times, then it goes to the manager.`,
  ];
}

function advisorLines({ advisor }: PolicyDocument): string[] {
  if (advisor.ask === 'never') return ['The advisor is not asked.'];
  const when = advisor.ask === 'always' ? 'always' : 'when there is something to choose';
  return [
    `It is asked ${when}, among the best ${advisor.shortlist}, and may choose nobody more than ${numberWords(advisor.marginPoints)} points behind the best.`,
  ];
}

function words(source: string): string {
  return compileCondition(source).words;
}

function either(names: readonly string[], plural = ''): string {
  const all = names.map((name) => `${name}${plural}`);
  return all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} or ${all.at(-1)}`;
}

function article(noun: string): string {
  return `${/^[aeiou]/i.test(noun) ? 'an' : 'a'} ${noun}`;
}

function closed(sentence: string): string {
  const started = sentence.charAt(0).toUpperCase() + sentence.slice(1);
  return /[.!?]$/.test(started) ? started : `${started}.`;
}
