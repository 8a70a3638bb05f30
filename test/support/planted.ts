// A value for a schema with one text in every string that takes it, found by walking the schema: a field
// that is new holds the text by itself.
import type { z } from 'zod';

/** Strings for fields that want a certain form, tried in this order. */
const FORMS = [
  'UTC',
  'en',
  '2026-11-23',
  '2026-11-23T10:00:00Z',
  '09:00',
  'uk-england',
  'a_code',
  'a-name',
  'USD',
];
const NUMBERS = [1, 0.5, 50, 20, 0];
/** Conditions that name the text and never hold. */
const CONDITIONS = new Set(['when', 'unless', 'if', 'require']);

type Walked = z.core.$ZodType & { safeParse(value: unknown): { success: boolean } };
type Def = {
  type: string;
  shape?: Record<string, Walked>;
  element?: Walked;
  innerType?: Walked;
  options?: Walked[];
  keyType?: Walked;
  valueType?: Walked;
  items?: Walked[];
  in?: Walked;
  out?: Walked;
  entries?: Record<string, string>;
  values?: unknown[];
};

/** The value, and the paths at which it holds the text. */
export function planted(schema: z.ZodType, text: string): { value: unknown; at: string[] } {
  const at: string[] = [];
  const value = walk(schema as unknown as Walked, [], text, at);
  return { value, at };
}

function walk(schema: Walked, path: readonly string[], text: string, at: string[]): unknown {
  const def = schema._zod.def as unknown as Def;
  const key = path.at(-1) ?? '';
  const on = (inner: Walked | undefined, step: string) =>
    inner === undefined ? undefined : walk(inner, [...path, step], text, at);
  switch (def.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(def.shape ?? {}).map(([name, inner]) => [name, on(inner, name)]),
      );
    case 'array': {
      const element = def.element?._zod.def as unknown as Def | undefined;
      const options = element?.type === 'union' ? element.options : undefined;
      return options && isObject(options[0])
        ? options.map((option, i) => on(option, String(i)))
        : [on(def.element, '0')];
    }
    case 'tuple':
      return (def.items ?? []).map((_, i) => ['09:00', '17:00'][i]);
    case 'record': {
      const name = walk(def.keyType as Walked, [...path, 'key'], text, at);
      return { [String(name)]: on(def.valueType, 'value') };
    }
    case 'union': {
      const takes = (def.options ?? []).map((option) => walk(option, path, text, at));
      return takes.find((value) => schema.safeParse(value).success);
    }
    case 'string': {
      if (CONDITIONS.has(key)) {
        at.push(path.join('.'));
        return `lead.source == ${JSON.stringify(text)} && lead.score > 200.0`;
      }
      if (schema.safeParse(text).success) at.push(path.join('.'));
      return [text, ...FORMS].find((one) => schema.safeParse(one).success);
    }
    case 'number':
      return NUMBERS.find((one) => schema.safeParse(one).success);
    case 'boolean':
      return true;
    case 'enum':
      return Object.values(def.entries ?? {})[0];
    case 'literal':
      return def.values?.[0];
    case 'null':
      return null;
    case 'pipe': {
      // What is only looked over before it is parsed: the form is told behind it.
      const isLook = (def.in as Walked)._zod.def.type === 'transform';
      return walk((isLook ? def.out : def.in) as Walked, path, text, at);
    }
    default: {
      // Optional, nullable and defaulted ones: what they hold, unless that is refused as a whole.
      const inner = walk(def.innerType as Walked, path, text, at);
      return schema.safeParse(inner).success ? inner : undefined;
    }
  }
}

function isObject(schema: Walked | undefined): boolean {
  return schema?._zod.def.type === 'object';
}
