// pointsman reviews: companies whose account is in doubt, and the verdict of a person on each.
import type { Command } from 'commander';
import { CalledWrongly, type ExitCode } from '../failures.ts';
import { resolveReview } from '../flows/roster/resolve-review.ts';
import { readCursor } from '../io/db/views/page.ts';
import { listReviews, type ReviewLine } from '../io/db/views/reviews.ts';
import { jsonText, type Terminal } from '../terminal.ts';
import { ACTOR, type Call, type Does, withCore } from './call.ts';

export function addReviews(program: Command, does: Does): void {
  const reviews = program
    .command('reviews')
    .summary('settle which account a company is')
    .description(
      'Leads whose account is in doubt are routed without one, and their company is listed here once,\n' +
        'with the accounts it may be, how sure the match is and why. A verdict holds for every later\n' +
        'lead of the same domain and company name.',
    )
    .addHelpText(
      'after',
      '\nExamples:\n  pointsman reviews list\n  pointsman reviews resolve 01a2… --account acme-de\n  pointsman reviews resolve 01a2… --none',
    );
  reviews
    .command('list')
    .description('Companies in doubt, oldest first.')
    .option('--resolved', 'those that are settled instead')
    .option('--limit <n>', 'how many', '50')
    .option('--cursor <text>', 'where the page before ended')
    .option('--json', 'as JSON')
    .action(does(list));
  reviews
    .command('resolve')
    .description('Says which account it is. Saying the same again changes nothing.')
    .argument('<id>', 'id of the review')
    .option('--account <id>', 'this account')
    .option('--none', 'none of our accounts')
    .option('--revise', 'change a verdict that was given before')
    .option('--json', 'as JSON')
    .action(does(resolve));
}

type ListOptions = { resolved?: boolean; limit: string; cursor?: string; json?: boolean };

function list(call: Call, options: ListOptions): Promise<ExitCode> {
  const limit = Number(options.limit);
  if (!Number.isInteger(limit) || limit < 1 || limit > 200) {
    throw new CalledWrongly('--limit asks for a whole number from 1 to 200.');
  }
  const after = afterOf(options.cursor);
  return withCore(call, async ({ db }) => {
    const state = options.resolved ? 'resolved' : 'open';
    const page = await listReviews(db, { state }, { limit, after });
    const { print, note } = call.terminal;
    if (options.json) {
      print(jsonText(page, 2));
      return 0;
    }
    if (page.items.length === 0) print('No company’s account is in doubt.');
    for (const review of page.items) printReview(call.terminal, review);
    if (page.nextCursor) note(`More: --cursor ${page.nextCursor}`);
    return 0;
  });
}

function printReview({ print, paint }: Terminal, review: ReviewLine): void {
  const company = [review.companyName, review.domain].filter((one) => one !== null).join(', ');
  print(`${paint('bold', company)}  ${paint('dim', review.id)}`);
  print(`  ${review.because} · ${review.leads} ${review.leads === 1 ? 'lead' : 'leads'}`);
  for (const { accountId, name, confidence, because } of review.possible) {
    print(`  ${confidence.toFixed(2)}  ${accountId}  ${name ?? '(gone)'}: ${because}`);
  }
  if (review.verdict) {
    const { accountId, at, by } = review.verdict;
    print(`  settled ${at.slice(0, 10)} by ${by}: ${accountId ?? 'none of our accounts'}`);
  }
}

type Verdict = { account?: string; none?: boolean; revise?: boolean; json?: boolean };

function resolve(call: Call, id: string, options: Verdict): Promise<ExitCode> {
  if ((options.account === undefined) === (options.none === undefined)) {
    throw new CalledWrongly('Give --account <id> or --none.');
  }
  return withCore(call, async (deps) => {
    const accountId = options.account ?? null;
    const revise = options.revise ?? false;
    const result = await resolveReview(deps, { reviewId: id, accountId, revise, by: ACTOR });
    const { print } = call.terminal;
    if (options.json) print(jsonText(result, 2));
    else {
      print(
        result.changed ? `Settled: ${accountId ?? 'none of our accounts'}.` : 'Settled before.',
      );
      for (const { leadId, fromRepId, toRepId } of result.moved) {
        print(`  ${leadId}: ${fromRepId} → ${toRepId}`);
      }
      for (const { leadId, repId, because } of result.left) {
        print(`  ${leadId} stays with ${repId}: ${because}`);
      }
    }
    return 0;
  });
}

function afterOf(cursor: string | undefined): { since: Date; id: string } | null {
  if (cursor === undefined) return null;
  const [since = '', id = ''] = readCursor(cursor, 2) ?? [];
  const at = Date.parse(since);
  if (Number.isNaN(at)) throw new CalledWrongly('--cursor is not one of this list.');
  return { since: new Date(at), id };
}
