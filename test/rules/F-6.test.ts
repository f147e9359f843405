import { rule } from '../../src/rules/F-6';
import { bounded } from '../bounded';
import { runTextRule, testTextRule } from './textRuleTester';

testTextRule(rule, {
  valid: [
    '2024年，我镇收到政府信息公开申请3件。',
    '办结申请12件（含2023年结转2件）。',
    '公开信息120条，与2023年相比增长5%。',
    '2023年度部门决算已在网站公开。',
    '2019年修订的《条例》施行后，本镇持续公开信息。',
    '按时发布2023年政府信息公开工作年度报告，公开2023年度统计公报。',
    '办结2023年收到的申请2件，2022年制定的公开目录继续使用。',
    '自2022年起推行公开专区，本镇获评2023年度政务公开先进单位。',
  ],
  invalid: [
    {
      text: '　　坚持 公开。 2022 年我镇共收到政府信息公开申请 ３ 件。',
      says: [/却写“2022 年”：“2022 年我镇共收到政府信息公开申请 ３ 件。”$/],
    },
    { text: '2023年政府信息公开工作年度报告', says: ['却写“2023年”'] },
    { text: '2023年度，全镇共受理政府信息公开申请3件，均已答复。', says: ['却写“2023年度”'] },
    { text: '2023年，我镇收到政府信息公开申请3件。', says: ['报告年度是2024年，正文却写“2023年”'] },
    { text: '2022年我局主动公开信息120条。', says: ['却写“2022年”'] },
  ],
});

test('a line of nothing but years is read to its end', () => {
  const text = '2023年1月1日'.repeat(50_000);
  expect(bounded(15, () => runTextRule(rule, { text }))).toEqual([]);
});
