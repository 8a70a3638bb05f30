// The same person in every spelling; two people in none.
import { describe, expect, it } from 'vitest';
import { personKey } from '../../src/leads/person-key.ts';

describe('the key of a person', () => {
  it.each([
    ['Bob@Acme.com', undefined, 'email:bob@acme.com'],
    ['"Bob" <bob@acme.com>', undefined, 'email:bob@acme.com'],
    ['mailto:bob@acme.com', undefined, 'email:bob@acme.com'],
    ['bob+demo@acme.com', undefined, 'email:bob@acme.com'],
    ['b.o.b@googlemail.com', undefined, 'email:bob@gmail.com'],
    ['b.o.b@acme.com', undefined, 'email:b.o.b@acme.com'],
    ['bob@bücher.de', undefined, 'email:bob@xn--bcher-kva.de'],
    ['info@acme.com', '(617) 555-0134', 'phone:+16175550134'],
    ['not an address', '+1 617 555 0134', 'phone:+16175550134'],
    [undefined, '617-555-0134', 'phone:+16175550134'],
    ['info@acme.com', undefined, null],
    [undefined, '12', null],
    [undefined, undefined, null],
  ])('of %j and %j is %j', (email, phone, key) => {
    expect(personKey(email, phone, 'US')).toBe(key);
  });
});
