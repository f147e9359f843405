import { APPLICANT_COLUMNS, applicationRows, type FieldId } from '../forms';
import { a1 } from '../workbook';
import type { CheckRule, Found } from './rule';
import { application, figure, places, quoted } from './tables';

/** 拆格: pasting from PDF puts the digits of one number into two neighbouring cells. */
export const rule: CheckRule = {
  id: 'T3-6',
  title: '行不平时，看是否一个数被拆进相邻两格',
  level: 'note',
  basis: '从 PDF 粘贴表格时的已知差错（拆格）；只在合并后该行恰好平时提示',
  basisKind: 'inference',
  editions: [2021, 2019],
  check(report, { failures }) {
    const found: Found[] = [];
    if (failures.length === 0) return found;
    for (const row of applicationRows(report.edition)) {
      const failure = failures.find(({ rule: id, key }) => id === 'T3-3' && key === row.key);
      if (!failure) continue;
      const split: FieldId[] = [];
      const words: string[] = [];
      for (let place = 0; place + 2 < APPLICANT_COLUMNS.length; place++) {
        const pair = APPLICANT_COLUMNS.slice(place, place + 2).map(({ key }) => application(row.key, key));
        const [one, other] = pair.map((id) => figure(report, id));
        if (!one || !other || one < 0 || other < 0) continue;
        const joined = Number(`${one}${other}`);
        if (failure.left - one - other + joined !== failure.right) continue;
        const cells = places(report, pair).cells.map(a1);
        split.push(...pair);
        words.push(`${one} 和 ${other} 合成 ${joined} 后该行即平，${cells.join('、')}`);
      }
      if (words.length === 0) continue;
      found.push({
        key: row.key,
        message: `表三${quoted(row)}行：${words.join('，或 ')} 是否一个数被拆进了两格？`,
        ...places(report, [...new Set(split)]),
      });
    }
    return found;
  },
};
