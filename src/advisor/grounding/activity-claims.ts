// What a sentence says that the lead did, or is: a download, a visit, a mention, a title. It must stand
// in the lead's own facts.

import type { Fact, FactKind } from '../../reasoning/facts/fact.ts';
import { wordsOf } from '../../reasoning/facts/fact-words.ts';
import { folded } from '../../selection/free-text/person-names.ts';

const DID =
  /\b(?:they|the lead|he|she|you)\s(?:have\s|had\s|already\s|also\s|just\s|even\s|recently\s)*(downloaded|visited|opened|attended|joined|watched|viewed|clicked|read|requested|compared|registered for|signed up for|took part in|use|uses|run on|mention|mentions|mentioned|named?|told us (?:of|about)|wrote about|looked (?:at|into))\s(?!and\b|or\b|but\b|then\b|to\b|is\b|was\b)([^,.;:!?]+)/giu;

/** What the lead is said to have said: at least half of its words must be theirs. */
const SAID =
  /\b(?:they|the lead|he|she|you)\s(?:have\s|had\s|also\s|just\s)*(?:wrote|said|told us|stated|complained)\s(?:that\s|us\s)?(?!(?:about|of|in|to|so|what|it|this|as|nothing|why|how)\b)([^.;:!?]+)/giu;

/** Where deeds stand. */
const DEEDS: ReadonlySet<FactKind> = new Set<FactKind>([
  'engagement',
  'message',
  'source',
  'channel',
  'campaign',
  'attribute',
]);

/** Deeds whose object is the name of a thing: most of it must be known. */
const NAMING =
  /\b(?:downloaded|opened|attended|joined|watched|requested|registered for|signed up for|took part in)\b/i;

/** Whom the rep has on the line. */
const TALKING_TO =
  /\byou(?:[’']re| are) (?:talking|speaking) (?:to|with) (?:the|their|a|an) (VP|C[A-Z]O|[A-Z][a-z]+)\b/i;

const FILLERS = new Set(
  `about after again already also and are before case different for from has have here how into just last more most
  nothing often once other others our out page pages several some something than that the their them then there these
  they things this those times today two three twice very we what when where which while who why with yesterday you`.split(
    /\s+/,
  ),
);

/** The check for a lead's facts: deeds and titles in a text, given with its clauses, of which they hold nothing. */
export function deedCheck(
  facts: readonly Fact[],
): (text: string, clauses: readonly string[]) => string[] {
  let known: Known | null = null;
  return (text, clauses) => {
    const title = TALKING_TO.exec(text)?.[1];
    const did = clauses.flatMap((clause) => [...clause.matchAll(DID)]);
    const said = [...text.matchAll(SAID)];
    // Most sentences say nothing of the kind, and the lead's facts need not be read.
    if (title === undefined && did.length === 0 && said.length === 0) return [];
    known ??= knownOf(facts);
    return invented({ title, did, said }, known);
  };
}

/** What a lead's facts say, folded: all of it, and what tells of deeds. */
type Known = { own: string; done: string };

function knownOf(facts: readonly Fact[]): Known {
  const theirs = facts.filter(({ repId }) => repId === null);
  const said = (some: readonly Fact[]) => folded(some.map(wordsOf).join('\n'));
  return { own: said(theirs), done: said(theirs.filter(({ kind }) => DEEDS.has(kind))) };
}

type Said = {
  title: string | undefined;
  did: readonly RegExpExecArray[];
  said: readonly RegExpExecArray[];
};

function invented({ title, did, said }: Said, { own, done }: Known): string[] {
  const stranger = title !== undefined && !own.includes(folded(title));
  const deeds = did.flatMap(([found, , object = '']) => {
    // "opened the pricing and came through a webinar": the second deed is another thing.
    const [one = ''] = folded(object).split(/ and (?=(?:came|read|wrote|have|had|\w+ed)\b)/);
    const words = (one.match(/[\p{L}\p{N}]{3,}/gu) ?? []).filter((word) => !FILLERS.has(word));
    // The first few words name the thing; what follows may be anything.
    const thing = words.slice(0, 3);
    const names = NAMING.test(found);
    const known = thing.filter((word) =>
      (names ? done : own).includes(word.slice(0, Math.max(4, word.length - 2))),
    );
    const enough = names ? known.length > thing.length / 2 : known.length > 0;
    return thing.length === 0 || enough ? [] : [`“${found.trim()}” stands in no fact`];
  });
  const sayings = said.flatMap(([found, object = '']) => {
    const words = (folded(object).match(/[\p{L}\p{N}]{4,}/gu) ?? []).filter(
      (word) => !FILLERS.has(word),
    );
    const known = words.filter((word) => own.includes(word.slice(0, Math.max(4, word.length - 2))));
    return words.length === 0 || known.length >= words.length / 2
      ? []
      : [`“${found.trim()}” stands in no fact`];
  });
  deeds.push(...sayings);
  return stranger ? [...deeds, `no fact says that this is the ${title}`] : deeds;
}
