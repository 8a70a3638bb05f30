// Promises and claims about our own product: no fact says what it does or costs, so no sentence may.
// And what a brief may not hold unless a fact does: a rep's life before, private lives and protected
// traits, honours, certain wins, and secrets that nobody should ask a lead for.

import type { Fact } from '../../reasoning/facts/fact.ts';
import { wordsOf } from '../../reasoning/facts/fact-words.ts';

const PROMISE =
  /\b(?:discounts?|rebates?|guarantee[ds]?|guaranteed|warrant(?:y|ies)|certified|certifications?|refunds?|money[- ]back|free (?:of charge|trial|pilot|month|months|year|licen[cs]es?|seats?|onboarding|migration|setup|consult\w*|support|upgrade)|for free|at no (?:cost|charge)|no[- ]cost|waive[ds]?|price match|best price|lowest price|unlimited|exclusive offer|% off|risk[- ]free|gratis|complimentary|on the house|off the (?:list )?price|cancel\w* (?:at any time|any ?time)|no strings attached|iso \d{4,}|soc ?2|hipaa|gdpr[- ]compliant|uptime|lifetime)\b/gi;
const NOT_DOING =
  /\b(?:avoid|never|don[’']t|do not|without|no|not|refrain from|hold back|instead of|rather than)\b[^.;]{0,60}$/i;
const OUR_SIDE = /\b(?:we|we[’']re|we[’']ll|our|us)\b/i;
const GIVING = /\b(?:offer|give|grant|promise|include|throw in)\s(?:\S+\s){0,4}$/i;

/** Promised things that no cited fact names, or that are promised in our name. */
export function promisesIn(text: string, cited: readonly Fact[]): string[] {
  const found: string[] = [];
  for (const match of text.matchAll(PROMISE)) {
    const before = text.slice(0, match.index);
    const sentence = `${before.split(/[.;]/).at(-1)}${text.slice(match.index).split(/[.;]/)[0]}`;
    if (NOT_DOING.test(before)) continue;
    const said = cited.map(wordsOf).join('\n').toLowerCase();
    const theirs = said.includes(match[0].toLowerCase().replace(/s$/, ''));
    if (!theirs || OUR_SIDE.test(sentence) || GIVING.test(before))
      found.push(`“${match[0]}” promises what no fact supports`);
  }
  return found;
}

const DOES =
  'integrat\\w+|connect\\w*|support\\w*|offer\\w*|serv(?:e|es|ed)|help(?:ed|s)?|sav(?:e|es|ed)|reduc\\w+|cuts?|deliver\\w*|work(?:s|ed)? with|provide\\w*|handle\\w*|include\\w*|increase\\w*|improve\\w*|double\\w*|outperform\\w*|beat\\w*|replac\\w+|automat\\w+|cover\\w*|meets?|compl(?:y|ies)|is|are|have|has|had|do|does|run|runs|can|will|takes?|needs?|costs?';
const HOW =
  '(?:already |also |can |will |always |typically |usually |fully |natively |seamlessly |even )*';
const CLAIM = new RegExp(
  `\\b(?:(?:we|we[’']ve|we[’']re|we[’']ll)\\s|our (?:[\\w-]+\\s){1,3}?)${HOW}(?:${DOES})\\b`,
  'i',
);
const ITSELF =
  /\b(?:(?:the|this) (?:platform|software|solution|product)\s(?:(?:already|also|fully|natively|seamlessly|easily)\s)*(?:integrates|connects|supports|cuts|saves|reduces|automates|includes|handles|delivers|doubles|increases|improves|replaces|covers|complies|pays)|pays for itself)\b/i;
const ASKING = /\b(?:ask|whether|if|how|what|which|offer to show|show how|see how)\b[^.;]*$/i;
const CLAIM_THING =
  /\b(?:native|seamless|proven|industry[- ]leading|best[- ]in[- ]class|market[- ]leading|award[- ]winning|out[- ]of[- ]the[- ]box|pre[- ]built|certified)\b/i;

const PART_END = /(?<=[.!?;])\s+/;

/** Claims about us: what our product does stands in no fact, so an answer may ask and offer to show, not assert. */
export function claimsIn(text: string): string[] {
  const found: string[] = [];
  for (const sentence of text.split(PART_END)) {
    for (const pattern of [CLAIM, ITSELF]) {
      const match = pattern.exec(sentence);
      if (!match) continue;
      const before = sentence.slice(0, match.index);
      if (ASKING.test(before) || NOT_DOING.test(before)) continue;
      found.push(`“${match[0]} …” claims something about us that no fact supports`);
    }
    const boast = CLAIM_THING.exec(sentence);
    if (boast && !NOT_DOING.test(sentence.slice(0, boast.index))) {
      found.push(`“${boast[0]}” claims something that no fact supports`);
    }
  }
  return found;
}

const BOASTS: readonly RegExp[] = [
  /\bR[1-8]\b[^.;]{0,40}\b(?:(?:based|located|living|lives|born) in|veteran|years of experience|former(?:ly)?|previously (?:at|with|worked|ran)|used to|studied|knows (?:them|the (?:ceo|cfo|team)) personally|friends? with)\b/i,
  /\b(?:never (?:lost|loses|misses|missed|fails|failed)|zero lost|(?:wins?|won|closes?|closed) (?:nearly |almost |virtually |practically )?(?:every|all)\b)/i,
  /\b(?:dozens|hundreds|thousands|scores|countless) of (?:\w+ )?(?:deals?|leads?|customers?|wins|opportunities)\b/i,
  /\bwill (?:certainly|surely|definitely|undoubtedly) (?:win|close|buy|sign)\b/i,
  /\b(?:best (?:closer|seller|rep|salesperson|salesman)|(?:rep|seller|employee) of the (?:month|quarter|year))\b/i,
];

const PRIVATE =
  /\b(?:wom[ae]n|female|male|pregnan\w+|maternity|divorce\w*|husband|wife|religio\w+|muslim|jewish|ethnic\w*|foreign descent|skin colou?r|gay|lesbian|transgender|disabilit\w+|sick leave|performance plan|underperform\w+|salary|disciplinary|fired|probation|passwords?|bank details|credit card\w*)\b/gi;

/** Such words of a sentence; private ones may stand where a fact has them. */
export function boastsIn(text: string, factText: () => string): string[] {
  const found: string[] = [];
  for (const pattern of BOASTS) {
    const boast = pattern.exec(text);
    if (boast) found.push(boast[0]);
  }
  for (const word of text.match(PRIVATE) ?? []) {
    if (!factText().toLowerCase().includes(word.toLowerCase())) found.push(word);
  }
  return found.map((words) => `“${words}” has no place in a brief, and stands in no fact`);
}
