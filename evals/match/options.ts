// The command line of the match eval: what may be said, and what it means.
import { parseArgs } from 'node:util';

export const USAGE = `npm run eval:match -- [options]

  --seeds n       markets per regime (default 10); half as many again are played on unseen seeds
  --quick         two seeds and nothing unseen, for a look; the bars are meant for ten
  --threads n     markets at once (default 2); the figures do not depend on it
  --out file      the tables as Markdown
  --html file     the report as one page with plots
  --picture file  the plot of the specialist market alone, as SVG
  --json file     everything measured, for --from
  --from file     report on what an earlier run measured instead of measuring

Real data are read from POINTSMAN_EVAL_DATA; without them those parts say so and are left out.
Exit: 0 all bars met, 1 a bar is not met, 2 usage.`;

/** What was asked for cannot be understood; exit 2. */
export class UsageError extends Error {}

export interface Options {
  seeds: number;
  unseenSeeds: number;
  threads: number;
  help: boolean;
  out: string | null;
  html: string | null;
  picture: string | null;
  json: string | null;
  from: string | null;
}

/** Reads the command line. @throws UsageError */
export function readOptions(args: readonly string[]): Options {
  const values = parsed(args);
  const quick = values.quick === true;
  if (quick && values.seeds !== undefined) throw new UsageError('--quick or --seeds, not both');
  const seeds = quick ? 2 : whole('seeds', values.seeds ?? '10');
  return {
    seeds,
    unseenSeeds: quick ? 0 : Math.ceil(seeds / 2),
    threads: whole('threads', values.threads ?? '2'),
    help: values.help === true,
    out: values.out ?? null,
    html: values.html ?? null,
    picture: values.picture ?? null,
    json: values.json ?? null,
    from: values.from ?? null,
  };
}

function parsed(args: readonly string[]) {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  try {
    return parseArgs({
      args: [...args],
      options: {
        ...{
          seeds: text,
          threads: text,
          out: text,
          html: text,
          picture: text,
          json: text,
          from: text,
        },
        ...{ quick: flag, help: flag },
      },
    }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : 'unknown option');
  }
}

function whole(name: string, text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new UsageError(`--${name} wants a whole number`);
  return value;
}
