// Days away, told as days, last from midnight to midnight on the rep's own wall.
import { Temporal } from 'temporal-polyfill';
import { isObject } from '../leads/text/merge-patch.ts';
import { normaliseTimeZone } from '../leads/values/time-zone.ts';
import { isTimeZone } from './time-zone.ts';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** What is to become a rep, with absences of whole days as instants; the last day is included. */
export function withWholeDays(rep: unknown): unknown {
  if (!isObject(rep) || !Array.isArray(rep.absences)) return rep;
  const stated = isObject(rep.hours) ? rep.hours.timeZone : undefined;
  const zone = typeof stated === 'string' ? (normaliseTimeZone(stated).value ?? stated) : 'UTC';
  if (!isTimeZone(zone)) return rep;
  const absences = rep.absences.map((one) => {
    if (!isObject(one) || !isDay(one.from) || !isDay(one.to)) return one;
    return { ...one, from: midnight(one.from, zone, 0), to: midnight(one.to, zone, 1) };
  });
  return { ...rep, absences };
}

function isDay(value: unknown): value is string {
  return typeof value === 'string' && DAY.test(value) && !Number.isNaN(Date.parse(value));
}

function midnight(day: string, zone: string, daysOn: number): string {
  const at = Temporal.PlainDate.from(day).add({ days: daysOn }).toZonedDateTime(zone);
  return new Date(at.epochMilliseconds).toISOString();
}
