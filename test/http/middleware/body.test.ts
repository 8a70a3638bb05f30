import { describe, expect, test } from 'vitest';
import { readBody } from '../../../src/http/middleware/body.ts';

const JSON_TYPE = ['application/json'];

function aPost(
  body: NonNullable<RequestInit['body']>,
  headers: Record<string, string> = {},
): Request {
  return new Request('http://x/', {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', ...headers },
    duplex: 'half',
  });
}

/** A body that goes on until it is cancelled, counting what was taken. */
function endless(): { stream: ReadableStream<Uint8Array>; taken: () => number } {
  let taken = 0;
  const stream = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      taken += 65_536;
      controller.enqueue(new Uint8Array(65_536).fill(32));
    },
  });
  return { stream, taken: () => taken };
}

describe('the body reader', () => {
  test('gives the text and the bytes as they came', async () => {
    const { bytes, text } = await readBody(aPost('{"é":1}'), JSON_TYPE, 100);
    expect(text).toBe('{"é":1}');
    expect(new TextDecoder().decode(bytes)).toBe('{"é":1}');
  });

  test('drops a byte order mark', async () => {
    const body = new Uint8Array([0xef, 0xbb, 0xbf, 0x7b, 0x7d]);
    expect((await readBody(aPost(body), JSON_TYPE, 100)).text).toBe('{}');
  });

  test.each([
    ['a truncated sequence', [0x22, 0xc3, 0x22]],
    ['an overlong form', [0x22, 0xc0, 0x80, 0x22]],
    ['an encoded surrogate', [0x22, 0xed, 0xa0, 0x80, 0x22]],
    ['latin-1', [0x22, 0xe9, 0x22]],
  ])('refuses %s', async (_, bytes) => {
    const reading = readBody(aPost(new Uint8Array(bytes)), JSON_TYPE, 100);
    await expect(reading).rejects.toMatchObject({ code: 'body_not_text' });
  });

  test.each([
    'text/plain',
    'text/html',
    'application/x-www-form-urlencoded',
    'application/json; charset=latin-1',
    'application/jsonp',
  ])('refuses %s', async (type) => {
    const reading = readBody(aPost('{}', { 'content-type': type }), JSON_TYPE, 100);
    await expect(reading).rejects.toMatchObject({ code: 'media_type_unsupported' });
  });

  test('refuses a missing media type and a compressed body', async () => {
    const bare = new Request('http://x/', { method: 'POST', body: new Uint8Array([123, 125]) });
    await expect(readBody(bare, JSON_TYPE, 100)).rejects.toMatchObject({
      code: 'media_type_unsupported',
    });
    const gzip = aPost('x', { 'content-encoding': 'gzip' });
    await expect(readBody(gzip, JSON_TYPE, 100)).rejects.toMatchObject({
      code: 'media_type_unsupported',
    });
  });

  test.each(['application/json', 'Application/JSON; Charset="UTF-8"'])('takes %s', async (type) => {
    expect((await readBody(aPost('{}', { 'content-type': type }), JSON_TYPE, 9)).text).toBe('{}');
  });

  test('takes a body of exactly the limit and refuses one byte more', async () => {
    expect((await readBody(aPost('x'.repeat(10)), JSON_TYPE, 10)).text).toHaveLength(10);
    await expect(readBody(aPost('x'.repeat(11)), JSON_TYPE, 10)).rejects.toMatchObject({
      code: 'body_too_large',
    });
  });

  test('stops taking bytes at the limit when no length was announced', async () => {
    const { stream, taken } = endless();
    await expect(readBody(aPost(stream), JSON_TYPE, 1_000_000)).rejects.toMatchObject({
      code: 'body_too_large',
    });
    expect(taken()).toBeLessThan(1_500_000);
  });

  test('refuses an announced length without reading', async () => {
    const { stream, taken } = endless();
    const post = aPost(stream, { 'content-length': '52428800' });
    await expect(readBody(post, JSON_TYPE, 1_000_000)).rejects.toMatchObject({
      code: 'body_too_large',
    });
    expect(taken()).toBeLessThan(200_000);
  });

  test('tells a body that breaks off from a bug of ours', async () => {
    const broken = () =>
      new ReadableStream<Uint8Array>({
        pull: (controller) => controller.error(new Error('connection reset')),
      });
    for (const headers of [{}, { 'content-length': '10' }]) {
      await expect(readBody(aPost(broken(), headers), JSON_TYPE, 100)).rejects.toMatchObject({
        code: 'body_not_json',
      });
    }
  });

  test.each(['-1', 'x', '1e9', '9007199254740993'])(
    'takes no length such as %s',
    async (length) => {
      const post = aPost('x'.repeat(50), { 'content-length': length });
      await expect(readBody(post, JSON_TYPE, 10)).rejects.toMatchObject({ code: 'body_too_large' });
    },
  );
});
