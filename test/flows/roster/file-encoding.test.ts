// Files as spreadsheet programs write them are read by their own letters.
import { describe, expect, test } from 'vitest';
import { rowsFromCsv } from '../../../src/flows/roster/csv-rows.ts';
import { readCsv } from '../../../src/flows/roster/csv-table.ts';
import { decodeFile } from '../../../src/flows/roster/file-encoding.ts';

const FILE = 'Rep ID,Rep\nr1,José Müller\n';
const swapped = (bytes: Buffer) => Buffer.from(bytes).swap16();

describe('a file is read by its own letters', () => {
  test.each([
    ['UTF-8', Buffer.from(FILE), 'utf-8'],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${FILE}`), 'utf-8'],
    ['Windows-1252', Buffer.from(FILE, 'latin1'), 'windows-1252'],
    ['UTF-16', Buffer.from(`\ufeff${FILE}`, 'utf16le'), 'utf-16le'],
    ['UTF-16 without a mark', Buffer.from(FILE, 'utf16le'), 'utf-16le'],
    ['UTF-16 the other way round', swapped(Buffer.from(`\ufeff${FILE}`, 'utf16le')), 'utf-16be'],
    ['the same without a mark', swapped(Buffer.from(FILE, 'utf16le')), 'utf-16be'],
  ])('%s', (_, bytes, encoding) => {
    expect(decodeFile(bytes)).toEqual({ kind: 'text', text: FILE, encoding });
  });

  test('with signs that only Windows has', () => {
    const bytes = Buffer.from([0x80, 0x20, 0x93, 0x61, 0x94]);
    expect(decodeFile(bytes)).toMatchObject({ text: '€ “a”', encoding: 'windows-1252' });
  });

  test('and one letter that was cut does not turn the others', () => {
    const bytes = Buffer.concat([Buffer.from(FILE), Buffer.from([0xc3])]);
    expect(decodeFile(bytes)).toMatchObject({
      text: `${FILE}\ufffd`,
      encoding: 'utf-8 with 1 broken letters',
    });
  });
});

test.each([
  ['a workbook', Buffer.from('PK\u0003\u0004 and so on'), 'Excel workbook'],
  ['NUL', Buffer.from('a,b\n1,\0\n'), 'is no text'],
  ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x81, 0x8d, 0xff]), 'is no text'],
])('%s is refused with a sentence', (_, bytes, because) => {
  expect(decodeFile(bytes)).toEqual({
    kind: 'unreadable',
    because: expect.stringContaining(because),
  });
});

test.each([
  ['sep=;\r\nRep ID;Rep\r\nr1;Ray, Uma\r\n', 'Ray, Uma'],
  ['"sep=;"\nRep ID;Rep\nr1;a,b,c,d\n', 'a,b,c,d'],
  ['SEP=|\nRep ID|Rep\nr1|Uma\n', 'Uma'],
])('%j is parted by what its first line says, which is no row', async (text, name) => {
  const table = await readCsv(text);
  expect(table).toMatchObject({ headers: ['Rep ID', 'Rep'], numbers: [2] });
  expect(table).toMatchObject({ rows: [{ Rep: name }] });
});

test('headers that stand twice, in whatever case, refuse the file by their names', async () => {
  const read = await rowsFromCsv('Lead ID,Email,email\nl1,a@x.example,b@x.example\n', 'leads');
  expect(read).toEqual({ kind: 'unreadable', because: expect.stringContaining('"email"') });
});
