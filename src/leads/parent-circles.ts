// Companies stand below parents and never, over however many, below themselves.

/** The circles among accounts that each name one parent, each as the ids in it. */
export function parentCircles(parentOf: ReadonlyMap<string, string | null>): string[][] {
  const settled = new Set<string>();
  const circles: string[][] = [];
  for (const start of parentOf.keys()) {
    const path: string[] = [];
    const placeOf = new Map<string, number>();
    for (let id: string | null = start; id !== null && !settled.has(id); ) {
      const place = placeOf.get(id);
      if (place !== undefined) {
        circles.push(path.slice(place));
        break;
      }
      placeOf.set(id, path.push(id) - 1);
      id = parentOf.get(id) ?? null;
    }
    for (const id of path) settled.add(id);
  }
  return circles;
}
