// Stores a policy as a new immutable version. A draft changes nothing until it is activated.
import { writeAudit } from '../../io/db/audit.ts';
import { contentHash } from '../../io/db/engine/content-hash.ts';
import type { Trx } from '../../io/db/engine/tables.ts';
import { inTransaction } from '../../io/db/engine/transaction.ts';
import {
  insertVersion,
  latestVersion,
  type PolicyVersion,
  PUBLISHED,
} from '../../io/db/policies.ts';
import { wordsInForce } from '../../io/db/vocabularies.ts';
import type { Readers } from '../../leads/values/readers.ts';
import { parsePolicy } from '../../policy/parse.ts';
import type { PolicyDocument } from '../../policy/policy.ts';
import { type Validated, validatePolicy } from '../../policy/validate.ts';
import type { Deps } from '../deps.ts';
import { Refusal } from '../refusal.ts';

/** A policy as text (YAML or JSON) or as parsed JSON. */
export type PolicyGiven = { text: string } | { document: unknown };

export type PublishWish = PolicyGiven & {
  note: string | null;
  /** The newest version that the author has seen; null: whatever is newest. */
  basedOn: number | null;
};

/**
 * Publishes a version. The same content as the newest version is not stored twice: that one is
 * returned, with `created` false.
 * @throws Refusal policy_invalid (with the path to each fault), version_conflict
 */
export async function publishPolicy(
  deps: Pick<Deps, 'db' | 'clock' | 'newId'>,
  actor: string,
  wish: PublishWish,
): Promise<PolicyVersion & { created: boolean }> {
  const document = checkedPolicy(wish, await wordsInForce(deps.db));
  return inTransaction(deps.db, (trx) => addVersion(deps, trx, actor, document, wish));
}

/**
 * Stores a checked document as the next version, within a transaction.
 * @throws Refusal version_conflict
 */
export async function addVersion(
  deps: Pick<Deps, 'clock' | 'newId'>,
  trx: Trx,
  actor: string,
  document: PolicyDocument,
  { note, basedOn }: Pick<PublishWish, 'note' | 'basedOn'>,
): Promise<PolicyVersion & { created: boolean }> {
  const hash = contentHash(document);
  const latest = await latestVersion(trx, document.name);
  if (latest?.hash === hash) return { ...latest, created: false };
  if (basedOn !== null && basedOn !== (latest?.version ?? 0)) {
    const detail = `The newest version of "${document.name}" is ${latest?.version ?? 0}, not ${basedOn}.`;
    throw new Refusal('version_conflict', detail);
  }
  const createdAt = new Date(deps.clock.now());
  const version = (latest?.version ?? 0) + 1;
  const stored: PolicyVersion = {
    name: document.name,
    version,
    hash,
    author: actor,
    note,
    createdAt,
  };
  if (!(await insertVersion(trx, { ...stored, document }))) throw new Refusal('version_conflict');
  await writeAudit(trx, {
    id: deps.newId(),
    at: createdAt,
    actor,
    action: PUBLISHED,
    subject: document.name,
    detail: { version, hash },
  });
  return { ...stored, created: true };
}

/** The document of a policy that was given. @throws Refusal policy_invalid */
export function checkedPolicy(given: PolicyGiven, reads: Readers): PolicyDocument {
  const validated: Validated =
    'text' in given ? parsePolicy(given.text, reads) : validatePolicy(given.document, { reads });
  if (validated.ok) return validated.document;
  const problems = validated.problems.map(({ path, message, line }) => ({
    path,
    message: line === undefined ? message : `line ${line}: ${message}`,
  }));
  throw new Refusal('policy_invalid', '', problems);
}
