// A second lead for the corpus of answers: a hospital group that wants somebody technical. {N} Nora,
// {O} Omar, {L} Lucia.
import type { LeadProfile } from '../../src/leads/profile.ts';
import type { Line } from './answer-corpus.ts';
import { aRep } from './builders.ts';

export const CLINIC_REPS = [
  aRep({
    id: 'nora',
    name: 'Nora Lindqvist',
    role: 'senior_ae',
    languages: ['en', 'sv', 'de'],
    specialities: { industries: ['healthcare'], products: ['epic', 'hl7'] },
    records: [
      { scope: { industry: 'healthcare' }, won: 41, n: 96, asOf: '2026-09-30' },
      { won: 88, n: 240 },
    ],
    pipeline: { value: 640000, quota: 1000000 },
    response: { medianMinutes: 22, p90Minutes: 75, n: 130 },
    capacity: { open: 12, perDay: null, perWeek: null },
    territories: ['SE', 'DE'],
    evidence: [{ skill: 'compliance', score: 0.82, n: 31 }],
  }),
  aRep({
    id: 'omar',
    name: 'Omar Haddad',
    languages: ['en', 'fr', 'de'],
    records: [{ won: 52, n: 150 }],
    pipeline: { pct: 38 },
    response: { medianMinutes: 7, p90Minutes: 20, n: 88 },
    capacity: { open: 20, perDay: 4, perWeek: null },
    startedOn: '2026-05-01',
  }),
  aRep({
    id: 'lucia',
    name: 'Lucia Ferri',
    role: 'csm',
    languages: ['en', 'it', 'de'],
    records: [{ scope: { region: 'DE' }, won: 9, n: 15 }],
    pipeline: { pct: 71 },
    response: { medianMinutes: 35 },
  }),
];

export const CLINIC_LEAD: Partial<LeadProfile> = {
  id: 'klinik-77',
  companyName: 'Nordklinik Verbund',
  domain: 'nordklinik.example',
  industry: 'healthcare',
  employees: 2300,
  size: '1001-5000',
  revenueUsd: 310_000_000,
  country: 'DE',
  regions: ['de-hh'],
  city: 'Hamburg',
  timeZone: 'Europe/Berlin',
  language: 'de',
  languageFrom: 'stated',
  title: 'Leiterin IT',
  seniority: 'director',
  source: 'webinar',
  score: 64,
  stack: ['Epic', 'SAP'],
  products: ['epic', 'hl7'],
  signals: ['budget_approved'],
  engagement: [
    { kind: 'event', name: 'Patient data webinar', count: 1, daysAgo: 3 },
    { kind: 'page', name: 'security', count: 4, daysAgo: 1 },
    { kind: 'email', name: 'September newsletter', count: 2, daysAgo: 12 },
  ],
  message:
    'We run 6 hospitals on Epic. Two of them still exchange HL7 files over FTP, and the data protection officer wants this gone by 31 March 2027. Budget of 250,000 euros is approved. Please no sales pitch, we need someone technical.',
  attributes: { hospitals: 6 },
};

export const CLINIC_SUMMARIES: readonly string[] = [
  '{N} has won 41 of 96 healthcare deals and knows Epic and HL7. Nordklinik Verbund wants FTP exchange gone by 31 March 2027 with an approved budget of 250,000 euros.',
  'Healthcare and HL7 know-how point to {N}. The lead has budget, a date and asks for someone technical.',
  '{N} is the healthcare specialist; the group runs six hospitals on Epic. Their data protection officer wants FTP gone by the end of March 2027.',
];
export const CLINIC_REASONS: readonly Line[] = [
  [
    '{N} has won 41 of 96 healthcare deals (42.7%), the only healthcare record here.',
    'record#1@nora',
  ],
  ['Epic and HL7 are what they run, and {N} specialises in both.', 'speciality@nora', 'message'],
  ['{N} speaks German, which the lead states as their language.', 'language@nora', 'language'],
  [
    '{O} is faster, 7 minutes against 22, but brings no healthcare record.',
    'response@omar',
    'response@nora',
  ],
  [
    'They want someone technical; {N} scored 82% on compliance over 31 analysed calls.',
    'message',
    'evidence@nora',
  ],
  [
    'With a pipeline at 64% of quota {N} still has room; {O} has more at 38%.',
    'pipeline@nora',
    'pipeline@omar',
  ],
  ['{L} won 9 of 15 deals in Germany, a small sample.', 'record@lucia'],
  ['Budget of 250,000 euros is approved and the deadline is 31 March 2027.', 'message'],
  ['A group of 2,300 employees with six hospitals is a large account.', 'size', 'message'],
  ['{N} covers Germany, where the lead is.', 'territory@nora', 'place'],
  [
    'All three speak German, so the record decides.',
    'language@nora',
    'language@omar',
    'language@lucia',
  ],
  ['The 22-minute response of {N} is within the 30 minutes allowed.', 'response@nora', 'sla'],
  ['Nine times in ten {N} answers within 75 minutes, which is the weak spot.', 'response@nora'],
  [
    '{N} leads {O} clearly in healthcare and trails by 15 minutes in speed.',
    'record#1@nora',
    'response@nora',
    'response@omar',
  ],
  [
    'The lead visited the security page four times and took part in the patient data webinar.',
    'engagement#1',
    'engagement',
  ],
];
export const CLINIC_POINTS: readonly Line[] = [
  [
    'Start with the two hospitals that still send HL7 files over FTP: what breaks, and how often?',
    'message',
  ],
  ['Ask what the data protection officer will accept as proof by 31 March 2027.', 'message'],
  ['They asked for no sales pitch: bring questions about the interfaces, not slides.', 'message'],
  ['Ask which of the six hospitals would go first.', 'message'],
  ['The 250,000 euros are approved: ask what they must cover.', 'message'],
  ['Open in German and refer to the webinar on patient data.', 'language', 'engagement'],
  ['They were on the security page four times: ask which question it left open.', 'engagement#1'],
  ['Ask how Epic hands data to SAP today.', 'stack'],
  ['Ask who besides the data protection officer signs off.', 'message'],
  ['Ask whether the FTP exchange also affects SAP.', 'message', 'stack'],
  ['Mention the HL7 files early; it shows you have read their message.', 'message'],
  ['As head of IT, does she own the interfaces herself?', 'role'],
];
export const CLINIC_STEPS: readonly Line[] = [
  [
    'Call within 30 minutes, in German, before the end of the Hamburg business day.',
    'sla',
    'language',
    'place',
  ],
  ['Prepare three technical questions about HL7 over FTP.', 'message'],
  [
    'If you cannot reach anyone, write two sentences about the FTP exchange and propose two slots.',
    'message',
  ],
  ['Bring a colleague who knows Epic interfaces to the second call.', 'message'],
  ['Confirm the 31 March 2027 date and who checks it.', 'message'],
  ['Avoid slides and feature lists; they asked for no sales pitch.', 'message'],
  ['Avoid discussing price before the scope of the six hospitals is clear.', 'message'],
  ['Agree on a 45-minute technical session within the next 5 days.', 'message'],
];
export const BAD_CLINIC_REASONS: readonly Line[] = [
  ['{N} has won 41 of 69 healthcare deals.', 'record#1@nora'],
  ['{N} wins 47% in healthcare.', 'record#1@nora'],
  ['{O} has won 41 of 96 healthcare deals.', 'record#1@nora'],
  ['{L} won 15 deals in Germany.', 'record@lucia'],
  ['They run 16 hospitals.', 'message'],
  ['They have a budget of $250,000.', 'message'],
  ['The deadline is 31 May 2027.', 'message'],
  ['{N} previously ran the Charité account.', 'record#1@nora'],
  ['{N} is certified for Epic.', 'speciality@nora'],
  ['{N} answers within 7 minutes.', 'response@omar'],
  ['{N} is at 38% of quota.', 'pipeline@omar'],
  ['They also use Cerner.', 'stack'],
  ['{O} joined in 2019.', 'role@omar'],
  ['{N} is 40 percentage points ahead.', 'record#1@nora'],
  ['Dr. Weber asked for {N}.', 'message'],
  ['Nordklinik has 23,000 employees.', 'size'],
  ['They attended four webinars.', 'engagement'],
  ['{N} closes healthcare deals in 60 days.', 'record#1@nora'],
  ['{L} handled 130 leads.', 'response@nora'],
];
export const BAD_CLINIC_POINTS: readonly Line[] = [
  ['Tell them we are GDPR-compliant and HIPAA certified.', 'message'],
  ['Our HL7 gateway replaces FTP in two weeks.', 'message'],
  ['We already serve the hospitals of Helios.', 'industry'],
  ['Offer the first hospital at no cost.', 'message'],
  ['Ask about the breach in 2024.', 'message'],
  ['Mention that 80% of hospitals have moved off FTP.', 'message'],
  ['Ask whether Frau Petersen still leads IT.', 'role'],
  ['Ask about the other 9 hospitals.', 'attribute'],
];
