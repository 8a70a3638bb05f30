// Which of a lead's sentences a rep may say back to them: none that asks for a promise, that holds up what
// others pay, that speaks of our people, or that a colleague noted.

import { repsNamedIn } from '../../selection/free-text/redact.ts';
import type { Snapshot } from '../../selection/scene/snapshot.ts';
import type { Texts } from '../texts/en.ts';

/** Why a sentence is not said back; `ours`: it speaks of somebody who works for us. */
export type Unsayable = 'promise' | 'terms' | 'ours';

const PROMISE =
  /^(?:please |kindly |just )?(?:confirm|guarantee|promise|assure|acknowledge)\b|\b(?:can|could|will|would|must|should|please|you(?: to)?|kindly)\b[^.!?]{0,30}\b(?:confirm|guarantee|promise|assure|commit to|acknowledge)\b|\b(?:confirm(?:ed)?|guaranteed?) (?:it |this |that )?(?:in writing|by|that)\b|\bbestätigen sie\b|\b(?:sichern|sagen) sie\b[^.!?]{0,40}\bzu\b|\bgaranti(?:eren|erst|ert)\b|\b(?:confirmez|garantissez|confirme[n]?|garantice[n]?)\b/iu;
const TERMS =
  /\byou (?:gave|give|offer(?:ed)?|charged?|sold|promised|quoted|granted)\b[^.!?]{0,80}(?:discount|\boff\b|percent|%|price|terms|free|[€$£]\s?\d)|\b(?:same|identical) (?:price|prices|terms|rates?|discount|deal|conditions?)\b|\b(?:pays|gets|they (?:pay|paid|get|got))\b[^.!?]{0,30}(?:[€$£]\s?\d|\d\s?%|\d+ percent)|\b(?:gleiche[nr]?|selbe[nr]?) (?:preise?|konditionen|rabatt)\b|\bmêmes? (?:prix|conditions|remise)\b|\bmism[oa]s? (?:precios?|condiciones|descuento)\b/iu;
const OURS =
  /\byour (?:colleagues?|reps?|salesm[ae]n|sales ?people|sales team|people|man|predecessor|boss|manager)\b|\bihre?[nmr]? (?:kolleg\w+|vertriebler\w*|mitarbeiter\w*)\b|\bvotre (?:collègue|commercial\w*)\b|\bsu (?:compañer[oa]|comercial)\b/iu;

/** Why a rep should not say this sentence back; null: they may. */
export function unsayable(sentence: string, roster: Snapshot['roster']): Unsayable | null {
  if (PROMISE.test(sentence)) return 'promise';
  if (TERMS.test(sentence)) return 'terms';
  return OURS.test(sentence) || repsNamedIn(sentence, roster).length > 0 ? 'ours' : null;
}

const FIRST_PERSON =
  /\b(?:we|we[’'](?:re|ve|d|ll)|our|ours|us|i|i[’'](?:m|ve|d|ll)|my|me|wir|uns\w*|ich|mein\w*|nous|notre|nos|je|j[’']|mon|nosotros|nuestr\w+|yo|mi)\b/iu;
const NOTED =
  /\b(?:left (?:a |an |one |two |three |\d+ )?(?:voice ?mails?|vms?|messages?)|lvm|spoke (?:to|with)|talked (?:to|with)|called (?:twice|again|back|him|her|them)|call(?:ed)? (?:again|back) (?:after|in|on|next)|no answer|(?:assistant|secretary|gatekeeper|receptionist) (?:says|said)|(?:he|she) (?:is|says|said|wants|asked)|followed[- ]up|follow[- ]up (?:in|on|after)|price[- ]sensitive|decision maker is|mailbox besprochen|nicht erreicht|rückruf (?:am|nach)|messagerie|rappeler (?:le|après)|no contesta|volver a llamar)\b/iu;

/** Whether a text is a remark of a colleague's about the lead and no message of theirs. */
export function isColleaguesNote(text: string): boolean {
  return NOTED.test(text) && !FIRST_PERSON.test(text) && !/\?/.test(text);
}

/** Their words between quotation marks, closed by a full stop where they have no end of their own. */
export function inQuotes(text: string, { texts: { words } }: { texts: Texts }): string {
  return words.quoted(/[.!?…]["”’)]?$/.test(text) ? text : `${text}.`);
}
