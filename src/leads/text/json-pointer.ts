// Where in a JSON value something stands (RFC 6901).

/** One step of a pointer: "a/b" → "/a~1b". */
export function pointerStep(step: PropertyKey): string {
  return `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}
