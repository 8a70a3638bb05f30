// What an import changes, from what to what: the fields of a row whose stored value is another afterwards.
import { isDeepStrictEqual } from 'node:util';
import { own } from '../../leads/text/by-name.ts';
import { pointerStep } from '../../leads/text/json-pointer.ts';
import { isObject } from '../../leads/text/merge-patch.ts';

export type ChangedField = { path: string; from: unknown; to: unknown };

/** The changed fields, each by its JSON pointer; a list is one field, and what is not there is null. */
export function changedFields(before: unknown, after: unknown): ChangedField[] {
  return differing(plain(before), plain(after), '');
}

function differing(before: unknown, after: unknown, path: string): ChangedField[] {
  if (!isObject(before) || !isObject(after)) {
    const [from, to] = [before ?? null, after ?? null];
    return isDeepStrictEqual(from, to) ? [] : [{ path, from, to }];
  }
  const names = new Set([...Object.keys(after), ...Object.keys(before)]);
  return [...names].flatMap((name) =>
    differing(own(before, name), own(after, name), `${path}${pointerStep(name)}`),
  );
}

/** As JSON has it: no prototypes of its own, and what is undefined is not there. */
function plain(value: unknown): unknown {
  return value === undefined ? null : JSON.parse(JSON.stringify(value));
}
