// The command line as a page: docs/cli.md is this text, and a test holds the two equal.
import type { Command } from 'commander';

/** Markdown with the help of every command, its own first and then those below it. */
export function cliReference(program: Command): string {
  const intro = [
    '# The command `pointsman`',
    '',
    'In a checkout: `npx pointsman …`. Commands speak to the database that the settings name, the',
    'embedded one by default, also while the service runs on it. Results go to stdout and remarks to',
    'stderr; colours are off in a pipe and with `NO_COLOR`. This page is made from the help itself.',
  ];
  return `${[...intro, ...pagesOf(program, '')].join('\n')}\n`;
}

function pagesOf(command: Command, before: string): string[] {
  const name = `${before}${command.name()}`;
  const level = before === '' ? '##' : '###';
  const page = ['', `${level} ${name}`, '', '```text', helpOf(command), '```'];
  const below = command.commands.filter((one) => one.name() !== 'help');
  return [...page, ...below.flatMap((one) => pagesOf(one, `${name} `))];
}

function helpOf(command: Command): string {
  const parts: string[] = [];
  command.configureOutput({ ...command.configureOutput(), writeOut: (text) => parts.push(text) });
  command.outputHelp();
  return parts
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
