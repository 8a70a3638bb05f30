// Sentences as a careful model writes them, and as one must not: {S} Sarah, {M} Mike, {J} Jennifer,
// {D} David. Facts are named by kind, "kind#n" for the n-th, "kind@rep" for a rep's.
import type { LeadProfile } from '../../src/leads/profile.ts';
import { TECHFLOW_LEAD } from './techflow.ts';

/** The lead that the corpus is about. */
export const CORPUS_LEAD: Partial<LeadProfile> = {
  ...TECHFLOW_LEAD,
  title: 'VP Operations',
  seniority: 'vp',
  city: 'Boston',
  timeZone: 'America/New_York',
  signals: ['hiring_revops'],
  attributes: { plants: 3 },
  message:
    'We lose two days a month moving SAP data into Salesforce by hand. Our fiscal year ends in March and the board wants a plan by 15 January. Could someone who knows manufacturing call us?',
};

export type Line = readonly [text: string, ...facts: string[]];

export const GOOD_SUMMARIES: readonly string[] = [
  '{S} has the only manufacturing record on the list, 78% won. TechFlow Industries asked for a demo and must show its board a plan by 15 January.',
  '{S} fits best: a manufacturing specialist with a 78% win rate in it. The lead scored 82 of 100 and has been on the pricing page three times.',
  'Manufacturing decides here, and {S} is the specialist. They want a call from somebody who knows the industry.',
  '{S} knows manufacturing, which is what they ask for. They lose two days a month to manual SAP transfers and have a board date in January.',
  'The lead asks for manufacturing know-how; {S} wins 78% there. Demo request, pricing visits and a score of 82 say that it is hot.',
  '{S} leads by 1.1 points and brings the manufacturing record. An 850-person manufacturer with $120M in revenue wants a plan before March.',
  '{S} is the best match thanks to a manufacturing specialty and a 78% win rate there, which is exactly what the lead asked for. TechFlow is a hot lead: demo request, repeated pricing visits, score 82/100, and a board deadline of January 15.',
  'Routing to {S}: only manufacturing specialist on the list and the top score. The VP Operations needs a plan for the board by January 15 and is losing two days a month to manual data work.',
];

export const GOOD_REASONS: readonly Line[] = [
  ['{S} wins 78% in manufacturing, though on an unstated number of deals.', 'record@sarah'],
  [
    'They ask for someone who knows manufacturing; {S} specialises in it.',
    'message',
    'speciality@sarah',
  ],
  ['{S} ranks first with 60.3 points, 1.1 ahead of {M}.', 'score@sarah', 'score@mike'],
  [
    '{M} would answer in 6 minutes against 12 for {S}, but has no record in manufacturing.',
    'response@mike',
    'response@sarah',
    'record@mike',
  ],
  [
    '{S} answers in about 12 minutes, twice as long as {M} but still within reach.',
    'response@sarah',
    'response@mike',
  ],
  [
    '{J} fits the company size, yet has a pipeline at 92% of quota.',
    'speciality@jennifer',
    'pipeline@jennifer',
  ],
  [
    '{D} covers US northeast but ranks 4.9 points behind.',
    'territory@david',
    'score@david',
    'score@sarah',
  ],
  ['At 85% of quota {S} is busy; {M} at 45% has more room.', 'pipeline@sarah', 'pipeline@mike'],
  ['{S}’s pipeline is 40 points fuller than {M}’s.', 'pipeline@sarah', 'pipeline@mike'],
  [
    'The lead is hot: a demo request, three visits to pricing and a score of 82.',
    'source',
    'engagement',
    'score',
  ],
  [
    'An 850-person manufacturer with $120M in revenue is worth a specialist.',
    'size',
    'revenue',
    'industry',
    'speciality@sarah',
  ],
  ['{S} holds none of at most 20 open leads, so there is room.', 'load@sarah'],
  ['{S} is the only one of the four with a manufacturing record.', 'record@sarah', 'record@mike'],
  [
    'Nobody else on the list specialises in manufacturing.',
    'speciality@sarah',
    'speciality@jennifer',
  ],
  ['The win probability is 73.2% for {S} and 66.8% for {M}.', 'score@sarah', 'score@mike'],
  ['{M} is the faster one, 6 minutes faster than {S}.', 'response@mike', 'response@sarah'],
  ['All four speak English, so language does not decide.', 'language@sarah', 'language@mike'],
  [
    'Over 800 employees and more than $100M in revenue make this a large account for the team.',
    'size',
    'revenue',
  ],
  [
    'The board wants a plan by 15 January, so a specialist saves a round.',
    'message',
    'speciality@sarah',
  ],
  [
    '{S}: 78% in manufacturing; {M}: 62% overall; {D}: 68% overall.',
    'record@sarah',
    'record@mike',
    'record@david',
  ],
  ['{J} wins 71% overall, and {S} wins 78% where it counts.', 'record@jennifer', 'record@sarah'],
  [
    'Speed favours {M}, fit favours {S}; they ask for fit.',
    'response@mike',
    'speciality@sarah',
    'message',
  ],
  ['A VP Operations writes in person, which shows weight behind it.', 'role'],
  ['They hire for RevOps, a sign that somebody is at work on it.', 'signal'],
  [
    'TechFlow runs SAP and Salesforce, and moving data between them costs two days a month.',
    'stack',
    'message',
  ],
  [
    'First contact is due within 5 minutes, which {M} nearly meets and {S} does not.',
    'sla',
    'response@mike',
    'response@sarah',
  ],
  ['Roughly 80% of manufacturing deals go well for {S}.', 'record@sarah'],
  ['{S} scores best (60.3 points) because of the industry record.', 'score@sarah', 'parts@sarah'],
  [
    "{S}'s 78% manufacturing win rate is the strongest evidence of fit on this list.",
    'record@sarah',
  ],
  [
    'Strong buying intent: Demo request, 3x pricing page visits, ROI calculator download and an 82/100 lead score.',
    'source',
    'engagement',
    'engagement#1',
    'score',
  ],
  [
    "{S} specializes in manufacturing, which matches TechFlow Industries' industry exactly.",
    'speciality@sarah',
    'industry',
  ],
  [
    '{M} responds fastest (6 min) and has the lightest pipeline (45% of quota), but lacks manufacturing specialization.',
    'response@mike',
    'pipeline@mike',
  ],
  [
    '{S} sits at 85% of quota — high, but not a ban — and her 12-minute median response is acceptable.',
    'pipeline@sarah',
    'response@sarah',
  ],
  [
    'A VP-level contact at an 850-employee, $120M company warrants an experienced specialist.',
    'role',
    'size',
    'revenue',
  ],
  [
    '{J} has enterprise-size specialization and a 71% win rate, but at 92% of quota and 18 minutes to first contact is stretched.',
    'speciality@jennifer',
    'record@jennifer',
    'pipeline@jennifer',
    'response@jennifer',
  ],
  [
    "{D}'s Northeast territory match is a plus, though a 4.9-point gap to {S} is outside the margin.",
    'territory@david',
    'score@david',
    'score@sarah',
  ],
  [
    'The message asks for manufacturing knowledge, and {S} is the only candidate with a manufacturing specialty.',
    'message',
    'speciality@sarah',
  ],
  [
    'Score gap between {S} (60.3) and {M} (59.2) is small, so the stated preference decides.',
    'score@sarah',
    'score@mike',
  ],
  ['Board deadline of January 15 and fiscal year-end in March create urgency.', 'message'],
  ['{S} wins roughly four in five manufacturing deals.', 'record@sarah'],
  [
    'Both {S} and {M} have zero open leads, so capacity is not a constraint.',
    'load@sarah',
    'load@mike',
  ],
];

export const GOOD_POINTS: readonly Line[] = [
  [
    'Open with the two days a month: who moves the SAP data by hand, and what waits for it?',
    'message',
  ],
  ['Ask what the board expects to see by 15 January.', 'message'],
  [
    'They visited pricing three times: ask what they compare it with and who signs it off.',
    'engagement',
  ],
  ['Ask which figures they put into the ROI calculator.', 'engagement#1'],
  ['Ask how SAP, Salesforce and Tableau work together today, SAP first.', 'stack'],
  [
    'Their fiscal year ends in March: ask whether the budget is this year’s or next year’s.',
    'message',
  ],
  ['They asked for a demo: agree on the two or three things they must see.', 'source'],
  ['As VP Operations, what will they be measured on once this runs?', 'role'],
  ['Ask what made them start hiring for RevOps.', 'signal'],
  [
    'Say that you know manufacturing plants of about 850 people, and ask how theirs differ.',
    'industry',
    'size',
  ],
  ['Ask what those two lost days cost them in a month.', 'message'],
  ['Offer to show how data from SAP could reach Salesforce without retyping.', 'stack', 'message'],
  ['Ask whether all 3 plants move data in the same way.', 'attribute'],
  ['Their words were “by hand”: ask how many people that takes.', 'message'],
  ['Ask who else has to agree besides the board.', 'message'],
  ['Mention that you saw the demo request, and ask what prompted it now.', 'source'],
  ['Which reports do they build in Tableau from the moved data?', 'stack'],
  ['Do not pitch: they know pricing already. Ask what is still open.', 'engagement'],
  ['Ask what a plan by 15 January has to contain for the board to say yes.', 'message'],
  ['You are calling Boston: ask for the best hour of their day.', 'place'],
  ['Confirm that March is a hard date, then work back from it.', 'message'],
  ['An ROI model seems to be under way: offer to go through it together.', 'engagement#1'],
  [
    'Lead with their pain: two days a month lost to manual SAP-to-Salesforce data entry. Ask who feels it most.',
    'message',
  ],
  [
    'Anchor on the January 15 board date: "What does the board need to see to approve a plan?"',
    'message',
  ],
  [
    'Reference the ROI calculator they downloaded and ask what payback period the board expects.',
    'engagement#1',
    'message',
  ],
  ['Probe their SAP/Salesforce/Tableau stack: where does data break between systems?', 'stack'],
  [
    'Since pricing was viewed three times, ask what would make the numbers work for them.',
    'engagement',
  ],
  ['As VP Operations, how are you measuring success for this initiative?', 'role'],
  [
    '"You mentioned moving SAP data by hand. How many people are involved across your 3 plants?"',
    'message',
    'attribute',
  ],
  ['Ask about the RevOps hire: will that person own this process?', 'signal'],
  ['Tie the conversation to fiscal year-end in March and budget timing.', 'message'],
];

export const GOOD_STEPS: readonly Line[] = [
  ['Call within 5 minutes.', 'sla'],
  ['Call now; you usually take 12 minutes and 5 are allowed.', 'sla', 'response@sarah'],
  [
    'If nobody answers, write the same day, refer to the SAP transfers and offer two times to talk.',
    'message',
  ],
  ['Book a 30-minute demo before 15 January.', 'message'],
  ['Follow up in 2 days if you hear nothing.', 'sla'],
  ['Leave the call with a date for the demo and the names of who decides.', 'source'],
  ['Ask {M} to call if you cannot: {M} usually answers in 6 minutes.', 'response@mike'],
  ['Prepare one example from manufacturing before the demo.', 'industry'],
  ['Avoid a general introduction; they have seen pricing three times.', 'engagement'],
  ['Avoid promising any date or discount before you know the scope.', 'message'],
  ['Avoid quoting a price on the first call.', 'engagement'],
  ['Send a short note with two open questions about SAP.', 'stack'],
  ['Propose a 15-minute call today, Boston time.', 'place'],
  ['Note the board date, 15 January, in the record.', 'message'],
  ['Try again after two hours, then write.', 'sla'],
  ['Plan the demo around SAP and Salesforce, not around features.', 'stack'],
  ['Call immediately — first contact is due within 5 minutes.', 'sla'],
  [
    'If no answer, send a short email referencing the SAP data issue and offering two slots today.',
    'message',
  ],
  [
    'Secure a follow-up demo with the VP Operations and a finance stakeholder before January 15.',
    'message',
    'role',
  ],
  [
    "Avoid generic product pitches; they've already been on pricing three times and want manufacturing expertise.",
    'engagement',
    'message',
  ],
  ['Avoid committing to timelines or discounts before scoping.', 'message'],
  ['Schedule a 30-min discovery call and confirm attendees.', 'source'],
  ['Log the board deadline (15 January) and March fiscal year-end in the CRM.', 'message'],
];

export const GOOD_BACKUPS: readonly string[] = [
  'If {S} cannot call within 5 minutes, {M} usually answers in 6.',
  'If speed matters more than industry knowledge.',
  'If {S} declines or is in a meeting.',
  'When first contact has not been made after 12 minutes.',
  'If nobody has called within 5 minutes of business time.',
];
