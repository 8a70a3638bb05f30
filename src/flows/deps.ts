// What flows are given as their first argument; each takes only what it uses (`Pick<Deps, …>`).
import type { Db } from '../io/db/engine/tables.ts';
import type { Clock } from './ports.ts';

export type Deps = {
  db: Db;
  clock: Clock;
  /** A new unique id; ids made later sort later. */
  newId: () => string;
  /** Waits in real time. */
  sleep: (milliseconds: number) => Promise<void>;
  /** Takes over a change of one's own into what this replica keeps in memory. */
  refresh: () => Promise<void>;
};
