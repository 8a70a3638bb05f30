// The accepted results that a run is held against: kept in the repository, in a stable order, with all
// that decides whether a comparison means anything.
import { z } from 'zod';
import { stableHash } from '../../src/leads/text/stable-hash.ts';
import { COMPARED, measuresOf, scoresOf } from './measures.ts';
import { CONTESTANTS, type Contestant, type EvalRun, passed, tallies } from './run.ts';

const answerSchema = z.strictObject({
  pick: z.string().nullable(),
  decidedBy: z.string(),
  summary: z.string(),
  reasons: z.array(z.string()),
  talkingPoints: z.array(z.string()),
});

const resultSchema = z
  .strictObject({
    passed: z.number().int().nonnegative(),
    of: z.number().int().positive(),
    measures: z.strictObject({
      coverage: z.number().nullable(),
      tokens: z.number().nullable(),
      usd: z.number().nullable(),
      milliseconds: z.number().nullable(),
    }),
    scores: z.partialRecord(z.enum(COMPARED), z.number().min(0).max(1)),
    answer: answerSchema,
  })
  .refine((result) => result.passed <= result.of, { error: 'passed more often than it ran' });

const baselineSchema = z.strictObject({
  format: z.literal(3),
  frame: z.strictObject({
    date: z.string(),
    provider: z.string(),
    model: z.string(),
    simulated: z.boolean(),
    prompt: z.strictObject({ id: z.string().min(1), hash: z.string().min(1) }),
    schemaHash: z.string().min(1),
    caseSetHash: z.string().min(1),
    repeats: z.number().int().positive(),
  }),
  results: z.record(z.enum(CONTESTANTS), z.record(z.string(), resultSchema)),
});
export type Baseline = z.infer<typeof baselineSchema>;
export type BaselineAnswer = z.infer<typeof answerSchema>;

/** What of a run is kept; the answer is the first that passed, or the first. */
export function baselineOf({ frame, runs }: EvalRun): Baseline {
  const results = Object.fromEntries(
    CONTESTANTS.map((contestant) => [contestant, resultsOf(runs, contestant)]),
  ) as Baseline['results'];
  return { format: 3, frame: { ...frame, prompt: { ...frame.prompt } }, results };
}

function resultsOf(runs: EvalRun['runs'], contestant: Contestant) {
  return Object.fromEntries(
    [...tallies(runs, contestant)].map(([caseId, tally]) => {
      const own = runs.filter((run) => run.contestant === contestant && run.caseId === caseId);
      const shown = own.find(passed) ?? own[0];
      const answer = shown?.answer;
      return [
        caseId,
        {
          ...tally,
          measures: measuresOf(own),
          scores: scoresOf(own),
          answer: {
            pick: answer?.pick ?? null,
            decidedBy: answer?.decidedBy ?? 'none',
            summary: answer?.summary ?? '',
            reasons: (answer?.reasons ?? []).map(({ text }) => text),
            talkingPoints: (answer?.talkingPoints ?? []).map(({ text }) => text),
          },
        },
      ];
    }),
  );
}

/** The text of a baseline: the same bytes for the same results, with a seal that a change by hand breaks. */
export function baselineText(baseline: Baseline): string {
  const seal = stableHash(JSON.stringify(baseline)).toString(36);
  return `${JSON.stringify({ ...baseline, seal }, null, 1)}\n`;
}

/** Reads a baseline's text; what is wrong with it otherwise. */
export function readBaseline(
  text: string,
): { ok: true; baseline: Baseline } | { ok: false; why: string } {
  const json = jsonOf(text);
  if (json === null) return { ok: false, why: 'it is not JSON' };
  const { seal: _, ...content } = json;
  const parsed = baselineSchema.safeParse(content);
  if (!parsed.success) return { ok: false, why: z.prettifyError(parsed.error) };
  // Also catches a key that stands twice, of which JSON would tell the last only.
  if (baselineText(parsed.data) !== text.replaceAll('\r\n', '\n'))
    return { ok: false, why: 'it was changed since it was accepted; accept a run anew' };
  return { ok: true, baseline: parsed.data };
}

function jsonOf(text: string): Record<string, unknown> | null {
  try {
    const json: unknown = JSON.parse(text);
    return json !== null && typeof json === 'object' ? { ...json } : null;
  } catch {
    return null;
  }
}
