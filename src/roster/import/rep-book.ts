// Reps as history shows them: records by scope, deal sizes, cycles and response times as medians with
// their sample and date, open opportunities by stage.
import { slugOf } from '../../leads/text/fold.ts';
import type { RepInput } from '../rep.ts';
import type { Deal } from './deal.ts';
import type { HistoryOutcome } from './history-outcome.ts';
import { quantile, tallies } from './tally.ts';

type Page = {
  name: string;
  team: string;
  manager: string;
  records: ReturnType<typeof tallies>;
  responses: Sample;
  sizes: Sample;
  cycles: Sample;
  stages: Map<string, number>;
  openUsd: number;
  /** The latest date on any row of theirs. */
  seenAt: string | null;
};

/** Values with the date of the latest of them. */
type Sample = { values: number[]; asOf: string | null };

const emptySample = (): Sample => ({ values: [], asOf: null });

function note(sample: Sample, value: number | null, at: string | null): void {
  if (value === null) return;
  sample.values.push(value);
  sample.asOf = later(sample.asOf, at);
}

function later(day: string | null, instant: string | null): string | null {
  const other = instant?.slice(0, 10) ?? null;
  return day === null || (other !== null && other > day) ? other : day;
}

/** The median with what it rests on; `under` names it. */
function medianOf<K extends string>({ values, asOf }: Sample, under: K) {
  const median = quantile(values, 0.5);
  if (median === null) return null;
  const named = { [under]: median } as Record<K, number>;
  return { ...named, n: values.length, ...(asOf === null ? {} : { asOf }) };
}

/** @param knownId the id of a rep of ours whom a text names; of anybody else the name makes one */
export function repBook(knownId: (name: string) => string | null = () => null) {
  const idOf = (name: string) => knownId(name) ?? slugOf(name);
  const pages = new Map<string, Page>();
  const meet = (name: string, of: Deal['of']): Page => {
    const id = idOf(name);
    let page = pages.get(id);
    if (page === undefined) {
      page = {
        name,
        team: '',
        manager: '',
        records: tallies(),
        responses: emptySample(),
        sizes: emptySample(),
        cycles: emptySample(),
        seenAt: null,
        stages: new Map(),
        openUsd: 0,
      };
      pages.set(id, page);
    }
    // The last row that says it counts: people change teams.
    if (of.team !== '') page.team = of.team;
    if (of.manager !== '') page.manager = of.manager;
    return page;
  };
  return {
    idOf,
    /** Notes that somebody exists, deals or not. */
    meet,
    add(deal: Deal, outcome: HistoryOutcome): void {
      const page = meet(deal.rep, deal.of);
      page.seenAt = later(page.seenAt, deal.closedAt ?? deal.engagedAt);
      note(page.responses, outcome.responseMinutes, deal.firstTouchAt);
      if (deal.outcome === 'open') {
        page.stages.set(deal.stage, (page.stages.get(deal.stage) ?? 0) + 1);
        page.openUsd += deal.amountUsd ?? 0;
        return;
      }
      if (outcome.won) {
        note(page.sizes, outcome.amountUsd, outcome.closedAt);
        note(page.cycles, outcome.cycleDays, outcome.closedAt);
      }
      const { industry = null, size = null, region = null, source = null } = outcome.levels;
      page.records.add({ industry, size, region, source }, outcome.won, outcome.closedAt);
    },
    /** In order of id. A manager without deals takes no leads until somebody gives them capacity. */
    all(): RepInput[] {
      const reps = [...pages].map(([id, page]) => repOf(id, page, idOf));
      for (const name of new Set([...pages.values()].map((page) => page.manager)))
        if (name !== '' && !pages.has(idOf(name)))
          reps.push({ id: idOf(name), name, role: 'manager', capacity: { open: 0 } });
      return reps.sort((a, b) => (a.id < b.id ? -1 : 1));
    },
  };
}

function repOf(id: string, page: Page, idOf: (name: string) => string): RepInput {
  const { responses, openUsd, seenAt } = page;
  const response = medianOf(responses, 'medianMinutes');
  const dealSize = medianOf(page.sizes, 'usd');
  const cycle = medianOf(page.cycles, 'days');
  return {
    id,
    name: page.name,
    ...(page.team === '' ? {} : { team: page.team }),
    ...(page.manager === '' ? {} : { managerId: idOf(page.manager) }),
    records: page.records
      .all()
      .map(({ scope, won, n, asOf }) => ({ scope, won, n, ...(asOf === null ? {} : { asOf }) })),
    ...(response ? { response: { ...response, p90Minutes: quantile(responses.values, 0.9) } } : {}),
    ...(dealSize ? { dealSize } : {}),
    ...(cycle ? { cycle } : {}),
    ...(page.stages.size === 0
      ? {}
      : {
          stages: Object.fromEntries(page.stages),
          ...(seenAt === null ? {} : { stagesAsOf: seenAt }),
        }),
    ...(openUsd === 0 ? {} : { pipeline: { value: openUsd } }),
  };
}
