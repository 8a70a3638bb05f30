// Assignment on real figures: families who resettle, the places that can take them and how many of them
// would find work there. Prices come from the year before; the year itself arrives in random order.
import { seededRandom } from '../../src/learning/random.ts';
import { netValue } from '../../src/selection/score/net-value.ts';
import { bidPrices } from '../../src/selection/score/prices.ts';
import type { EvaluationData } from './evaluation-data.ts';
import { bestChoices } from './linear-program.ts';
import { type Spread, spread } from './spread.ts';

export interface Family {
  people: number;
  /** Expected number who find work at each place; null where the place cannot take them. */
  work: readonly (number | null)[];
}

export interface Matrix {
  places: readonly string[];
  /** People whom each place can take in the year. */
  capacity: readonly number[];
  before: readonly Family[];
  year: readonly Family[];
}

export type Chooser = (family: Family, room: readonly number[], seen: number) => number | null;

export interface MatrixResult {
  families: number;
  places: number;
  orders: number;
  /** Expected number who find work under the linear program that knows the year. */
  best: number;
  /** Share of it by policy. */
  shares: Record<'in turn' | 'best place first' | 'bid price', Spread>;
}

const ORDERS = 10;
/** Families between two price runs. */
const PRICED_EVERY = 25;

/** Plays ten orders of the second year with prices from the first. */
export async function playMatrix(data: EvaluationData): Promise<MatrixResult> {
  const matrix = readMatrix(data);
  const best = await mostWork(matrix);
  const shares = (make: (matrix: Matrix) => Chooser) =>
    spread(Array.from({ length: ORDERS }, (_, i) => workFound(matrix, make(matrix), i + 1) / best));
  return {
    families: matrix.year.length,
    places: matrix.places.length,
    orders: ORDERS,
    best,
    shares: {
      'in turn': shares(inTurn),
      'best place first': shares(bestPlaceFirst),
      'bid price': shares(priced),
    },
  };
}

/** Places in turn, passing over those that cannot take the family. */
export function inTurn({ places }: Matrix): Chooser {
  let last = -1;
  return (family, room) => {
    for (let step = 1; step <= places.length; step++) {
      const place = (last + step) % places.length;
      if (!fits(family, room, place)) continue;
      last = place;
      return place;
    }
    return null;
  };
}

/** The place where most would find work, as long as it has room. */
export function bestPlaceFirst(matrix: Matrix): Chooser {
  return netOf(matrix, () => new Float64Array(matrix.places.length));
}

/** The same less the product's bid price, forecast from the year before and the room that is left. */
export function priced(matrix: Matrix): Chooser {
  const { before, year, places } = matrix;
  // A row per person, as prices are per person; the number of families to come is announced.
  const values = Float64Array.from(before.flatMap(rowsOf));
  const peoplePerFamily = before.reduce((sum, { people }) => sum + people, 0) / before.length;
  let prices: Float64Array = new Float64Array(places.length);
  return netOf(matrix, (room, seen) => {
    if (seen % PRICED_EVERY === 0) {
      const toCome = (year.length - seen) * peoplePerFamily;
      const upper = Float64Array.from(room, (left) => left / toCome);
      const limits = { lower: new Float64Array(places.length), upper };
      const leads = values.length / places.length;
      prices = bidPrices(values, limits, { start: prices, mayWait: true, leads });
    }
    return prices;
  });
}

/** Highest net value per person to six decimals, then the emptier place, then the id. */
function netOf(
  { places, capacity }: Matrix,
  pricesAt: (room: readonly number[], seen: number) => ArrayLike<number>,
): Chooser {
  return (family, room, seen) => {
    const prices = pricesAt(room, seen);
    const open = places.flatMap((id, place) => {
      if (!fits(family, room, place)) return [];
      const chance = (family.work[place] ?? 0) / family.people;
      const bidPrice = prices[place] ?? 0;
      const weights = { response: 1, value: 1, bidPrice, nearCap: 0, band: 0 };
      const net = netValue(Math.log(chance / (1 - chance)), weights);
      const utilisation = 1 - (room[place] ?? 0) / (capacity[place] ?? 1);
      return [{ id, place, net: Math.round(net * 1e6) / 1e6, utilisation }];
    });
    const [first] = open.sort(
      (a, b) => b.net - a.net || a.utilisation - b.utilisation || (a.id < b.id ? -1 : 1),
    );
    return first?.place ?? null;
  };
}

/** Expected number who find work when the year's families come in the seeded order. */
export function workFound({ year, capacity }: Matrix, choose: Chooser, seed: number): number {
  const room = [...capacity];
  return shuffled(year, seed).reduce((sum, family, seen) => {
    const place = choose(family, room, seen);
    if (place === null) return sum;
    room[place] = (room[place] ?? 0) - family.people;
    return sum + (family.work[place] ?? 0);
  }, 0);
}

/** The most that any assignment could reach, families split among places where that helps. */
export async function mostWork({ year, places, capacity }: Matrix): Promise<number> {
  const pairs = year.flatMap(({ work, people }, i) =>
    work.flatMap((found, place) => (found === null ? [] : [{ i, place, people, found }])),
  );
  const worth = Float64Array.from(pairs, ({ found }) => found);
  const taken = await bestChoices({
    worth,
    starts: [...pairs.map((_, c) => 2 * c), 2 * pairs.length],
    rows: pairs.flatMap(({ i, place }) => [i, year.length + place]),
    uses: Float64Array.from(pairs.flatMap(({ people }) => [1, people])),
    limits: Float64Array.from([...year.map(() => 1), ...places.map((_, p) => capacity[p] ?? 0)]),
  });
  return worth.reduce((sum, found, c) => sum + found * (taken[c] ?? 0), 0);
}

function fits(family: Family, room: readonly number[], place: number): boolean {
  return family.work[place] !== null && (room[place] ?? 0) >= family.people;
}

function rowsOf({ people, work }: Family): number[] {
  const row = work.map((found) => (found === null ? Number.NEGATIVE_INFINITY : found / people));
  return Array<number[]>(people).fill(row).flat();
}

function shuffled<T>(items: readonly T[], seed: number): T[] {
  const random = seededRandom(`matrix/${seed}`);
  const mixed = [...items];
  for (let i = mixed.length - 1; i > 0; i--) {
    const j = random.integer(i + 1);
    [mixed[i], mixed[j]] = [mixed[j] as T, mixed[i] as T];
  }
  return mixed;
}

const FOLDER = 'refugee-affiliate-matrix';

function readMatrix(data: EvaluationData): Matrix {
  const capacities = data.rows(`${FOLDER}/FY17_cap.csv`);
  const before = readYear(data, 'FY16', 'FY16_Employment_Weight.csv');
  const year = readYear(data, 'FY17', 'FY17_Employment_weight.csv');
  // Places that only one of the years knows have no forecast or no figures.
  const places = year.places.filter((place) => before.places.includes(place));
  const stated = new Map(
    capacities.map((row) => [placeName(row.affiliate ?? ''), Number(row['stated capacity'])]),
  );
  return {
    places,
    capacity: places.map((place) => stated.get(place) ?? 0),
    before: before.families(places),
    year: year.families(places),
  };
}

function readYear(data: EvaluationData, year: string, weights: string) {
  const compatible = data.rows(`${FOLDER}/${year}_Compatibility.csv`);
  const expected = data.rows(`${FOLDER}/${weights}`);
  const sizes = data.rows(`${FOLDER}/${year}_size.csv`);
  const columns = Object.keys(expected[0] ?? {}).slice(1);
  const known = columns.filter((column) => expected.some((row) => row[column] !== 'NA'));
  const columnOf = new Map(known.map((column) => [placeName(column), column]));
  return {
    places: [...columnOf.keys()],
    families: (places: readonly string[]): Family[] =>
      expected.map((row, i) => {
        const size = sizes[i] ?? {};
        const kinds = ['number of children', 'number of adults', 'number of seniors'];
        return {
          people: kinds.reduce((sum, kind) => sum + Number(size[kind]), 0),
          work: places.map((place) => {
            const column = columnOf.get(place) ?? '';
            return compatible[i]?.[column] === '1' ? Number(row[column]) : null;
          }),
        };
      }),
  };
}

/** The capacity table writes names in mixed case, and one of them differently. */
function placeName(text: string): string {
  return text.trim().toUpperCase().replace('NY-HIAS NEW YORK', 'NY-NEW YORK CITY');
}
