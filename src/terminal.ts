// What commands write to: results on stdout, remarks on stderr, colours only where a person looks. All that
// a terminal obeys comes from here; the same in a text of others is shown as signs.
import { randomInt } from 'node:crypto';
import { styleText } from 'node:util';
import { printable, printableJson } from './leads/text/printable.ts';

type Stream = NodeJS.WritableStream & { isTTY?: boolean; columns?: number };
type Style = 'bold' | 'dim' | 'green' | 'red' | 'yellow' | 'cyan';

export type Terminal = {
  /** A line of the result; one with several lines comes from `lines`, `wrapped` or `jsonText`. */
  print(line?: string): void;
  /** A line about the work, which a pipe does not carry on. */
  note(line?: string): void;
  paint(style: Style, text: string): string;
  /** Columns that a line may take. */
  width: number;
  /** Where progress is drawn; null when nobody watches. */
  watched: NodeJS.WritableStream | null;
};

/** Goes before what is ours to obey: nobody else can know it. */
const OURS = `\x1b${randomInt(36 ** 4, 36 ** 5).toString(36)}`;
const BREAK = `${OURS}\n`;

const NARROWEST = 60;
const WIDEST = 110;

/**
 * A terminal over two streams. Colours follow the stream, NO_COLOR and FORCE_COLOR; `color` false
 * turns them off for good.
 */
export function terminalOn(out: Stream, err: Stream, color = true): Terminal {
  return {
    print: (line = '') => void out.write(`${shown(line)}\n`),
    note: (line = '') => void err.write(`${shown(line)}\n`),
    paint: (style, text) => {
      const [before = '', after = ''] = color
        ? styleText(style, '|', { stream: out }).split('|')
        : [];
      return before === '' ? text : `${ourEscape(before)}${text}${ourEscape(after)}`;
    },
    width: Math.max(NARROWEST, Math.min(WIDEST, out.columns ?? 100)),
    watched: err.isTTY === true ? err : null,
  };
}

/** A sequence of ours for the terminal, which begins with an escape. */
function ourEscape(sequence: string): string {
  return sequence.replaceAll('\x1b', OURS);
}

function shown(line: string): string {
  const [first = '', ...rest] = line.split(OURS);
  return rest.reduce(
    (done, part) =>
      part.startsWith('\n')
        ? `${done}\n${printable(part.slice(1))}`
        : `${done}\x1b${printable(part)}`,
    printable(first),
  );
}

/** A text of several lines, whose line ends are ours; values of others come into it through `inOneLine`. */
export function lines(text: string): string {
  return text.replaceAll('\n', BREAK);
}

/** The same value, each text in it on one line: no value begins a line of the page that it is put into. */
export function inOneLine<T>(value: T): T {
  if (typeof value === 'string') return onOneLine(value) as T;
  if (Array.isArray(value)) return value.map((one: unknown) => inOneLine(one)) as T;
  if (value === null || typeof value !== 'object' || value instanceof Date) return value;
  const entries = Object.entries(value).map(([key, one]) => [inOneLine(key), inOneLine(one)]);
  return Object.fromEntries(entries) as T;
}

/** A value as JSON for the screen; on several lines with an `indent`. */
export function jsonText(value: unknown, indent?: number): string {
  return lines(printableJson(JSON.stringify(value, null, indent)));
}

/** Characters that take a place on the screen: those of the text without our colours. */
function widthOf(text: string): number {
  return text.includes(OURS)
    ? text
        .split(OURS)
        .join('')
        .replace(/\[\d+m/g, '').length
    : text.length;
}

/** The text cut to a width, with "…" where something is missing. */
export function cut(text: string, width: number): string {
  return text.length <= width ? text : `${text.slice(0, Math.max(0, width - 1))}…`;
}

/** The text over several lines of a width; every line but the first begins with `indent`. */
export function wrapped(text: string, width: number, indent = ''): string {
  return wrappedLines(text, width, indent.length).join(`${BREAK}${indent}`);
}

/** The same as a list, without the indent. */
export function wrappedLines(text: string, width: number, indent = 0): string[] {
  const done: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    const room = width - (done.length > 0 ? indent : 0);
    if (line !== '' && widthOf(line) + 1 + widthOf(word) > room) {
      done.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...done, line];
}

/** Rows in columns two spaces apart; each column as wide as its longest cell. */
export function columns(rows: readonly (readonly string[])[]): string[] {
  const widths: number[] = [];
  for (const row of rows)
    row.forEach((cell, at) => {
      widths[at] = Math.max(widths[at] ?? 0, widthOf(cell));
    });
  return rows.map((row) =>
    row
      .map((cell, at) => cell + ' '.repeat((widths[at] ?? 0) - widthOf(cell)))
      .join('  ')
      .trimEnd(),
  );
}

function onOneLine(text: string): string {
  const parts = text.split(/[\n\r]/).map((part) => part.trim());
  return parts.filter((part) => part !== '').join(' ');
}
