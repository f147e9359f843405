import { fieldById } from '../forms';
import { Standing } from '../report';
import { allLines, sentenceAt, wholeText } from './narrative';
import type { CheckRule } from './rule';

const NONE =
  /(?:无|没有|未收取|未涉及|不涉及)(?:任何)?行政事业性收费(?!(?:项目)?(?:的)?(?:新增|调整|变化|变更))/;

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
    if (amount === 0 || !NONE.test(wholeText(report))) return [];
    const said = allLines(report).find(({ text }) => NONE.test(text));
    if (!said) return [];
    const cell = report.entries[field.index]?.cell;
    const message = `表二收费金额为 ${amount} 万元，正文却写“${sentenceAt(said, said.text.search(NONE))}”`;
    return [
      { message, cells: [said.cell, ...(cell ? [cell] : [])], fields: [field.index], left: 0, right: amount },
    ];
  },
};
