import { namesIn, namesInSheets } from '../../src/rollUp';
import { sheetOfRows } from '../sheets';

const lines = (...each: string[]) => namesIn(each.join('\n'));

test('numbers before names, titles above and sums below are no names', () => {
  expect(
    lines('青石县应报送年报单位名单', '1.公安局', '2、教育局', '（3）黑山乡', '12345热线办', '共4家'),
  ).toEqual(['公安局', '教育局', '黑山乡', '12345热线办']);
});

test('of a table, copied or saved as .csv, the column under 单位名称 is read', () => {
  const list = [
    '青石县政务公开名单,,',
    '序号,类别,单位名称,联系人',
    '1,乡镇,黑山乡,李某',
    '2,乡镇,"城关镇",王某',
  ];
  expect(lines(...list)).toEqual(['黑山乡', '城关镇']);
  expect(lines(...list.map((line) => line.replaceAll(',', '\t')))).toEqual(['黑山乡', '城关镇']);
});

test('a list printed in two columns is read down the first, then down the second', () => {
  expect(lines('序号\t单位\t序号\t单位', '1\t公安局\t3\t黑山乡', '2\t教育局\t\t')).toEqual([
    '公安局',
    '教育局',
    '黑山乡',
  ]);
});

test('without a heading it is the first column of words that differ', () => {
  const rows = ['公安局', '教育局', '财政局', '黑山乡'].map(
    (name, place) => `${place + 1}\t部门\t${name}\t${name[0]}某`,
  );
  expect(lines(...rows)).toEqual(['公安局', '教育局', '财政局', '黑山乡']);
  expect(lines('公安局，教育局，财政局')).toEqual(['公安局', '教育局', '财政局']);
});

test('of a workbook the sheet with the heading is read, hidden ones never', () => {
  const list = [
    ['', '青石县单位名单'],
    ['序号', '单位全称', '电话'],
    [1, '公安局', 1001],
    [2, '黑山乡人民政府', 1002],
    ['', '合计'],
  ];
  const notes = sheetOfRows('说明', [['填写说明'], ['请于1月15日前报送']]);
  expect(namesInSheets([notes, sheetOfRows('名单', list)])).toEqual(['公安局', '黑山乡人民政府']);
  expect(
    namesInSheets([
      { ...sheetOfRows('名单', list), visibility: 'hidden' as const },
      sheetOfRows('表', [['林业局']]),
    ]),
  ).toEqual(['林业局']);
  expect(namesInSheets([sheetOfRows('数', [[1], [2]])])).toEqual([]);
});
