// From figures to places on the page: a straight scale and its round ticks.

export interface Scale {
  /** Where a figure lies; figures beyond the ends lie at the ends. */
  at(value: number): number;
  ticks: number[];
}

/** A scale from [from, to] in figures onto [start, end] in pixels, with about `wanted` round ticks. */
export function straight(
  [from, to]: readonly [number, number],
  [start, end]: readonly [number, number],
  wanted = 5,
): Scale {
  return {
    at: (value) => {
      const share = (Math.min(to, Math.max(from, value)) - from) / (to - from);
      return start + share * (end - start);
    },
    ticks: ticksIn(from, to, wanted),
  };
}

/** Multiples of 1, 2 or 5 times a power of ten within the ends. */
function ticksIn(from: number, to: number, wanted: number): number[] {
  const rough = (to - from) / wanted;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5, 10].find((m) => m * power >= rough * 0.999) ?? 10) * power;
  const first = Math.ceil(from / step - 1e-9);
  const last = Math.floor(to / step + 1e-9);
  return Array.from(
    { length: last - first + 1 },
    (_, i) => Math.round((first + i) * step * 1e9) / 1e9,
  );
}
