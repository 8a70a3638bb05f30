// Days away, told as days, are whole days where the rep is.
import { beforeAll, expect, test } from 'vitest';
import { type TestApi, testApi } from '../../support/api.ts';

const nine = [['09:00', '17:00']];
let app: TestApi;
beforeAll(async () => {
  app = await testApi();
});

test('whole days away last from midnight to midnight on the rep’s wall, and stay as they are', async () => {
  const file =
    'Rep ID,First Name,Last Name,Time Zone,Working hours,Absences,Max leads,Max per day\n' +
    'ana,Ana,Abel,Europe/Berlin,Mon-Fri 9-17,,12,3\n' +
    'kevin,Kevin,Kern,America/New_York,Mon-Fri 9-17,2026-12-01..2026-12-05 (Ana Abel),12,3';
  const load = async () => {
    const headers = { 'content-type': 'text/csv' };
    return (await app.send('POST', '/imports/reps', file, { headers })).json();
  };
  expect(await load()).toMatchObject({ created: 2, refused: 0, warnings: [] });
  expect(await (await app.send('GET', '/reps/kevin')).json()).toMatchObject({
    rep: {
      name: 'Kevin Kern',
      hours: { week: { mon: nine } },
      capacity: { open: 12, perDay: 3 },
      absences: [
        { from: '2026-12-01T05:00:00.000Z', to: '2026-12-06T05:00:00.000Z', delegateId: 'ana' },
      ],
    },
  });
  expect(await load()).toMatchObject({ updated: 0, unchanged: 2 });
  const away = { id: 'kevin', absences: [{ from: '2026-12-24', to: '2026-12-24' }] };
  await app.send('POST', '/imports/reps', { items: [away] });
  expect(await (await app.send('GET', '/reps/kevin')).json()).toMatchObject({
    rep: { absences: [{ from: '2026-12-24T05:00:00.000Z', to: '2026-12-25T05:00:00.000Z' }] },
  });
});
