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

/** pg's client, with the parameterised statements it is given by text prepared under a name. */
export class PreparingClient extends pg.Client {
  override query: pg.Client['query'] = ((...args: unknown[]) => {
    const [text, values] = args;
    const name = typeof text === 'string' && Array.isArray(values) ? nameOf(text) : undefined;
    const run = super.query as unknown as Query;
    return name === undefined
      ? run.apply(this, args)
      : run.call(this, { name, text, values }, ...args.slice(2));
  }) as pg.Client['query'];
}
