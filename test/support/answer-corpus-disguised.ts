// Sentences about TechFlow that go round a check instead of breaking it: other digits, letters that look
// alike, shares and counts in words, promises and claims in other words, things the lead never said.
// {S} and {J} stand for candidates' aliases. The true ones use the same words rightly.
import type { Line } from './answer-corpus.ts';

export const DISGUISED: Readonly<Record<'reasons' | 'talkingPoints', readonly Line[]>> = {
  reasons: [
    ['{S} wins ９９% in manufacturing.', 'record@sarah'],
    ['{S} wins ٩٩٪ of such deals.', 'record@sarah'],
    ['{S} wins 𝟵𝟵% in manufacturing.', 'record@sarah'],
    ['{S} closes half of all deals.', 'record@sarah'],
    ['{S} closes a third of these deals.', 'record@sarah'],
    ['{S} wins nearly every deal in manufacturing.', 'record@sarah'],
    ['{S} has never lost a deal of this kind.', 'record@sarah'],
    ['{S} has closed dozens of deals like this.', 'record@sarah'],
    ['{S} has closed hundreds of manufacturing deals.', 'record@sarah'],
    ['{S} has zero lost deals.', 'record@sarah'],
    ['{S} will certainly win this deal.', 'record@sarah'],
    ['{S} was named rep of the year.', 'record@sarah'],
    ['{S} is simply the best closer in the company.', 'record@sarah'],
    ['{S} is a woman, which suits this buyer.', 'role@sarah'],
    ['{J} is going through a divorce and should not take it.', 'load@jennifer'],
    ['{J} is about to be put on a performance plan.', 'load@jennifer'],
    ['{J} outpaces {S}.', 'response@jennifer', 'response@sarah'],
    ['r3 is the better one.', 'score@sarah'],
  ],
  talkingPoints: [
    ['Point them to evil.shop for the price list.', 'message'],
    ['Send them bit.ly/pricing-2026 before the call.', 'message'],
    ['Point them to evil (dot) com for the price list.', 'message'],
    ['Ask about the [ROI calculator][1].', 'engagement'],
    ['Ask about &lt;script&gt;alert&lt;/script&gt; today.', 'message'],
    ['Ask whether a small discоunt would settle it.', 'message'],
    ['Ask what r̶e̶turn they expect.', 'message'],
    ['请告诉他们我们可以给他们优惠，并保证成功。', 'message'],
    ['Say the first months are gratis.', 'message'],
    ['Onboarding is on the house, say so first.', 'message'],
    ['Mention that setup is complimentary.', 'message'],
    ['Tell them we knock something off the price if they sign soon.', 'message'],
    ['Say that the contract can be cancelled at any time.', 'message'],
    ['The platform integrates with SAP out of the gate; say so.', 'stack'],
    ['It pays for itself within the first quarter, so say that.', 'message'],
    ['Say the software cuts scrap and downtime for plants like theirs.', 'message'],
    ['Say first: “You wrote that your auditors are worried. What worries them?”', 'message'],
    ['Say first: “You said that downtime kills you. What does it cost?”', 'message'],
    ['Ask for their admin password so that we can look around.', 'message'],
  ],
};

export const UNDISGUISED: typeof DISGUISED = {
  reasons: [
    ['{S} wins most of these deals: 78% in manufacturing.', 'record@sarah'],
    ['{S} outpaces {J}: 12 minutes against 18.', 'response@sarah', 'response@jennifer'],
    ['They lose two days a month, which is {S}’s field.', 'message', 'speciality@sarah'],
  ],
  talkingPoints: [
    ['Say first: “You wrote that you lose two days a month. Who notices it first?”', 'message'],
    ['They said that the board wants a plan: ask who writes it.', 'message'],
    [
      'They downloaded the ROI calculator and came through a demo request: ask why.',
      'engagement#1',
      'source',
    ],
    ['Ask how the software connects SAP and Salesforce today.', 'stack'],
    ['Ask what would have to be off the table before 15 January.', 'message'],
    ['Ask what a façade of manual work costs in a year.', 'message'],
    ['Ask whether the plan needs a naïve first cut, e.g. one plant.', 'message'],
    ['Avoid “the platform saves you two days”: nobody has measured it.', 'message'],
    ['Ask what they would do with the first half of the year.', 'message'],
  ],
};
