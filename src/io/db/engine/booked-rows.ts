// What was booked with a decision or a change of the log: the rows that followed from it, so that they can be
// held against the tables later.

type Cell = string | number | null;
export type BookedRow = Readonly<{ id: string } & Record<string, Cell>>;

/** Rows by column name, instants in epoch milliseconds. */
export type Books = {
  assignments?: readonly BookedRow[];
  ends?: readonly BookedRow[];
  entries?: readonly BookedRow[];
  outcomes?: readonly BookedRow[];
};
