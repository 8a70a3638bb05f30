// Ids are made here and not by the database, so that any PostgreSQL-like server will do.
import { randomInt, randomUUID } from 'node:crypto';

/**
 * Makes UUIDs version 7 (RFC 9562) by the clock `now`: ids made later by one maker sort later, also
 * within a millisecond (twelve bits count there, and borrow from the next millisecond when they run
 * out) and when the clock goes back.
 */
export function idsBy(now: () => number): () => string {
  let lastMs = 0;
  let counter = 0;
  return () => {
    const atMs = now();
    if (atMs > lastMs) {
      lastMs = atMs;
      counter = randomInt(0x400);
    } else if (++counter > 0xfff) {
      lastMs++;
      counter = 0;
    }
    const time = lastMs.toString(16).padStart(12, '0');
    // A random UUID carries the same variant bits and 62 random ones in its last two groups.
    const tail = randomUUID().slice(19);
    const count = counter.toString(16).padStart(3, '0');
    return `${time.slice(0, 8)}-${time.slice(8)}-7${count}-${tail}`;
  };
}
