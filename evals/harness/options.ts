// The command line of the evals: what may be said, and what it means.
import { parseArgs } from 'node:util';
import { FAMILIES } from '../../src/evals/case.ts';
import type { TargetSettings } from '../../src/io/llm/providers/provider.ts';
import { CONTESTANTS, type Contestant } from '../gate/run.ts';
import { FOLDERS } from './material.ts';
import { SIMULATED } from './simulated-server.ts';

export const USAGE = `npm run eval -- [options]

  --prompt advise/2          the prompt to judge
  --against advise/1         run a second prompt as well and compare with that instead of the baseline
  --family ties              only these families (comma separated)
  --tag held-out             only these tags; --no-tag held-out leaves them out
  --contestants a,b          of ${CONTESTANTS.join(', ')}
  --model name               whose recordings to play (default: ${SIMULATED})
  --live                     ask for real what is not recorded yet (the stand-in: all), and record it
  --anew                     with --live: ask again what is recorded, too
  --provider name            anthropic, openai, openai-compatible, ${SIMULATED} (default: by the model’s name)
  --base-url url             with --live: any server that speaks the provider's protocol
  --repeats n                runs per case (default 1; 5 is usual with --live)
  --cost-limit usd           with --live: stop before this much is spent (default 5)
  --price in,cached,out      US dollars per million tokens, to know what it cost
  --concurrency n            cases at once
  --accept                   make this run the new baseline
  --accept-loss id,id        accept that these cases are lost
  --variants                 also run each case's variants and show how often what must hold does not
  --prune                    delete recordings that nobody asks for any more
  --lint                     check the cases and stop
  --sabotage                 spoil the released prompt in every known way, say what notices each, and stop
  --faithfulness             drop and contradict each fact cited and decide again; say how far reasons are the reasons; and stop
  --side-by-side             print ten briefs: plain, as a model answered, as shown; and stop
  --prompts, --recordings, --baselines, --cases, --reports   other folders

Keys are read from ANTHROPIC_API_KEY and OPENAI_API_KEY.
Exit: 0 fine, 1 the gate failed, 2 usage, 3 not comparable with the baseline.`;

/** What was asked for cannot be understood; exit 2. */
export class UsageError extends Error {}

export type Options = ReturnType<typeof readOptions>;

/** Reads the command line. @throws UsageError */
export function readOptions(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
) {
  const values = parsed(args);
  const simulated = (values.provider ?? values.model ?? SIMULATED) === SIMULATED;
  const contestants = listOf(values.contestants).map(asContestant);
  const families = listOf(values.family);
  const unknown = families.find((family) => !(FAMILIES as readonly string[]).includes(family));
  if (unknown !== undefined) throw new UsageError(`there is no family "${unknown}"`);
  const prompt = values.prompt ?? 'advise/2';
  if (values.against === prompt)
    throw new UsageError('a prompt is held against another one, not against itself');
  if (values.against !== undefined && values.accept === true)
    throw new UsageError('--accept takes no --against: a baseline is made of one prompt');
  return {
    ...values,
    simulated,
    families,
    tags: listOf(values.tag),
    withoutTags: listOf(values['no-tag']),
    contestants: contestants.length > 0 ? [...new Set(contestants)] : [...CONTESTANTS],
    model: values.model ?? SIMULATED,
    prompt,
    repeats: whole('repeats', values.repeats, 1),
    concurrency: whole('concurrency', values.concurrency, 4),
    costLimitUsd: figure('cost-limit', values['cost-limit'], 5),
    acceptedLosses: new Set(listOf(values['accept-loss'])),
    folders: {
      prompts: values.prompts ?? FOLDERS.prompts,
      recordings: values.recordings ?? FOLDERS.recordings,
      baselines: values.baselines ?? FOLDERS.baselines,
      cases: values.cases ?? FOLDERS.cases,
      reports: values.reports ?? FOLDERS.reports,
    },
    target: targetOf(values, env, simulated),
  };
}

function parsed(args: readonly string[]) {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  try {
    return parseArgs({
      args: [...args],
      options: {
        help: flag,
        live: flag,
        anew: flag,
        lint: flag,
        sabotage: flag,
        faithfulness: flag,
        'side-by-side': flag,
        accept: flag,
        variants: flag,
        prune: flag,
        prompt: text,
        against: text,
        family: text,
        tag: text,
        'no-tag': text,
        contestants: text,
        model: text,
        provider: text,
        'base-url': text,
        repeats: text,
        'cost-limit': text,
        price: text,
        concurrency: text,
        'accept-loss': text,
        prompts: text,
        recordings: text,
        baselines: text,
        cases: text,
        reports: text,
      },
    }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : 'unknown option');
  }
}

type Values = ReturnType<typeof parsed>;

const KEYS = { anthropic: 'ANTHROPIC_API_KEY', openai: 'OPENAI_API_KEY' } as const;

function targetOf(
  values: Values,
  env: Readonly<Record<string, string | undefined>>,
  simulated: boolean,
): TargetSettings {
  // Recordings know their protocol by the provider; the stand-in speaks the open one.
  const provider = simulated ? 'openai-compatible' : (values.provider ?? providerOf(values.model));
  if (provider !== 'anthropic' && provider !== 'openai' && provider !== 'openai-compatible')
    throw new UsageError(`there is no provider "${provider}"`);
  const model = values.model ?? (simulated ? SIMULATED : '');
  if (model === '') throw new UsageError('--live needs --model');
  const address = values['base-url'] ?? addressOf(provider, simulated || values.live !== true);
  const key = env[provider === 'anthropic' ? KEYS.anthropic : KEYS.openai];
  return {
    provider,
    model,
    apiKey: key === undefined ? null : { reveal: () => key },
    baseUrl: address === null ? null : { reveal: () => address },
    price: priceOf(values.price),
    timeoutMs: null,
  };
}

/** What is played again was asked of somebody’s own server, and requests differ from those to OpenAI. */
function addressOf(provider: string, nobodyIsAsked: boolean): string | null {
  return provider === 'openai-compatible' && nobodyIsAsked ? 'http://recorded.invalid/v1' : null;
}

function providerOf(model: string | undefined): string {
  if (model?.startsWith('claude')) return 'anthropic';
  return model?.startsWith('gpt') ? 'openai' : 'openai-compatible';
}

function priceOf(text: string | undefined): TargetSettings['price'] {
  if (text === undefined) return null;
  const [input = Number.NaN, cachedInput = Number.NaN, output = Number.NaN] = text
    .split(',')
    .map(Number);
  if ([input, cachedInput, output].some(Number.isNaN))
    throw new UsageError('--price wants three figures: input,cached,output');
  return { input, cachedInput, output };
}

function asContestant(name: string): Contestant {
  const found = CONTESTANTS.find((one) => one === name);
  if (!found) throw new UsageError(`there is no contestant "${name}"`);
  return found;
}

function listOf(text: string | undefined): string[] {
  return (text ?? '').split(',').flatMap((part) => (part.trim() === '' ? [] : [part.trim()]));
}

function whole(name: string, text: string | undefined, other: number): number {
  const value = Number(text ?? other);
  if (!Number.isInteger(value) || value < 1) throw new UsageError(`--${name} wants a whole number`);
  return value;
}

function figure(name: string, text: string | undefined, other: number): number {
  const value = Number(text ?? other);
  if (Number.isNaN(value) || value < 0) throw new UsageError(`--${name} wants a figure`);
  return value;
}
