// Which part of 03/04/2026 is the month, where other dates of the same file can be read one way only.

const NUMERIC = /^\s*(\d{1,2})[-/.](\d{1,2})[-/.]\d{4}\b/;

/** The order that all of these dates allow; null where nothing tells, or two contradict each other. */
export function dateOrderOf(cells: Iterable<string>): 'day-first' | 'month-first' | null {
  let [dayFirst, monthFirst] = [false, false];
  for (const cell of cells) {
    const [, first, second] = NUMERIC.exec(cell) ?? [];
    dayFirst ||= Number(first) > 12;
    monthFirst ||= Number(second) > 12;
  }
  if (dayFirst === monthFirst) return null;
  return dayFirst ? 'day-first' : 'month-first';
}
