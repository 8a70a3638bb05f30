// Values that were once read in part, and the part taken for the whole; beside each what is wanted.
import { describe, expect, it } from 'vitest';
import { type LeadInput, leadSchema } from '../../src/leads/lead.ts';
import { normaliseLead } from '../../src/leads/normalise.ts';
import { normaliseCountry } from '../../src/leads/values/country.ts';
import { normaliseIndustry } from '../../src/leads/values/industry.ts';
import { normaliseLanguage } from '../../src/leads/values/language.ts';
import { normaliseMoney } from '../../src/leads/values/money.ts';
import { locate, normaliseTerritory } from '../../src/leads/values/place.ts';
import { normaliseSeniority } from '../../src/leads/values/seniority.ts';
import { normaliseTimeZone } from '../../src/leads/values/time-zone.ts';

function profileOf(input: Partial<LeadInput>) {
  return normaliseLead(leadSchema.parse({ id: 'lead-1', ...input }), '2026-03-02T10:00:00.000Z');
}

/** "US us-nc", "AT", "unknown". */
function placed(country: string | undefined, region?: string): string {
  const { location, region: read, country: stated } = locate(country, region);
  const narrowest = [read, stated].find((one) => one?.known && one.value.includes('-'))?.value;
  return narrowest === undefined ? location.country : `${location.country} ${narrowest}`;
}

describe('a city and a code', () => {
  it.each([
    ['Raleigh, NC', 'US us-nc'],
    ['Boise, ID', 'US us-id'],
    ['Denver, CO', 'US us-co'],
    ['Billings, MT', 'US us-mt'],
    ['Raleigh, NC 27601', 'US us-nc'],
    ['Raleigh, NC, USA', 'US us-nc'],
    ['New York, NY', 'US us-ny'],
    ['Washington, DC', 'US us-dc'],
    ['Lebanon, PA', 'US us-pa'],
    ['St. Louis, MO', 'US us-mo'],
    ['Toronto, CA', 'CA'],
    ['Munich, DE', 'DE'],
    ['Bengaluru, IN', 'IN'],
    ['Tel Aviv, IL', 'IL'],
    ['Perth, WA', 'AU au-wa'],
    ['Seattle, WA', 'US us-wa'],
    ['Amsterdam, NL', 'NL'],
    ['Regina, SK', 'CA ca-sk'],
    ['Anytown, SK', 'unknown'],
    ['USA, CA', 'US us-ca'],
    ['Canada, ON', 'CA ca-on'],
    ['Atlanta, Georgia', 'US us-ga'],
    ['Tbilisi, Georgia', 'GE'],
    ['Anytown, Georgia', 'unknown'],
  ])('%s is %s, as region and as country', (raw, want) => {
    expect(placed(undefined, raw)).toBe(want);
    expect(placed(raw)).toBe(want);
  });

  it('needs no comma where the code is a state’s alone', () => {
    expect(placed(undefined, 'Dallas TX')).toBe('US us-tx');
    expect(placed('US', 'Denver, CO')).toBe('US us-co');
  });
});

describe('what says nothing', () => {
  it.each(['N/A', '#N/A', 'n/a', '- none -', 'TBD', 'unknown', 'k.A.', '?'])(
    '%s is no place',
    (raw) => {
      expect(locate(raw, undefined).location).toEqual({ country: 'unknown', regions: [] });
      expect(locate(undefined, raw).location).toEqual({ country: 'unknown', regions: [] });
    },
  );

  it.each(['N', 'S', 'W', 'O', 'B', 'V'])('the lone letter %s is no state of Austria', (raw) => {
    expect(placed(undefined, raw)).toBe('unknown');
    expect(placed('Austria', raw)).toBe(`AT at-${raw.toLowerCase()}`);
  });
});

describe('an exact name of any table', () => {
  it('comes before a slip of another', () => {
    expect(normaliseTerritory('Americas').value).toBe('americas');
    expect(locate('Americas', undefined).location).toEqual({
      country: 'unknown',
      regions: ['americas'],
    });
    expect(normaliseCountry('Americas').known).toBe(false);
    expect(normaliseCountry('Amerikas').known).toBe(false);
    expect(normaliseCountry('Dominican').value).not.toBe('DM');
    expect(normaliseCountry('germnay').value).toBe('DE');
  });

  it.each([
    ['Congo, Democratic Republic of the', 'CD'],
    ['Congo (the Democratic Republic of the)', 'CD'],
    ['Congo, Rep.', 'CG'],
    ["Korea, Democratic People's Republic of", 'KP'],
    ['Korea, Republic of', 'KR'],
    ['Korea (South)', 'KR'],
    ['Iran, Islamic Republic of', 'IR'],
    ['Tanzania, United Republic of', 'TZ'],
    ['Emirates, United Arab', 'AE'],
    ['Netherlands, The', 'NL'],
    ['Hong Kong SAR, China', 'HK'],
    ['United States of America (the)', 'US'],
  ])('is found turned round: %s is %s', (raw, want) => {
    expect(normaliseCountry(raw).value).toBe(want);
    expect(placed(raw)).toBe(want);
  });
});

describe('a place of which the pieces exclude each other', () => {
  it.each([
    [undefined, 'NA/EMEA'],
    [undefined, 'Germany, Austria'],
    ['Germany / Austria', undefined],
    ['Austin, TX; Denver, CO', undefined],
    ['Europe excl. UK', undefined],
    ['Not Germany, Austria', undefined],
  ])('%j and %j are nowhere, with a warning', (country, region) => {
    const profile = profileOf({ company: { country, region } });
    expect(profile).toMatchObject({ country: 'unknown', regions: [] });
    expect(profile.warnings).toHaveLength(1);
  });

  it.each([
    ['Germany', 'France'],
    ['United States', 'EMEA'],
  ])('%s as country is not %s as region', (country, region) => {
    const { warnings, regions } = profileOf({ company: { country, region } });
    expect(warnings).toEqual([
      { path: '/company/region', given: region, because: 'contradicts the stated country' },
    ]);
    expect(regions).toEqual(locate(country, undefined).location.regions);
  });

  it('is one place where one lies in the other', () => {
    expect(placed('Germany', 'DACH')).toBe('DE');
    expect(placed('Munich, Bavaria, Germany')).toBe('DE de-by');
    expect(placed('Germany - Bavaria')).toBe('DE de-by');
    expect(placed('Frankfurt/Main, Germany')).toBe('DE');
    expect(placed('US - West')).toBe('US us-west');
  });
});

describe('a postal code', () => {
  it.each([
    [{ country: 'US', postalCode: '90210' }, 'US', 'us-ca'],
    [{ postalCode: '27601-1234' }, 'US', 'us-nc'],
    [{ country: 'Canada', postalCode: 'K1A 0B1' }, 'CA', 'ca-on'],
    [{ postalCode: 'V5K0A1' }, 'CA', 'ca-bc'],
    [{ country: 'US', region: 'N/A', postalCode: '75201' }, 'US', 'us-tx'],
    [{ country: 'US', region: 'Ohio', postalCode: '90210' }, 'US', 'us-oh'],
  ])('%j is in %s %s', (company, country, region) => {
    const profile = profileOf({ company });
    expect(profile.country).toBe(country);
    expect(profile.regions[0]).toBe(region);
  });

  it('of five digits needs a country, or a number that speaks for one', () => {
    const company = { postalCode: '27601' };
    expect(profileOf({ company })).toMatchObject({ country: 'unknown', regions: [] });
    expect(profileOf({ company }).warnings).toHaveLength(1);
    const contact = { phone: '+1 919 555 0134' };
    expect(profileOf({ company, contact }).regions[0]).toBe('us-nc');
    const german = { company: { country: 'DE', postalCode: '80331' } };
    expect(profileOf(german)).toMatchObject({ country: 'DE', warnings: [] });
  });
});

describe('a code of an industry', () => {
  it.each([
    ['62012 - Business and domestic software development', 'United Kingdom', 'software'],
    ['56101 - Licensed restaurants', 'UK', 'hospitality-travel'],
    ['42.11 Construction of roads and motorways', 'DE', 'construction'],
    ['62.01', 'GB', 'software'],
    ['62.01', undefined, 'software'],
    ['WZ 2008 62.01', undefined, 'software'],
    ['6201', 'Germany', 'software'],
    ['62012 - Business and domestic software development', undefined, 'unknown'],
    ['541511 - Custom Computer Programming Services', 'US', 'technology'],
    ['622110', 'US', 'healthcare'],
    ['62 - Software', undefined, 'unknown'],
    ['62 - Basket weaving', undefined, 'unknown'],
    ['62 - Hospitals', undefined, 'healthcare'],
    ['7372', 'Australia', 'unknown'],
    ['SIC 7372', 'US', 'unknown'],
    ['NAICS 622', 'GB', 'healthcare'],
  ])('%s in %s is %s', (industry, country, want) => {
    expect(profileOf({ company: { industry, country } }).industry).toBe(want);
  });
});

describe('an industry is read whole or not at all', () => {
  it.each([
    ['Energy Equipment & Services', 'energy'],
    ['Health Care Providers & Services', 'healthcare'],
    ['Utility Creation and Distribution', 'unknown'],
    ['Basket weaving & Services', 'unknown'],
    ['Basket weaving, Retail', 'unknown'],
    ['Automotive & Services', 'automotive'],
    ['Communications', 'unknown'],
    ['Communication Services', 'unknown'],
    ['Communications Equipment', 'technology'],
    ['Foo, Retail', 'unknown'],
    ['HOSPITAL_HEALTH_CARE', 'healthcare'],
    ['OIL_ENERGY', 'energy'],
    ['MINING_METALS', 'mining'],
    ['COMPUTER_NETWORK_SECURITY', 'software'],
    ['GLASS_CERAMICS_CONCRETE', 'manufacturing'],
    ['LEISURE_TRAVEL_TOURISM', 'hospitality-travel'],
    ['VENTURE_CAPITAL_PRIVATE_EQUITY', 'financial-services'],
    ['Semiconductors & Semiconductor Equipment', 'technology'],
    ['Textiles, Apparel & Luxury Goods', 'consumer-goods'],
    ['Oil, Gas & Consumable Fuels', 'energy'],
    ['Not For Profit', 'nonprofit'],
    ['Energy, Utilities', 'energy'],
    ['J62', 'technology'],
    ['C28', 'manufacturing'],
    ['K-12', 'education'],
  ])('%s is %s', (raw, want) => {
    expect(normaliseIndustry(raw).value).toBe(want);
  });
});

describe('a title', () => {
  it.each([
    ['PA to Managing Director', 'staff'],
    ['EVP & CFO', 'c-level'],
    ['SVP and Chief Financial Officer', 'c-level'],
    ['VP, CFO Services', 'vp'],
    ['Assistant Vice President', 'vp'],
    ['HR Business Partner', 'staff'],
    ['Senior Finance Business Partner', 'staff'],
    ['Partner', 'director'],
    ['Managing Partner', 'c-level'],
    ['Channel Partner Manager', 'manager'],
    ['Lead Generation Specialist', 'staff'],
    ['Head of Lead Generation', 'director'],
    ['Lead Generation Manager', 'manager'],
    ['Management Consultant', 'staff'],
    ['C.E.O.', 'c-level'],
    ['V.P. Sales', 'vp'],
    ['Chief of Staff, CEO Office', 'director'],
    ['Advisor to the CEO', 'staff'],
    ['Owner Relations Specialist', 'staff'],
    ['President Assistant', 'staff'],
    ['Chief Executive', 'c-level'],
    ['Chairman', 'c-level'],
    ['HRBP', 'staff'],
  ])('%s is %s', (raw, want) => {
    expect(normaliseSeniority(raw).value).toBe(want);
  });
});

describe('a time zone', () => {
  it.each([
    ['America/Argentina/Buenos_Aires', 'America/Argentina/Buenos_Aires'],
    ['asia/ho_chi_minh', 'Asia/Ho_Chi_Minh'],
    ['Asia/Kolkata', 'Asia/Kolkata'],
    ['US/Eastern', 'America/New_York'],
    ['us_slash_eastern', 'America/New_York'],
    ['Eastern Standard Time', 'America/New_York'],
    ['W. Europe Standard Time', 'Europe/Berlin'],
    ['India Standard Time', 'Asia/Kolkata'],
    ['(UTC-05:00) Eastern Time (US & Canada)', 'America/New_York'],
    ['(GMT-08:00) Pacific Standard Time (America/Los_Angeles)', 'America/Los_Angeles'],
    ['(GMT+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna', 'Europe/Amsterdam'],
    ['(UTC+05:30) Chennai, Kolkata, Mumbai, New Delhi', 'Asia/Kolkata'],
    ['Berlin, Paris', null],
    ['(GMT+01:00)', null],
    ['Mars/Olympus', null],
    ['IST', null],
  ])('%s is %s', (raw, want) => {
    expect(normaliseTimeZone(raw).value).toBe(want);
  });
});

describe('an amount', () => {
  const cad = (amount: number) => normaliseMoney({ amount, currency: 'CAD' }, 'unknown').value;
  it.each([
    ['CA$5m', cad(5_000_000)],
    ['CAD 5M', cad(5_000_000)],
    ['$5M CAD', cad(5_000_000)],
    ['ca. $5m', 5_000_000],
    ['ca 5m USD', 5_000_000],
    ['$1.5T', 1_500_000_000_000],
    ['$1.5 trillion', 1_500_000_000_000],
    ['€1.5T', null],
    ['500 T€', 519_450],
    ['$5M MRR', null],
    ['$5M ARR', 5_000_000],
    ['$5M EUR', null],
    ['CL$5m', null],
    ['$5 mil', null],
    ['5 mil EUR', 5_195],
  ])('%s is %s', (raw, want) => {
    expect(normaliseMoney(raw, 'unknown').value).toBe(want);
  });
});

describe('a language', () => {
  it.each([
    ['English, German', 'unknown'],
    ['German or English', 'unknown'],
    ['German (not English)', 'unknown'],
    ['English no', 'unknown'],
    ['English (US)', 'en'],
    ['German (native)', 'de'],
    ['Chinese, Mandarin', 'zh'],
  ])('%s is %s', (raw, want) => {
    expect(normaliseLanguage(raw).value).toBe(want);
  });
});
