// Garbage is collected beside the work, not in front of it: V8 marks the heap with more threads than a
// small machine has cores, and a service often shares those with its database.
import { readdirSync, readFileSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import { setFlagsFromString } from 'node:v8';

const TASKS = '/proc/self/task';

/**
 * Lets V8's helper threads, which collect and compile, run only where nobody else wants the core, where
 * threads have priorities of their own (Linux). The thread that answers collects the young generation
 * alone: with help, its pause would last until helpers that wait for a core are done. And makes
 * everything in the young generation: what a lead needs outlives a collection or two while a model
 * thinks, V8 would take it for long-lived and make its like in the old generation from then on, where
 * it is garbage until a full collection.
 */
export function collectGently(): void {
  setFlagsFromString('--no-allocation-site-pretenuring');
  setFlagsFromString('--no-parallel-scavenge');
  for (const thread of helperThreads()) {
    try {
      setPriority(thread, constants.priority.PRIORITY_LOW);
    } catch {
      // it has ended, or a sandbox forbids it
    }
  }
}

function helperThreads(): number[] {
  try {
    return readdirSync(TASKS)
      .filter((thread) => readFileSync(`${TASKS}/${thread}/comm`, 'utf8') === 'V8Worker\n')
      .map(Number);
  } catch {
    return [];
  }
}
