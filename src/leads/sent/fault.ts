// What is wrong with a piece of a lead, and what was done about it.
import { type LeadWarning, leadWarning } from '../lead-warning.ts';

export type Fault = {
  /** JSON pointer into the lead as it was sent. */
  path: string;
  /** What stood there; undefined where it may name a person. */
  given: unknown;
  /** What is wrong: "is no number". */
  fault: string;
  /** What became of it: "left out". */
  done: string;
};

export function asWarning({ path, given, fault, done }: Fault): LeadWarning {
  return leadWarning(path, given, `${fault}, and was ${done}`);
}
