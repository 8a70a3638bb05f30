// The rooms of nouns from the ground up; a room may import the rooms before it.
export const NOUNS: readonly string[] =
  'leads roster policy sla learning selection reasoning advisor routing events simulation evals pages'.split(
    ' ',
  );
