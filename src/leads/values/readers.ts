// How texts become our words: one function per kind of value that a user may teach names of their own.
import type { Mapped } from '../text/mapped.ts';
import { normaliseIndustry } from './industry.ts';
import { locate, normaliseTerritory } from './place.ts';
import { normaliseSeniority, type Seniority } from './seniority.ts';
import { normaliseChannel, normaliseSource } from './source.ts';

export type Readers = {
  industry: (raw: string, country?: string) => Mapped<string>;
  locate: typeof locate;
  territory: (raw: string) => Mapped<string>;
  source: (raw: string) => Mapped<string>;
  channel: (raw: string) => Mapped<string>;
  seniority: (raw: string) => Mapped<Seniority>;
  /** The role in sales that a title of a colleague was taught to mean; null where none was. */
  role: (title: string) => string | null;
};

/** By our own tables alone. */
export const OUR_READERS: Readers = {
  industry: (raw, country) => normaliseIndustry(raw, country),
  locate,
  territory: normaliseTerritory,
  source: normaliseSource,
  channel: normaliseChannel,
  seniority: normaliseSeniority,
  role: () => null,
};
