// pointsman events: what happened, a line each, up to now or as it comes.
import { setTimeout as sleep } from 'node:timers/promises';
import { type Command, Option } from 'commander';
import { EVENT_KINDS, type EventKind, type PointsmanEvent } from '../events/event.ts';
import { CalledWrongly, type ExitCode } from '../failures.ts';
import { readFeed } from '../flows/events/read-feed.ts';
import { jsonText, type Terminal } from '../terminal.ts';
import { type Call, type Does, withCore } from './call.ts';

export function addEvents(program: Command, does: Does): void {
  program
    .command('events')
    .summary('what happened to leads, policies and models')
    .description(
      'A line per event, in the order of the feed: its place in it, when, what, the lead and the rep.\n' +
        'Without --after from the first event on, or with --follow from now on, until Ctrl-C.',
    )
    .option('--after <n>', 'only what comes after this place')
    .addOption(
      new Option('--kind <kinds...>', 'only these kinds, such as lead.assigned').choices(
        EVENT_KINDS,
      ),
    )
    .option('--lead <id>', 'only of this lead')
    .option('--follow', 'stay, and show events as they come')
    .option('--json', 'as JSON, a line each')
    .addHelpText(
      'after',
      '\nExamples:\n  pointsman events --follow\n  pointsman events --kind lead.queued queue.waiting\n  pointsman events --lead lead-1 --json',
    )
    .action(does(events));
}

type Options = {
  after?: string;
  kind?: EventKind[];
  lead?: string;
  follow?: boolean;
  json?: boolean;
};

const PAGE = 500;
const POLL_MS = 500;

function events(call: Call, options: Options): Promise<ExitCode> {
  const { kind: kinds = [], lead: leadId = null, follow = false, json = false } = options;
  const filter = { kinds, leadId, limit: PAGE };
  let after = startOf(options);
  return withCore(call, async (deps) => {
    // Ends with the database, which a Ctrl-C closes.
    for (;;) {
      const { items, next, more } = await readFeed(deps, { ...filter, after });
      for (const { position, event } of items) {
        call.terminal.print(
          json ? jsonText({ position, event }) : lineOf(call.terminal, position, event),
        );
      }
      after = next;
      if (!more && !follow) return 0;
      if (!more) await sleep(POLL_MS);
    }
  });
}

function startOf({ after, follow }: Options): number | 'latest' {
  if (after === undefined) return follow ? 'latest' : 0;
  const place = Number(after);
  if (after.trim() !== '' && Number.isSafeInteger(place) && place >= 0) return place;
  throw new CalledWrongly('--after asks for a place in the feed, a whole number.');
}

function lineOf({ paint }: Terminal, position: number, event: PointsmanEvent): string {
  const { at, kind, leadId, repId, policy, data } = event;
  const what = leadId ?? (policy ? `${policy.name}@${policy.version}` : '');
  const whom = repId === null ? '' : `→ ${repId}`;
  const about = [what, whom].filter((part) => part !== '').join(' ');
  const details = Object.entries(data).flatMap(([key, value]) =>
    value === null ? [] : `${key} ${Array.isArray(value) ? value.join(', ') : value}`,
  );
  const parts = [String(position).padStart(6), at, paint('bold', kind)];
  return [...parts, ...(about === '' ? [] : [about]), paint('dim', details.join(', '))].join('  ');
}
