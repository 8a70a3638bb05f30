// The formats in which snapshots were ever stored: each is numbered, and read by turning it into the next.
// Whoever changes what is stored gives it a new number, a reader from the one before and an entry in the
// corpus (test/flows/decisions/formats): a test is red until all three are there.
import {
  NO_MATCH,
  packLoad,
  type StoredLoad,
  type StoredSnapshot,
  storedSnapshotSchema,
} from '../../selection/scene/snapshot.ts';

/** What is stored today; in its text under "format" since 4. */
export const SNAPSHOT_FORMAT = 7;

/** Decisions from here on are made again to the byte, whichever version made them. */
export const TO_THE_BYTE_FROM = 4;

/** Why a stored snapshot cannot be read; `message` is a sentence for whoever asked for it. */
export class UnreadableSnapshot extends Error {
  readonly code: 'newer_version' | 'unreadable';

  constructor(code: UnreadableSnapshot['code'], message: string) {
    super(message);
    this.name = 'UnreadableSnapshot';
    this.code = code;
  }
}

type Stored = Readonly<Record<string, unknown>>;

/** Format n to n + 1. */
const TO_NEXT: readonly ((stored: Stored) => Stored)[] = [
  // 1: accounts were matched, but how was not stored.
  (stored) => ({ ...stored, match: stored.match ?? NO_MATCH }),
  // 2: a load was an object.
  (stored) => ({ ...stored, loads: packedLoads(stored.loads) }),
  // 3: as 4, without a number.
  (stored) => ({ ...stored, format: 4 }),
  // 4: as 5, with prose that went by the codes of rules.
  (stored) => ({ ...stored, format: 5 }),
  // 5: reasons told the best record where the turn, an owner or a rule had decided.
  (stored) => ({ ...stored, format: 6, wording: 'earlier' }),
  // 6: told in English, whatever language the policy asks for.
  (stored) => ({ wording: 'english', ...stored, format: 7 }),
];

/** A stored snapshot in today's form, and the format it was stored in. @throws UnreadableSnapshot */
export function readSnapshot(text: string): { format: number; stored: StoredSnapshot } {
  const given = objectOf(text);
  const format = formatOf(given);
  if (format > SNAPSHOT_FORMAT) {
    throw new UnreadableSnapshot(
      'newer_version',
      `It was stored by a newer version (format ${format}; this one reads up to ${SNAPSHOT_FORMAT}): ask a service of that version.`,
    );
  }
  const today = TO_NEXT.slice(format - 1).reduce((stored, next) => next(stored), given);
  const read = storedSnapshotSchema.safeParse(today);
  if (read.success) return { format, stored: read.data };
  const [issue] = read.error.issues;
  throw unreadable(`at /${issue?.path.join('/') ?? ''}: ${issue?.message ?? ''}`);
}

/** The stored snapshot, or null where this version cannot read it: for looks over many decisions. */
export function snapshotIfReadable(text: string): StoredSnapshot | null {
  try {
    return readSnapshot(text).stored;
  } catch (error) {
    if (error instanceof UnreadableSnapshot) return null;
    throw error;
  }
}

/** Shared parts hold loads too: in the form of today, or in the one before. */
export function packedLoads(loads: unknown): unknown {
  if (loads === null || typeof loads !== 'object') return loads;
  const packed = Object.entries(loads).map(([id, load]) => [id, packedLoad(load)]);
  return Object.fromEntries(packed);
}

function packedLoad(load: unknown): unknown {
  if (Array.isArray(load) || load === null || typeof load !== 'object') return load;
  const given = load as Parameters<typeof packLoad>[0];
  const packed: StoredLoad = packLoad(given);
  return packed;
}

function formatOf(stored: Stored): number {
  if (Number.isInteger(stored.format) && Number(stored.format) >= 1) return Number(stored.format);
  if (stored.format !== undefined) throw unreadable('"format" is no number from 1');
  if (stored.match === undefined) return 1;
  const [load] = Object.values((stored.loads ?? {}) as Stored);
  return load === undefined || Array.isArray(load) ? 3 : 2;
}

function objectOf(text: string): Stored {
  try {
    const value: unknown = JSON.parse(text);
    if (value !== null && typeof value === 'object') return value as Stored;
  } catch {
    // Said below.
  }
  throw unreadable('it is no JSON object');
}

function unreadable(why: string): UnreadableSnapshot {
  return new UnreadableSnapshot(
    'unreadable',
    `What was stored to make it again cannot be read (${why}): look for the decision in a backup, and run pointsman verify.`,
  );
}
