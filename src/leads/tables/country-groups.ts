// Groups of countries that sales territories are cut into, as ISO 3166-1 alpha-2 codes.
// "europe", "africa" and so on follow the United Nations geoscheme (M49), with the habits of sales
// teams where they differ: Turkey and Israel sit in EMEA, Cyprus in Europe.

const DACH = 'DE AT CH LI';
const NORDICS = 'DK FI IS NO SE FO GL AX';
const BENELUX = 'BE NL LU';
const BALTICS = 'EE LV LT';
const IBERIA = 'ES PT AD GI';
const UK_IRELAND = 'GB IE IM JE GG';
const CEE = 'PL CZ SK HU RO BG SI HR RS BA ME MK AL XK UA MD BY RU EE LV LT';
const SOUTHERN_EUROPE = 'ES PT AD GI IT SM VA MT GR CY';
const EUROPE = `${DACH} ${NORDICS} ${BENELUX} ${UK_IRELAND} ${CEE} ${SOUTHERN_EUROPE} FR MC SJ`;
const EU = 'AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE';
const GCC = 'AE SA QA KW BH OM';
const MIDDLE_EAST = `${GCC} IL JO LB IQ IR SY YE PS TR EG`;
const NORTH_AFRICA = 'MA DZ TN LY EG SD EH';
const SUB_SAHARA =
  'AO BJ BW BF BI CM CV CF TD KM CG CD CI DJ GQ ER SZ ET GA GM GH GN GW KE LS LR MG MW ML MR MU MZ NA NE NG RW ST SN SC SL SO ZA SS TZ TG UG ZM ZW RE YT SH';
const AFRICA = `${NORTH_AFRICA} ${SUB_SAHARA}`;
const ANZ = 'AU NZ';
const OCEANIA = `${ANZ} FJ PG SB VU WS TO KI TV NR FM MH PW CK NU NC PF GU AS MP WF TK NF`;
const ASEAN = 'BN KH ID LA MY MM PH SG TH VN TL';
const EAST_ASIA = 'CN HK MO TW JP KR KP MN';
const SOUTH_ASIA = 'IN PK BD LK NP BT MV AF';
const CENTRAL_ASIA = 'KZ KG TJ TM UZ';
const CENTRAL_AMERICA = 'MX GT HN SV NI CR PA BZ';
const CARIBBEAN =
  'AG AI AW BB BL BQ BS CU CW DM DO GD GP HT JM KN KY LC MF MQ MS PR SX TC TT VC VG VI';
const SOUTH_AMERICA = 'AR BO BR CL CO EC GY PY PE SR UY VE GF FK';
const LATAM = `${CENTRAL_AMERICA} ${CARIBBEAN} ${SOUTH_AMERICA}`;
const NORTH_AMERICA = 'US CA';

export type CountryGroup = { countries: string; aliases: readonly string[] };

/** Slug → countries (space between codes) and what people call the group. */
export const COUNTRY_GROUPS: Readonly<Record<string, CountryGroup>> = {
  dach: { countries: DACH, aliases: ['D-A-CH', 'German-speaking countries', 'DACH region'] },
  nordics: {
    countries: NORDICS,
    aliases: [
      'Nordic',
      'Nordic countries',
      'Scandinavia',
      'Skandinavien',
      'Nordeuropa',
      'Nordic region',
    ],
  },
  benelux: { countries: BENELUX, aliases: ['Bénélux', 'BeNeLux', 'Low Countries'] },
  baltics: { countries: BALTICS, aliases: ['Baltic', 'Baltic states', 'Baltikum', 'Pays baltes'] },
  iberia: {
    countries: IBERIA,
    aliases: ['Iberian Peninsula', 'Spain and Portugal', 'Iberica', 'Iberien'],
  },
  'uk-ireland': {
    countries: UK_IRELAND,
    aliases: ['UKI', 'UK & Ireland', 'UK&I', 'UK and I', 'British Isles', 'UK/Ireland', 'UK-I'],
  },
  cee: {
    countries: CEE,
    aliases: [
      'Eastern Europe',
      'Central and Eastern Europe',
      'Osteuropa',
      'Mittel- und Osteuropa',
      'MOE',
    ],
  },
  'southern-europe': {
    countries: SOUTHERN_EUROPE,
    aliases: ['South Europe', 'SEUR', 'Südeuropa', 'Europe du Sud', 'Mediterranean', 'Med'],
  },
  europe: {
    countries: EUROPE,
    aliases: ['Europa', 'European', 'EUR', 'All Europe', 'Continental Europe'],
  },
  eu: { countries: EU, aliases: ['European Union', 'EU27', 'EU-27', 'Europäische Union', 'UE'] },
  gcc: { countries: GCC, aliases: ['Gulf', 'Gulf states', 'Golfstaaten', 'Gulf region'] },
  'middle-east': {
    countries: MIDDLE_EAST,
    aliases: [
      'Middle East',
      'Naher Osten',
      'Mittlerer Osten',
      'Moyen-Orient',
      'Medio Oriente',
      'Oriente Médio',
    ],
  },
  mena: {
    countries: `${MIDDLE_EAST} ${NORTH_AFRICA}`,
    aliases: ['Middle East and North Africa', 'Middle East & North Africa'],
  },
  africa: { countries: AFRICA, aliases: ['Afrika', 'Afrique', 'African continent'] },
  'sub-saharan-africa': { countries: SUB_SAHARA, aliases: ['SSA', 'Sub-Sahara Africa'] },
  emea: {
    countries: `${EUROPE} ${MIDDLE_EAST} ${AFRICA} GE AM AZ`,
    aliases: ['Europe, Middle East and Africa', 'Europe Middle East & Africa', 'EMEA region'],
  },
  anz: {
    countries: ANZ,
    aliases: ['Australia and New Zealand', 'Australia & NZ', 'Australia/New Zealand', 'AUNZ'],
  },
  asean: {
    countries: ASEAN,
    aliases: ['Southeast Asia', 'South East Asia', 'SEA', 'South-East Asia', 'Südostasien'],
  },
  'east-asia': { countries: EAST_ASIA, aliases: ['Ostasien', 'North Asia', 'Northeast Asia'] },
  'greater-china': { countries: 'CN HK MO TW', aliases: ['China region', 'GCR'] },
  'south-asia': { countries: SOUTH_ASIA, aliases: ['Indian subcontinent', 'SAARC', 'Südasien'] },
  apac: {
    countries: `${OCEANIA} ${ASEAN} ${EAST_ASIA} ${SOUTH_ASIA} ${CENTRAL_ASIA}`,
    aliases: [
      'Asia Pacific',
      'Asia-Pacific',
      'APJ',
      'JAPAC',
      'Asia',
      'APAC region',
      'Asien-Pazifik',
      'Asie-Pacifique',
      'Asia Pacific and Japan',
    ],
  },
  oceania: { countries: OCEANIA, aliases: ['Ozeanien', 'Océanie', 'Australasia'] },
  'north-america': {
    countries: NORTH_AMERICA,
    aliases: [
      'NA',
      'NAM',
      'NAMER',
      'NORAM',
      'US & Canada',
      'US/Canada',
      'USA and Canada',
      'Nordamerika',
      'Amérique du Nord',
      'Norteamérica',
      'América do Norte',
      'Noord-Amerika',
      'Nord America',
    ],
  },
  'central-america': {
    countries: CENTRAL_AMERICA,
    aliases: ['Centroamérica', 'Mittelamerika', 'Mexico and Central America'],
  },
  caribbean: { countries: CARIBBEAN, aliases: ['Karibik', 'Caribe', 'Caraïbes'] },
  'south-america': {
    countries: SOUTH_AMERICA,
    aliases: ['Südamerika', 'Sudamérica', 'América do Sul', 'Amérique du Sud'],
  },
  latam: {
    countries: LATAM,
    aliases: [
      'Latin America',
      'LAC',
      'LATAM region',
      'Lateinamerika',
      'Latinoamérica',
      'América Latina',
      'Amérique latine',
      'Latin America and the Caribbean',
      'LATAM & Caribbean',
    ],
  },
  americas: {
    countries: `${NORTH_AMERICA} ${LATAM} BM GL PM`,
    aliases: ['AMER', 'AMS', 'The Americas', 'Amerika', 'Américas', 'North and South America'],
  },
};
