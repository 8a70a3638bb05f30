// The lines that reports put below their rows: totals, confidentiality, who made it and when. They are no rows.

const TOTAL =
  /^(?:grand totals?|sub-?totals?|totals?|sum|summe|gesamtsumme|gesamtergebnis|total g[eé]n[eé]ral)(?: records?| rows?)? ?:? ?(?:\(?[\d.,]+(?: (?:records?|rows?|items?|entries))?\)?)?$/;
const COUNT = /^(?:(?:record|row) count ?:? ?[\d.,]+|[\d.,]+ (?:records?|rows?))$/;
const NOTICE =
  /^(?:confidential|copyright|©|\(c\) \d{4}|all rights reserved|do not distribute|filtered by|report name|end of report|(?:report )?(?:generated|exported|created|run|printed) (?:by|on|at))(?![\p{L}\d])/u;
/** A sum, as a report writes it under a column. */
const FIGURE = /^[^\p{L}\d]{0,3}(?:\p{L}{3} ?)?[\d.,]+ ?%?$/u;

/** Whether a row is a line below a report: its first cell says so, and the others hold sums at most. */
export function isReportFooter(cells: readonly string[]): boolean {
  const [first, ...others] = cells
    .map((cell) => cell.toLowerCase().replace(/\s+/g, ' ').trim())
    .filter((cell) => cell !== '');
  if (first === undefined) return false;
  if (TOTAL.test(first)) return others.every((cell) => FIGURE.test(cell));
  return others.length === 0 && (COUNT.test(first) || NOTICE.test(first));
}
