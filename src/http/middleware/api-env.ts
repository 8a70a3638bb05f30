// What the API's middleware knows of a request by the time that a resource answers it.
import type { Caller } from '../../flows/keys/api-key.ts';

export type ApiEnv = {
  Variables: {
    /** Names the request in answers and in the log. */
    requestId: string;
    /** Set by `guard`: nothing behind it runs without. */
    caller: Caller;
    /** The body as it came, set by the body readers. */
    bodyBytes: Uint8Array<ArrayBuffer>;
    /** Milliseconds since the epoch at which the request arrived. */
    arrivedAtMs: number;
    /** The body as JSON, once somebody has asked for it. */
    json: Promise<{ bytes: Uint8Array<ArrayBuffer>; value: unknown }>;
    /** Sets the instant, epoch milliseconds, by which an answer goes out whatever becomes of the work. */
    answerBy: (atMs: number) => void;
    /** Aborted when that instant has passed and the caller was told so. */
    late: AbortSignal;
  };
};
