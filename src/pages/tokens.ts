// The colours of every page, by day and by night: named for what they say, not for how they look. Text on its
// ground has a contrast of 4.5 or more, marks of 3 or more, in both.

const DAY = {
  paper: '#f5f6f9',
  card: '#ffffff',
  sunk: '#f0f2f6',
  line: '#e2e6ed',
  ink: '#1b2330',
  dim: '#5a6474',
  mark: '#2a55c8',
  good: '#17764c',
  'good-soft': '#dff3e8',
  warn: '#8a5c00',
  'warn-soft': '#fdf0cf',
  bad: '#b92a44',
  'bad-soft': '#fbe2e7',
  none: '#eceff4',
  plus: '#1f8a5b',
  base: '#7a8494',
} as const;

const NIGHT: Readonly<Record<keyof typeof DAY, string>> = {
  paper: '#12161e',
  card: '#1a202b',
  sunk: '#161b25',
  line: '#2b3342',
  ink: '#e4e8f0',
  dim: '#98a3b5',
  mark: '#8fb0ff',
  good: '#66d19e',
  'good-soft': '#163627',
  warn: '#f0c264',
  'warn-soft': '#3a2f15',
  bad: '#ff8ba0',
  'bad-soft': '#42202a',
  none: '#232a37',
  plus: '#4cb987',
  base: '#75819a',
};

const declared = (colours: Readonly<Record<string, string>>) =>
  Object.entries(colours)
    .map(([name, colour]) => `--${name}:${colour}`)
    .join(';');

/** The colours as declarations, for a picture that stands alone. */
export const DAY_COLOURS = declared(DAY);

/** Day, and night on a screen whose reader wants it; paper is always by day. */
export const COLOURS = `:root{color-scheme:light dark;${DAY_COLOURS}}
@media screen and (prefers-color-scheme:dark){:root{${declared(NIGHT)}}}`;
