// Being told to stop: the first SIGTERM or SIGINT asks for it, one that comes later wants it at once, and
// the next of them ends the process whatever is left behind.
const NAMES = ['SIGTERM', 'SIGINT'] as const;

/** What an interrupted piece of work fails with. */
export class Interrupted extends Error {}

export type StopSignal = {
  /** Aborts with an `Interrupted` when the first signal comes. */
  signal: AbortSignal;
  /** The first signal's name. */
  asked: Promise<(typeof NAMES)[number]>;
  /** Settles when it is wanted at once: nothing that runs is waited for, only closed. */
  hurried: Promise<void>;
  /** Listens no more. */
  forget(): void;
};

/** npm passes on the Ctrl-C that the terminal has sent us too; only a later one is another wish. */
const SAME_WISH_MS = 1_000;
/** In which an embedded server is told to stop, so that none is left behind; then the process ends. */
const HURRY_MS = 5_000;

/** Listens from now on. */
export function stopSignal(): StopSignal {
  const stopping = new AbortController();
  const first = Promise.withResolvers<(typeof NAMES)[number]>();
  const hurry = Promise.withResolvers<void>();
  let wishes = 0;
  let lastAt = 0;
  const hear = (name: NodeJS.Signals) => {
    if (wishes > 0 && Date.now() - lastAt <= SAME_WISH_MS) return;
    lastAt = Date.now();
    wishes += 1;
    if (wishes > 2) process.exit(130);
    if (wishes === 2) {
      setTimeout(() => process.exit(130), HURRY_MS).unref();
      hurry.resolve();
      return;
    }
    first.resolve(name === 'SIGTERM' ? name : 'SIGINT');
    stopping.abort(new Interrupted('It was stopped before it was done.'));
  };
  for (const name of NAMES) process.on(name, hear);
  return {
    signal: stopping.signal,
    asked: first.promise,
    hurried: hurry.promise,
    forget: () => {
      for (const name of NAMES) process.off(name, hear);
    },
  };
}

/** What `work` gives, unless the signal comes first; then that is what it fails with. */
export async function orInterrupted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const interrupted = Promise.withResolvers<never>();
  const end = () => interrupted.reject(signal.reason);
  signal.addEventListener('abort', end);
  if (signal.aborted) end();
  return Promise.race([work, interrupted.promise]).finally(() =>
    signal.removeEventListener('abort', end),
  );
}
