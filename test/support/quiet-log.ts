// A logger for code under test whose lines nobody reads.
import type { DatabaseLog } from '../../src/io/db/engine/unavailable.ts';

const nothing = () => undefined;

/** Takes every line and keeps none. */
export const quietLog: DatabaseLog = { info: nothing, warn: nothing, error: nothing };
