// Reads JSON more strictly than JSON.parse: a body that two parsers could read differently, that
// cannot be stored, or that would overflow a stack further in is refused before it becomes a value.
import { setImmediate as turn } from 'node:timers/promises';
import { eachInSlices } from '../io/db/engine/in-slices.ts';
import { isStorable, PROTOTYPE_KEYS } from '../leads/text/storable.ts';
import { Refusal } from './refusal.ts';

export const MAX_DEPTH = 32;
/** Names in one object: nobody's fields or attributes are more, and each costs work further in. */
export const MAX_NAMES = 1_000;

const QUOTE = 34;
const COLON = 58;
const OPEN_SQUARE = 91;
const BACKSLASH = 92;
const CLOSE_SQUARE = 93;
const OPEN_CURLY = 123;
const CLOSE_CURLY = 125;

/**
 * The value of one JSON text.
 * @throws Refusal body_too_deep, body_too_wide, body_not_text (NUL, lone surrogates), body_not_json (syntax,
 *   duplicate and prototype keys)
 */
export function parseJsonText(text: string): unknown {
  scan(text);
  return parsed(text);
}

/** Characters between two turns of the event loop: some 2 ms of work. */
const SLICE_CHARS = 65_536;
/** Open brackets around an entry of `{ "items": [ … ] }`. */
const ITEM_DEPTH = 2;

/**
 * The same as `parseJsonText` for a long text whose root holds a long list, in slices: each entry that is
 * an object or a list is parsed for itself, and what stands around them with a 0 in the place of each.
 * @throws Refusal as parseJsonText
 */
export async function parseLongJsonText(text: string): Promise<unknown> {
  const places: { start: number; end: number }[] = [];
  for (const _ of scanning(text, (start, end) => places.push({ start, end }))) await turn();
  const around: string[] = [];
  const entries: unknown[] = [];
  let from = 0;
  await eachInSlices(places, ({ start, end }) => {
    around.push(text.slice(from, start));
    from = end;
    entries.push(parsed(text.slice(start, end)));
  });
  const root = parsed([...around, text.slice(from)].join('0'));
  // Only a list of nothing else can be told from one with zeros of its own.
  return entries.length === 0 || putBack(root, entries) ? root : parsed(text);
}

/** Puts the entries back, in their order, for the zeros that stand in their places. */
function putBack(root: unknown, entries: readonly unknown[]): boolean {
  const [list, ...more] = Object.values(root as object).filter((value) => Array.isArray(value));
  if (!list || more.length > 0 || list.length !== entries.length) return false;
  for (const [k, entry] of entries.entries()) list[k] = entry;
  return true;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Refusal('body_not_json', (error as Error).message);
  }
}

/**
 * One pass without recursion. It trusts nothing: on text that is not JSON it may find less than
 * there is to find, and JSON.parse then has the last word.
 */
function scan(text: string): void {
  for (const _ of scanning(text));
}

/** As `scan`, stopping after so many characters each time; `onItem` hears of each entry of a list in the root. */
function* scanning(
  text: string,
  onItem: (start: number, end: number) => void = () => {},
): Generator<void> {
  let nextStop = SLICE_CHARS;
  let itemStart = -1;
  // One entry per open bracket: the keys seen so far in an object, null in an array.
  const open: (Set<string> | null)[] = [];
  for (let at = 0; at < text.length; at++) {
    if (at >= nextStop) {
      nextStop = at + SLICE_CHARS;
      yield;
    }
    switch (text.charCodeAt(at)) {
      case OPEN_CURLY:
      case OPEN_SQUARE:
        if (open.length === ITEM_DEPTH && open[ITEM_DEPTH - 1] === null) itemStart = at;
        if (open.length === MAX_DEPTH) throw new Refusal('body_too_deep', `See character ${at}.`);
        open.push(text.charCodeAt(at) === OPEN_CURLY ? new Set() : null);
        break;
      case CLOSE_CURLY:
      case CLOSE_SQUARE:
        open.pop();
        if (open.length === ITEM_DEPTH && itemStart >= 0) {
          onItem(itemStart, at + 1);
          itemStart = -1;
        }
        break;
      case QUOTE: {
        const end = endOfString(text, at);
        const value = stringValue(text, at, end);
        const keys = open.at(-1);
        if (keys && isFollowedByColon(text, end)) addKey(keys, value, at);
        at = end;
        break;
      }
    }
  }
}

/** Index of the closing quote; of the last character when the string is never closed. */
function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) return at;
    if (code === BACKSLASH) at++;
  }
  return text.length - 1;
}

function stringValue(text: string, start: number, end: number): string {
  const raw = text.slice(start + 1, end);
  if (!raw.includes('\\')) return raw;
  let value: string;
  try {
    value = JSON.parse(text.slice(start, end + 1)) as string;
  } catch {
    throw new Refusal('body_not_json', `The string at character ${start} is not valid JSON.`);
  }
  if (!isStorable(value)) {
    throw new Refusal('body_not_text', `See the string at character ${start}.`);
  }
  return value;
}

function isFollowedByColon(text: string, end: number): boolean {
  for (let at = end + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === COLON) return true;
    if (code > 32) return false;
  }
  return false;
}

function addKey(keys: Set<string>, key: string, at: number): void {
  if (PROTOTYPE_KEYS.has(key)) {
    throw new Refusal('body_not_json', `The key "${key}" (character ${at}) is not allowed.`);
  }
  if (keys.has(key)) {
    throw new Refusal('body_not_json', `A key stands twice in one object (character ${at}).`);
  }
  if (keys.size === MAX_NAMES) throw new Refusal('body_too_wide', `See character ${at}.`);
  keys.add(key);
}
