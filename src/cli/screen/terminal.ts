// What commands write to: results on stdout, remarks on stderr, colours only where a person looks.
import { styleText } from 'node:util';

type Stream = NodeJS.WritableStream & { isTTY?: boolean; columns?: number };
type Style = 'bold' | 'dim' | 'green' | 'red' | 'yellow' | 'cyan';

export type Terminal = {
  /** A line of the result. */
  print(line?: string): void;
  /** A line about the work, which a pipe does not carry on. */
  note(line?: string): void;
  paint(style: Style, text: string): string;
  /** Columns that a line may take. */
  width: number;
  /** Where progress is drawn; null when nobody watches. */
  watched: NodeJS.WritableStream | null;
};

const NARROWEST = 60;
const WIDEST = 110;

/**
 * A terminal over two streams. Colours follow the stream, NO_COLOR and FORCE_COLOR; `color` false
 * turns them off for good.
 */
export function terminalOn(out: Stream, err: Stream, color = true): Terminal {
  return {
    print: (line = '') => void out.write(`${line}\n`),
    note: (line = '') => void err.write(`${line}\n`),
    paint: (style, text) => (color ? styleText(style, text, { stream: out }) : text),
    width: Math.max(NARROWEST, Math.min(WIDEST, out.columns ?? 100)),
    watched: err.isTTY === true ? err : null,
  };
}

/** The text cut to a width, with "…" where something is missing. */
export function cut(text: string, width: number): string {
  return text.length <= width ? text : `${text.slice(0, Math.max(0, width - 1))}…`;
}

/** The text over several lines of a width; every line but the first begins with `indent`. */
export function wrapped(text: string, width: number, indent = ''): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    const room = width - (lines.length > 0 ? indent.length : 0);
    if (line !== '' && line.length + 1 + word.length > room) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line].join(`\n${indent}`);
}

/** Rows in columns two spaces apart; each column as wide as its longest cell. */
export function columns(rows: readonly (readonly string[])[]): string[] {
  const widths: number[] = [];
  for (const row of rows)
    row.forEach((cell, at) => {
      widths[at] = Math.max(widths[at] ?? 0, cell.length);
    });
  return rows.map((row) =>
    row
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
