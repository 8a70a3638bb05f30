// pointsman migrate and pointsman seed: bring a database to this version, and give it a start.
import type { Command } from 'commander';
import { openDatabase } from '../app.ts';
import type { ExitCode } from '../failures.ts';
import { removeDemo } from '../flows/seed/remove-demo.ts';
import { seed } from '../flows/seed/seed.ts';
import { openLog } from '../io/telemetry/log.ts';
import type { Does } from './call.ts';
import { ACTOR, type Call, withCore } from './call.ts';

export function addDatabase(program: Command, does: Does): void {
  program
    .command('migrate')
    .summary('bring the database to this version')
    .description(
      'Applies the migrations that the database lacks. Every other command does so too; run this one\n' +
        'by itself before an upgrade of several replicas. Migrations only ever go forward.',
    )
    .addHelpText(
      'after',
      '\nExample:\n  DATABASE_DIRECT_URL=postgres://… DATABASE_URL=postgres://… pointsman migrate',
    )
    .action(does(migrateNow));

  program
    .command('seed')
    .summary('store the shipped policies and the demo roster')
    .description(
      'Fills what is still empty: the shipped policies, and with --demo a made-up roster with accounts\n' +
        'to try things with. What is there already is left alone.',
    )
    .option('--demo', 'also the demo roster and its accounts')
    .addHelpText('after', '\nExample:\n  pointsman seed --demo')
    .action(does(seedNow));

  program
    .command('demo')
    .summary('take the demo roster out')
    .description('What the first start put in to try things with.')
    .command('remove')
    .summary('remove the demo roster and its accounts')
    .description(
      'Takes out the reps, teams and accounts of the demo, and nothing of yours. Reps who hold a lead\n' +
        'stay, inactive, until it is ended or handed over. Decisions that named them stay as they are.',
    )
    .addHelpText('after', '\nExample:\n  pointsman demo remove')
    .action(does(removeNow));
}

async function migrateNow({ config, terminal }: Call): Promise<ExitCode> {
  const opened = await openDatabase(config(), openLog('warn', process.stderr));
  await opened.close();
  const { applied, version } = opened.migrated;
  for (const name of applied) terminal.print(`applied ${name}`);
  terminal.print(`The database is at version ${version}${applied.length > 0 ? '' : ' already'}.`);
  return 0;
}

function seedNow(call: Call, options: { demo?: boolean }): Promise<ExitCode> {
  return withCore(call, async (deps) => {
    const { policies, reps, accounts } = await seed(deps, { demo: options.demo === true });
    const { print } = call.terminal;
    if (policies > 0) print(`Stored ${policies} policies.`);
    if (reps > 0) print(`Stored ${reps} reps and ${accounts} accounts.`);
    if (policies + reps === 0) print('Nothing to store: the database has what it needs.');
    return 0;
  });
}

function removeNow(call: Call): Promise<ExitCode> {
  return withCore(call, async (deps) => {
    const { reps, accounts, teams, holding, parents } = await removeDemo(deps, ACTOR);
    const { print } = call.terminal;
    print(`Removed ${reps} reps, ${accounts} accounts and ${teams} teams of the demo.`);
    if (holding.length > 0) {
      print(`Stay, inactive, because they hold leads: ${holding.join(', ')}.`);
    }
    if (parents.length > 0) print(`Stay, because accounts stand below: ${parents.join(', ')}.`);
    return 0;
  });
}
