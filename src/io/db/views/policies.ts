// Policies as they are looked at: what is in force, and the versions behind it.
import type { Policy } from '../../../policy/policy.ts';
import type { Db } from '../engine/tables.ts';
import { listInForce, listVersions, readVersion } from '../policies.ts';

export type VersionLine = {
  version: number;
  hash: string;
  author: string;
  note: string | null;
  createdAt: string;
};

export type PolicyView = {
  name: string;
  isDefault: boolean;
  inForce: { version: number; since: string; byWhom: string } | null;
  /** Newest first. */
  versions: VersionLine[];
};

/** Every policy by name; of one name when it is given. */
export async function listPolicyViews(db: Db, name: string | null): Promise<PolicyView[]> {
  const [versions, inForce] = await Promise.all([listVersions(db, name), listInForce(db)]);
  const byName = Map.groupBy(versions, (version) => version.name);
  return [...byName].map(([policy, lines]) => {
    const now = inForce.find((one) => one.name === policy);
    return {
      name: policy,
      isDefault: now?.isDefault ?? false,
      inForce: now
        ? { version: now.version, since: now.since.toISOString(), byWhom: now.byWhom }
        : null,
      versions: lines.map(({ version, hash, author, note, createdAt }) => ({
        version,
        hash,
        author,
        note,
        createdAt: createdAt.toISOString(),
      })),
    };
  });
}

/** One stored version with its document, as it was published; null when there is none. */
export async function readPolicyVersion(
  db: Db,
  name: string,
  version: number,
): Promise<(VersionLine & Policy) | null> {
  const stored = await readVersion(db, name, version);
  return stored && { ...stored, createdAt: stored.createdAt.toISOString() };
}
