import { recognise } from '../../src/recognise';
import { newWorkbook } from '../../src/newWorkbook';
import { authorXlsx } from '../../src/hosts/xlsx/author';
import { openXlsx } from '../../src/hosts/xlsx';
import type { Edition } from '../../src/forms';
import { foundBy } from './found';

const reportOn = (edition: Edition, year: number | undefined) => {
  const bytes = authorXlsx(newWorkbook(edition, year === undefined ? {} : { year }));
  const known = recognise(openXlsx(bytes, '年报.xlsx').sheets());
  if (!known.ok) throw new Error(known.reason);
  return known.report;
};

describe('F-17', () => {
  test.each([
    [2021, 2021],
    [2021, 2025],
    [2019, 2019],
    [2019, 2020],
    [2019, undefined],
  ] as const)('the form of %i is right for the year %s', (edition, year) => {
    expect(foundBy('F-17', reportOn(edition, year))).toEqual([]);
  });

  test.each([
    [2019, 2025, '所用表样为2019年版，2025年度应为2021年版'],
    [2021, 2020, '所用表样为2021年版，2020年度应为2019年版'],
  ] as const)('the form of %i is wrong for the year %i, however well it adds up', (edition, year, words) => {
    const [found, ...others] = foundBy('F-17', reportOn(edition, year));
    expect(found).toMatchObject({ level: 'explain', message: expect.stringContaining(words) });
    expect(others).toEqual([]);
  });
});
