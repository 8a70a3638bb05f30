// A policy in plain words, each rule one sentence with its figures. The playbook, the advisor's
// instructions and the sentence an excluded rep reads come from here, so that none can disagree.
import { numberWords } from './conditions/words.ts';
import {
  NEED_KINDS,
  type NeedEffect,
  type NeedEffects,
  type NeedKind,
  needEffectSchema,
} from './need-effects.ts';
import { COMPANY_RECENT_DAYS, type PolicyDocument } from './policy.ts';
import {
  clauseOf,
  closed,
  mustInWords,
  otherwiseInWords,
  preferInWords,
  tierInWords,
} from './rule-words.ts';

export type WordsSection = { heading: string; lines: string[] };

type Rank = PolicyDocument['objective']['rank'][number];

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
  longest_waiting: 'longest time since the last assignment',
};

/** What `within` counts in; points of a hundred for all others. */
const WITHIN_WORDS: Partial<Record<Rank['by'], string>> = {
  response: 'minutes',
  recent: 'leads',
  open: 'leads',
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

/** The whole policy, section by section; a section without content is left out. */
export function policyInWords(document: PolicyDocument): WordsSection[] {
  const sections: WordsSection[] = [
    { heading: 'What we are after', lines: [document.philosophy, ...objectiveLines(document)] },
    {
      heading: 'Who comes first',
      lines: [...document.tiers.map(tierInWords), ...otherwiseInWords(document)],
    },
    { heading: 'What must hold', lines: document.must.map(mustInWords) },
    { heading: 'What is preferred', lines: document.prefer.map(preferInWords) },
    { heading: 'What nobody gets', lines: asideLines(document) },
    { heading: 'When nobody fits', lines: fallbackLines(document) },
    { heading: 'Existing customers', lines: ownershipLines(document) },
    { heading: 'Load and fairness', lines: loadLines(document) },
    { heading: 'After the hand-over', lines: slaLines(document) },
    { heading: 'What the advisor may do', lines: advisorLines(document) },
  ];
  return sections.filter((section) => section.lines.length > 0);
}

/**
 * What of a policy can still change a choice among those whom its rules leave: what it is after, how it
 * breaks ties, and what a need that the lead states may do.
 */
export function choiceInWords({ philosophy, objective, advisor }: PolicyDocument): string[] {
  const byScore = objective.rank.every(({ by }) => by === 'net');
  return [
    philosophy,
    ...(byScore ? [] : [rankLine(objective.rank)]),
    ...needLines(advisor.needs, ['must', 'prefer']),
  ];
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
    const when = rank.when === undefined ? '' : ` when ${clauseOf(rank.when)}`;
    const unless = rank.unless === undefined ? '' : ` unless ${clauseOf(rank.unless)}`;
    const near =
      rank.within === undefined
        ? ''
        : ` (whoever is within ${numberWords(rank.within)} ${WITHIN_WORDS[rank.by] ?? 'points'} of the best counts as level with them)`;
    return `${RANK_WORDS[rank.by]}${step}${near}${when}${unless}`;
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
  const whom = queue.escalateTo.length > 0 ? ` for ${queue.escalateTo.join(', ')}` : '';
  const waits = `A lead that nobody may take waits in the queue; after ${numberWords(queue.escalateAfterMinutes)} minutes it is marked there as overdue${whom}.`;
  const nurture = {
    off: [],
    queue: ['A lead worth less than every free slot waits for a better time.'],
    bdr: ['A lead worth less than every free slot goes to the BDR pool.'],
  };
  return [...relaxed, waits, ...nurture[queue.nurture]];
}

function asideLines({ decline = [], review = [] }: PolicyDocument): string[] {
  const needNobody = decline.map(({ when, because }) =>
    closed(
      `when ${clauseOf(when)}, the lead needs nobody, unless a rep works it already: ${because}`,
    ),
  );
  const wait = review.map(({ when, because }) =>
    closed(
      `when ${clauseOf(when)}, the lead waits until a person has looked at it, unless a rep works it already: ${because}`,
    ),
  );
  return [...needNobody, ...wait];
}

function ownershipLines({ ownership }: PolicyDocument): string[] {
  const order = {
    account_owner: 'the account’s owner',
    account_csm: 'the account’s CSM',
    parent_owner: 'the owner of the parent account',
    running_lead: 'whoever works a running lead of the same person',
    company_recent: `whoever got the last lead of the same company within ${numberWords(ownership.companyRecentDays ?? COMPANY_RECENT_DAYS)} days, where it is no account`,
  } as const;
  if (ownership.order.length === 0) return [];
  const away = {
    delegate: 'their delegate takes it',
    pool: 'the pool takes it',
    hold: 'the lead waits for them',
  } as const;
  const left = { manager: 'their manager takes it', pool: 'the pool takes it' } as const;
  const only =
    ownership.when === undefined
      ? ''
      : `, the account’s people only when ${clauseOf(ownership.when)}`;
  return [
    `Before anybody else: ${ownership.order.map((key) => order[key]).join(', then ')}${only}.`,
    ...customerLines(ownership),
    `When that person is away, ${away[ownership.whenAway]}; when they are full, ${ownership.whenFull === 'hold' ? 'the lead waits for them' : 'the pool takes it'}; when they have left, ${left[ownership.whenLeft]}.`,
  ];
}

/** Whom a customer's lead goes to, as far as the order lets them speak at all. */
function customerLines({
  order,
  customersTo,
  criticalTicketsTo,
  criticalTicketsFrom: from = 1,
}: PolicyDocument['ownership']): string[] {
  const claims = { owner: 'account_owner', csm: 'account_csm' } as const;
  const who = { owner: 'the owner', csm: 'the CSM' } as const;
  const speaks = (one: keyof typeof claims) => order.includes(claims[one]);
  if (!speaks(customersTo) && !speaks(criticalTicketsTo)) return [];
  const to = (one: keyof typeof claims) =>
    speaks(one) ? who[one] : 'whom the rules below leave, like any other lead';
  const tickets = from === 1 ? 'critical tickets' : `${from} or more critical tickets`;
  return [
    `Leads of customers go to ${to(customersTo)}, with ${tickets} to ${to(criticalTicketsTo)}.`,
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
    `The first touch is due within ${numberWords(sla.firstTouchMinutes)} ${time}. A lead without one stays with its owner until somebody hands it over.`,
  ];
}

function advisorLines({ advisor }: PolicyDocument): string[] {
  if (advisor.ask === 'never') return ['The advisor is not asked.'];
  const when = advisor.ask === 'always' ? 'always' : 'when there is something to choose';
  return [
    `It is asked ${when}, among the best ${advisor.shortlist}, and may choose nobody more than ${numberWords(advisor.marginPoints)} points behind the best.`,
    ...needLines(advisor.needs),
    ...(advisor.weSell === undefined ? [] : [closed(`It is told what we sell: ${advisor.weSell}`)]),
  ];
}

const NEED_WORDS: Record<NeedKind, string> = {
  language: 'a language',
  product: 'a product or use case',
  industry: 'their industry',
  urgency: 'an answer at once',
  named_person: 'a certain rep',
  not_a_buyer: 'that they buy nothing',
  customer_claim: 'that they are a customer',
  suspicious_sender: 'who they are, when that does not add up',
  other: 'anything else',
};

const EFFECT_WORDS: Record<NeedEffect, string> = {
  must: 'only reps who can serve it are left, as long as there is one',
  prefer: 'reps who can serve it are preferred',
  review: 'a person is asked to look',
  note: 'it is noted',
};

/** What a lead's own words may do, effect by effect. */
function needLines(
  effects: NeedEffects,
  told: readonly NeedEffect[] = needEffectSchema.options,
): string[] {
  return told.flatMap((effect) => {
    const kinds = NEED_KINDS.filter((kind) => effects[kind] === effect).map((k) => NEED_WORDS[k]);
    return kinds.length > 0
      ? [`When the lead says ${kinds.join(', ')}: ${EFFECT_WORDS[effect]}.`]
      : [];
  });
}
