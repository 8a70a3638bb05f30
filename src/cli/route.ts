// pointsman route: one lead or a list of them, routed here and now, with the reasons drawn out.

import { type Command, Option } from 'commander';
import type { AppDeps } from '../app.ts';
import { CalledWrongly, type ExitCode } from '../failures.ts';
import { problemsOf } from '../flows/invalid-input.ts';
import { Refusal } from '../flows/refusal.ts';
import { decodeText } from '../flows/route/encoded-json.ts';
import { routeLead } from '../flows/route/route-lead.ts';
import { readSentLead, type SentHabits } from '../leads/sent/read-sent-lead.ts';
import { printableJson } from '../leads/text/printable.ts';
import type { RouteRequest } from '../routing/route-request.ts';
import { readSentRequest, sentRequestSchema } from '../routing/sent-request.ts';
import type { Does } from './call.ts';
import { type Call, withCore } from './call.ts';
import { readJson } from './read-file.ts';
import { decisionLine, printDecision } from './screen/decision-page.ts';

type Options = {
  policy?: string;
  mode?: string;
  deadline?: string;
  lead?: string;
  dryRun?: boolean;
  json?: boolean;
};

export function addRoute(program: Command, does: Does): void {
  program
    .command('route')
    .summary('route one lead, or a list of leads, from a file')
    .description(
      'Routes as POST /route does and shows who gets the lead, why, what to say and how the scores came\n' +
        'about. The file holds a request as the API takes it ({ "lead": …, "reps": … }), a bare lead, or a\n' +
        'list of either; "-" reads standard input.',
    )
    .argument('<file>', 'JSON file, or "-"')
    .option('--policy <name>', 'policy to use, "name" or "name@version"')
    .addOption(new Option('--mode <mode>', 'whether to ask the model').choices(['sync', 'off']))
    .option('--deadline <ms>', 'milliseconds that a decision may take')
    .option('--lead <id>', 'of a list, only the lead with this id')
    .option('--dry-run', 'decide and store nothing')
    .option('--json', 'the answers as the API gives them, one per line')
    .addHelpText(
      'after',
      [
        '',
        'Examples:',
        '  pointsman route docs/examples/techflow.json --dry-run',
        '  pointsman route docs/examples/techflow.json --dry-run --policy specialist-first',
        '  pointsman route docs/examples/leads.json --lead demo-06-critical-ticket',
        "  pointsman route docs/examples/leads.json --json | jq -r '[.leadId, .rep.id] | @tsv'",
      ].join('\n'),
    )
    .action(does(route));
}

async function route(call: Call, file: string, options: Options): Promise<ExitCode> {
  const requests = requestsIn(await readJson(file), file, options, call.config().leads);
  return withCore(call, async (deps) => {
    const { terminal } = call;
    for (const request of requests) {
      const { decision, bytes } = await routeNow(deps, request);
      if (options.json) terminal.print(printableJson(decodeText(bytes)));
      else if (requests.length > 1) terminal.print(decisionLine(terminal, decision));
      else printDecision(terminal, decision);
    }
    return 0;
  });
}

/** Routes one request as of now. */
function routeNow(deps: AppDeps, request: RouteRequest): ReturnType<typeof routeLead> {
  const signal = new AbortController().signal;
  return routeLead(deps, request, { arrivedAtMs: deps.clock.now(), signal });
}

function requestsIn(
  content: unknown,
  file: string,
  options: Options,
  habits: SentHabits,
): RouteRequest[] {
  const items = Array.isArray(content) ? content : [content];
  const wanted = items
    .map(asRequest)
    .filter(({ lead }) => options.lead === undefined || idOf(lead) === options.lead);
  if (wanted.length === 0) {
    const what = options.lead === undefined ? 'no lead' : `no lead with the id "${options.lead}"`;
    throw new CalledWrongly(`${file} holds ${what}.`);
  }
  return wanted.map((request, at) => {
    const parsed = sentRequestSchema.safeParse({ ...request, ...wishes(options) });
    const read = parsed.success ? readSentRequest(parsed.data, habits) : null;
    if (read?.ok) return read.request;
    const where = wanted.length > 1 ? `Lead ${at + 1} of ${file}` : file;
    const problems = parsed.success ? (read?.problems ?? []) : problemsOf(parsed.error);
    throw new Refusal('invalid_input', `${where} is not as the schema asks.`, problems);
  });
}

/** A bare lead becomes a request for it. */
function asRequest(item: unknown): Record<string, unknown> {
  const isRequest = typeof item === 'object' && item !== null && 'lead' in item;
  return isRequest ? { ...item } : { lead: item };
}

function idOf(lead: unknown): string | null {
  const read = readSentLead(lead);
  return read.ok ? read.lead.id : null;
}

function wishes({ policy, mode, deadline, dryRun }: Options): Record<string, unknown> {
  return {
    ...(policy === undefined ? {} : { policy }),
    ...(mode === undefined ? {} : { mode }),
    ...(deadline === undefined ? {} : { deadlineMs: Number(deadline) }),
    ...(dryRun ? { dryRun } : {}),
  };
}
