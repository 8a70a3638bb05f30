// The model of the bench: starts it in a process of its own, so that its work delays nobody, and asks
// it how long it held each call.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { FromModel, FromParent, Manner } from './model-process.ts';

export type ModelServer = {
  url: string;
  /** How it answers from now on. */
  behave(manner: Manner): void;
  /** Milliseconds that each lead's calls were held since last asked, summed by the lead's number. */
  held(): Promise<Map<number, number>>;
  close(): Promise<void>;
};

const PROGRAM = fileURLToPath(new URL('./model-process.ts', import.meta.url));

/** Milliseconds to the first token, and tokens written in a second from then on; 0 is all at once. */
export type Pace = { firstMs: number; perSecond: number };

/** Starts a model that answers each call at this pace. */
export async function modelServer({ firstMs, perSecond }: Pace): Promise<ModelServer> {
  const child = fork(PROGRAM, [String(firstMs), String(perSecond)]);
  const heard = async <K extends string>(key: K) => {
    const [message] = (await once(child, 'message')) as [FromModel];
    if (key in message) return message as Extract<FromModel, Record<K, unknown>>;
    throw new Error(`the model did not tell ${key}`);
  };
  const tell = (message: FromParent) => child.send(message);
  const { url } = await heard('url');
  return {
    url,
    behave: (manner) => {
      tell({ manner });
    },
    held: async () => {
      tell({ tellHeld: true });
      const { held } = await heard('held');
      const byLead = new Map<number, number>();
      for (const [lead, ms] of held) byLead.set(lead, (byLead.get(lead) ?? 0) + ms);
      return byLead;
    },
    close: async () => {
      child.disconnect();
      await once(child, 'exit');
    },
  };
}
