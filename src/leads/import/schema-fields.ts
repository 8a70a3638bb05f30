// The fields that a schema has, each by its path ("capacity.open"): what stands in a cell is read as what
// the schema takes there, and what is deeper than a list stands in its cell as JSON.
import { z } from 'zod';
import { own } from '../text/by-name.ts';
import { PROTOTYPE_KEYS } from '../text/storable.ts';
import { type CellReader, jsonCell, listCell, numberCell, textCell, yesNoCell } from './cell.ts';

type JsonSchema = z.core.JSONSchema.JSONSchema;
type Kind = 'text' | 'number' | 'boolean' | 'list' | 'json';

/** Finds what reads the cells of the field at a path; null where the schema has none. */
export function schemaFields(schema: z.ZodType): (path: string) => CellReader<unknown> | null {
  const root = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return (path) => {
    const kinds = kindsAt(path, root);
    return kinds.size === 0 ? null : readerOf(kinds);
  };
}

function kindsAt(path: string, root: JsonSchema): Set<Kind> {
  const steps = path.split('.');
  if (steps.some((step) => PROTOTYPE_KEYS.has(step))) return new Set();
  let forms = formsOf(root, root);
  for (const step of steps)
    forms = forms.flatMap((form) => stepInto(form, step)).flatMap((form) => formsOf(form, root));
  return new Set(forms.filter(({ type }) => type !== 'null').map(kindOf));
}

/** The forms that a value may take: references followed, alternatives apart. */
function formsOf(form: JsonSchema, root: JsonSchema): JsonSchema[] {
  const name = form.$ref?.replace('#/$defs/', '');
  const target = name === undefined ? form : own(root.$defs ?? {}, name);
  const choices = (target?.anyOf ?? target?.oneOf) as JsonSchema[] | undefined;
  if (choices) return choices.flatMap((choice) => formsOf(choice, root));
  return target ? [target] : [];
}

function stepInto({ properties, additionalProperties }: JsonSchema, step: string): JsonSchema[] {
  const next = own(properties ?? {}, step) ?? additionalProperties;
  return typeof next === 'object' ? [next] : [];
}

function kindOf(form: JsonSchema): Kind {
  switch (form.type) {
    case 'number':
    case 'integer':
      return 'number';
    case 'boolean':
      return 'boolean';
    case 'object':
      return 'json';
    case 'array':
      return (form.items as JsonSchema | undefined)?.type === 'string' ? 'list' : 'json';
    default:
      return 'text';
  }
}

const READERS: Readonly<Record<Kind, CellReader<unknown>>> = {
  number: numberCell,
  boolean: yesNoCell,
  json: jsonCell,
  list: listCell,
  text: textCell,
};

/** The cell as the first kind that it can be; where text will do, only a bare number is a number. */
function readerOf(kinds: ReadonlySet<Kind>): CellReader<unknown> {
  const [first = 'text', ...others] = (Object.keys(READERS) as Kind[]).filter((kind) =>
    kinds.has(kind),
  );
  return (raw, habits) => {
    if (kinds.has('text') && first === 'number' && !/^-?\d+(\.\d+)?$/.test(raw))
      return textCell(raw, habits);
    const cells = [first, ...others].map((kind) => READERS[kind](raw, habits));
    return cells.find(({ ok }) => ok) ?? (cells[0] as (typeof cells)[number]);
  };
}
