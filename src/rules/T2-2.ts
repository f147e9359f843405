import { lapsesOf, negativeFindings } from './entries';
import type { CheckRule, Found } from './rule';
import { figure, places } from './tables';

const ROWS = (
  [
    ['regulations', '规章'],
    ['normativeDocuments', '行政规范性文件'],
  ] as const
).map(([row, label]) => ({
  row,
  label,
  inForce: `activeDisclosure.${row}.inForce` as const,
  issued: `activeDisclosure.${row}.issued` as const,
  repealed: `activeDisclosure.${row}.repealed` as const,
}));

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
    for (const ids of ROWS) {
      const inForce = figure(report, ids.inForce);
      const issued = figure(report, ids.issued);
      const repealed = figure(report, ids.repealed);
      if (inForce === undefined || issued === undefined || repealed === undefined) continue;
      if (inForce >= issued - repealed) continue;
      found.push({
        key: ids.row,
        code: 'inForce',
        level: 'explain',
        message: `表二“${ids.label}”：现行有效 ${inForce} 件，少于本年制发 ${issued} 减本年废止 ${repealed} 所余的 ${issued - repealed} 件，请核对或说明`,
        ...places(report, [ids.inForce, ids.issued, ids.repealed]),
        left: inForce,
        right: issued - repealed,
      });
    }
    return found;
  },
};
