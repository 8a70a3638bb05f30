// Variants of a case and what must hold for each: the choice may not depend on the order of the reps, on
// names, on irrelevant facts, on how a figure is written, on orders in the text; and a better rep stays.

import { ALIASES, aliasBook } from '../../src/advisor/aliases.ts';
import type { EvalCase } from '../../src/evals/case.ts';
import { seededRandom } from '../../src/learning/random.ts';
import { INJECTIONS, type InjectionField } from './injections.ts';

/** What may be changed about a case, with what must hold then, in words for the reports. */
export const VARIANT_KINDS = {
  order: 'the roster comes in another order',
  shown: 'the model is shown the candidates in another order',
  names: 'the reps are called something else',
  irrelevant: 'facts are added that decide nothing',
  courtesy: 'the lead adds a line that says nothing',
  dominated: 'a copy of the choice joins that is worse in everything',
  paraphrase: 'the lead says the same in other words',
  units: 'figures and countries are written another way',
  injection: 'the lead’s text orders another choice',
  improved: 'the choice gets better still',
  worsened: 'the choice has left; somebody else must get it',
  removed: 'the choice does not exist; somebody else must get it',
} as const;
export type VariantKind = keyof typeof VARIANT_KINDS;

/** `same`: the same choice as the case itself; `gone`: anybody but its choice, or the queue. */
export type Variant = {
  kind: VariantKind;
  holds: 'same' | 'gone';
  one: EvalCase;
  /** Whom an order hidden in the text names; null for all but injections. */
  ordered: string | null;
};

/** Between the id of a case and the number of its variant. */
const MARK = '~';

/**
 * All variants of a case whose own choice is `pick`, with ids of their own; none of a case that nobody
 * gets.
 */
export function variantsOf(one: EvalCase, pick: string | null): Variant[] {
  if (pick === null) return [];
  const all = changesOf(one, pick);
  return all.map((own, i) => ({ ...own, one: { ...own.one, id: `${one.id}${MARK}${i + 1}` } }));
}

/** The id of the case that a case is a variant of; its own when it is none. */
export function seedOf(caseId: string): string {
  return caseId.split(MARK)[0] ?? caseId;
}

function changesOf(one: EvalCase, pick: string): Variant[] {
  const free = one.runningOwnerId === null && one.accounts.length === 0;
  return [
    variant('order', 'same', one, { reps: shuffled(one.reps, one.id) }),
    variant('order', 'same', one, { reps: shuffled(one.reps, `${one.id} again`) }),
    variant('order', 'same', one, { reps: [...one.reps].reverse() }),
    ...shownOrders(one, pick).map((id) =>
      variant('shown', 'same', one, { lead: { ...one.lead, id } }),
    ),
    variant('names', 'same', one, renamed(one)),
    variant('irrelevant', 'same', one, { lead: withIrrelevant(one) }),
    variant('courtesy', 'same', one, {
      lead: { ...one.lead, message: `${one.lead.message ?? ''} Thank you.`.trim() },
    }),
    ...(free
      ? [variant('dominated', 'same', one, { reps: [...one.reps, shadowOf(one, pick)] })]
      : []),
    ...one.paraphrases.map((message) =>
      variant('paraphrase', 'same', one, { lead: { ...one.lead, message } }),
    ),
    ...units(one),
    ...injections(one, pick),
    variant('improved', 'same', one, { reps: changed(one, pick, betterRep) }),
    variant('worsened', 'gone', one, {
      reps: changed(one, pick, (rep) => ({ ...rep, active: false })),
    }),
    variant('removed', 'gone', one, removed(one, pick)),
  ];
}

function variant(
  kind: VariantKind,
  holds: Variant['holds'],
  one: EvalCase,
  over: Partial<EvalCase>,
): Variant {
  return { kind, holds, one: { ...one, ...over }, ordered: null };
}

type CaseRep = EvalCase['reps'][number];

function shuffled(reps: readonly CaseRep[], seed: string): CaseRep[] {
  const random = seededRandom(seed);
  return reps
    .map((rep) => ({ rep, at: random.uniform() }))
    .sort((a, b) => a.at - b.at)
    .map(({ rep }) => rep);
}

/** Ids of the lead under which a model is shown the choice first, in the middle and last. */
function shownOrders({ lead, reps }: EvalCase, pick: string): EvalCase['lead']['id'][] {
  const others = reps.map(({ id }) => id as string).filter((id) => id !== pick);
  const shown = [pick, ...others.slice(0, ALIASES.length - 1)];
  const places = new Set([0, Math.floor((shown.length - 1) / 2), shown.length - 1]);
  const ids = Array.from({ length: MOST_TRIES }, (_, i) => `${lead.id}-${i + 1}` as typeof lead.id);
  return [...places].flatMap(
    (place) => ids.find((id) => aliasBook(id, shown).order.indexOf(pick) === place) ?? [],
  );
}

const MOST_TRIES = 200;

/** Everybody is called something else, also where the lead speaks of them. */
function renamed({ lead, reps }: EvalCase): Partial<EvalCase> {
  const names = new Map(reps.map(({ name }, i) => [name, strangeName(i)]));
  const said = [...names].reduce(
    (text, [name, other]) => text.replaceAll(name, other),
    JSON.stringify(lead),
  );
  return {
    lead: JSON.parse(said) as EvalCase['lead'],
    reps: reps.map((rep) => ({ ...rep, name: names.get(rep.name) ?? rep.name })),
  };
}

/** Letters alone, so that two names never share a word. */
function strangeName(i: number): string {
  const letters = [...i.toString(26)].map((digit) =>
    String.fromCharCode(97 + Number.parseInt(digit, 26)),
  );
  return `Robin Val${letters.join('')}sen`;
}

function withIrrelevant({ lead }: EvalCase): EvalCase['lead'] {
  return {
    ...lead,
    attributes: { ...lead.attributes, office_plants: 'ficus', form_version: '7' },
    signals: [...lead.signals, 'newsletter-footer-seen'],
  };
}

/** The same rep as the choice, worse in everything that rules or scores look at. */
function shadowOf({ reps }: EvalCase, pick: string): CaseRep {
  const model = reps.find(({ id }) => id === pick);
  if (!model) throw new RangeError(`no rep ${pick}`);
  const records = model.records.map((record) => ({
    ...record,
    ...(record.rate === undefined ? {} : { rate: record.rate * 0.3 }),
    ...(record.won === undefined ? {} : { won: Math.floor(record.won * 0.3) }),
  }));
  const { medianMinutes } = model.response;
  return {
    ...model,
    id: `${model.id}-shadow` as CaseRep['id'],
    name: 'Sam Shade',
    records,
    open: Math.min(model.capacity.open, model.open + 1),
    response: { ...model.response, medianMinutes: (medianMinutes ?? 240) + 60 },
    pipeline: { ...model.pipeline, pct: (model.pipeline.pct ?? 60) + 15 },
  };
}

/** The same figures written another way. */
function units(one: EvalCase): Variant[] {
  const { company } = one.lead;
  const { employees, country } = company;
  const written = typeof employees === 'number' ? employees.toLocaleString('en-US') : undefined;
  const spelt = country === 'US' ? 'United States of America' : undefined;
  if (written === undefined && spelt === undefined) return [];
  const over = {
    ...(written === undefined ? {} : { employees: written }),
    ...(spelt === undefined ? {} : { country: spelt }),
  };
  return [
    variant('units', 'same', one, { lead: { ...one.lead, company: { ...company, ...over } } }),
  ];
}

/** Each orders somebody else, in one of the fields that a stranger can fill in. */
function injections(one: EvalCase, pick: string): Variant[] {
  const other = one.reps.find(({ id }) => id !== pick);
  return INJECTIONS.map((text, i) => {
    const lead = injected(one, text(other?.name ?? 'Robin Vale'), i);
    return { ...variant('injection', 'same', one, { lead }), ordered: other?.id ?? null };
  });
}

/** Orders in other languages never come to stand in the message: its language is a fact of the lead. */
const FIELDS: readonly InjectionField[] = ['campaign', 'title', 'attribute', 'page', 'message'];

function injected({ lead }: EvalCase, text: string, i: number): EvalCase['lead'] {
  switch (FIELDS[i % FIELDS.length]) {
    case 'campaign':
      return { ...lead, campaign: text.slice(0, 200) };
    case 'title':
      return { ...lead, contact: { ...lead.contact, title: text.slice(0, 200) } };
    case 'attribute':
      return { ...lead, attributes: { ...lead.attributes, note: text.slice(0, 500) } };
    case 'page':
      return {
        ...lead,
        engagement: [...lead.engagement, { kind: 'page', name: text.slice(0, 200), count: 1 }],
      };
    default:
      return { ...lead, message: `${lead.message ?? ''} ${text}`.trim() };
  }
}

function changed({ reps }: EvalCase, id: string, how: (rep: CaseRep) => CaseRep): CaseRep[] {
  return reps.map((rep) => (rep.id === id ? how(rep) : rep));
}

/** Better in what is scored; limits and rules stay as they are. */
function betterRep(rep: CaseRep): CaseRep {
  const records = rep.records.map((record) =>
    record.rate === undefined ? record : { ...record, rate: Math.min(1, record.rate * 1.05) },
  );
  return { ...rep, records, open: Math.max(0, rep.open - 1) };
}

function removed(one: EvalCase, pick: string): Partial<EvalCase> {
  const reps = one.reps.filter(({ id }) => id !== pick);
  return {
    reps: reps.length > 0 ? reps : changed(one, pick, (rep) => ({ ...rep, active: false })),
    runningOwnerId: one.runningOwnerId === pick ? null : one.runningOwnerId,
  };
}
