// Things by names that come from outside: "constructor" and "__proto__" are names like any other. A plain
// object already answers to those of Object, so what is made here has no prototype, and what was parsed
// is asked for its own names only.
import { z } from 'zod';

declare const made: unique symbol;

/** An object without a prototype: any text may be a name in it. */
export type ByName<V> = { [name: string]: V } & { readonly [made]: true };

/** The entries as an object that holds these names and no others; of two alike the last stands. */
export function byName<V>(entries: Iterable<readonly [name: string, value: V]> = []): ByName<V> {
  const names = Object.create(null) as ByName<V>;
  for (const [name, value] of entries) (names as Record<string, V>)[name] = value;
  return names;
}

/** A table of ours, to be asked with words of others. */
export function table<V>(rows: Readonly<Record<string, V>>): ByName<V> {
  return byName(Object.entries(rows));
}

/** What an object holds under a name of its own. */
export function own<V>(record: Readonly<Record<string, V>>, name: string): V | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}

/** What was stored by name: `__proto__` is kept, which a record of zod's leaves out without a word. */
export function storedByName<V extends z.ZodType>(value: V) {
  return z
    .custom<Readonly<Record<string, z.input<V>>>>((input) => typeof input === 'object' && !!input)
    .transform((input, context) => {
      const names = byName<z.output<V>>();
      for (const [name, given] of Object.entries(input)) {
        const read = value.safeParse(given);
        if (read.success) (names as Record<string, z.output<V>>)[name] = read.data;
        else
          for (const { message } of read.error.issues)
            context.addIssue({ code: 'custom', message, path: [name] });
      }
      return names as Readonly<Record<string, z.output<V>>>;
    });
}

/** A record as a caller writes it. `__proto__` is refused, which zod would leave out without a word. */
export function recordOf<K extends z.ZodString, V extends z.ZodType>(name: K, value: V) {
  return z.preprocess(
    (input, context) => {
      if (typeof input === 'object' && input !== null && Object.hasOwn(input, '__proto__')) {
        context.addIssue({
          code: 'custom',
          message: 'No name may be "__proto__"; call it something else.',
          path: ['__proto__'],
        });
      }
      return input;
    },
    z.record(name, value),
  );
}
