// The yardsticks are linear programs: as much value as possible while no row of a sparse matrix holds
// more than its limit.
import highsModule from 'highs';

// The package's types describe its CommonJS form; under ESM the default import is the loader itself.
const loadHighs = highsModule as unknown as typeof highsModule.default;
let loading: ReturnType<typeof loadHighs> | null = null;

/** Columns are choices taken to a degree between 0 and 1. */
export interface Choices {
  /** What each choice is worth. */
  worth: Float64Array;
  /** Column c uses rows[starts[c] … starts[c + 1] − 1], by as much as `uses` says at the same place. */
  starts: readonly number[];
  rows: readonly number[];
  uses: Float64Array;
  /** The most that may be used of each row. */
  limits: Float64Array;
}

/** How far each choice is taken at the optimum. Throws when the solver does not reach one. */
export async function bestChoices({ worth, starts, rows, uses, limits }: Choices) {
  loading ??= loadHighs();
  const highs = await loading;
  const [numCols, numRows] = [worth.length, limits.length];
  const program = {
    ...{ numCols, numRows, colCost: worth, rowUpper: limits },
    sense: highs.constants.objectiveSense.maximize,
    colLower: new Float64Array(numCols),
    colUpper: new Float64Array(numCols).fill(1),
    rowLower: new Float64Array(numRows).fill(-highs.infinity),
    matrix: {
      format: 'csc' as const,
      ...{ numCols, numRows, values: uses },
      starts: Int32Array.from(starts),
      indices: Int32Array.from(rows),
    },
  };
  return highs.withModel(program, (model) => {
    model.options.set({ output_flag: false });
    model.run();
    if (model.getModelStatus() !== highs.constants.modelStatus.optimal) {
      throw new Error('the linear program has no optimum');
    }
    return model.getSolution().colValue;
  });
}
