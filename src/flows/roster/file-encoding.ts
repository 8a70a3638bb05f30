// The text of a file by the encodings that spreadsheet programs write: UTF-8, UTF-16, and what is left is the
// one of Windows in the West. What is no text at all is refused.

import type { Unreadable } from './csv-table.ts';

/** `encoding` in words: "utf-8", "windows-1252", "utf-8 with 3 broken letters". */
export type FileText = { kind: 'text'; text: string; encoding: string };

/** Bytes that stand for nothing in Windows-1252. */
const UNUSED = /[\u0081\u008d\u008f\u0090\u009d]/;
/** So many letters tell UTF-16 from bytes. */
const LOOKED_AT = 512;

/** The text of a file, without a byte order mark. */
export function decodeFile(bytes: Uint8Array): FileText | Unreadable {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03)
    return unreadable('is an Excel workbook or another archive: save it as CSV first');
  const wide = utf16Of(bytes);
  if (wide !== null) return checked(new TextDecoder(wide).decode(bytes), wide);
  const text = new TextDecoder('utf-8').decode(bytes);
  const broken = lettersIn(text, BROKEN);
  // Where most letters beyond ASCII are whole, the file is UTF-8 and some of it was cut.
  if (broken === 0 || broken < lettersIn(text, BEYOND_ASCII) - broken)
    return checked(text, broken === 0 ? 'utf-8' : `utf-8 with ${broken} broken letters`);
  const western = new TextDecoder('windows-1252').decode(bytes);
  return UNUSED.test(western) ? unreadable(NO_TEXT) : checked(western, 'windows-1252');
}

const BROKEN = /\ufffd/g;
const BEYOND_ASCII = /[^\p{ASCII}]/gu;
const lettersIn = (text: string, kind: RegExp) => text.match(kind)?.length ?? 0;

const NO_TEXT = 'is no text: save it as CSV in UTF-8 first';

function checked(text: string, encoding: string): FileText | Unreadable {
  return text.includes('\0') ? unreadable(NO_TEXT) : { kind: 'text', text, encoding };
}

/** By its mark, or because every other byte is 0, as in Latin letters. */
function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const first = bytes.subarray(0, LOOKED_AT);
  const zeros = (odd: number) => first.filter((byte, at) => at % 2 === odd && byte === 0).length;
  const half = first.length / 2;
  if (half < 2) return null;
  if (zeros(1) > 0.6 * half && zeros(0) === 0) return 'utf-16le';
  return zeros(0) > 0.6 * half && zeros(1) === 0 ? 'utf-16be' : null;
}

function unreadable(because: string): Unreadable {
  return { kind: 'unreadable', because };
}
