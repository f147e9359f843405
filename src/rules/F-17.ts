import { editionFor } from '../forms';
import type { CheckRule } from './rule';

/** An old workbook taken for a new year adds up and has all its rows, and is the wrong form all the same. */
export const rule: CheckRule = {
  id: 'F-17',
  title: '表样与报告年度相符：2021年度起用2021年版',
  level: 'explain',
  basis: '2021年版表样为国办公开办函〔2021〕30号，自2021年度起使用',
  basisKind: 'official',
  editions: [2021, 2019],
  check({ edition, tables }, { year }) {
    // 表四 is the same in both editions.
    if (year === undefined || tables.every(({ form }) => form.key === 'disputes')) return 'inapplicable';
    const right = editionFor(year);
    if (edition === right) return [];
    const message = `所用表样为${edition}年版，${year}年度应为${right}年版；请改用该表样，或改正年度`;
    return [{ message, cells: [], fields: [] }];
  },
};
