// Who changed what: one row per change, written in the transaction of the change itself.
import type { Books } from './engine/booked-rows.ts';
import type { Trx } from './engine/tables.ts';

export type AuditEntry = {
  id: string;
  at: Date;
  /** An API key's id, "cli" or the name of a job. */
  actor: string;
  /** Thing and verb, such as "rep.saved" or "key.revoked". */
  action: string;
  subject: string;
  /** Small and free of contact data: it is kept for good. */
  detail: Readonly<Record<string, string | number | boolean | null>>;
  /** What the change wrote into the ledger. */
  books?: Books;
};

/** Adds one entry to the log of changes. */
export async function writeAudit(trx: Trx, entry: AuditEntry): Promise<void> {
  await trx
    .insertInto('audit')
    .values({
      ...entry,
      detail: JSON.stringify(entry.detail),
      books: entry.books === undefined ? null : JSON.stringify(entry.books),
    })
    .execute();
}
