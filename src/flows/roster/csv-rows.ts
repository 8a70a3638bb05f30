// A CSV file as values for a schema: columns are named by their path ("capacity.open"), lists are parted
// by "|", and what is deeper than that stands in its cell as JSON.
import { setImmediate as turn } from 'node:timers/promises';
import { CsvError, type Parser, parse } from 'csv-parse';
import { z } from 'zod';
import { mapInSlices } from '../../io/db/engine/in-slices.ts';
import { type ByName, byName, own } from '../../leads/text/by-name.ts';
import { PROTOTYPE_KEYS } from '../../leads/text/storable.ts';
import { Refusal } from '../refusal.ts';
import type { ImportRow } from './import-report.ts';

type Kind = 'text' | 'number' | 'boolean' | 'list' | 'json';
type Column = { path: string[]; kinds: ReadonlySet<Kind> };

/**
 * The rows of a CSV text with a header, numbered as in a spreadsheet (the header is row 1). Fields are
 * separated by commas, semicolons or tabs, whichever the header uses. An empty cell is left out.
 * @param most a text of more rows or columns is refused, the latter before anything of it is parsed
 * @throws Refusal invalid_input for an unknown column or text that is not CSV
 */
export async function rowsFromCsv(
  text: string,
  schema: z.ZodType,
  most: { rows: number; columns: number },
): Promise<ImportRow[]> {
  const [header = [], ...records] = await parseCsv(text, most);
  const shape = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  const columns = header.map((name) => columnOf(name.trim(), shape));
  refuseOverlap(columns);
  let row = 1;
  return mapInSlices(records, (cells): ImportRow => {
    row += 1;
    if (cells.length === columns.length) return { row, value: valueIn(columns, cells) };
    const message = `has ${cells.length} cells, the header has ${columns.length}`;
    return { row, value: null, problems: [{ path: '', message }] };
  });
}

/** A value stands in one place: neither twice, nor as a whole beside its parts. */
function refuseOverlap(columns: readonly Column[]): void {
  const seen = new Set<string>();
  for (const { path } of columns) {
    const name = path.join('.');
    if (seen.has(name)) throw new Refusal('invalid_input', `The column "${name}" stands twice.`);
    seen.add(name);
  }
  for (const { path } of columns) {
    for (let length = 1; length < path.length; length++) {
      const whole = path.slice(0, length).join('.');
      if (!seen.has(whole)) continue;
      const both = `The columns "${whole}" and "${path.join('.')}" tell the same; leave one out.`;
      throw new Refusal('invalid_input', both);
    }
  }
}

/** Characters that are parsed between two turns of the event loop. */
const SLICE_CHARS = 32_768;

async function parseCsv(
  text: string,
  most: { rows: number; columns: number },
): Promise<string[][]> {
  const [firstLine = ''] = text.split('\n', 1);
  const count = (separator: string) => firstLine.split(separator).length;
  const delimiter = [',', ';', '\t'].toSorted((a, b) => count(b) - count(a))[0] ?? ',';
  if (count(delimiter) > most.columns) {
    throw new Refusal('invalid_input', `An import takes at most ${most.columns} columns.`);
  }
  const parser = parse({
    delimiter,
    relax_column_count: true,
    skip_empty_lines: true,
    trim: true,
    max_record_size: MOST_RECORD_CHARS,
  });
  const failed = Promise.withResolvers<never>();
  failed.promise.catch(() => undefined);
  parser.once('error', failed.reject);
  try {
    return await Promise.race([recordsOf(parser, text, most.rows + 1), failed.promise]);
  } catch (error) {
    if (error instanceof CsvError) throw new Refusal('invalid_input', error.message);
    throw error;
  } finally {
    parser.destroy();
  }
}

/** A quote that is never closed makes one record of the rest of the file. */
const MOST_RECORD_CHARS = 1_048_576;

async function recordsOf(parser: Parser, text: string, most: number): Promise<string[][]> {
  const records: string[][] = [];
  const take = () => {
    for (let record = parser.read(); record !== null; record = parser.read()) {
      records.push(record as string[]);
      if (records.length > most) {
        throw new Refusal('invalid_input', `An import takes at most ${most - 1} rows.`);
      }
    }
  };
  for (let at = 0; at < text.length; at += SLICE_CHARS) {
    parser.write(text.slice(at, at + SLICE_CHARS));
    take();
    await turn();
  }
  const ended = new Promise<void>((resolve) => parser.once('end', resolve));
  parser.end();
  take();
  parser.resume();
  parser.on('data', (record: string[]) => records.push(record));
  await ended;
  return records;
}

type JsonSchema = z.core.JSONSchema.JSONSchema;

function columnOf(name: string, root: JsonSchema): Column {
  const path = name.split('.');
  const reserved = path.find((step) => PROTOTYPE_KEYS.has(step));
  if (reserved !== undefined) {
    throw new Refusal('invalid_input', `A column must not be named "${reserved}".`);
  }
  let forms = formsOf(root, root);
  for (const step of path) {
    const known = forms.flatMap((form) => Object.keys(form.properties ?? {}));
    forms = forms.flatMap((form) => stepInto(form, step)).flatMap((form) => formsOf(form, root));
    if (forms.length === 0) {
      throw new Refusal(
        'invalid_input',
        `There is no column "${name}". Known: ${known.join(', ')}.`,
      );
    }
  }
  return { path, kinds: new Set(forms.map(kindOf)) };
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

function valueIn(columns: readonly Column[], cells: readonly string[]): Record<string, unknown> {
  const value = byName<unknown>();
  for (const [index, { path, kinds }] of columns.entries()) {
    const cell = cells[index] ?? '';
    if (cell === '') continue;
    let place = value;
    for (const step of path.slice(0, -1)) {
      place[step] ??= byName();
      place = place[step] as ByName<unknown>;
    }
    place[path.at(-1) ?? ''] = read(cell, kinds);
  }
  return value;
}

/** The cell as the first kind that it can be; as it stands otherwise, for the schema to complain about. */
function read(cell: string, kinds: ReadonlySet<Kind>): unknown {
  if (kinds.has('number') && /^-?\d+(\.\d+)?$/.test(cell)) return Number(cell);
  if (kinds.has('boolean') && /^(true|yes|1)$/i.test(cell)) return true;
  if (kinds.has('boolean') && /^(false|no|0)$/i.test(cell)) return false;
  if ((kinds.has('json') || kinds.has('list')) && /^[[{]/.test(cell)) {
    try {
      return JSON.parse(cell);
    } catch {
      return cell;
    }
  }
  if (kinds.has('list')) return cell.split('|').map((entry) => entry.trim());
  return cell;
}
