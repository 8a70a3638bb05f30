// Which key of a lead is which field: by its own name first, then by the names of other systems.
import { jaroWinkler } from '@skyra/jaro-winkler';
import { pointerStep } from '../text/json-pointer.ts';
import { type Attributes, addSent, attributes } from './attributes.ts';
import type { Fault } from './fault.ts';
import { FIELD_NAMES, fieldNamed, isField } from './fields.ts';
import { isBlank } from './readings.ts';

/** Keys alike this much are one name with a slip: "emial", "compnay". */
const ALIKE = 0.9;

export type Found = { given: unknown; at: string };
export type SortedKeys = { fields: Map<string, Found>; others: Attributes; faults: Fault[] };

/** Which key is which field: by its own name first, then by the names of other systems. */
export function sortKeys(sent: object): SortedKeys {
  const fields = new Map<string, Found>();
  const others = attributes();
  const faults: Fault[] = [];
  const unknown: [key: string, within: 'company' | 'contact' | null, given: unknown][] = [];
  const take = (key: string, within: 'company' | 'contact' | null, given: unknown) => {
    if (isBlank(given)) return;
    const path = within === null ? key : `${within}.${key}`;
    if (isField(path)) fields.set(path, { given, at: pointerTo(within, key) });
    else unknown.push([key, within, given]);
  };
  for (const [key, given] of Object.entries(sent)) {
    const inner = key === 'company' || key === 'contact' ? key : null;
    if (inner === null) take(key, null, given);
    else if (typeof given === 'object' && given !== null && !Array.isArray(given))
      for (const [name, value] of Object.entries(given)) take(name, inner, value);
    else if (inner === 'company') take('name', inner, given);
    else take(String(given).includes('@') ? 'email' : 'name', inner, given);
  }
  addSent(others, fields.get('attributes')?.given);
  for (const [key, within, given] of unknown) {
    const path = fieldNamed(key, within);
    const at = pointerTo(within, key);
    if (path !== null && !fields.has(path)) fields.set(path, { given, at });
    else if (isEmpty(given)) continue;
    else if (others.add(nameFor(key, within, others), given, at)) {
      const fault = path === null ? unknownKey(key) : `says again what "${path}" says`;
      faults.push({ path: at, given: undefined, fault, done: 'kept as an attribute' });
    }
  }
  return { fields, others, faults };
}

function isEmpty(given: unknown): boolean {
  return typeof given === 'object' && given !== null && Object.keys(given).length === 0;
}

/** A key of `company` or `contact` keeps its place in its name where the plain one is taken. */
function nameFor(key: string, within: string | null, others: Attributes): string {
  return within !== null && Object.hasOwn(others.read, key) ? `${within}_${key}` : key;
}

function unknownKey(key: string): string {
  const near = FIELD_NAMES.find(
    (name) => jaroWinkler(name.toLowerCase(), key.toLowerCase()) >= ALIKE,
  );
  const hint = near === undefined ? '' : ` (did you mean "${near}"?)`;
  return `is no field of a lead${hint}`;
}

function pointerTo(within: string | null, key: string): string {
  return `${within === null ? '' : pointerStep(within)}${pointerStep(key)}`;
}
