// Who a person is across leads: one key for every spelling of an e-mail address or phone number.

// The full metadata tell the kind of a number; the small ones, by which numbers are read, do not.
import parsePhoneNumberFromString from 'libphonenumber-js/max';
import { PLACEHOLDER_HOSTS } from './tables/free-mail.ts';
import { toAsciiHost } from './text/punycode.ts';
import { normalisePhone } from './values/phone.ts';

/** Mail hosts that ignore points in the part before the "@". */
const IGNORES_POINTS = new Set(['gmail.com', 'googlemail.com']);
/** Addresses of a team or a machine: several people write from them. */
const SHARED_BOX =
  /^(?:info|contact|sales|hello|office|admin|support|mail|team|kontakt|vertrieb|einkauf|noreply|no-reply|billing|marketing|hr|service)$/;

/** What is written where there is no address; such a box is nobody's, whatever follows the "@". */
const PLACEHOLDER_BOX =
  /^(?:none|na|n\.a|n-a|no|nil|null|undefined|unknown|not?-?(?:e-?)?mail|not?-?provided|not?-?available|not-?applicable|nobody|noone|no-?one|nomail|noemail|anonymous|anon|test(?:er|ing)?\d{0,4}|xx+|aa+|asdf\w{0,4}|qwerty?|abc|123+4?5?6?|dummy|fake|placeholder|email|e-mail|mail|user|you|your\.?(?:e?mail|name)|name|sample|example|do-?not-?reply|donotemail|refused|declined|customer|client|guest|visitor|no[._]e?-?mail|keine|sin-?correo|aucun)$/;
/** Numbers that many share (a switchboard's, a service line's) or that nobody has. */
const SHARED_NUMBERS: ReadonlySet<string | undefined> = new Set([
  'TOLL_FREE',
  'SHARED_COST',
  'PREMIUM_RATE',
  'UAN',
  'VOICEMAIL',
]);
const MADE_UP = /(\d)\1{6}|1234567|7654321|0123456|^\+1\d{3}5551212$/;

/**
 * A key for "the same person", e-mail first, else phone ("email:…", "phone:+…"), or null. It names the
 * person: hash it before it is stored. `country` (ISO alpha-2) reads national numbers.
 */
export function personKey(
  email: string | undefined,
  phone: string | undefined,
  country = 'unknown',
): string | null {
  const address = email === undefined ? null : addressKey(email);
  if (address !== null) return `email:${address}`;
  const number = phone === undefined ? null : normalisePhone(phone, country);
  return number === null || isNobodys(number) ? null : `phone:${number}`;
}

function isNobodys(number: string): boolean {
  return MADE_UP.test(number) || SHARED_NUMBERS.has(parsePhoneNumberFromString(number)?.getType());
}

function addressKey(email: string): string | null {
  const bare = (/<([^<>]+)>/.exec(email)?.[1] ?? email)
    .trim()
    .toLowerCase()
    .replace(/^mailto:/, '')
    .replace(/^["'“”„([<]{1,3}|["'“”)\]>;,.\s]{1,5}$/g, '');
  const match = /^([^@\s"]+)@([^@\s]+)$/.exec(bare);
  if (match === null) return null;
  const host = toAsciiHost(match[2] ?? '');
  let box = (match[1] ?? '').replace(/\+.*$/, '');
  if (host === null || !host.includes('.') || box === '') return null;
  if (SHARED_BOX.test(box) || PLACEHOLDER_BOX.test(box) || PLACEHOLDER_HOSTS.has(host)) return null;
  // "a@a.com", "1@1.com"
  if (box.length === 1 && host.startsWith(`${box}.`)) return null;
  if (!IGNORES_POINTS.has(host)) return `${box}@${host}`;
  box = box.replaceAll('.', '');
  return `${box}@gmail.com`;
}
