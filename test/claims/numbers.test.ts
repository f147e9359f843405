import fc from 'fast-check';
import { fold } from '../../src/claims/fold';
import { numberAt, type NumberToken } from '../../src/claims/numbers';

/** The number that begins at a place of a text. */
function read(text: string, at = 0): NumberToken | undefined {
  const { codes } = fold(text);
  return numberAt(codes, at, 0);
}

describe('numbers as people write them', () => {
  test.each([
    ['12件', 12, '件'],
    ['１２件', 12, '件'],
    ['1,405,222件', 1405222, '件'],
    ['1.5万件', 15000, '件'],
    ['2.1亿次', 210000000, '次'],
    ['814.35万元', 814.35, '万元'],
    ['251000元', 251000, '元'],
    ['三件', 3, '件'],
    ['两起', 2, '起'],
    ['十件', 10, '件'],
    ['二十一件', 21, '件'],
    ['一百零五宗', 105, '宗'],
    ['一万二千三百件', 12300, '件'],
    ['零件', 0, '件'],
    ['百分之四十', 40, '%'],
    ['7.80%', 7.8, '%'],
    ['8个工作日', 8, '个工作日'],
    ['9件次', 9, '件次'],
  ])('%s is %d %s', (text, value, unit) => {
    expect(read(text)).toMatchObject({ value, unit });
  });

  test.each([
    ['10余件', 'above'],
    ['十余件', 'above'],
    ['3万余件', 'above'],
    ['100件以上', 'above'],
    ['50件左右', 'about'],
  ])('%s is not exact', (text, approximation) => {
    expect(read(text)).toMatchObject({ approximation });
  });

  test.each([
    ['约20件', 'about'],
    ['近100件', 'below'],
    ['超过300件', 'above'],
  ])('%s: the word before belongs to the number', (text, approximation) => {
    const at = text.search(/\d/);
    expect(read(text, at)).toMatchObject({ start: 0, approximation });
  });

  test('a range keeps both ends', () => {
    expect(read('3-5件')).toMatchObject({ value: 3, upper: 5 });
  });

  test.each(['2024年', '2024年度'])('%s is a year', (text) => {
    expect(read(text)).toMatchObject({ value: 2024, year: true });
  });

  test.each([
    ['12月31日', 0],
    ['30号', 0],
    ['7×24小时', 0],
    ['（1）主动公开', 1],
    ['1.主动公开', 0],
    ['〔2021〕30号', 1],
    ['A8路', 1],
  ])('the digits of %s count nothing', (text, at) => {
    expect(read(text, at)?.unitClass).toBe('label');
  });

  test.each(['一是', '三审三校', '十四五', '一件事', '第三次'])('%s is no number', (text) => {
    const at = text.startsWith('第') ? 1 : 0;
    expect(read(text, at)).toBeUndefined();
  });

  test('any whole number is read back, with and without thousands separators', () => {
    fc.assert(
      fc.property(fc.nat(99_999_999), (value) => {
        expect(read(`${value}件`)).toMatchObject({ value, step: 1 });
        expect(read(`${value.toLocaleString('en-US')}件`)).toMatchObject({ value });
      }),
    );
  });

  test('money in decimals is the double that a cell with it holds', () => {
    fc.assert(
      fc.property(fc.nat(99_999_999), fc.integer({ min: 1, max: 6 }), (digits, places) => {
        const text = (digits / 10 ** places).toFixed(places);
        expect(read(`${text}万元`)?.value).toBe(Number(text));
      }),
    );
  });
});
