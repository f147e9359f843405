import fc from 'fast-check';
import { folded, placeIn } from '../../src/rules/folded';
import { rule } from '../../src/rules/F-6';
import { runTextRule } from './textRuleTester';

test.each([
  ['2023 年 1 月　１０ 日起', '2023年1月10日起'],
  ['　　收到 申请 3 件 。', '收到申请3件。'],
  ['Word 和 PDF 版，Excel 2019 版', 'Word和PDF版，Excel 2019版'],
  ['公开 12 \n 30 条', '公开12\n30条'],
  ['公开12条，办结3件。', '公开12条，办结3件。'],
])('%j reads %j', (written, text) => {
  expect(folded(written)).toBe(text);
});

test('every character is found where it stands', () => {
  const sign = fc.constantFrom('年', '镇', '，', '3', '４', 'a', ' ', '　', '\u00a0', '\u200b');
  fc.assert(
    fc.property(fc.array(sign, { maxLength: 30 }), (signs) => {
      const written = signs.join('');
      const text = folded(written);
      let last = -1;
      for (let at = 0; at < text.length; at++) {
        const place = placeIn(written, at);
        expect(written.charAt(place).replace('４', '4')).toBe(text.charAt(at));
        expect(place).toBeGreaterThan(last);
        last = place;
      }
    }),
  );
});

test('a finding keeps the place in its cell', () => {
  const text = '　　坚持 公开。 2022 年我镇共收到申请 3 件。';
  expect(runTextRule(rule, { text })).toMatchObject([{ key: `正文!0:0:${text.indexOf('2022')}` }]);
});
