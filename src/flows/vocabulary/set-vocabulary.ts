// A vocabulary is put in force as a new version, unless it contradicts itself, our tables or a policy in force.
import { isMap, parseDocument } from 'yaml';
import { writeAudit } from '../../io/db/audit.ts';
import { contentHash } from '../../io/db/engine/content-hash.ts';
import type { Db, Trx } from '../../io/db/engine/tables.ts';
import { inTransaction } from '../../io/db/engine/transaction.ts';
import { listInForce, readVersion } from '../../io/db/policies.ts';
import { readReps } from '../../io/db/reps.ts';
import type { ReplicaCache } from '../../io/db/state/replica-cache.ts';
import { bumpVersion, takeTurn } from '../../io/db/versions.ts';
import {
  insertVocabulary,
  type VocabularyVersion,
  vocabularyInForce,
} from '../../io/db/vocabularies.ts';
import { checkVocabulary } from '../../leads/check-vocabulary.ts';
import { readersOf } from '../../leads/taught-readers.ts';
import { storageFault } from '../../leads/text/storable.ts';
import type { Readers } from '../../leads/values/readers.ts';
import { type Vocabulary, vocabularySchema } from '../../leads/vocabulary.ts';
import { wordsLost } from '../../policy/lint/unknown-words.ts';
import { policyDocumentSchema } from '../../policy/policy.ts';
import type { Deps } from '../deps.ts';
import { problemsOf } from '../invalid-input.ts';
import { type Problem, Refusal } from '../refusal.ts';

/** A vocabulary as text (YAML or JSON) or as parsed JSON. */
export type VocabularyGiven = { text: string } | { document: unknown };

export type VocabularyWish = VocabularyGiven & {
  note: string | null;
  /** The version that the author has seen in force (0: none); null: whatever is. */
  basedOn: number | null;
};

export type VocabularySet = VocabularyVersion & {
  /** False: the version in force says the same already. */
  created: boolean;
  /** What still uses words that are taught no longer. */
  warnings: Problem[];
};

type SetDeps = Pick<Deps, 'db' | 'clock' | 'newId'> & {
  state: Pick<ReplicaCache, 'refresh' | 'roster'>;
};

const MAX_TEXT = 400_000;

/**
 * Puts a vocabulary in force; leads, reps and policies are read by it from then on, on every replica within
 * two seconds.
 * @throws Refusal invalid_input, version_conflict, still_in_use (a policy in force would lose a word)
 */
export async function setVocabulary(
  deps: SetDeps,
  actor: string,
  wish: VocabularyWish,
): Promise<VocabularySet> {
  const document = checkedVocabulary(wish);
  const at = new Date(deps.clock.now());
  const done = await inTransaction(deps.db, async (trx) => {
    // One at a time: of two who change the same version the second is told.
    await takeTurn(trx, 'vocabulary', at);
    const before = await vocabularyInForce(trx);
    const { basedOn, note } = wish;
    if (basedOn !== null && basedOn !== before.version) {
      const detail = `The vocabulary in force is version ${before.version}, not ${basedOn}.`;
      throw new Refusal('version_conflict', detail);
    }
    const hash = contentHash(document);
    const version = before.hash === hash ? before.version : before.version + 1;
    const stored = { version, hash, author: actor, note, createdAt: at };
    if (version === before.version) return { ...stored, created: false, warnings: [] };
    const [was, is] = [readersOf(before.document), readersOf(document)];
    await refuseLostWords(trx, was, is);
    if (!(await insertVocabulary(trx, { ...stored, document }))) {
      throw new Refusal('version_conflict');
    }
    const entry = { id: deps.newId(), at, actor, action: 'vocabulary.set' };
    await writeAudit(trx, { ...entry, subject: 'vocabulary', detail: { version, hash } });
    await bumpVersion(trx, 'vocabulary', at);
    return { ...stored, created: true, warnings: await repsWithLostWords(trx, deps, was, is) };
  });
  await deps.state.refresh();
  return done;
}

/** The document that was given. @throws Refusal invalid_input, with the path to each fault */
export function checkedVocabulary(given: VocabularyGiven): Vocabulary {
  const input = 'text' in given ? parsed(given.text) : given.document;
  const unstorable = storageFault(input);
  if (unstorable) throw new Refusal('invalid_input', '', [unstorable]);
  const read = vocabularySchema.safeParse(input);
  if (!read.success) throw new Refusal('invalid_input', '', problemsOf(read.error));
  const problems = checkVocabulary(read.data);
  if (problems.length > 0) throw new Refusal('invalid_input', '', problems.slice(0, 100));
  return read.data;
}

function parsed(text: string): unknown {
  const fail = (message: string) => new Refusal('invalid_input', '', [{ path: '', message }]);
  if (text.length > MAX_TEXT) throw fail(`The text is longer than ${MAX_TEXT} characters.`);
  const document = parseDocument(text, { uniqueKeys: true });
  const [error] = document.errors;
  if (error) throw fail(`This is neither YAML nor JSON: ${error.message.split('\n')[0]}`);
  if (document.contents !== null && !isMap(document.contents)) {
    throw fail(
      'A vocabulary is a map of industries, regions, sources, channels, titles and roles.',
    );
  }
  try {
    return document.toJS({ maxAliasCount: 100 }) ?? {};
  } catch {
    throw fail('The text repeats itself through too many aliases.');
  }
}

/** @throws Refusal still_in_use */
async function refuseLostWords(trx: Trx, was: Readers, is: Readers): Promise<void> {
  for (const { name, version } of await listInForce(trx)) {
    const policy = await readVersion(trx, name, version);
    if (!policy) continue;
    const lost = wordsLost(policyDocumentSchema.parse(policy.document), was, is);
    if (lost.length === 0) continue;
    const detail = `The policy ${name}@${version}, which is in force, uses words that would be taught no longer. Put a policy without them in force first, or keep them.`;
    throw new Refusal('still_in_use', detail, lost);
  }
}

/** Territories of reps that were taught and are not any more: they match the same spelling only. */
async function repsWithLostWords(
  db: Db,
  { state }: SetDeps,
  was: Readers,
  is: Readers,
): Promise<Problem[]> {
  const ids = state.roster().reps.map(({ id }) => id);
  const stored = await readReps(db, ids);
  return stored
    .flatMap(({ item: rep }) =>
      rep.territories
        .filter((word) => was.territory(word).known && !is.territory(word).known)
        .map((word) => ({
          path: `/reps/${rep.id}/territories`,
          message: `"${word}" is taught no longer: it matches leads of the same spelling only`,
        })),
    )
    .slice(0, 100);
}
