// The request for a brief about a rep who has been chosen, and the key to its answer: the pick, their stand-in,
// the lead and its account, and nothing that could only change the choice.
import type { Fact, FactKind } from '../reasoning/facts/fact.ts';
import { clockTime, dayName, zoneWords } from '../reasoning/facts/local-time.ts';
import type { AdviceKey } from './brief.ts';
import { BRIEF_JSON_SCHEMA, BRIEF_SCHEMA_NAME } from './brief-answer.ts';
import { type PartsInput, partRequest, toldScene } from './choice-request.ts';
import { dataPage, repLines } from './data-page.ts';
import type { AdvisorRequest } from './exchange.ts';

/** Who got the lead, who stands in, and the facts that decided, where a model said so. */
export type Picked = { repId: string; backupId: string | null; deciding: readonly string[] };

export type BriefPartInput = PartsInput & { picked: Picked };

/** Facts about reps that tell the lead's rep nothing: their own deadline and score are told by code. */
const NOT_OF_THE_PICK: ReadonlySet<FactKind> = new Set<FactKind>(['parts', 'due', 'excluded']);
/** What of a stand-in a sentence may set beside the pick. */
const OF_THE_BACKUP: ReadonlySet<FactKind> = new Set<FactKind>([
  'speciality',
  'record',
  'load',
  'pipeline',
  'response',
  'language',
  'score',
]);

/** The request for a brief and the key to its answer. */
export function briefRequest(input: BriefPartInput): { request: AdvisorRequest; key: AdviceKey } {
  const { prompt, snapshot, picked } = input;
  const reps = [picked.repId, ...(picked.backupId === null ? [] : [picked.backupId])];
  const isTold = ({ kind, repId, about }: Fact) => {
    if (about === 'policy') return false;
    if (repId === picked.repId) return !NOT_OF_THE_PICK.has(kind);
    return repId === null || (repId === picked.backupId && OF_THE_BACKUP.has(kind));
  };
  const { told, lines, key } = toldScene(input, isTold);
  const page = dataPage(
    [
      ['Lead', lines('lead')],
      ['Account', lines('account')],
      ['Reps', repLines(told, key.aliases, reps)],
      ['Chosen', pickedLines(input, key)],
      ['Now', nowLines(input)],
      ['What the lead wrote', lines('message')],
    ],
    'Write the brief.',
  );
  const form = { schemaName: BRIEF_SCHEMA_NAME, schema: BRIEF_JSON_SCHEMA };
  return { request: partRequest(prompt.brief, snapshot, page, form), key };
}

function pickedLines({ picked, needs }: BriefPartInput, { aliases, facts }: AdviceKey): string[] {
  const { repId, backupId, deciding } = picked;
  const second = backupId === null ? '' : `, ${aliases.aliasOf(backupId)} stands in`;
  const known = deciding.filter((id) => facts.has(id));
  const buys = !needs.some(({ kind }) => kind === 'not_a_buyer');
  return [
    `${aliases.aliasOf(repId)} has the lead${second}.`,
    ...(known.length === 0 ? [] : [`What decided: ${known.join(', ')}.`]),
    ...(buys ? [] : ['They buy nothing: one reason, one point and one step are enough.']),
  ];
}

/** What the rep should reckon with; it has no ids, as nothing of it is to be told to anybody. */
function nowLines({ snapshot, privateWords }: BriefPartInput): string[] {
  const { lead, at } = snapshot;
  const atMs = Date.parse(at);
  const there =
    lead.timeZone === null
      ? []
      : [
          `It is ${dayName(atMs, lead.timeZone)}, ${clockTime(atMs, lead.timeZone)}, where they are (${zoneWords(lead.timeZone)}).`,
        ];
  const phone = privateWords.some(isNumber)
    ? 'They left a phone number.'
    : 'They left no phone number.';
  const earlier =
    (snapshot.runningOwnerId ?? null) === null
      ? 'No earlier contact is known.'
      : 'Somebody of ours already works an earlier request of theirs.';
  return [...there, phone, earlier];
}

const isNumber = (word: string) => !word.includes('@') && word.replace(/\D/g, '').length > 6;
