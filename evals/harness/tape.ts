// fetch as the harness lends it to providers: from recordings, or live and recorded. One tape serves one
// case, contestant and repeat, and counts how often the same thing was asked.
import type { Asked, Recording, Shelf } from './recordings.ts';

type Fetch = typeof globalThis.fetch;

export type Tape = {
  fetch: Fetch;
  /** Requests without a recording; whoever plays must look, because providers swallow errors. */
  misses: string[];
  /** Milliseconds over all answers, also those that never came; null when one was not measured. */
  tookMs(): number | null;
  /** Since the first question: as it really is when somebody is asked, as it was then when it plays. */
  elapsedMs(): number;
  isLive: boolean;
};

export type TapeOf = Pick<Asked, 'provider' | 'caseId' | 'contestant' | 'repeat'>;

/** Plays recordings; what was never recorded is a miss with the nearest recording's difference. */
export function playTape(shelf: Shelf, of: TapeOf): Tape {
  const misses: string[] = [];
  const times: (number | null)[] = [];
  const attempts = new Map<string, number>();
  let gone = false;
  return {
    misses,
    tookMs: () => total(times),
    elapsedMs: () => times.reduce<number>((sum, time) => sum + (time ?? 0), 0),
    isLive: false,
    fetch: async (_, init) => {
      const asked = askedOf(of, init?.body, attempts);
      const recording = shelf.find(asked);
      if (recording) {
        times.push(recording.response.tookMs);
        gone = recording.response.status === UNANSWERED;
      }
      if (gone) throw new DOMException('It was not answered in time.', 'TimeoutError');
      if (recording) return responseOf(recording);
      misses.push(missText(shelf, asked));
      return new Response('{"error":{"message":"not recorded"}}', { status: 404 });
    },
  };
}

/** Stands for a status where no answer came before nobody waited for it any more. */
const UNANSWERED = 0;

/** Asks for real and keeps what comes back; without a shelf nothing is kept. */
export function recordTape(
  shelf: Shelf | null,
  of: TapeOf,
  live: { fetch: Fetch; date: string; secrets: string[]; timed: boolean; resumes?: boolean },
): Tape {
  const times: (number | null)[] = [];
  const attempts = new Map<string, number>();
  const from = performance.now();
  return {
    misses: [],
    tookMs: () => total(times),
    elapsedMs: () => (live.timed ? performance.now() - from : 0),
    isLive: live.timed,
    fetch: async (input, init) => {
      const asked = askedOf(of, init?.body, attempts);
      const known = live.resumes === true ? (shelf?.find(asked) ?? null) : null;
      if (known !== null && known.response.status === 200) {
        times.push(known.response.tookMs);
        return responseOf(known);
      }
      const began = performance.now();
      const took = () => (live.timed ? Math.round(performance.now() - began) : null);
      const keep = async (answer: Omit<Recording['response'], 'tookMs'>) => {
        const tookMs = took();
        times.push(tookMs);
        await shelf?.keep(asked, { ...answer, tookMs }, live.date, live.secrets);
      };
      const whole = async () => {
        const response = await live.fetch(input, init);
        return { response, text: await response.text() };
      };
      const { response, text } = await whole().catch(async (error: unknown) => {
        await keep({ status: UNANSWERED, headers: {}, body: null });
        throw error;
      });
      const headers = Object.fromEntries(response.headers);
      await keep({ status: response.status, headers, body: jsonOr(text) });
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
