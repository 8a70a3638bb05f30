// The vocabulary that users teach: numbered versions, of which the newest is in force.
import { readersOf } from '../../leads/taught-readers.ts';
import { OUR_READERS, type Readers } from '../../leads/values/readers.ts';
import { NO_VOCABULARY, type Vocabulary, vocabularySchema } from '../../leads/vocabulary.ts';
import type { Db, Trx } from './engine/tables.ts';

/** A version without its document. */
export type VocabularyVersion = {
  version: number;
  hash: string;
  author: string;
  note: string | null;
  createdAt: Date;
};
export type StoredVocabulary = VocabularyVersion & { document: Vocabulary };

/** What is in force: the newest version, or nothing taught yet as version 0. */
export type VocabularyInForce = { version: number; hash: string; document: Vocabulary };

const COLUMNS = ['version', 'hash', 'author', 'note', 'created_at'] as const;

export async function vocabularyInForce(db: Db): Promise<VocabularyInForce> {
  return (await readVocabulary(db, null)) ?? { version: 0, hash: '', document: NO_VOCABULARY };
}

/** How texts are read now: by the words in force; by our own where nothing was taught. */
export async function wordsInForce(db: Db): Promise<Readers> {
  const { version, document } = await vocabularyInForce(db);
  return version === 0 ? OUR_READERS : readersOf(document);
}

/** One version, or the newest (null); null where there is none. */
export async function readVocabulary(
  db: Db,
  version: number | null,
): Promise<StoredVocabulary | null> {
  const row = await db
    .selectFrom('vocabularies')
    .select([...COLUMNS, 'document'])
    .$if(version !== null, (query) => query.where('version', '=', version ?? 0))
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  // What a later version of the schema added has its default.
  return row ? { ...versionOf(row), document: vocabularySchema.parse(row.document) } : null;
}

/** All versions, newest first. */
export async function listVocabularies(db: Db): Promise<VocabularyVersion[]> {
  const rows = await db
    .selectFrom('vocabularies')
    .select(COLUMNS)
    .orderBy('version', 'desc')
    .execute();
  return rows.map(versionOf);
}

/** Adds a version; false when that number is taken. */
export async function insertVocabulary(trx: Trx, stored: StoredVocabulary): Promise<boolean> {
  const { createdAt, document, ...rest } = stored;
  const inserted = await trx
    .insertInto('vocabularies')
    .values({ ...rest, document: JSON.stringify(document), created_at: createdAt })
    .onConflict((conflict) => conflict.column('version').doNothing())
    .executeTakeFirst();
  return Number(inserted.numInsertedOrUpdatedRows ?? 0) === 1;
}

type Row = Omit<VocabularyVersion, 'createdAt'> & { created_at: Date };

function versionOf({ version, hash, author, note, created_at }: Row): VocabularyVersion {
  return { version, hash, author, note, createdAt: created_at };
}
