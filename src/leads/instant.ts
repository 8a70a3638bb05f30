// Instants and days as callers write them. Business time, time zones and the database agree on some
// centuries only: beyond them a year takes five digits or a sign, and arithmetic leaves the calendar.
import { z } from 'zod';

const FIRST_YEAR = 1900;
const LAST_YEAR = 2199;
const error = `must lie in the years ${FIRST_YEAR} to ${LAST_YEAR}`;

function isWithin(text: string): boolean {
  const year = new Date(text).getUTCFullYear();
  return year >= FIRST_YEAR && year <= LAST_YEAR;
}

/** An ISO 8601 instant with Z or an offset. */
export const instant = z.iso.datetime({ offset: true }).refine(isWithin, { error });

/** An ISO 8601 day such as 2026-03-02. */
export const calendarDay = z.iso.date().refine(isWithin, { error });
