// A progress bar on long work, drawn on stderr for a person who watches and never into a pipe.
import { SingleBar } from 'cli-progress';
import type { Terminal } from '../../terminal.ts';

export type Progress = { at(done: number): void; stop(): void };

/** Starts a bar over `total` steps; silent when nobody watches. */
export function progressBar(terminal: Terminal, label: string, total: number): Progress {
  if (terminal.watched === null) return { at: () => undefined, stop: () => undefined };
  const bar = new SingleBar({
    stream: terminal.watched,
    format: `${label} {bar} {value}/{total}  {eta_formatted} left`,
    barCompleteChar: '█',
    barIncompleteChar: '░',
    hideCursor: true,
    clearOnComplete: true,
    etaBuffer: 100,
  });
  bar.start(total, 0);
  return {
    at: (done) => {
      if (done > bar.getTotal()) bar.setTotal(done);
      bar.update(done);
    },
    stop: () => bar.stop(),
  };
}
