// What a brief may not hold unless a fact does: certain wins, honours, a rep's life before, private lives
// and protected traits, and secrets that nobody should ask a lead for.

const BOASTS: readonly RegExp[] = [
  /\bR[1-8]\b[^.;]{0,40}\b(?:(?:based|located|living|lives|born) in|veteran|years of experience|former(?:ly)?|previously (?:at|with|worked|ran)|used to|studied|knows (?:them|the (?:ceo|cfo|team)) personally|friends? with)\b/i,
  /\b(?:never (?:lost|loses|misses|missed|fails|failed)|zero lost|(?:wins?|won|closes?|closed) (?:nearly |almost |virtually |practically )?(?:every|all)\b)/i,
  /\b(?:dozens|hundreds|thousands|scores|countless) of (?:\w+ )?(?:deals?|leads?|customers?|wins|opportunities)\b/i,
  /\bwill (?:certainly|surely|definitely|undoubtedly) (?:win|close|buy|sign)\b/i,
  /\b(?:best (?:closer|seller|rep|salesperson|salesman)|(?:rep|seller|employee) of the (?:month|quarter|year))\b/i,
];

const PRIVATE =
  /\b(?:wom[ae]n|female|male|pregnan\w+|maternity|divorce\w*|husband|wife|religio\w+|muslim|jewish|ethnic\w*|foreign descent|skin colou?r|gay|lesbian|transgender|disabilit\w+|sick leave|performance plan|underperform\w+|salary|disciplinary|fired|probation|passwords?|bank details|credit card\w*)\b/gi;

/** Such words of a sentence, given in English; private ones may stand where a fact has them. */
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
