// The vocabulary as callers read it.
import type { Vocabulary } from '../../../leads/vocabulary.ts';
import type { Db } from '../engine/tables.ts';
import {
  listVocabularies,
  readVocabulary,
  type VocabularyVersion,
  vocabularyInForce,
} from '../vocabularies.ts';

type Line = Omit<VocabularyVersion, 'createdAt'> & { createdAt: string };

/** The document in force; version 0 where nothing was taught yet. */
export async function vocabularyInForceView(
  db: Db,
): Promise<{ version: number; document: Vocabulary }> {
  const { version, document } = await vocabularyInForce(db);
  return { version, document };
}

export async function listVocabularyVersions(db: Db): Promise<Line[]> {
  return (await listVocabularies(db)).map(asLine);
}

export async function readVocabularyView(
  db: Db,
  version: number,
): Promise<(Line & { document: Vocabulary }) | null> {
  const stored = await readVocabulary(db, version);
  return stored ? { ...asLine(stored), document: stored.document } : null;
}

function asLine({ version, hash, author, note, createdAt }: VocabularyVersion): Line {
  return { version, hash, author, note, createdAt: createdAt.toISOString() };
}
