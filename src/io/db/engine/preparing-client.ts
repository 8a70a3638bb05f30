// A connection that has the server remember statements: a text that comes again is parsed and planned
// once per connection. Only for direct connections; a pooler hands out another session each time.
import pg from 'pg';
import { textHash } from './content-hash.ts';

/** Statements that one connection asks the server to remember. */
const MOST_PREPARED = 100;

const names = new Map<string, string>();

/** Text → name, from its second appearance on; one-off statements are not worth remembering. */
function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known === undefined) {
    if (names.size < MOST_PREPARED) names.set(text, '');
    return undefined;
  }
  if (known !== '') return known;
  const name = `p${textHash(text).slice(0, 24)}`;
  names.set(text, name);
  return name;
}

type Query = (...args: unknown[]) => unknown;
type Called = (error: unknown, result: pg.QueryResult) => void;

/**
 * pg's client, with the parameterised statements it is given by text prepared under a name.
 *
 * It is asked by callback, and the promise is ours. For its own promise pg assigns a function to a
 * property of the query, and V8 makes what is written so in the old generation: every query then kept its
 * values, and the lead that waited for it, until the next full collection.
 */
export class PreparingClient extends pg.Client {
  override query: pg.Client['query'] = ((...args: unknown[]) => {
    const run = (super.query as unknown as Query).bind(this);
    const [text, values, called] = args;
    if (typeof text !== 'string' || !Array.isArray(values)) return run(...args);
    const name = nameOf(text);
    const asked = name === undefined ? { text, values } : { name, text, values };
    return called === undefined ? promised((done) => run(asked, done)) : run(asked, called);
  }) as pg.Client['query'];
}

async function promised(ask: (done: Called) => void): Promise<pg.QueryResult> {
  try {
    return await new Promise((resolve, reject) => {
      ask((error, result) => (error ? reject(error) : resolve(result)));
    });
  } catch (error) {
    // Where the statement was given, rather than where the server's answer was read.
    if (error instanceof Error) Error.captureStackTrace(error);
    throw error;
  }
}
