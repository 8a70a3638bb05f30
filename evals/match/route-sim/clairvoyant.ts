// The yardstick: the best assignment when every lead, its true chances and its holding time are known
// beforehand, as a linear program.
import highsModule from 'highs';
import { DAYS, type SimLead, WARM_UP_DAYS, type World } from './world.ts';

// The package's types describe its CommonJS form; under ESM the default import is the loader itself.
const loadHighs = highsModule as unknown as typeof highsModule.default;

export interface Bounds {
  /** A lead takes a slot on every calendar day that it touches: the figure that shares are given of. */
  daily: number;
  /** Slots are counted at midnight only, so that one may serve twice in a day: never too low. */
  loose: number;
}

/** Expected wins of the measured days under both ways to count a slot. */
export async function clairvoyantWins(world: World): Promise<Bounds> {
  return {
    daily: await bestWins(world, (lead) => Math.floor(lead.at)),
    loose: await bestWins(world, (lead) => Math.ceil(lead.at)),
  };
}

async function bestWins(world: World, firstDay: (lead: SimLead) => number): Promise<number> {
  const highs = await loadHighs();
  const { leads } = world;
  const reps = world.reps.length;
  const starts = [0];
  const indices: number[] = [];
  // One column per lead and rep; rows say that a lead goes to one rep, and count each rep's days.
  leads.forEach((lead, i) => {
    const until = Math.min(DAYS, Math.ceil(lead.at + lead.holdDays));
    for (let r = 0; r < reps; r++) {
      indices.push(i);
      for (let d = firstDay(lead); d < until; d++) indices.push(leads.length + r * DAYS + d);
      starts.push(indices.length);
    }
  });
  const columns = leads.length * reps;
  const rows = leads.length + reps * DAYS;
  const upper = new Float64Array(rows).fill(1);
  world.reps.forEach(({ slots }, r) => {
    upper.fill(slots, leads.length + r * DAYS, leads.length + (r + 1) * DAYS);
  });
  const matrix = {
    format: 'csc' as const,
    numCols: columns,
    numRows: rows,
    starts: Int32Array.from(starts),
    indices: Int32Array.from(indices),
    values: new Float64Array(indices.length).fill(1),
  };
  const program = {
    numCols: columns,
    numRows: rows,
    sense: highs.constants.objectiveSense.maximize,
    colCost: Float64Array.from(leads.flatMap((lead) => [...lead.chance])),
    colLower: new Float64Array(columns),
    colUpper: new Float64Array(columns).fill(1),
    rowLower: new Float64Array(rows).fill(-highs.infinity),
    rowUpper: upper,
    matrix,
  };
  return highs.withModel(program, (model) => {
    model.options.set({ output_flag: false });
    model.run();
    if (model.getModelStatus() !== highs.constants.modelStatus.optimal) {
      throw new Error(`no optimum for ${world.regime.name}, seed ${world.seed}`);
    }
    const { colValue } = model.getSolution();
    return leads.reduce((wins, lead, i) => {
      if (lead.at < WARM_UP_DAYS) return wins;
      return lead.chance.reduce((sum, p, r) => sum + p * (colValue[i * reps + r] ?? 0), wins);
    }, 0);
  });
}
