import { fieldsOf } from '../forms';
import { blankFinding, blankTotalFinding, entryFindings, lapsesOf } from './entries';
import type { CheckRule } from './rule';
import { fieldsOfForm } from './tables';

export const rule: CheckRule = {
  id: 'T3-4',
  title: '表三各格填不小于 0 的整数，没有的填 0，不留空、不填“/”',
  level: 'mustFix',
  basis: '由表样各栏为件数得出；空格、“/”在实践中常见，单独空格只须说明，妨碍核对的必须改',
  basisKind: 'inference',
  editions: [2021, 2019],
  check(report, context) {
    const lapses = lapsesOf(report, 'applications', context);
    const size = fieldsOfForm(fieldsOf(report.edition), 'applications').length;
    return [
      ...entryFindings('表三', lapses, size),
      ...blankTotalFinding('表三', 'applications', report, context),
      ...blankFinding('表三', lapses.blank),
    ];
  },
};
