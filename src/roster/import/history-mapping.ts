// The document that says how an export of opportunities reads: which column is the rep, which the
// account, what won and lost are called, how dates are written. docs/examples/history holds two.
import { z } from 'zod';
import { recordOf } from '../../leads/text/by-name.ts';

const column = z.string().min(1);

/** A value from a column, from a joined table ("accounts.sector"), or the same for every row. */
const valueSchema = z.union([
  column,
  z.strictObject({
    column: column.optional(),
    constant: z.string().optional(),
    /** Stand-ins when the question is only whether the column is filled. */
    whenFilled: z.string().optional(),
    whenEmpty: z.string().optional(),
    /** Upper ends of bands for a number: [5000, 10000] gives "up to 5000", "5000 to 10000", "over 10000". */
    bands: z.array(z.number()).min(1).max(50).optional(),
  }),
]);
export type HistoryValue = z.infer<typeof valueSchema>;

export const historyMappingSchema = z
  .strictObject({
    /** Side tables joined to each row by equal text: name → the row's column and the table's key. */
    tables: recordOf(
      z.string().regex(/^[a-z][a-z0-9_]*$/),
      z.strictObject({ by: column, key: column }),
    ).default({}),
    rep: valueSchema,
    account: valueSchema.optional(),
    id: valueSchema.optional(),
    industry: valueSchema.optional(),
    size: valueSchema.optional(),
    region: valueSchema.optional(),
    source: valueSchema.optional(),
    stage: z.strictObject({
      column,
      won: z.array(z.string()).min(1),
      lost: z.array(z.string()).min(1),
      open: z.array(z.string()).default([]),
      /** What every other stage is: open, or refused with the row. */
      otherwise: z.enum(['refuse', 'open']).default('refuse'),
    }),
    amount: z
      .strictObject({
        column,
        currency: z
          .string()
          .regex(/^[A-Z]{3}$/)
          .default('USD'),
        /** A column that says it row by row. */
        currencyColumn: column.optional(),
      })
      .optional(),
    /** When the lead came in; with `engagedAt` it tells how long assignment took. */
    receivedAt: column.optional(),
    engagedAt: column.optional(),
    firstTouchAt: column.optional(),
    closedAt: column.optional(),
    /** More attributes for learning, which routing rules do not read: { product: "product" }. */
    levels: recordOf(z.string().regex(/^[a-z][a-z0-9_]*$/), valueSchema).default({}),
    /** Of each rep and account, from the row or a joined table. */
    reps: z
      .strictObject({
        /** A joined table that lists everybody, also those without a deal. */
        table: z.string().optional(),
        team: valueSchema.optional(),
        manager: valueSchema.optional(),
      })
      .default({}),
    accounts: z
      .strictObject({
        table: z.string().optional(),
        industry: valueSchema.optional(),
        employees: valueSchema.optional(),
        country: valueSchema.optional(),
        parent: valueSchema.optional(),
        owner: z.enum(['none', 'latest_won']).default('none'),
      })
      .default({ owner: 'none' }),
    /** Column → cell → what it stands for: spellings that the export mixes. */
    values: recordOf(z.string(), recordOf(z.string(), z.string())).default({}),
    /** Rows with one of these cells say nothing about a rep: { complete_rep: ["", "112"] }. */
    skip: recordOf(z.string(), z.array(z.string())).default({}),
    dates: z.enum(['iso', 'day-first', 'month-first']).default('iso'),
  })
  .meta({ id: 'HistoryMapping' });

export type HistoryMapping = z.infer<typeof historyMappingSchema>;
