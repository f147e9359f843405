import { check } from '../../src/check';
import { rule } from '../../src/rules/V-8';
import { testTextRule, textReport } from './textRuleTester';

testTextRule(rule, {
  valid: [
    '公开政府信息100条，其中工作动态60条、通知公告30条、其他10条。',
    // A total in round numbers.
    '发布稿件1.2万条，其中动态9876条、通知2345条。',
    '发布稿件12000余条，其中动态9876条、通知2345条。',
    // A few of many, and parts in other measure words.
    '公开政策文件300件，其中与省厅联合发文20件、重要文件15件。',
    '发布信息2万余条，其中概况类400条、动态类12000条。',
    '公开政府信息500条，其中工作动态300条、通知公告180条、征集调查20期。',
    // 0.1 and 0.2 are 0.30000000000000004 in binary.
    '安排工作经费0.3万元，其中培训0.1万元、宣传0.2万元。',
    '安排培训经费0.1万元，宣传经费0.2万元，共0.3万元。',
  ],
  invalid: [
    {
      text: '公开政府信息100条，其中工作动态60条、通知公告30条、其他20条。',
      says: ['相加为 110（60＋30＋20），多出 10'],
    },
    { text: '发布稿件1.2万条，其中动态9876条、通知2745条。', says: ['相加为 12621（9876＋2745），多出 621'] },
    { text: '公开政府信息100条，其中工作动态60条、通知公告30条。', says: ['如未列全'] },
    { text: '公开政府信息500条，其中工作动态300条、通知公告180条、征集调查21期。', says: ['如未列全'] },
    {
      text: '安排工作经费0.2万元，其中培训0.1万元、宣传0.2万元。',
      says: ['相加为 0.3（0.1＋0.2），多出 0.1：'],
    },
  ],
  inapplicable: ['公开政府信息100条。'],
});

test('two sentences that begin alike are two findings', () => {
  const text = '全年公开政府信息100条，其中工作动态60条、通知公告50条。'.repeat(2);
  const ids = check(textReport({ text })).findings.map(({ id }) => id);
  expect(new Set(ids.filter((id) => id.startsWith('V-8'))).size).toBe(2);
});
