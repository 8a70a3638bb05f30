// Hostile values for every place of an OpenAPI document, found by walking its schemas.
import { existsSync, readFileSync } from 'node:fs';

export type Schema = {
  [key: string]: unknown;
  $ref?: string;
  type?: string | string[];
  properties?: Record<string, Schema>;
  additionalProperties?: Schema | boolean;
  items?: Schema;
  enum?: unknown[];
  const?: unknown;
  example?: unknown;
  format?: string;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
};
type Schemas = Readonly<Record<string, Schema>>;
type Path = readonly string[];

/** What parsers, casts, columns, calendars and terminals break at. */
export const HOSTILE: readonly string[] = [
  ...['\0', 'a\0b', '\ud800', 'x\udfff', '', ' ', '\u202ename', '\u001b[2J', '\u009b31m', '\r\n'],
  ...['__proto__', 'constructor', 'toString', '.', '..', '../../etc', '%00', '%', '%ff', '#', '?'],
  ...['2147483648', '-2147483649', '9223372036854775808', '1e999', 'NaN', '-0', '0x10', '1.5'],
  ...['0000-01-01T00:00:00Z', '9999-12-31T23:59:59Z', '9999-12-31T23:59:59-14:00'],
  ...['0001-01-01T00:00:00+14:00', '2026-02-30T00:00:00Z', '0000-01-01', '9999-12-31'],
  ...[
    '=HYPERLINK("http://x")',
    "'; drop table reps",
    '{"a":"\\u0000"}',
    '[[[[',
    'W10',
    'WyJcdTAwMDAiXQ',
  ],
  ...['a'.repeat(300), 'ä'.repeat(5_000)],
];

/** A value as a schema asks for, with everything optional in it. */
export function sampleOf(schema: Schema, schemas: Schemas, depth = 0): unknown {
  const form = resolved(schema, schemas);
  if (form.example !== undefined) return form.example;
  if (form.const !== undefined) return form.const;
  if (form.enum) return form.enum[0];
  const choice = form.anyOf?.[0] ?? form.oneOf?.[0] ?? form.allOf?.[0];
  if (choice) return sampleOf(choice, schemas, depth);
  switch (Array.isArray(form.type) ? form.type[0] : form.type) {
    case 'object': {
      if (depth > 6) return {};
      const known = Object.entries(form.properties ?? {}).map(([key, inner]) => [
        key,
        sampleOf(inner, schemas, depth + 1),
      ]);
      const other = form.additionalProperties;
      const more = typeof other === 'object' ? [['some', sampleOf(other, schemas, depth + 1)]] : [];
      return Object.fromEntries([...known, ...more]);
    }
    case 'array':
      return depth > 6 || !form.items ? [] : [sampleOf(form.items, schemas, depth + 1)];
    case 'string':
      return SAMPLES[form.format ?? ''] ?? 'some';
    case 'number':
    case 'integer':
      return 1;
    case 'boolean':
      return false;
    default:
      return null;
  }
}

const SAMPLES: Readonly<Record<string, string>> = {
  'date-time': '2026-03-02T08:00:00Z',
  date: '2026-03-02',
};

function resolved(schema: Schema, schemas: Schemas): Schema {
  const name = schema.$ref?.replace('#/components/schemas/', '');
  return name === undefined ? schema : (schemas[name] ?? {});
}

/** The places of all values in a value that are no object or list. */
export function leavesOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, inner]) => leavesOf(inner, [...path, key]));
}

/** A copy with another value at one place. */
export function withValue(value: unknown, [step, ...rest]: Path, put: unknown): unknown {
  if (step === undefined) return put;
  const copy = structuredClone(value) as Record<string, unknown>;
  copy[step] = withValue(copy[step], rest, put);
  return copy;
}

/** A copy whose key at one place is another. */
export function withKey(value: unknown, path: Path, key: string): unknown {
  const parent = path.slice(0, -1);
  const at = parent.reduce<unknown>((o, step) => (o as Record<string, unknown>)[step], value);
  if (Array.isArray(at)) return value;
  const entries = Object.entries(at as object).map(([name, inner]) => [
    name === path.at(-1) ? key : name,
    inner,
  ]);
  return withValue(value, parent, Object.fromEntries(entries));
}

/** Byte strings and texts that others found to break parsers; null when the file is not there. */
export function hostileCorpus(): { bytes: Uint8Array[]; texts: string[] } | null {
  const file = process.env.POINTSMAN_TEST_HOSTILE_TEXT ?? '';
  if (file === '' || !existsSync(file)) return null;
  const held = JSON.parse(readFileSync(file, 'utf8')) as {
    json: Record<string, string>;
    strings?: string[];
    blns?: string[];
  };
  return {
    bytes: Object.values(held.json).map((text) => new Uint8Array(Buffer.from(text, 'base64'))),
    texts: held.strings ?? held.blns ?? [],
  };
}
