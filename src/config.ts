// The only reader of the environment: flat names in, frozen groups out. Every setting has a default
// with which the bare command runs; what is half set or misspelt stops the start and is named.

import path from 'node:path';
import { z } from 'zod';
import type { TargetSettings } from './io/llm/providers/provider.ts';
import { hideCredentials } from './io/telemetry/hide-credentials.ts';
import { own } from './leads/text/by-name.ts';
import { inOneLine } from './terminal.ts';

/** A value that prints as ••• wherever it lands (logs, JSON, templates); only `reveal` tells it. */
type Secret = { reveal(): string };

/** Thrown before anything has started; `problems` are sentences that begin with the setting's name. */
export class ConfigError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    const told = problems.map((problem) => `  ${inOneLine(problem)}`);
    super(`The settings do not hold together:\n${told.join('\n')}`);
    this.name = 'ConfigError';
    this.problems = problems;
  }
}

const text = z.string().trim().min(1);
const url = z
  .url({ protocol: /^https?$/, error: 'must be an http(s) address' })
  .transform((written) => asSecret(written, hideCredentials(written)));
const postgresUrl = z
  .url({ protocol: /^postgres(ql)?$/, error: 'must look like postgres://user:password@host/db' })
  .transform((written) => asSecret(written));
const secretText = text.transform((written) => asSecret(written));

const SECRET_SCHEMAS: ReadonlySet<z.ZodType> = new Set([postgresUrl, secretText]);
/** One of these may hold a password: shown without it, and not at all when it is no address. */
const ADDRESS_SCHEMAS: ReadonlySet<z.ZodType> = new Set([url]);

/** A whole number between two bounds, written in digits alone ("1e3" and "0x10" are mistakes). */
function whole(min: number, max: number) {
  const error = `must be a whole number from ${min} to ${max}`;
  return z
    .string()
    .regex(/^\d{1,15}$/, error)
    .transform(Number)
    .pipe(z.number({ error }).min(min, error).max(max, error));
}

const decimal = z
  .string()
  .regex(/^\d{1,9}(\.\d{1,6})?$/, 'must be a number such as 25 or 0.5')
  .transform(Number);

/** Three prices as one writes them: "1,0.1,5". */
const prices = z
  .string()
  .regex(
    /^(\d{1,6}(\.\d{1,6})?)(,\d{1,6}(\.\d{1,6})?){2}$/,
    'must be three numbers such as 1,0.1,5 (input, cached input, output)',
  )
  .transform((written) => {
    const [input = 0, cachedInput = 0, output = 0] = written.split(',').map(Number);
    return { input, cachedInput, output };
  });

/**
 * Every setting: its schema, its default as one would write it (null: unset) and the sentence that
 * the configuration table prints. Names that others have settled (PORT, DATABASE_URL …) are kept;
 * the rest begin with POINTSMAN_, so that a misspelt one can be told.
 */
const SETTINGS = {
  PORT: [whole(0, 65_535), '8080', 'Port to listen on; 0 takes any free one.'],
  POINTSMAN_HOST: [
    text,
    '127.0.0.1',
    'Address to listen on; 0.0.0.0 opens it to other machines, as a container needs.',
  ],
  POINTSMAN_DATA_DIR: [
    text.transform((folder) => path.resolve(folder)),
    '.pointsman',
    'Folder of the embedded database and of the file with the first key, from the working folder.',
  ],
  DATABASE_URL: [
    postgresUrl,
    null,
    'A PostgreSQL server (15 or later) to use instead of the embedded one; a pooler is fine.',
  ],
  DATABASE_DIRECT_URL: [
    postgresUrl,
    null,
    'The same database without the pooler, for migrations and jobs.',
  ],
  POINTSMAN_DATABASE_POOL: [whole(2, 500), '20', 'Connections that each process may open.'],
  POINTSMAN_SEED: [
    z.enum(['auto', 'demo', 'none'], { error: 'must be "auto", "demo" or "none"' }),
    'auto',
    'What an empty database gets beside the shipped policies: the demo roster, nothing, or (auto) the demo where the service itself starts over the embedded one for the first time.',
  ],
  POINTSMAN_BOOTSTRAP_KEY: [
    secretText.refine((key) => /^pm_[a-z0-9]{12}_[A-Za-z0-9_-]{22,128}$/.test(key.reveal()), {
      error: 'must look like pm_<12 of a-z0-9>_<22 or more of A-Za-z0-9_->',
    }),
    null,
    'The first admin key; without it one is made at the first start: shown once on a terminal, else put into a file.',
  ],
  POINTSMAN_LOG_LEVEL: [
    z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent'], {
      error: 'must be trace, debug, info, warn, error or silent',
    }),
    'info',
    'Least level that is logged.',
  ],
  POINTSMAN_BODY_LIMIT_KB: [whole(1, 65_536), '1024', 'Largest request body.'],
  POINTSMAN_IMPORT_LIMIT_KB: [whole(1, 1_048_576), '32768', 'Largest body of an import.'],
  POINTSMAN_LEAD_SCORE_MIN: [
    decimal,
    '0',
    'What the lowest score of your CRM is; scores are brought to 0 to 100 from there.',
  ],
  POINTSMAN_LEAD_SCORE_MAX: [decimal, '100', 'What the highest is.'],
  POINTSMAN_RATE_LIMIT: [
    whole(0, 100_000_000),
    '6000',
    'Calls per minute that one key may make to one replica; 0 means no limit.',
  ],
  POINTSMAN_REQUEST_SECONDS: [whole(1, 600), '40', 'Time in which a request must have arrived.'],
  POINTSMAN_UNREADY_SECONDS: [
    whole(0, 600),
    '2',
    'Time after SIGTERM in which /readyz says no and requests are still taken; then the port is closed.',
  ],
  POINTSMAN_DRAIN_SECONDS: [
    whole(0, 600),
    '5',
    'Time that running requests get after that. The two and 2.5 s must fit into what the container gives.',
  ],
  ANTHROPIC_API_KEY: [secretText, null, 'Lets Claude advise; asked first.'],
  ANTHROPIC_MODEL: [text, 'claude-haiku-5-5', 'Model to ask; a fast one suits the deadline.'],
  ANTHROPIC_BASE_URL: [url, null, 'Another address that speaks the Anthropic API.'],
  ANTHROPIC_PRICES: [
    prices,
    null,
    'US dollars per million tokens: input, cached input, output, such as 1,0.1,5; unset means that cost is not known.',
  ],
  OPENAI_API_KEY: [secretText, null, 'Lets an OpenAI model advise; asked second.'],
  OPENAI_MODEL: [text, 'gpt-5.4-mini', 'Model to ask.'],
  OPENAI_BASE_URL: [url, null, 'Any server that speaks the OpenAI API.'],
  OPENAI_API: [
    z.enum(['responses', 'chat'], { error: 'must be "responses" or "chat"' }),
    'responses',
    'Which of the two OpenAI APIs; compatible servers mostly speak chat.',
  ],
  OPENAI_PRICES: [prices, null, 'The same for the OpenAI model.'],
  POINTSMAN_ADVISOR_IN_FLIGHT: [whole(1, 10_000), '32', 'Model calls at once, per replica.'],
  POINTSMAN_ADVISOR_DAILY_TOKENS: [
    whole(0, 999_999_999_999_999),
    '0',
    'Tokens per day and replica, after which no model is asked; 0 means no limit.',
  ],
  POINTSMAN_ADVISOR_DAILY_USD: [
    decimal,
    '0',
    'US dollars per day and replica, likewise; counts models whose prices are set; 0 means no limit.',
  ],
  POINTSMAN_ADVISOR_QUEUE: [
    whole(0, 100_000),
    '64',
    'Leads that may wait for a place among the model calls; the rest get the rules’ pick at once.',
  ],
  POINTSMAN_ADVISOR_ATTEMPT_MS: [
    whole(0, 60_000),
    '0',
    'Longest wait for one model call before the next provider is asked; 0 means the whole deadline.',
  ],
  POINTSMAN_ADVISOR_HEDGE_MS: [
    whole(0, 60_000),
    '0',
    'Asks the second provider as well when the first has not answered by then; 0 means never.',
  ],
  POINTSMAN_ADVISOR_SLOW_MS: [
    whole(100, 600_000),
    '15000',
    'A model call that takes longer counts as failed for the circuit breaker.',
  ],
  POINTSMAN_ADVISOR_COOL_DOWN_SECONDS: [
    whole(1, 86_400),
    '30',
    'How long a failing model is left alone before one call tries it again.',
  ],
  POINTSMAN_ADVISOR_BRIEFS: [
    z.enum(['all', 'chosen']),
    'all',
    'Whose briefs a model writes: all, also where there was nothing to choose, or only after a choice of its own.',
  ],
  POINTSMAN_ADVISOR_SECOND_LOOK: [
    z.enum(['on', 'off'], { error: 'must be "on" or "off"' }),
    'on',
    'With keys of two providers: a model of the other one says which sentences of a brief by the job follow from its facts; the rest is left out.',
  ],
  POINTSMAN_PROMPT: [
    z.string().regex(/^[a-z][a-z0-9-]*\/\d+$/, 'must name a prompt and version, such as advise/2'),
    'advise/2',
    'Prompt that the advisor is given; advise/1 asks for everything in one answer.',
  ],
  OTEL_EXPORTER_OTLP_ENDPOINT: [
    url,
    null,
    'Where traces go (OTLP over HTTP); unset means that none are made.',
  ],
  OTEL_SERVICE_NAME: [text, 'pointsman', 'Name of the service in traces.'],
} as const satisfies Record<string, readonly [z.ZodType, string | null, string]>;

type Name = keyof typeof SETTINGS;
type Values = {
  [N in Name]: (typeof SETTINGS)[N][1] extends null
    ? z.output<(typeof SETTINGS)[N][0]> | null
    : z.output<(typeof SETTINGS)[N][0]>;
};

/** A setting that means nothing without the other; both or neither. */
const NEEDS: readonly (readonly [Name, Name])[] = [
  ['DATABASE_DIRECT_URL', 'DATABASE_URL'],
  ['ANTHROPIC_MODEL', 'ANTHROPIC_API_KEY'],
  ['ANTHROPIC_BASE_URL', 'ANTHROPIC_API_KEY'],
  ['ANTHROPIC_PRICES', 'ANTHROPIC_API_KEY'],
  ['OPENAI_MODEL', 'OPENAI_API_KEY'],
  ['OPENAI_PRICES', 'OPENAI_API_KEY'],
  ['OPENAI_BASE_URL', 'OPENAI_API_KEY'],
  ['OPENAI_API', 'OPENAI_API_KEY'],
];

export type Config = ReturnType<typeof group>;

/**
 * Reads the settings from `env`, and before it from `over`; an empty value counts as unset.
 * @throws ConfigError naming every setting that is wrong, half set or unknown
 */
export function readConfig(
  env: Readonly<Record<string, string | undefined>> = process.env,
  over: Readonly<Record<string, string>> = {},
) {
  const given = new Map(Object.entries({ ...env, ...over }).filter(([, value]) => value?.trim()));
  const problems: string[] = [];
  const entries = Object.entries(SETTINGS).map(([name, [schema, fallback]]) => {
    const written = given.get(name) ?? fallback;
    if (written === null) return [name, null];
    const parsed = schema.safeParse(written);
    if (!parsed.success) problems.push(`${name} ${parsed.error.issues[0]?.message}.`);
    return [name, parsed.data];
  });
  for (const [name, needed] of NEEDS) {
    if (given.has(name) && !given.has(needed)) {
      problems.push(`${name} is set but ${needed} is not: set both or neither.`);
    }
  }
  for (const name of given.keys()) {
    if (name.startsWith('POINTSMAN_') && !Object.hasOwn(SETTINGS, name)) {
      problems.push(`${name} is not a setting of this version.`);
    }
  }
  const values = Object.fromEntries(entries) as Values;
  if (values.POINTSMAN_LEAD_SCORE_MIN >= values.POINTSMAN_LEAD_SCORE_MAX) {
    problems.push('POINTSMAN_LEAD_SCORE_MAX must be above POINTSMAN_LEAD_SCORE_MIN.');
  }
  if (problems.length > 0) throw new ConfigError(problems);
  return group(values);
}

/** Name, default and sentence of every setting, in the order of the configuration table. */
export function describeConfig(): { name: string; default: string; sentence: string }[] {
  return Object.entries(SETTINGS).map(([name, [, fallback, sentence]]) => ({
    name,
    default: fallback ?? '',
    sentence,
  }));
}

export type SettingInForce = {
  name: string;
  /** As it is written; ••• for a secret, empty when unset. */
  value: string;
  from: 'environment' | 'default';
  sentence: string;
};

/** Every setting as it is written in `env` or by default, whether it holds or not. */
export function settingsInForce(
  env: Readonly<Record<string, string | undefined>> = process.env,
): SettingInForce[] {
  return Object.entries(SETTINGS).map(([name, [schema, fallback, sentence]]) => {
    const written = own(env, name)?.trim();
    const isHidden =
      SECRET_SCHEMAS.has(schema) ||
      name.endsWith('_KEY') ||
      (ADDRESS_SCHEMAS.has(schema) && !schema.safeParse(written).success);
    return {
      name,
      value: written ? (isHidden ? '•••' : hideCredentials(written)) : (fallback ?? ''),
      from: written ? 'environment' : 'default',
      sentence,
    };
  });
}

/** Whether the demo is put in: asked for, never, or where the service starts over its own database for the first time. */
function seedOf(wish: Values['POINTSMAN_SEED'], isTheirs: boolean): boolean | 'first-start' {
  if (wish === 'auto') return isTheirs ? false : 'first-start';
  return wish === 'demo';
}

/** The models that the keys at hand allow, in the order in which they are asked. */
function targetsOf(v: Values): readonly Readonly<TargetSettings>[] {
  const timeoutMs = v.POINTSMAN_ADVISOR_ATTEMPT_MS || null;
  const claude: TargetSettings = {
    provider: 'anthropic',
    apiKey: v.ANTHROPIC_API_KEY,
    model: v.ANTHROPIC_MODEL,
    baseUrl: v.ANTHROPIC_BASE_URL,
    price: v.ANTHROPIC_PRICES,
    timeoutMs,
  };
  const openai: TargetSettings = {
    provider: v.OPENAI_API === 'chat' ? 'openai-compatible' : 'openai',
    apiKey: v.OPENAI_API_KEY,
    model: v.OPENAI_MODEL,
    baseUrl: v.OPENAI_BASE_URL,
    price: v.OPENAI_PRICES,
    timeoutMs,
  };
  const known = [claude, openai].filter(({ apiKey }) => apiKey !== null);
  return Object.freeze(known.map((target) => Object.freeze(target)));
}

function group(v: Values) {
  const targets = targetsOf(v);
  return Object.freeze({
    http: Object.freeze({
      host: v.POINTSMAN_HOST,
      port: v.PORT,
      requestMs: v.POINTSMAN_REQUEST_SECONDS * 1_000,
      unreadyMs: v.POINTSMAN_UNREADY_SECONDS * 1_000,
      drainMs: v.POINTSMAN_DRAIN_SECONDS * 1_000,
    }),
    limits: Object.freeze({
      bodyBytes: v.POINTSMAN_BODY_LIMIT_KB * 1_024,
      importBytes: v.POINTSMAN_IMPORT_LIMIT_KB * 1_024,
      callsPerMinute: v.POINTSMAN_RATE_LIMIT,
    }),
    leads: Object.freeze({
      score: Object.freeze({ min: v.POINTSMAN_LEAD_SCORE_MIN, max: v.POINTSMAN_LEAD_SCORE_MAX }),
    }),
    database: Object.freeze({
      url: v.DATABASE_URL,
      directUrl: v.DATABASE_DIRECT_URL ?? v.DATABASE_URL,
      dataDir: v.POINTSMAN_DATA_DIR,
      pool: v.POINTSMAN_DATABASE_POOL,
      seed: seedOf(v.POINTSMAN_SEED, v.DATABASE_URL !== null),
    }),
    keys: Object.freeze({ bootstrap: v.POINTSMAN_BOOTSTRAP_KEY }),
    log: Object.freeze({ level: v.POINTSMAN_LOG_LEVEL }),
    advisor: Object.freeze({
      targets,
      hedgeAfterMs: v.POINTSMAN_ADVISOR_HEDGE_MS || null,
      breaker: Object.freeze({
        slowMs: v.POINTSMAN_ADVISOR_SLOW_MS,
        coolDownMs: v.POINTSMAN_ADVISOR_COOL_DOWN_SECONDS * 1_000,
      }),
      inFlight: v.POINTSMAN_ADVISOR_IN_FLIGHT,
      queue: v.POINTSMAN_ADVISOR_QUEUE,
      daily: Object.freeze({
        tokens: v.POINTSMAN_ADVISOR_DAILY_TOKENS || null,
        usd: v.POINTSMAN_ADVISOR_DAILY_USD || null,
      }),
      prompt: v.POINTSMAN_PROMPT,
      // Whoever writes a brief does not read it a second time: that takes another provider.
      secondLook: v.POINTSMAN_ADVISOR_SECOND_LOOK === 'on' && targets.length > 1,
      briefsForAll: v.POINTSMAN_ADVISOR_BRIEFS === 'all',
    }),
    traces: Object.freeze({
      endpoint: v.OTEL_EXPORTER_OTLP_ENDPOINT,
      serviceName: v.OTEL_SERVICE_NAME,
    }),
  });
}

function asSecret(value: string, shown = '•••'): Secret {
  const hidden = () => shown;
  return Object.freeze(
    Object.defineProperties({ reveal: () => value } as Secret, {
      reveal: { enumerable: false },
      toString: { value: hidden },
      toJSON: { value: hidden },
      [Symbol.for('nodejs.util.inspect.custom')]: { value: hidden },
    }),
  );
}
