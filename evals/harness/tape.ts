// fetch as the harness lends it to providers: from recordings, or live and recorded. One tape serves one
// case, contestant and repeat, and counts how often the same thing was asked.
import type { Asked, Recording, Shelf } from './recordings.ts';

type Fetch = typeof globalThis.fetch;

export type Tape = {
  fetch: Fetch;
  /** Requests without a recording; whoever plays must look, because providers swallow errors. */
  misses: string[];
  /** Milliseconds over all answers; null when one was not measured. */
  tookMs(): number | null;
};

export type TapeOf = Pick<Asked, 'provider' | 'caseId' | 'contestant' | 'repeat'>;

/** Plays recordings; what was never recorded is a miss with the nearest recording's difference. */
export function playTape(shelf: Shelf, of: TapeOf): Tape {
  const misses: string[] = [];
  const times: (number | null)[] = [];
  const attempts = new Map<string, number>();
  return {
    misses,
    tookMs: () => total(times),
    fetch: async (_, init) => {
      const asked = askedOf(of, init?.body, attempts);
      const recording = shelf.find(asked);
      if (!recording) {
        misses.push(missText(shelf, asked));
        return new Response('{"error":{"message":"not recorded"}}', { status: 404 });
      }
      times.push(recording.response.tookMs);
      return responseOf(recording);
    },
  };
}

/** Asks for real and keeps what comes back; without a shelf nothing is kept. */
export function recordTape(
  shelf: Shelf | null,
  of: TapeOf,
  live: { fetch: Fetch; date: string; secrets: string[]; timed: boolean },
): Tape {
  const times: (number | null)[] = [];
  const attempts = new Map<string, number>();
  return {
    misses: [],
    tookMs: () => total(times),
    fetch: async (input, init) => {
      const asked = askedOf(of, init?.body, attempts);
      const began = performance.now();
      const response = await live.fetch(input, init);
      const text = await response.text();
      const tookMs = live.timed ? Math.round(performance.now() - began) : null;
      times.push(tookMs);
      const headers = Object.fromEntries(response.headers);
      const answer = { status: response.status, headers, body: jsonOr(text), tookMs };
      await shelf?.keep(asked, answer, live.date, live.secrets);
      return new Response(text, { status: response.status, headers: plain(headers) });
    },
  };
}

function askedOf(of: TapeOf, body: unknown, attempts: Map<string, number>): Asked {
  const text = body instanceof Uint8Array ? Buffer.from(body).toString() : String(body ?? '');
  const attempt = (attempts.get(text) ?? 0) + 1;
  attempts.set(text, attempt);
  return { ...of, attempt, body: jsonOr(text) };
}

function responseOf({ response }: Recording): Response {
  const text =
    typeof response.body === 'string' ? response.body : JSON.stringify(response.body ?? null);
  return new Response(text, { status: response.status, headers: plain(response.headers) });
}

/** Headers that no longer fit a body that has been unpacked are left out. */
function plain(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).filter(
      ([name]) => !/^(?:content-(?:length|encoding)|transfer-encoding)$/i.test(name),
    ),
  );
}

function jsonOr(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function missText(shelf: Shelf, asked: Asked): string {
  const near = shelf.nearest(asked);
  const head = `${asked.caseId} (${asked.contestant}, repeat ${asked.repeat}): not recorded.`;
  if (near === null) return `${head} There is no recording of ${asked.provider} at all.`;
  const { recording, differences } = near;
  const where = `Nearest: ${recording.key.slice(0, 12)} for ${recording.caseId}, ${recording.recorded}`;
  const how = differences.length > 0 ? differences : ['the same body, asked more often'];
  return [head, where, ...how].join('\n    ');
}

function total(times: readonly (number | null)[]): number | null {
  let sum = 0;
  for (const time of times) {
    if (time === null) return null;
    sum += time;
  }
  return times.length === 0 ? null : sum;
}
