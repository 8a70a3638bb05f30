// What people and systems write into a field when there is nothing to write.
import { fold } from '../text/fold.ts';

const SAY_NOTHING: ReadonlySet<string> = new Set(
  (
    'n a|not applicable|not available|not provided|not specified|not set|not known|none|nil|null|nan|unknown|' +
    'unspecified|undefined|undisclosed|tbd|tba|tbc|to be determined|test|xx|xxx|blank|empty|no value|no data|' +
    'select|please select|choose|select one|select a country|select country|select state|other|others|misc|' +
    'k a|keine angabe|unbekannt|nicht angegeben|sonstige|inconnu|autre|non renseigne|desconocido|otro|sin datos|' +
    'sconosciuto|altro|onbekend|overig|desconhecido|outro|any|all|dummy'
  ).split('|'),
);

/** True for "N/A", "#N/A", "- none -", "tbd", "?" and the like. */
export function isPlaceholder(raw: string): boolean {
  const folded = fold(raw);
  return folded === '' || SAY_NOTHING.has(folded);
}
