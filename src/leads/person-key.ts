// Who a person is across leads: one key for every spelling of an e-mail address or phone number.

import { toAsciiHost } from './text/punycode.ts';
import { normalisePhone } from './values/phone.ts';

/** Mail hosts that ignore points in the part before the "@". */
const IGNORES_POINTS = new Set(['gmail.com', 'googlemail.com']);
/** Addresses of a team or a machine: several people write from them. */
const SHARED_BOX =
  /^(?:info|contact|sales|hello|office|admin|support|mail|team|kontakt|vertrieb|einkauf|noreply|no-reply|billing|marketing|hr|service)$/;

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
  return number === null ? null : `phone:${number}`;
}

function addressKey(email: string): string | null {
  const bare = (/<([^<>]+)>/.exec(email)?.[1] ?? email)
    .trim()
    .toLowerCase()
    .replace(/^mailto:/, '');
  const match = /^([^@\s"]+)@([^@\s]+)$/.exec(bare);
  if (match === null) return null;
  const host = toAsciiHost(match[2] ?? '');
  let box = (match[1] ?? '').replace(/\+.*$/, '');
  if (host === null || !host.includes('.') || box === '' || SHARED_BOX.test(box)) return null;
  if (!IGNORES_POINTS.has(host)) return `${box}@${host}`;
  box = box.replaceAll('.', '');
  return `${box}@gmail.com`;
}
