// Waiting, but not for ever: whoever must answer or end by a moment goes on without what is late.
/** Whether `work` settled within `limitMs`; how it settled, and what it does later, is its own affair. */
export async function inTime(work: Promise<unknown>, limitMs: number): Promise<boolean> {
  const late = Promise.withResolvers<boolean>();
  const timer = setTimeout(() => late.resolve(false), limitMs);
  const done = work.then(
    () => true,
    () => true,
  );
  const result = await Promise.race([done, late.promise]);
  clearTimeout(timer);
  return result;
}
