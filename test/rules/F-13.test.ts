import { rule } from '../../src/rules/F-13';
import { bounded } from '../bounded';
import { runTextRule, testTextRule } from './textRuleTester';

testTextRule(rule, {
  valid: [
    '某市民反映的问题已答复，某区域的规划已公开，咨询电话138****1234。',
    '注：无数据请填写0。',
    '二〇〇〇年成立，二〇〇八年施行的《条例》，二○○八年五月一日。',
    '详见 https://xxgk.example.gov.cn/col/col1。',
    '联系电话0561-1234567。',
    '填表人：张××',
    '附　　件：公开目录。公开信息 12 条，收到 信 件， 均 已答复。',
  ],
  invalid: [
    { text: '收到申请X件，公开信息×条。', says: ['遗留了“X”', '遗留了“×”'] },
    { text: '○○镇公开信息12条。', says: ['遗留了“○○”'] },
    { text: '公开信息（请填写数量）条。', says: ['遗留了“（请填写数量）”'] },
    { text: 'XX镇收到申请3件。', says: ['遗留了“XX”'] },
    { text: '××局公开信息12条。', says: ['遗留了“××”'] },
    { text: '该部分以表格形式报告。', says: ['遗留了“该部分以表格形式报告”'] },
    { text: '公开信息   条，政策解读　　篇。', says: ['“条”前面空着，没有填数', '“篇”前面空着'] },
    { text: '2025年  月  日', says: ['“月  日”前面空着'] },
    { text: '某镇公开信息12条。', says: ['遗留了“某”'] },
    { text: '收到申请【待填】件，公开信息（待补充）条。', says: ['遗留了“【待填】”', '遗留了“（待补充）”'] },
    {
      text: Array.from({ length: 20 }, () => '××镇公开信息12条。').join('\n'),
      says: Array.from({ length: 20 }, () => '遗留了“××”'),
    },
    {
      text: Array.from({ length: 7 }, () => '××镇收到申请____件，答复【待填】件。').join('\n'),
      says: ['正文有 21 处没有换成实际内容，如：遗留了“××”：“××镇收到申请____件'],
    },
  ],
});

test('a line of nothing but signs is read to its end', () => {
  const [found, ...others] = bounded(15, () => runTextRule(rule, { text: '××啊'.repeat(160_000) }));
  expect(others).toEqual([]);
  expect(found).toMatchObject({ message: expect.stringContaining('有 160000 处'), cells: [{ row: 0 }] });
});

test('thousands of cells are one finding, which points at the first of them', () => {
  const found = runTextRule(rule, { text: Array.from({ length: 4_000 }, () => '公开信息××条。').join('\n') });
  expect(found).toHaveLength(1);
  expect(found).toMatchObject([{ message: expect.stringContaining('4000 处') }]);
  expect(found).toMatchObject([{ cells: { length: 1_000 } }]);
});
