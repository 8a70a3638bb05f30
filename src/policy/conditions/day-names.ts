// The days of the week in full, by the names that hours and conditions have for them.
import { table } from '../../leads/text/by-name.ts';

export const DAY_NAMES = table<string>({
  mon: 'Monday',
  tue: 'Tuesday',
  wed: 'Wednesday',
  thu: 'Thursday',
  fri: 'Friday',
  sat: 'Saturday',
  sun: 'Sunday',
});
