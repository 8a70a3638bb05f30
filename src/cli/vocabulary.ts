// pointsman vocabulary: names that your data has for industries, regions, sources and titles.
import type { Command } from 'commander';
import { stringify } from 'yaml';
import type { ExitCode } from '../failures.ts';
import { checkedVocabulary, setVocabulary } from '../flows/vocabulary/set-vocabulary.ts';
import { vocabularyInForceView } from '../io/db/views/vocabularies.ts';
import { inOneLine, jsonText, lines } from '../terminal.ts';
import { ACTOR, type Call, type Does, withCore } from './call.ts';
import { readText } from './read-file.ts';

export function addVocabulary(program: Command, does: Does): void {
  const vocabulary = program
    .command('vocabulary')
    .summary('teach names of your own: industries, regions, sources, titles')
    .description(
      'One YAML document (docs/vocabulary.md) holds further names of industries, regions, sources,\n' +
        'channels and titles, and industries and regions of your own. Leads, reps, imports and\n' +
        'policies are read by it on every replica within two seconds.',
    )
    .addHelpText(
      'after',
      '\nExamples:\n  pointsman vocabulary lint words.yaml\n  pointsman vocabulary set words.yaml --note "Nordics with Estonia"\n  pointsman vocabulary show > words.yaml',
    );
  vocabulary
    .command('show')
    .description('What is taught, as YAML that `set` takes.')
    .option('--json', 'as JSON')
    .action(does(show));
  vocabulary
    .command('set')
    .description('Puts a vocabulary in force as the next version, the whole of it.')
    .argument('<file>', 'YAML or JSON file')
    .option('--note <text>', 'what changed and why')
    .action(does(set));
  vocabulary
    .command('lint')
    .description('Whether a vocabulary holds together: no name that means something else already.')
    .argument('<file>', 'YAML or JSON file')
    .action(does(lint));
}

function show(call: Call, options: { json?: boolean }): Promise<ExitCode> {
  return withCore(call, async ({ db }) => {
    const { version, document } = await vocabularyInForceView(db);
    const { print, note } = call.terminal;
    if (options.json) print(jsonText({ version, document }, 2));
    else {
      note(version === 0 ? 'Nothing is taught yet.' : `Version ${version} is in force.`);
      print(lines(stringify(inOneLine(document)).trimEnd()));
    }
    return 0;
  });
}

async function set(call: Call, file: string, options: { note?: string }): Promise<ExitCode> {
  const text = await readText(file);
  return withCore(call, async (deps) => {
    const wish = { text, note: options.note ?? null, basedOn: null };
    const { version, created, warnings } = await setVocabulary(deps, ACTOR, wish);
    const { print, note } = call.terminal;
    print(`Version ${version} of the vocabulary is in force${created ? '' : ' already'}.`);
    for (const { path, message } of warnings) note(`${path}: ${message}.`);
    return 0;
  });
}

/** Needs no database: what it may contradict stands in our own tables. */
async function lint(call: Call, file: string): Promise<ExitCode> {
  checkedVocabulary({ text: await readText(file) });
  call.terminal.print(`${file} holds together.`);
  return 0;
}
