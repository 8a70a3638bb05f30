// Garbage is collected beside the work, not in front of it: V8 marks the heap with more threads than a
// small machine has cores, and a service often shares those with its database.
import { readdirSync, readFileSync } from 'node:fs';
import { constants, setPriority } from 'node:os';

const TASKS = '/proc/self/task';

/**
 * Lets V8's helper threads, which collect and compile, run only where nobody else wants the core. Does
 * nothing where threads have no priorities of their own (anywhere but on Linux).
 */
export function collectGently(): void {
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
