// pointsman keys: API keys made, listed, rotated and revoked; a token is shown once, when it is made.
import type { Command } from 'commander';
import { CalledWrongly, type ExitCode } from '../failures.ts';
import { SCOPES, type Scope } from '../flows/keys/api-key.ts';
import {
  createKey,
  type NewKey,
  revokeKey,
  rotateKey,
  showKeys,
} from '../flows/keys/manage-keys.ts';
import { columns, jsonText } from '../terminal.ts';
import type { Does } from './call.ts';
import { ACTOR, type Call, withCore } from './call.ts';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

export function addKeys(program: Command, does: Does): void {
  const keys = program
    .command('keys')
    .summary('create, list, rotate and revoke API keys')
    .description(
      'Scopes: route (send and end leads) · read (look at everything) · manage (read, and change\n' +
        'roster, accounts and policies) · admin (all of it, and keys).',
    )
    .addHelpText(
      'after',
      '\nExamples:\n  pointsman keys create "CRM workflow" --scope route\n  pointsman keys rotate k3v9xq0a7m2d --grace 24\n  pointsman keys list',
    );
  keys
    .command('list')
    .description('Every key without its secret.')
    .option('--json', 'as JSON')
    .action(does(list));
  keys
    .command('create')
    .description(
      'Makes a key and prints its token on stdout; it is stored hashed and never shown again.',
    )
    .argument('<name>', 'what the key is for')
    .requiredOption('--scope <scope...>', `one or more of ${SCOPES.join(', ')}`)
    .option('--expires <days>', 'days after which it ends by itself')
    .action(does(create));
  keys
    .command('rotate')
    .description('Makes a key like an active one, which goes on working for a while.')
    .argument('<id>', 'id of the key to replace')
    .option('--grace <hours>', 'hours that the old key goes on working', '24')
    .action(does(rotate));
  keys
    .command('revoke')
    .description('Ends a key at once. The last admin key stays.')
    .argument('<id>', 'id of the key')
    .action(does(revoke));
}

function list(call: Call, options: { json?: boolean }): Promise<ExitCode> {
  return withCore(call, async (deps) => {
    const keys = await showKeys(deps);
    const { print } = call.terminal;
    if (options.json) print(jsonText(keys, 2));
    else if (keys.length === 0)
      print('There is no key yet. The first start of the service makes one.');
    else {
      const rows = keys.map((key) => [
        key.id,
        key.state,
        key.scopes.join(' '),
        key.expiresAt ? `until ${key.expiresAt.slice(0, 16).replace('T', ' ')} UTC` : '',
        key.name,
      ]);
      for (const line of columns(rows)) print(line);
    }
    return 0;
  });
}

function create(
  call: Call,
  name: string,
  options: { scope: string[]; expires?: string },
): Promise<ExitCode> {
  const scopes = options.scope.map(scopeOf);
  const days = options.expires === undefined ? null : amount('--expires', options.expires);
  return withCore(call, async (deps) => {
    const expiresAt = days === null ? null : new Date(deps.clock.now() + days * DAY_MS);
    return tell(call, await createKey(deps, ACTOR, { name, scopes, expiresAt }));
  });
}

function rotate(call: Call, id: string, options: { grace: string }): Promise<ExitCode> {
  const hours = amount('--grace', options.grace);
  return withCore(call, async (deps) =>
    tell(call, await rotateKey(deps, ACTOR, id, hours * HOUR_MS)),
  );
}

function revoke(call: Call, id: string): Promise<ExitCode> {
  return withCore(call, async (deps) => {
    await revokeKey(deps, ACTOR, id);
    call.terminal.print(`Key ${id} is revoked.`);
    return 0;
  });
}

/** The token alone on stdout, so that a script can take it. */
function tell({ terminal }: Call, key: NewKey): ExitCode {
  terminal.note(`Key ${key.id} (${key.scopes.join(' ')}). The token, shown this once:`);
  terminal.print(key.token);
  return 0;
}

function scopeOf(text: string): Scope {
  const scope = SCOPES.find((known) => known === text);
  if (scope) return scope;
  throw new CalledWrongly(`"${text}" is no scope; scopes are ${SCOPES.join(', ')}.`);
}

function amount(option: string, text: string): number {
  const number = Number(text);
  if (Number.isFinite(number) && number >= 0 && text.trim() !== '') return number;
  throw new CalledWrongly(`${option} asks for a number, 0 or more.`);
}
