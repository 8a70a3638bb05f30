// The CEL environments: one typed, to check a condition when it is published, and one untyped with
// the same functions, to evaluate it (half the time per call). Both are bounded.

import { Environment, type ObjectSchema } from '@marcbachmann/cel-js';
import { type ByName, byName, table } from '../../leads/text/by-name.ts';
import { type Field, LEAD_SIDE, REP_SIDE } from './fields.ts';
import { localDate, localHour, localWeekday } from './local-time.ts';

/** `lead` conditions see the lead, its account, how that was found and now; `rep` conditions also rep, record and load. */
export type Sees = 'lead' | 'rep';

export const MAX_NODES = 200;

const LIMITS = {
  maxAstNodes: MAX_NODES,
  maxDepth: 24,
  maxListElements: 200,
  maxMapEntries: 1,
  maxCallArguments: 4,
};

const TIMESTAMP = 'google.protobuf.Timestamp';
const DAY_MS = 86_400_000;

/** Functions and methods that a condition may call; what is not here is refused. */
export const CALLS = table<string>({
  known: 'known(number): the number is known',
  has: 'has(lead.attributes.x): the attribute was sent',
  size: 'size(list or text), also list.size()',
  hour: 'hour(now, "Europe/Berlin"): local hour, 17.5 at half past five',
  weekday: 'weekday(now, "Europe/Berlin"): "mon" … "sun"',
  date: 'date(now, "Europe/Berlin"): "2026-12-24"',
  daysBetween: 'daysBetween(rep.startedOn, now): days from the first to the second',
  timestamp: 'timestamp("2026-12-24T00:00:00Z")',
  duration: 'duration("4h")',
  startsWith: 'text.startsWith("x")',
  endsWith: 'text.endsWith("x")',
  contains: 'text.contains("x")',
  lowerAscii: 'text.lowerAscii()',
  exists: 'list.exists(x, condition on x)',
  all: 'list.all(x, condition on x)',
  filter: 'list.filter(x, condition on x)',
});

const typed: Record<Sees, Environment> = {
  lead: typedEnvironment(LEAD_SIDE),
  rep: typedEnvironment([...LEAD_SIDE, ...REP_SIDE]),
};
const untyped = withFunctions(
  ['lead', 'account', 'match', 'rep', 'record', 'load'].reduce(
    (environment, name) => environment.registerVariable(name, 'map'),
    new Environment({ limits: LIMITS }).registerVariable('now', TIMESTAMP),
  ),
);

/** The environment that knows every field's type. */
export function checkingEnvironment(sees: Sees): Environment {
  return typed[sees];
}

/** The environment that evaluates; only for sources that the checking one has passed. */
export function evaluatingEnvironment(): Environment {
  return untyped;
}

function typedEnvironment(fields: readonly Field[]): Environment {
  const environment = new Environment({ limits: LIMITS });
  const schemas = byName<ByName<unknown>>();
  for (const field of fields) {
    const [root = '', ...keys] = field.path.split('.');
    if (keys.length === 0) {
      environment.registerVariable(root, TIMESTAMP);
      continue;
    }
    const last = keys.pop() ?? '';
    schemas[root] ??= byName();
    let at: ByName<unknown> = schemas[root];
    for (const key of keys) {
      at[key] ??= byName();
      at = at[key] as ByName<unknown>;
    }
    at[last] = celType(environment, field, last);
  }
  for (const [name, schema] of Object.entries(schemas)) {
    environment.registerVariable({ name, schema: schema as ObjectSchema });
  }
  return withFunctions(environment);
}

function celType(environment: Environment, field: Field, name: string): string {
  switch (field.type) {
    case 'number':
      return 'double';
    case 'text':
      return 'string';
    case 'bool':
      return 'bool';
    case 'texts':
      return 'list<string>';
    case 'instant':
      return TIMESTAMP;
    case 'any':
      return 'map<string, dyn>';
    case 'items': {
      const fields = Object.entries(field.item ?? {}).map(([key, type]) => [
        key,
        type === 'number' ? 'double' : 'string',
      ]);
      environment.registerType(`Item_${name}`, { fields: Object.fromEntries(fields) });
      return `list<Item_${name}>`;
    }
  }
}

/** Our functions, and operators between doubles and whole literals: `lead.employees * 2 == 10`. */
function withFunctions(environment: Environment): Environment {
  const operators: Record<string, (a: number, b: number) => number> = {
    '+': (a, b) => a + b,
    '-': (a, b) => a - b,
    '*': (a, b) => a * b,
    '/': (a, b) => a / b,
  };
  for (const [sign, apply] of Object.entries(operators)) {
    const mixed = (a: number | bigint, b: number | bigint) => apply(Number(a), Number(b));
    environment.registerOperator(`double ${sign} int`, mixed);
    environment.registerOperator(`int ${sign} double`, mixed);
  }
  return environment
    .registerOperator('double == int', (a: unknown, b: unknown) => Number(a) === Number(b))
    .registerFunction('known(double): bool', (value: number) => !Number.isNaN(value))
    .registerFunction(`hour(${TIMESTAMP}, string): double`, localHour)
    .registerFunction(`weekday(${TIMESTAMP}, string): string`, localWeekday)
    .registerFunction(`date(${TIMESTAMP}, string): string`, localDate)
    .registerFunction(
      `daysBetween(${TIMESTAMP}, ${TIMESTAMP}): double`,
      (from: Date, to: Date) => (to.getTime() - from.getTime()) / DAY_MS,
    );
}
