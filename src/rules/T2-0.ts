import { fieldsOf } from '../forms';
import { entryFindings, lapsesOf } from './entries';
import type { CheckRule } from './rule';
import { fieldsOfForm } from './tables';

/** Blank cells of table two are T2-8's, negative ones T2-2's. */
export const rule: CheckRule = {
  id: 'T2-0',
  title: '表二各格填数字；件数、项数为整数，金额以万元计，可带小数',
  level: 'mustFix',
  basis: '由表样各栏的单位得出，比照表三（T3-4）推断',
  basisKind: 'inference',
  editions: [2021, 2019],
  check(report, context) {
    const lapses = lapsesOf(report, 'activeDisclosure', context);
    const size = fieldsOfForm(fieldsOf(report.edition), 'activeDisclosure').length;
    return entryFindings('表二', lapses.negative.length > 0 ? { ...lapses, negative: [] } : lapses, size);
  },
};
