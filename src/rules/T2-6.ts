import { fieldById } from '../forms';
import { Standing } from '../report';
import { matches, sentenceAt } from './narrative';
import type { CheckRule } from './rule';
import { sought } from './sought';
import { disagreements } from './stated';

/** 收费减免, 收费项目调整 are other things. */
const FEES = sought(
  ['行政事业性收费'],
  /行政事业性收费(?:项目|事项|收入|行为|职能|职责)?(?:的?情况|的?情形|发生)?(?=[，。；、）\n]|[和及与或]|$)/gm,
);
/** That there is none at all: 收费以外的其他收费, 对小微企业不收取 are other things. */
const NONE =
  /(?:(?<!有)无|没有|未收取|未发生|未涉及|不涉及|[我本](?:[镇乡县区市局委办厅]|街道|机关|单位|部门)(?:均|也|并)?不收取)(?:任何)?$/;
/** As much of a line as NONE looks at. */
const REACH = 12;

export const rule: CheckRule = {
  id: 'T2-6',
  title: '正文说无行政事业性收费的，表二收费金额应为 0',
  level: 'mustFix',
  basis: '同一事实在文字与表格的说法应当一致',
  basisKind: 'inference',
  editions: [2021],
  reads: 'text',
  check(report) {
    const field = fieldById(report.edition, 'activeDisclosure.fees.amount');
    if (!field) return 'inapplicable';
    if (report.standing[field.index] === Standing.unknown) return 'incomplete';
    const amount = report.values[field.index] ?? 0;
    if (amount === 0) return [];
    const [said] = matches(report, FEES, (_, line, at) =>
      NONE.test(line.text.slice(Math.max(0, at - REACH), at)) ? sentenceAt(line, at) : undefined,
    );
    if (!said) {
      const denied = disagreements(report, 'T2-6');
      return denied === 'inapplicable' ? [] : denied;
    }
    const cell = report.entries[field.index]?.cell;
    const message = `表二收费金额为 ${amount} 万元，正文却写“${said.message}”`;
    const cells = [...said.cells, ...(cell ? [cell] : [])];
    return [{ message, cells, fields: [field.index], left: 0, right: amount }];
  },
};
