// Lines for a file descriptor, written in blocks. A log that nobody reads, or reads too slowly, never
// holds the process up: not while it works, and not when it wants to end.
import { write, writeSync } from 'node:fs';

/** Characters that make a block; fewer wait for company, half a second at most. */
const BLOCK = 16_000;
const PATIENCE_MS = 500;
/** Characters that may wait for a slow reader; lines beyond are counted and lost. */
const MOST_WAITING = 8_000_000;
/** A full pipe is tried again after this time; at the end of the process, so often in vain. */
const RETRY_MS = 10;
const LAST_TRIES = 50;
/** What cannot be written at all (a full disk, no reader at the other end) is tried again after this time. */
const TROUBLE_MS = 1_000;

/**
 * Takes lines for `fd`. What fails to be written waits for the next try, so that a log goes on once a disk
 * has room again or a reader came back; only a descriptor that was closed is given up.
 * `end` writes what still waits and then returns, whatever the reader does; call it when the process ends.
 */
export function logLines(fd: number): { write(line: string): void; end(): void } {
  let waiting: string[] = [];
  let size = 0;
  let lost = 0;
  let isWriting = false;
  /** What a full pipe has left of a block until it is tried again. */
  let rest: Buffer | null = null;
  let isGone = false;
  let isDue = false;

  const block = (): Buffer => {
    const told = lost === 0 ? '' : lostLine(lost);
    const text = waiting.join('') + told;
    waiting = [];
    size = 0;
    lost = 0;
    return Buffer.from(text);
  };
  const soon = () => {
    if (isDue) return;
    isDue = true;
    setTimeout(() => {
      isDue = false;
      send();
    }, PATIENCE_MS).unref();
  };
  const send = () => {
    if (isWriting || size + lost === 0) return;
    isWriting = true;
    sendOn(block());
  };
  const sendOn = (bytes: Buffer) => {
    rest = null;
    write(fd, bytes, (error, written) => {
      isGone ||= codeOf(error) === 'EBADF';
      if (isGone) return;
      if (error || written < bytes.length) {
        const left = error ? bytes : bytes.subarray(written);
        rest = left;
        const isLate = error === null || isFull(error);
        setTimeout(() => sendOn(left), isLate ? RETRY_MS : TROUBLE_MS).unref();
        return;
      }
      isWriting = false;
      if (size >= BLOCK) send();
      else if (size > 0) soon();
    });
  };
  return {
    write: (line) => {
      if (isGone) return;
      if (size + line.length > MOST_WAITING) {
        lost += 1;
        return;
      }
      waiting.push(line);
      size += line.length;
      if (isWriting) return;
      if (size >= BLOCK) send();
      else soon();
    },
    end: () => {
      if (!isGone) writeNow(fd, Buffer.concat([rest ?? Buffer.alloc(0), block()]));
      isGone = true;
    },
  };
}

function lostLine(count: number): string {
  const time = new Date().toISOString();
  const msg = `${count} lines of this log were lost: they could not be written in time`;
  return `${JSON.stringify({ level: 'warn', time, service: 'pointsman', msg })}\n`;
}

function writeNow(fd: number, bytes: Buffer): void {
  let left = bytes;
  for (let tries = 0; left.length > 0 && tries < LAST_TRIES; ) {
    try {
      left = left.subarray(writeSync(fd, left));
      tries = 0;
    } catch (error) {
      if (!isFull(error)) return;
      tries += 1;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, RETRY_MS);
    }
  }
}

/** A pipe whose reader lags behind. */
function isFull(error: unknown): boolean {
  return codeOf(error) === 'EAGAIN';
}

function codeOf(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException | null)?.code;
}
