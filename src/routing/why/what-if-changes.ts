// What could have been different about one rep, one thing at a time: a ladder of values from today's
// towards the better end, each with the snapshot as it would be then and the words for it.

import { duration, languageName, placeName, slugWords } from '../../leads/values/wording.ts';
import { capacityOf } from '../../roster/capacity.ts';
import { rateFor } from '../../roster/record.ts';
import { pipelinePct, type Rep } from '../../roster/rep.ts';
import { type Load, NO_LOAD } from '../../roster/roster.ts';
import type { Snapshot } from '../../selection/scene/snapshot.ts';

export type Lever = {
  code: string;
  /** Values in order of distance from today's; the first is the smallest change. */
  values: readonly number[];
  /** How large a change to this value is, comparable between levers: 1 is the whole way. */
  size(value: number): number;
  apply(value: number): Snapshot;
  /** "with 11 open leads (79 % of your capacity) instead of 15" */
  words(value: number): string;
};

/** A value that is no number: what is the case, and what would have to be. */
const SWITCH = [1];

/** Every lever for a rep against the lead of a snapshot; those that are at their best are left out. */
export function leversFor(snapshot: Snapshot, rep: Rep): Lever[] {
  return [
    openLeads(snapshot, rep),
    leadsToday(snapshot, rep, 'today'),
    leadsToday(snapshot, rep, 'week'),
    pipeline(snapshot, rep),
    response(snapshot, rep),
    recentLeads(snapshot, rep),
    ...scores(snapshot),
    ...records(snapshot, rep),
    ...switches(snapshot, rep),
  ].filter((lever) => lever.values.length > 0);
}

/** The snapshot with one rep changed. */
function withRep(snapshot: Snapshot, changed: Rep): Snapshot {
  const reps = snapshot.roster.reps.map((rep) => (rep.id === changed.id ? changed : rep));
  return { ...snapshot, roster: { ...snapshot.roster, reps } };
}

function withLoad(snapshot: Snapshot, rep: Rep, over: Partial<Load>): Snapshot {
  const loads = new Map(snapshot.loads);
  loads.set(rep.id, { ...loadOf(snapshot, rep), ...over });
  return { ...snapshot, loads };
}

const loadOf = (snapshot: Snapshot, rep: Rep): Load => snapshot.loads.get(rep.id) ?? NO_LOAD;

/** Whole numbers below `from`, nearest first, down to `to`. */
function down(from: number, to = 0): number[] {
  const first = Math.ceil(from) - 1;
  return Array.from({ length: Math.max(0, first - to + 1) }, (_, k) => first - k);
}

function openLeads(snapshot: Snapshot, rep: Rep): Lever {
  const { open } = loadOf(snapshot, rep);
  const cap = capacityOf(rep, Date.parse(snapshot.at)).open;
  const share = (leads: number) =>
    cap > 0 ? ` (${Math.round((100 * leads) / cap)} % of your capacity)` : '';
  return {
    code: 'open_leads',
    values: down(open),
    size: (value) => (open - value) / Math.max(cap, open),
    apply: (value) => withLoad(snapshot, rep, { open: value }),
    words: (value) => `with ${value} open leads or fewer${share(value)} instead of ${open}`,
  };
}

function leadsToday(snapshot: Snapshot, rep: Rep, unit: 'today' | 'week'): Lever {
  const held = loadOf(snapshot, rep)[unit];
  const when = unit === 'today' ? 'today' : 'this week';
  const bound = unit === 'today' ? rep.capacity.perDay : rep.capacity.perWeek;
  return {
    code: unit === 'today' ? 'leads_today' : 'leads_this_week',
    values: bound === null ? [] : down(held),
    size: (value) => (held - value) / Math.max(held, 1),
    apply: (value) => withLoad(snapshot, rep, { [unit]: value }),
    words: (value) => `with ${value} leads or fewer ${when} instead of ${held}`,
  };
}

function pipeline(snapshot: Snapshot, rep: Rep): Lever {
  const pct = pipelinePct(rep);
  return {
    code: 'pipeline',
    values: pct === null ? [] : down(pct),
    size: (value) => ((pct ?? 0) - value) / 100,
    apply: (value) => withRep(snapshot, { ...rep, pipeline: { ...rep.pipeline, pct: value } }),
    words: (value) =>
      `with a pipeline at or below ${value} % of quota instead of ${Math.round((pct ?? 0) * 10) / 10} %`,
  };
}

function response(snapshot: Snapshot, rep: Rep): Lever {
  const { medianMinutes } = rep.response;
  const from = medianMinutes ?? 0;
  // Half minutes for the quick, whole ones for the rest.
  const step = from <= 20 ? 0.5 : 1;
  return {
    code: 'response',
    values: down(from / step).map((k) => k * step),
    size: (value) => (from - value) / from,
    apply: (value) =>
      withRep(snapshot, { ...rep, response: { ...rep.response, medianMinutes: value } }),
    words: (value) =>
      value === 0
        ? `with an immediate first response instead of ${duration(from)}`
        : `with a usual first response of ${duration(value)} or less instead of ${duration(from)}`,
  };
}

function recentLeads(snapshot: Snapshot, rep: Rep): Lever {
  const { recent } = loadOf(snapshot, rep);
  return {
    code: 'recent_leads',
    values: snapshot.policy.document.fairness.on ? down(recent) : [],
    size: (value) => (recent - value) / Math.max(recent, 1),
    apply: (value) => withLoad(snapshot, rep, { recent: value }),
    words: (value) =>
      `with ${Math.ceil(recent) - value} fewer leads of late, counted as the rotation counts them`,
  };
}

function scores(snapshot: Snapshot): Lever[] {
  const { score } = snapshot.lead;
  if (score === null) return [];
  const lever = (code: string, values: number[], words: (value: number) => string): Lever => ({
    code,
    values,
    size: (value) => Math.abs(value - score) / 100,
    apply: (value) => ({ ...snapshot, lead: { ...snapshot.lead, score: value } }),
    words,
  });
  const first = Math.floor(score) + 1;
  const up = Array.from({ length: Math.max(0, 100 - first + 1) }, (_, k) => first + k);
  return [
    lever('score_up', up, (v) => `had the lead’s score been ${v} or more instead of ${score}`),
    lever(
      'score_down',
      down(score),
      (v) => `had the lead’s score been ${v} or less instead of ${score}`,
    ),
  ];
}

function records(snapshot: Snapshot, rep: Rep): Lever[] {
  return (['overall', 'industry'] as const).flatMap((scope): Lever[] => {
    const found = rateFor(rep, scope, snapshot.lead);
    if (found === null) return [];
    const from = Math.floor(found.rate * 100 + 1e-9);
    const key = scope === 'overall' ? {} : { industry: snapshot.lead.industry };
    const others = rep.records.filter((record) =>
      scope === 'overall'
        ? Object.keys(record.scope).length > 0
        : record.scope.industry !== snapshot.lead.industry,
    );
    const where = scope === 'overall' ? '' : ` in ${slugWords(snapshot.lead.industry)}`;
    return [
      {
        code: scope === 'overall' ? 'record' : 'record_industry',
        values: Array.from({ length: 100 - from }, (_, k) => from + 1 + k),
        size: (value) => value / 100 - found.rate,
        apply: (value) => {
          const rate = value / 100;
          const record =
            found.n === null
              ? { scope: key, n: null, rate }
              : { scope: key, n: found.n, won: rate * found.n };
          return withRep(snapshot, { ...rep, records: [...others, record] });
        },
        words: (value) =>
          `with a win rate${where} of ${value} % or more instead of ${Math.round(found.rate * 1000) / 10} %`,
      },
    ];
  });
}

function switches(snapshot: Snapshot, rep: Rep): Lever[] {
  const { lead, policy } = snapshot;
  const place = lead.regions[0] ?? lead.country;
  const lever = (code: string, changed: Partial<Rep> | null, words: string): Lever => ({
    code,
    values: changed === null ? [] : SWITCH,
    size: () => 1,
    apply: () => withRep(snapshot, { ...rep, ...changed }),
    words: () => words,
  });
  const add = (list: readonly string[], value: string): string[] | null =>
    value === 'unknown' || list.includes(value) ? null : [...list, value];
  const territories = rep.territories.length === 0 ? null : add(rep.territories, place);
  const languages = add(rep.languages, lead.language);
  const industries = add(rep.specialities.industries, lead.industry);
  const sizes = add(rep.specialities.sizes, lead.size);
  const product = lead.products.find((p) => !rep.specialities.products.includes(p));
  const { specialities } = rep;
  const roles = policy.document.must.flatMap((rule) => (rule.kind === 'role' ? rule.roles : []));
  return [
    lever(
      'on_shift',
      rep.hours.week === null && rep.hours.holidays.length === 0
        ? null
        : { hours: { ...rep.hours, week: null, holidays: [] } },
      'had your shift been open',
    ),
    lever('present', rep.absences.length === 0 ? null : { absences: [] }, 'had you not been away'),
    lever(
      'territory',
      territories && { territories },
      `had your territory held ${placeName(place)}`,
    ),
    lever('language', languages && { languages }, `had you spoken ${languageName(lead.language)}`),
    lever(
      'speciality_industry',
      industries && { specialities: { ...specialities, industries } },
      `had ${slugWords(lead.industry)} been among your specialities`,
    ),
    lever(
      'speciality_size',
      sizes && { specialities: { ...specialities, sizes } },
      `had companies of ${lead.size} employees been among your specialities`,
    ),
    lever(
      'speciality_product',
      product === undefined
        ? null
        : { specialities: { ...specialities, products: [...specialities.products, product] } },
      `had ${slugWords(product ?? '')} been among your specialities`,
    ),
    ...[...new Set(roles)]
      .filter((role) => role !== rep.role)
      .map((role) =>
        lever(`role_${role}`, { role: role as Rep['role'] }, `in the role ${slugWords(role)}`),
      ),
  ];
}
