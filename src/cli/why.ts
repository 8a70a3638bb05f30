// pointsman why: why a rep did or did not get a lead, in words that the rep can read.
import type { Command } from 'commander';
import type { ExitCode } from '../failures.ts';
import { explainCandidates } from '../flows/decisions/explain-candidates.ts';
import { whyNotMe } from '../flows/decisions/why-not-me.ts';
import { jsonText, wrapped } from '../terminal.ts';
import type { Does } from './call.ts';
import { type Call, withCore } from './call.ts';

type Options = { json?: boolean };

export function addWhy(program: Command, does: Does): void {
  program
    .command('why')
    .summary('why, or why not, this rep?')
    .description(
      'One paragraph per rep about a stored decision: the rule that excluded them or their place and\n' +
        'parts, and the smallest single change that would have made the lead theirs. It holds no figure\n' +
        'of another rep, so that it can be sent as it is.',
    )
    .argument('<decision>', 'id of a decision')
    .argument('[rep]', 'id of a rep; every rep when left out')
    .option('--json', 'as JSON, with every change that would have flipped the pick')
    .addHelpText(
      'after',
      '\nExample:\n  pointsman why 01a20603-481d-72ad-9bbe-88d8a8fb8ca7 jennifer-park',
    )
    .action(does(why));
}

function why(call: Call, id: string, rep: string | undefined, options: Options): Promise<ExitCode> {
  const { terminal } = call;
  return withCore(call, async (deps) => {
    const ids =
      rep === undefined ? (await explainCandidates(deps, id)).map((row) => row.rep.id) : [rep];
    for (const repId of ids) {
      const answer = await whyNotMe(deps, id, repId);
      if (options.json) {
        terminal.print(jsonText(answer));
        continue;
      }
      if (ids.length > 1) terminal.print(terminal.paint('bold', answer.rep.name));
      terminal.print(wrapped(answer.paragraph, terminal.width));
      if (ids.length > 1) terminal.print();
    }
    return 0;
  });
}
