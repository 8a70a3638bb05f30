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
  };
};
