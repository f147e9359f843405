import { fieldsOf } from '../forms';
import { blankFinding, blankTotalFinding, entryFindings, lapsesOf } from './entries';
import type { CheckRule } from './rule';
import { fieldsOfForm } from './tables';

/** Table four has no entry rule in practice's catalogues; it is held to that of table three. */
export const rule: CheckRule = {
  id: 'T4-0',
  title: '表四各格填不小于 0 的整数，没有的填 0，不留空、不填“/”',
  level: 'mustFix',
  basis: '比照表三（T3-4）推断，表样没有另行写明',
  basisKind: 'inference',
  editions: [2021, 2019],
  check(report, context) {
    const lapses = lapsesOf(report, 'disputes', context);
    const size = fieldsOfForm(fieldsOf(report.edition), 'disputes').length;
    return [
      ...entryFindings('表四', lapses, size),
      ...blankTotalFinding('表四', 'disputes', report, context),
      ...blankFinding('表四', lapses.blank),
    ];
  },
};
