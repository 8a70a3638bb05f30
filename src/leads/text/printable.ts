// Text of others on its way to a screen or a log: what would move a cursor, colour a line, turn the order
// of letters around or begin a new line is shown as a sign instead of being obeyed.

/** Controls of both sets, marks that turn the direction of text, line separators, invisible tags. */
const OBEYED = /[\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;
const PICTURES = 0x2400;
const DELETE = 0x7f;

/** One line as it can be shown anywhere: a picture ("␛") for a control, the code for the rest. */
export function printable(line: string): string {
  return line.replace(OBEYED, (sign) => {
    const code = sign.codePointAt(0) ?? 0;
    if (code < 0x20) return String.fromCodePoint(PICTURES + code);
    return code === DELETE ? '␡' : `\\u{${code.toString(16)}}`;
  });
}

/** JSON text that means the same and holds none of them; what JSON escapes already stays, line ends too. */
export function printableJson(json: string): string {
  return json.replace(OBEYED, (sign) => {
    if (sign === '\n') return sign;
    return [...Array(sign.length).keys()]
      .map((at) => `\\u${sign.charCodeAt(at).toString(16).padStart(4, '0')}`)
      .join('');
  });
}
