// pointsman config: the settings in force and where each comes from; secrets stay hidden.
import type { Command } from 'commander';
import { promptOf } from '../app.ts';
import { columns, cut, jsonText, type Terminal } from '../terminal.ts';
import type { Does } from './call.ts';

export function addConfig(program: Command, does: Does): void {
  program
    .command('config')
    .summary('show the settings in force')
    .description(
      'Shows every setting with its value and where that comes from; a secret shows as •••.\n' +
        'Ends with 3 and names the fault when the settings do not hold together.',
    )
    .option('--json', 'as JSON')
    .addHelpText('after', '\nExample:\n  PORT=9000 pointsman config')
    .action(
      does(async ({ config, settings, terminal }, options: { json?: boolean }) => {
        const rows = settings();
        if (options.json) terminal.print(jsonText(rows, 2));
        else printTable(rows, terminal);
        await promptOf(config());
        return 0;
      }),
    );
}

type Row = { name: string; value: string; from: string; sentence: string };

function printTable(rows: readonly Row[], { print, paint, width }: Terminal): void {
  const table = columns(rows.map(({ name, value, from }) => [name, value || '–', from]));
  table.forEach((line, at) => {
    const row = rows[at];
    const mark = row?.from === 'environment' ? paint('bold', line) : line;
    print(`${mark}  ${paint('dim', cut(row?.sentence ?? '', width - line.length - 2))}`);
  });
}
