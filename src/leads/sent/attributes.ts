// What no field of ours takes travels along as an attribute, for conditions of the policy and for the
// brief. Traits that must never decide do not travel.
import { isProtectedTrait } from '../lead.ts';
import { pointerStep } from '../text/json-pointer.ts';
import type { Fault } from './fault.ts';
import { isBlank, plainText } from './readings.ts';

const MOST = 200;
const LONGEST_NAME = 80;
const LONGEST = 500;

type Scalar = string | number | boolean | null;

export type Attributes = {
  read: Record<string, Scalar>;
  faults: Fault[];
  /** Takes one more, which stood at `path` in the lead. */
  add(name: string, given: unknown, path: string): boolean;
};

/** Collects attributes under names that nothing else uses, at most 200. */
export function attributes(): Attributes {
  const read = new Map<string, Scalar>();
  const faults: Fault[] = [];
  let left = 0;
  const tell = (path: string, fault: string, done: string) =>
    faults.push({ path, given: undefined, fault, done });
  return {
    get read() {
      return Object.fromEntries(read);
    },
    faults,
    add(name, given, path) {
      const key = name.trim().slice(0, LONGEST_NAME);
      if (key === '') return false;
      if (isProtectedTrait(key)) {
        tell(path, 'is a trait that must never decide who gets a lead', 'not kept');
        return false;
      }
      if (read.size >= MOST && !read.has(key)) {
        if (left === 0) tell('/attributes', `holds more than ${MOST}`, 'cut there');
        left += 1;
        return false;
      }
      const value = scalar(given);
      if (typeof value === 'string' && value.length > LONGEST) {
        read.set(key, value.slice(0, LONGEST).replace(/[\uD800-\uDBFF]$/, ''));
        tell(path, `is longer than ${LONGEST} characters`, 'cut there');
      } else read.set(key, value);
      return true;
    },
  };
}

/** Adds what was sent as `attributes`: an object, or the pairs that form tools send. */
export function addSent(to: Attributes, given: unknown): void {
  if (isBlank(given)) return;
  if (typeof given !== 'object' || given === null) {
    to.faults.push({ path: '/attributes', given, fault: 'is no object', done: 'left out' });
    return;
  }
  const pairs = Array.isArray(given)
    ? given.flatMap((entry, at) => pairOf(entry, at))
    : Object.entries(given).map(([name, value]) => [name, value, pointerStep(name)] as const);
  for (const [name, value, step] of pairs) to.add(name, value, `/attributes${step}`);
}

function pairOf(entry: unknown, at: number): (readonly [string, unknown, string])[] {
  if (typeof entry !== 'object' || entry === null) return [];
  const { name, key = name, value } = entry as Record<string, unknown>;
  return typeof key === 'string' ? [[key, value, pointerStep(at)]] : [];
}

function scalar(given: unknown): Scalar {
  if (typeof given === 'boolean' || given === null || given === undefined) return given ?? null;
  if (typeof given === 'number') return Number.isFinite(given) ? given : null;
  if (typeof given === 'string') return given;
  return plainText(given) ?? JSON.stringify(given);
}
