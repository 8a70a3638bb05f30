// A figure as it stands in a sentence, and what it measures.
type Unit = 'percent' | 'money' | 'minutes' | 'points' | 'date' | 'clock' | 'plain';

export type Figure = {
  /** How it is written. */
  text: string;
  at: number;
  end: number;
  unit: Unit;
  /** What it may mean ("1.200" is 1200 or 1.2); minutes for times, dollars or euros for money. */
  values: readonly number[];
  /** The last place that is written out: 1 for "78", .1 for "7.5", 1e6 for "120M". */
  grain: number;
  /** "2026-03", "03-14": for dates, which have no value. */
  date: string | null;
  currency: string | null;
  /** What is counted: one of the kinds of COUNTED, or the stems of the words behind it. */
  nouns: readonly string[];
  /** In "9 of 15", 9 is the part and 15 the whole; "won 9" can only be a part. */
  share: 'part' | 'whole' | null;
  /** What a percentage is a percentage of, where the words right beside it say so. */
  measure: 'wins' | 'quota' | null;
  /** What the words before it make of it: exactly, about, more than, less than. */
  sense: 'exact' | 'about' | 'over' | 'under';
};
