// The page of one lead's data that a request ends in: sections of lines, and no line of it can look like the
// tag around the lead's own words, nor like a heading.
import { stableHash } from '../leads/text/stable-hash.ts';
import type { Fact } from '../reasoning/facts/fact.ts';
import type { Snapshot } from '../selection/scene/snapshot.ts';
import type { AliasBook } from './aliases.ts';

type Section = readonly [heading: string, lines: readonly string[]];

/** Sections that have lines, an empty line behind each, and the question last. */
export function dataPage(sections: readonly Section[], question: string): string {
  const told = sections.filter(([, lines]) => lines.length > 0);
  return [...told.flatMap(([heading, lines]) => [`## ${heading}`, ...lines, '']), question].join(
    '\n',
  );
}

/** The tag around what a lead wrote: the same for the same decision, and not to be guessed by the lead. */
export function boundaryOf({ at, lead }: Snapshot): string {
  return `lead-words-${stableHash(`${at}\u0000${lead.id}`).toString(36)}`;
}

const LINE_ENDS = /[\r\n]+/g;

/** One line of somebody else's words, which cannot close or open the block that it stands in. */
export function fenced(line: string, boundary: string): string {
  return line.replaceAll(boundary, '').replace(LINE_ENDS, ' ').replaceAll('</', '< /');
}

export const factLine = ({ id, text }: Pick<Fact, 'id' | 'text'>) => `${id} ${text}`;

/** The reps in the order of their aliases, each with the lines of facts. */
export function repLines(
  facts: readonly Fact[],
  aliases: AliasBook,
  order: readonly string[] = aliases.order,
): string[] {
  return order.flatMap((id) => [
    `### ${aliases.aliasOf(id)}`,
    ...facts.filter(({ repId }) => repId === id).map(factLine),
  ]);
}
