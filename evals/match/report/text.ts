// The report as text: lined up for a terminal, and as Markdown.
import type { Section, Table } from './sections.ts';

export function terminalReport(sections: readonly Section[]): string {
  return rendered(sections, (title) => title.toUpperCase(), aligned);
}

export function markdownReport(sections: readonly Section[]): string {
  return `# How good the match is\n\n${rendered(sections, (title) => `## ${title}`, piped)}`;
}

function rendered(
  sections: readonly Section[],
  heading: (title: string) => string,
  table: (table: Table) => string[],
): string {
  const parts = sections.flatMap(({ title, text, tables }) => [
    heading(title),
    ...text,
    ...tables.map((one) => table(one).join('\n')),
  ]);
  return `${parts.join('\n\n')}\n`;
}

function aligned({ head, rows }: Table): string[] {
  const all = [head, ...rows];
  const widths = head.map((_, c) => Math.max(...all.map((row) => (row[c] ?? '').length)));
  return all.map((row) =>
    row
      .map((cell, c) => cell.padEnd(widths[c] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

function piped({ head, rows }: Table): string[] {
  const line = (row: readonly string[]) => `| ${row.join(' | ')} |`;
  return [line(head), `|${head.map(() => '---').join('|')}|`, ...rows.map(line)];
}
