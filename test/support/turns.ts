// Counts the turns of the event loop that long work leaves to others.

/** How many turns others get while the work goes on; `soFar` tells the work how many it was until then. */
export async function turnsDuring(
  work: (soFar: () => number) => Promise<unknown>,
): Promise<number> {
  let turns = 0;
  let going = true;
  const count = () => {
    turns += 1;
    if (going) setImmediate(count);
  };
  setImmediate(count);
  await work(() => turns);
  going = false;
  return turns;
}
