// pointsman policy: the rules in force, looked at, checked, planned, published and taken back.
import type { Command } from 'commander';
import { CalledWrongly, type ExitCode } from '../failures.ts';
import { activatePolicy, rollbackPolicy } from '../flows/policy/activate-policy.ts';
import { lintPolicyNow } from '../flows/policy/lint-policy.ts';
import { DEFAULT_PLAN_DECISIONS, planPolicy } from '../flows/policy/plan-policy.ts';
import { publishPolicy } from '../flows/policy/publish-policy.ts';
import { showPlaybook } from '../flows/policy/show-playbook.ts';
import { Refusal } from '../flows/refusal.ts';
import { listInForce, listVersions } from '../io/db/policies.ts';
import type { ReplicaCache } from '../io/db/state/replica-cache.ts';
import type { Lead } from '../leads/lead.ts';
import { asMarkdown } from '../pages/prose-page.ts';
import { planAsMarkdown } from '../routing/plan/plan-report.ts';
import { columns, inOneLine, jsonText, lines } from '../terminal.ts';
import type { Does } from './call.ts';
import { ACTOR, type Call, withCore } from './call.ts';
import { leadsIn, readJson, readText } from './read-file.ts';
import { printFindings, printPlan } from './screen/policy-pages.ts';

export function addPolicy(program: Command, does: Does): void {
  const policy = program
    .command('policy')
    .summary('look at, check, plan, publish and take back policies')
    .description(
      'A policy is one YAML document; docs/examples/policies holds some to start from. Publishing stores\n' +
        'a version and changes nothing; activating puts it in force on every replica within two seconds.',
    )
    .addHelpText(
      'after',
      [
        '',
        'From a draft to the rules in force:',
        '  pointsman policy lint mine.yaml',
        '  pointsman policy plan mine.yaml --last 1000',
        '  pointsman policy publish mine.yaml --note "Enterprise to senior reps" --activate',
        '  pointsman policy rollback mine',
      ].join('\n'),
    );
  policy
    .command('list')
    .description('Every policy, its newest version and the one in force; * is the default.')
    .option('--json', 'as JSON')
    .action(does(list));
  policy
    .command('show')
    .description('The rules in plain sentences: the playbook for the team, or for one rep.')
    .argument('[name]', 'policy in force; without it the default one')
    .option('--rep <id>', 'how this rep gets leads')
    .action(does(show));
  policy
    .command('lint')
    .description('Findings about a draft or a stored policy. Ends with 1 on an error among them.')
    .argument('<file-or-name>', 'YAML or JSON file, or "name" or "name@version"')
    .option('--json', 'as JSON')
    .action(does(lint));
  policy
    .command('plan')
    .description('What a draft would change: the newest decisions, or leads, made again under it.')
    .argument('<file-or-name>', 'YAML or JSON file, or "name@version"')
    .option('--last <n>', 'how many decisions', String(DEFAULT_PLAN_DECISIONS))
    .option('--leads <file>', 'leads in JSON instead of decisions')
    .option('--against <name>', 'policy in force to compare with')
    .option('--samples <n>', 'changed decisions to show', '10')
    .option('--json', 'as JSON')
    .option('--markdown', 'as a page for a change request')
    .action(does(plan));
  policy
    .command('publish')
    .description('Stores a draft as a new version; with --activate it comes into force at once.')
    .argument('<file>', 'YAML or JSON file')
    .option('--note <text>', 'what changed and why')
    .option('--activate', 'also put it in force')
    .option('--default', 'with --activate: for callers who name no policy')
    .option('--despite-errors', 'with --activate: although lint finds errors')
    .action(does(publish));
  policy
    .command('activate')
    .description('Puts a stored version in force, unless lint finds errors in it.')
    .argument('<name@version>')
    .option('--default', 'for callers who name no policy')
    .option('--despite-errors', 'although lint finds errors')
    .action(does(activate));
  policy
    .command('rollback')
    .description('Puts the version in force that was in force before.')
    .argument('<name>')
    .action(does(rollback));
}

function list(call: Call, options: { json?: boolean }): Promise<ExitCode> {
  return withCore(call, async ({ db }) => {
    const [versions, inForce] = [await listVersions(db, null), await listInForce(db)];
    const newest = versions.filter((one, at) => versions[at - 1]?.name !== one.name);
    const rows = newest.map(({ name, version }) => {
      const live = inForce.find((one) => one.name === name);
      const shown = live?.version ?? version;
      const isShown = (one: (typeof versions)[number]) =>
        one.name === name && one.version === shown;
      return {
        name,
        newest: version,
        inForce: live?.version ?? null,
        isDefault: live?.isDefault ?? false,
        note: versions.find(isShown)?.note ?? null,
      };
    });
    const { print } = call.terminal;
    if (options.json) print(jsonText(rows, 2));
    else {
      const cells = rows.map((row) => [
        row.isDefault ? '*' : ' ',
        row.name,
        row.inForce === null ? 'not in force' : `version ${row.inForce} in force`,
        row.inForce === row.newest ? '' : `newest ${row.newest}`,
        row.note ?? '',
      ]);
      for (const line of columns(cells)) print(line);
    }
    return 0;
  });
}

function show(call: Call, name: string | undefined, options: { rep?: string }): Promise<ExitCode> {
  return withCore(call, async (deps) => {
    const page = await showPlaybook(deps, { policy: name ?? null, repId: options.rep ?? null });
    call.terminal.print(lines(asMarkdown(inOneLine(page)).trimEnd()));
    return 0;
  });
}

async function lint(call: Call, subject: string, options: { json?: boolean }): Promise<ExitCode> {
  const given = await draftOrName(subject);
  return withCore(call, async (deps) => {
    const findings = await lintPolicyNow(deps, given);
    if (options.json) call.terminal.print(jsonText(findings, 2));
    else printFindings(call.terminal, findings);
    return findings.some(({ severity }) => severity === 'error') ? 1 : 0;
  });
}

type PlanOptions = {
  last: string;
  samples: string;
  leads?: string;
  against?: string;
  json?: boolean;
  markdown?: boolean;
};

async function plan(call: Call, subject: string, options: PlanOptions): Promise<ExitCode> {
  const given = await draftOrName(subject);
  const leads = options.leads === undefined ? null : await leadsFrom(options.leads);
  return withCore(call, async (deps) => {
    const draft = 'text' in given ? given : await storedVersion(deps.state, given);
    const result = await planPolicy(deps, {
      draft,
      against: options.against ?? (await otherThan(deps.state, draft)),
      last: whole('--last', options.last),
      samples: whole('--samples', options.samples),
      leads,
    });
    if (options.json) call.terminal.print(jsonText(result, 2));
    else if (options.markdown)
      call.terminal.print(lines(planAsMarkdown(inOneLine(result)).trimEnd()));
    else printPlan(call.terminal, result);
    return 0;
  });
}

/** Without a version the one in force. */
async function storedVersion(
  state: Pick<ReplicaCache, 'policy'>,
  { name, version }: { name: string; version: number | null },
): Promise<{ name: string; version: number }> {
  const stored = await state.policy(name, version);
  if (stored) return { name, version: stored.version };
  throw new Refusal('policy_unknown', `There is no policy "${name}".`);
}

/** A version that is in force is held against the default policy rather than against itself. */
async function otherThan(
  state: Pick<ReplicaCache, 'policy'>,
  draft: { text: string } | { name: string; version: number },
): Promise<string | null> {
  if ('text' in draft) return null;
  const live = await state.policy(draft.name, null);
  if (live?.version !== draft.version) return null;
  return (await state.policy(null, null))?.name ?? null;
}

async function publish(
  call: Call,
  file: string,
  options: { note?: string; activate?: boolean } & InForceOptions,
): Promise<ExitCode> {
  const text = await readText(file);
  return withCore(call, async (deps) => {
    const wish = { text, note: options.note ?? null, basedOn: null };
    const { name, version, created } = await publishPolicy(deps, ACTOR, wish);
    const { print } = call.terminal;
    print(`${name}@${version} is ${created ? 'stored' : 'stored already, with the same content'}.`);
    if (options.activate) {
      await activatePolicy(deps, ACTOR, { name, version, ...inForceWish(options) });
      print(`${name}@${version} is in force.`);
    }
    return 0;
  });
}

type InForceOptions = { default?: boolean; despiteErrors?: boolean };

function inForceWish(options: InForceOptions): { asDefault: boolean; despiteErrors: boolean } {
  return {
    asDefault: options.default === true,
    despiteErrors: options.despiteErrors === true,
  };
}

function activate(call: Call, which: string, options: InForceOptions): Promise<ExitCode> {
  const { name, version } = nameOf(which);
  if (version === null) throw new CalledWrongly(`Say which version: ${name}@1.`);
  return withCore(call, async (deps) => {
    await activatePolicy(deps, ACTOR, { name, version, ...inForceWish(options) });
    call.terminal.print(`${name}@${version} is in force.`);
    return 0;
  });
}

function rollback(call: Call, name: string): Promise<ExitCode> {
  return withCore(call, async (deps) => {
    const { version } = await rollbackPolicy(deps, ACTOR, { name });
    call.terminal.print(`${name}@${version} is in force again.`);
    return 0;
  });
}

/** A draft when the word looks like a file, else a stored policy. */
async function draftOrName(
  subject: string,
): Promise<{ text: string } | { name: string; version: number | null }> {
  if (/[./\\]|^-$/.test(subject)) return { text: await readText(subject) };
  return nameOf(subject);
}

function nameOf(text: string): { name: string; version: number | null } {
  const [name = '', version, ...rest] = text.split('@');
  const number = version === undefined ? null : Number(version);
  if (name === '' || rest.length > 0 || (number !== null && !Number.isInteger(number))) {
    throw new CalledWrongly(`"${text}" is neither a file nor "name" nor "name@version".`);
  }
  return { name, version: number };
}

async function leadsFrom(file: string): Promise<Lead[]> {
  return leadsIn(await readJson(file), file);
}

function whole(option: string, text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number >= 1) return number;
  throw new CalledWrongly(`${option} asks for a whole number from 1.`);
}
