import { fieldsOf } from '../forms';
import { named } from './entries';
import { staleFormulas } from './recalculate';
import type { CheckRule } from './rule';

/** The sums are checked with the current results, so a stale one is told here and nowhere else. */
export const rule: CheckRule = {
  id: 'K-4',
  title: '公式保存的结果是最新的',
  level: 'explain',
  basis: '关闭了自动计算或由其他程序写出的文件，公式旁保存的结果可能不是最新；核对按重算后的结果进行',
  basisKind: 'inference',
  editions: [2021, 2019],
  check(report) {
    const stale = staleFormulas(report);
    const [first] = stale;
    if (!first) return [];
    const differ = stale.filter(({ stored }) => stored !== undefined);
    const [example = first] = differ;
    const field = fieldsOf(report.edition)[example.field];
    const name = field ? named(field, report.entries[example.field]) : '';
    return [
      {
        key: 'stale',
        // Results that were never stored appear by themselves on opening.
        level: differ.length > 0 ? 'explain' : 'note',
        message:
          differ.length > 0
            ? `${differ.length} 格公式保存的结果不是最新的（如 ${name}：保存的是 ${example.stored ?? ''}，重算为 ${example.current}），已按重算结果核对；请按 F9 重算后保存，若结果不变，请检查公式区域内有无表外的数字`
            : `${stale.length} 格公式没有保存结果（如 ${name}），已按公式计算核对；请在 Excel 或 WPS 中打开并保存一次`,
        cells: stale.flatMap((each) => report.entries[each.field]?.cell ?? []),
        fields: stale.map((each) => each.field),
      },
    ];
  },
};
