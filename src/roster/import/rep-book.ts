// Reps as history shows them: records by scope, open opportunities by stage, response times.
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
  responses: number[];
  stages: Map<string, number>;
  openUsd: number;
};

export function repBook() {
  const pages = new Map<string, Page>();
  const meet = (name: string, of: Deal['of']): Page => {
    const id = slugOf(name);
    let page = pages.get(id);
    if (page === undefined) {
      page = {
        name,
        team: '',
        manager: '',
        records: tallies(),
        responses: [],
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
    /** Notes that somebody exists, deals or not. */
    meet,
    add(deal: Deal, outcome: HistoryOutcome): void {
      const page = meet(deal.rep, deal.of);
      if (outcome.responseMinutes !== null) page.responses.push(outcome.responseMinutes);
      if (deal.outcome === 'open') {
        page.stages.set(deal.stage, (page.stages.get(deal.stage) ?? 0) + 1);
        page.openUsd += deal.amountUsd ?? 0;
        return;
      }
      const { industry = null, size = null, region = null, source = null } = outcome.levels;
      page.records.add({ industry, size, region, source }, outcome.won, outcome.closedAt);
    },
    /** In order of id. A manager without deals takes no leads until somebody gives them capacity. */
    all(): RepInput[] {
      const reps = [...pages].map(([id, page]) => repOf(id, page));
      for (const name of new Set([...pages.values()].map((page) => page.manager)))
        if (name !== '' && !pages.has(slugOf(name)))
          reps.push({ id: slugOf(name), name, role: 'manager', capacity: { open: 0 } });
      return reps.sort((a, b) => (a.id < b.id ? -1 : 1));
    },
  };
}

function repOf(id: string, page: Page): RepInput {
  const { responses, openUsd } = page;
  return {
    id,
    name: page.name,
    ...(page.team === '' ? {} : { team: page.team }),
    ...(page.manager === '' ? {} : { managerId: slugOf(page.manager) }),
    records: page.records
      .all()
      .map(({ scope, won, n, asOf }) => ({ scope, won, n, ...(asOf === null ? {} : { asOf }) })),
    ...(responses.length === 0
      ? {}
      : {
          response: {
            medianMinutes: quantile(responses, 0.5),
            p90Minutes: quantile(responses, 0.9),
            n: responses.length,
          },
        }),
    ...(page.stages.size === 0 ? {} : { stages: Object.fromEntries(page.stages) }),
    ...(openUsd === 0 ? {} : { pipeline: { value: openUsd } }),
  };
}
