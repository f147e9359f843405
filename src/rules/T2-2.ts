import { lapsesOf, negativeFindings } from './entries';
import type { CheckRule, Found } from './rule';
import { figure, places } from './tables';

const ROWS = [
  ['regulations', '规章'],
  ['normativeDocuments', '行政规范性文件'],
] as const;

export const rule: CheckRule = {
  id: 'T2-2',
  title: '现行有效件数不少于本年制发减本年废止；表二各数不为负（“本年增/减”除外）',
  level: 'mustFix',
  basis: '由各栏名称推断；现行有效偏少时须说明，负数必须改',
  basisKind: 'inference',
  editions: [2021, 2019],
  check(report, context) {
    const found: Found[] = negativeFindings('表二', lapsesOf(report, 'activeDisclosure', context));
    if (report.edition !== 2021) return found;
    for (const [row, label] of ROWS) {
      const [inForce, issued, repealed] = (['inForce', 'issued', 'repealed'] as const).map((column) =>
        figure(report, `activeDisclosure.${row}.${column}`),
      );
      if (inForce === undefined || issued === undefined || repealed === undefined) continue;
      if (inForce >= issued - repealed) continue;
      found.push({
        key: row,
        code: 'inForce',
        level: 'explain',
        message: `表二“${label}”：现行有效 ${inForce} 件，少于本年制发 ${issued} 减本年废止 ${repealed}`,
        ...places(report, [
          `activeDisclosure.${row}.inForce`,
          `activeDisclosure.${row}.issued`,
          `activeDisclosure.${row}.repealed`,
        ]),
        left: inForce,
        right: issued - repealed,
      });
    }
    return found;
  },
};
