import { editionFor, formsOf } from '../forms';
import type { CheckRule } from './rule';

/** An old workbook taken for a new year adds up and has all its rows, and is the wrong form all the same. */
export const rule: CheckRule = {
  id: 'F-17',
  title: '所用表样是报告年度的表样：2019、2020年度用2019年版，2021年度起用2021年版',
  level: 'explain',
  basis: '国办公开办函〔2021〕30号自2021年度年报起代替国办公开办函〔2019〕60号的试行表样',
  basisKind: 'official',
  editions: [2021, 2019],
  check({ edition, tables }, { year }) {
    // 表四 is the same in both editions.
    const telling = tables.filter(({ form }) => form.key !== 'disputes');
    if (year === undefined || telling.length === 0) return 'inapplicable';
    const right = editionFor(year);
    if (edition === right) return [];
    const names = [...new Set(telling.map(({ form }) => form.name))].join('、');
    const message = `${names}用的是${edition}年版表样，${year}年度的年报应当用${right}年版（${formsOf(right)[0]?.source ?? ''}）；请换用该表样填报，年度写错的请改正年度`;
    return [{ message, cells: [], fields: [] }];
  },
};
