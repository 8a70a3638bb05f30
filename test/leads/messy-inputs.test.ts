// Inputs as people and systems write them, beside what a person says they mean (messy-inputs.jsonl).
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Mapped } from '../../src/leads/text/mapped.ts';
import { normaliseCountry } from '../../src/leads/values/country.ts';
import { readDomain } from '../../src/leads/values/domain.ts';
import { normaliseIndustry } from '../../src/leads/values/industry.ts';
import { detectLanguage, normaliseLanguage } from '../../src/leads/values/language.ts';
import { normaliseMoney } from '../../src/leads/values/money.ts';
import { normalisePhone } from '../../src/leads/values/phone.ts';
import { locate, normaliseTerritory } from '../../src/leads/values/place.ts';
import { normaliseSeniority } from '../../src/leads/values/seniority.ts';
import { parseShare } from '../../src/leads/values/share.ts';
import { normaliseSize, sizeBands } from '../../src/leads/values/size.ts';
import { normaliseChannel, normaliseSource } from '../../src/leads/values/source.ts';
import { normaliseTechnology, technologiesIn } from '../../src/leads/values/technology.ts';
import { normaliseTimeZone } from '../../src/leads/values/time-zone.ts';

type Row = {
  kind: string;
  raw: string | number;
  country?: string | null;
  region?: string | null;
  declared?: 'fraction' | 'percent' | null;
  to: unknown;
  listed?: boolean;
};

const rows = readFileSync(new URL('./messy-inputs.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Row);

/** Kinds whose result is one word, known or not. */
const words: Record<string, (raw: string) => Mapped<unknown>> = {
  industry: normaliseIndustry,
  country: normaliseCountry,
  territory: normaliseTerritory,
  language: normaliseLanguage,
  message: detectLanguage,
  seniority: normaliseSeniority,
  technology: normaliseTechnology,
  source: normaliseSource,
  channel: normaliseChannel,
  'time-zone': normaliseTimeZone,
};

describe('the table of messy inputs', () => {
  it('holds at least 300 rows', () => {
    expect(rows.length).toBeGreaterThanOrEqual(300);
  });

  it.each(rows.map((row) => [describeRow(row), row] as const))('%s', (_name, row) => {
    const one = words[row.kind];
    if (one !== undefined) {
      const mapped = one(String(row.raw));
      expect(mapped.value).toEqual(row.to);
      expect(mapped.known).toBe(row.to !== 'unknown' && row.to !== null && row.listed !== false);
      expect(mapped.how).not.toBe('');
    } else expect(other(row)).toEqual(row.to);
  });
});

function other(row: Row): unknown {
  const raw = String(row.raw);
  switch (row.kind) {
    case 'size':
      return normaliseSize(row.raw).value;
    case 'bands':
      return sizeBands(raw).value;
    case 'products':
      return technologiesIn(raw);
    case 'money':
      return normaliseMoney(raw, 'unknown').value;
    case 'phone':
      return normalisePhone(raw, row.country ?? 'unknown');
    case 'share': {
      const share = parseShare(raw, row.declared ?? null);
      return share.kind === 'share' ? Number(share.value.toFixed(9)) : null;
    }
    case 'domain': {
      const read = readDomain(raw);
      return read.kind === 'company' ? read.domain : read.kind;
    }
    case 'place': {
      const { location } = locate(row.country ?? undefined, row.region ?? undefined);
      const { regions } = row.to as { regions: string[] };
      const first = regions.slice(0, 1);
      // The row names some regions; all must be there, and the first named must be the narrowest.
      return {
        country: location.country,
        regions:
          regions.length === 0
            ? location.regions
            : [
                ...(location.regions[0] === first[0] ? first : []),
                ...regions.slice(1).filter((slug) => location.regions.includes(slug)),
              ],
      };
    }
    default:
      throw new Error(`no such kind: ${row.kind}`);
  }
}

function describeRow(row: Row): string {
  const said =
    row.kind === 'place' ? `${row.country ?? '–'} / ${row.region ?? '–'}` : JSON.stringify(row.raw);
  return `${row.kind}: ${said}`;
}
