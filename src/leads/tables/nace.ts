// Divisions of NACE Rev. 2, the European classification of activities, which are those of ISIC Rev. 4 and
// of the national ones made from it (SIC 2007, WZ 2008, NAF, ATECO, CNAE, SBI).

/** Two digits, or more where a division mixes industries that sellers keep apart → ours. */
const BY_INDUSTRY: Readonly<Record<string, string>> = {
  agriculture: '01 02 03',
  mining: '05 07 08 09',
  energy: '06 19 091',
  'food-beverage': '10 11 12',
  'consumer-goods': '13 14 15 204 321 322 323 324',
  manufacturing: '16 17 18 20 22 23 24 25 27 28 30 31 32 33',
  'life-sciences': '21 325 7211 721',
  technology: '26 62 6202 6203 6209 951',
  automotive: '29 45',
  'aerospace-defense': '303 304 254',
  utilities: '35 36 37 38 39',
  construction: '41 42 43',
  wholesale: '46',
  retail: '47',
  'transport-logistics': '49 50 51 52 53',
  'hospitality-travel': '55 56 79',
  'media-entertainment': '58 59 60 90 91 92 93',
  software: '582 6201 63',
  telecommunications: '61',
  'financial-services': '64 66',
  insurance: '65 662',
  'real-estate': '68',
  'professional-services': '69 70 71 74 80 81 82',
  'marketing-advertising': '73',
  staffing: '78',
  healthcare: '75 86 87 88',
  government: '84',
  education: '85',
  nonprofit: '94',
  'consumer-services': '95 96 97',
};

export const NACE: ReadonlyMap<string, string> = new Map(
  Object.entries(BY_INDUSTRY).flatMap(([slug, prefixes]) =>
    prefixes.split(' ').map((prefix) => [prefix, slug] as const),
  ),
);
