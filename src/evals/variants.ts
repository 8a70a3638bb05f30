// Variants of a case and what must hold for each: the choice may not depend on the order of the reps, on
// names, on irrelevant facts, on how a figure is written, on orders in the text; and a better rep stays.
import { seededRandom } from '../learning/random.ts';
import type { EvalCase } from './case.ts';
import { INJECTIONS, type InjectionField } from './injections.ts';

/** `same`: the same choice as the case itself; `gone`: anybody but its choice, or the queue. */
export type Variant = {
  kind:
    | 'order'
    | 'names'
    | 'irrelevant'
    | 'dominated'
    | 'units'
    | 'injection'
    | 'improved'
    | 'worsened'
    | 'removed';
  holds: 'same' | 'gone';
  one: EvalCase;
};

/** All variants of a case whose own choice is `pick`; none of a case that nobody gets. */
export function variantsOf(one: EvalCase, pick: string | null): Variant[] {
  if (pick === null) return [];
  const free = one.runningOwnerId === null && one.accounts.length === 0;
  return [
    variant('order', 'same', one, { reps: shuffled(one.reps, one.id) }),
    variant('order', 'same', one, { reps: [...one.reps].reverse() }),
    variant('names', 'same', one, { reps: one.reps.map((rep, i) => ({ ...rep, name: NAMES(i) })) }),
    variant('irrelevant', 'same', one, { lead: withIrrelevant(one) }),
    ...(free
      ? [variant('dominated', 'same', one, { reps: [...one.reps, shadowOf(one, pick)] })]
      : []),
    ...units(one),
    ...INJECTIONS.map((text, i) =>
      variant('injection', 'same', one, { lead: injected(one, text(otherName(one, pick)), i) }),
    ),
    variant('improved', 'same', one, { reps: changed(one, pick, betterRep) }),
    variant('worsened', 'gone', one, {
      reps: changed(one, pick, (rep) => ({ ...rep, active: false })),
    }),
    variant('removed', 'gone', one, removed(one, pick)),
  ];
}

function variant(
  kind: Variant['kind'],
  holds: Variant['holds'],
  one: EvalCase,
  over: Partial<EvalCase>,
): Variant {
  return { kind, holds, one: { ...one, ...over } };
}

type CaseRep = EvalCase['reps'][number];

function shuffled(reps: readonly CaseRep[], seed: string): CaseRep[] {
  const random = seededRandom(seed);
  return reps
    .map((rep) => ({ rep, at: random.uniform() }))
    .sort((a, b) => a.at - b.at)
    .map(({ rep }) => rep);
}

const NAMES = (i: number) => `Robin Vale ${String.fromCharCode(65 + (i % 26))}${i}`;

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

function otherName({ reps }: EvalCase, pick: string): string {
  return reps.find(({ id }) => id !== pick)?.name ?? 'Robin Vale';
}

/** Orders in other languages never come to stand in the message: its language is a fact of the lead. */
const FIELDS: readonly InjectionField[] = ['campaign', 'title', 'attribute', 'page', 'message'];

/** The order goes into one of the fields that a stranger can fill in. */
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
