import { expect, test } from 'vitest';
import { areaName, industryName, productName } from '../../src/leads/values/display-name.ts';

test('products are called as their makers write them; an unknown slug is capitalised, a name is left', () => {
  expect(
    ['sap', 'power-bi', 'hubspot', 'monday-com', 'salesforce', 'google-cloud'].map(productName),
  ).toEqual(['SAP', 'Power BI', 'HubSpot', 'monday.com', 'Salesforce', 'Google Cloud']);
  expect(productName('Manhattan WMS')).toBe('Manhattan WMS');
});

test('industries and areas read as words', () => {
  expect(industryName('transport-logistics')).toBe('transport and logistics');
  expect(
    ['us-ma', 'us-northeast', 'de-by', 'dach', 'uk-ireland', 'somewhere'].map(areaName),
  ).toEqual(['Massachusetts', 'US Northeast', 'Bavaria', 'DACH', 'UK and Ireland', null]);
});
