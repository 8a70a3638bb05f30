// Being told to stop: the first SIGTERM or SIGINT asks for it, one that comes later ends the process.
const NAMES = ['SIGTERM', 'SIGINT'] as const;

/** What an interrupted piece of work fails with. */
export class Interrupted extends Error {}

export type StopSignal = {
  /** Aborts with an `Interrupted` when the first signal comes. */
  signal: AbortSignal;
  /** The first signal's name. */
  asked: Promise<(typeof NAMES)[number]>;
  /** Listens no more. */
  forget(): void;
};

/** Listens from now on; a signal that comes a second after the first one ends the process at once. */
export function stopSignal(): StopSignal {
  const stopping = new AbortController();
  const first = Promise.withResolvers<(typeof NAMES)[number]>();
  let since = 0;
  // npm passes on the Ctrl-C that the terminal has sent us too; only a later one means "at once".
  const hear = (name: NodeJS.Signals) => {
    if (since !== 0 && Date.now() - since > 1_000) process.exit(130);
    since ||= Date.now();
    first.resolve(name === 'SIGTERM' ? name : 'SIGINT');
    stopping.abort(new Interrupted('It was stopped before it was done.'));
  };
  for (const name of NAMES) process.on(name, hear);
  return {
    signal: stopping.signal,
    asked: first.promise,
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
