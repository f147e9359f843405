import { HANGZHOU_2025, reportLike, SHANGHAI_2019 } from '../reports';
import { foundBy, told } from './found';

const changed = (changes: Record<string, number | string | null>, text: string[] = []) =>
  foundBy('T3-4', reportLike(HANGZHOU_2025, changes, { text }));

describe('T3-4', () => {
  test('whole numbers from 0 up pass', () => {
    expect(changed({})).toEqual([]);
  });

  test('blanks and "/" are one finding to be explained, whatever their number', () => {
    expect(
      told(
        changed({
          'applications.refusedStateSecret.businesses': null,
          'applications.refusedStateSecret.others': '/',
        }),
      ),
    ).toEqual([
      'T3-4:blank explain 表三有 2 格空着或填“/”（如 1.属于国家秘密 × 商业企业（D8）），没有的请填 0',
    ]);
  });

  test('a blank total over figures blocks the equations and says what it should be', () => {
    expect(told(changed({ 'applications.refusedStateSecret.total': null }))).toEqual([
      'T3-4:blankTotal mustFix 表三总计未填：1.属于国家秘密 × 总计（I8） 应为 13',
    ]);
  });

  test('the totals left blank in a published report of 2019 are one finding, the other blanks another', () => {
    const findings = foundBy('T3-4', reportLike(SHANGHAI_2019));
    expect(findings.map(({ id, cells }) => [id, cells.length])).toEqual([
      ['T3-4:blankTotal', 11],
      ['T3-4:blank', 115],
    ]);
  });

  test('text is quoted and error values are called so', () => {
    expect(
      told(changed({ 'applications.granted.businesses': '12件', 'applications.granted.others': '#REF!' })),
    ).toEqual([
      'T3-4:unreadable.applications.granted.businesses mustFix 表三 （一）予以公开 × 商业企业（D6） 填的是“12件”，不是数字，请只填数字',
      'T3-4:unreadable.applications.granted.others mustFix 表三 （一）予以公开 × 其他申请人（H6） 是错误值 #REF!，请改填数字',
    ]);
  });

  test('a date that a figure was taken for is told as a date', () => {
    expect(told(changed({ 'applications.granted.businesses': '日期' }))).toEqual([
      'T3-4:unreadable.applications.granted.businesses mustFix 表三 （一）予以公开 × 商业企业（D6） 是日期，不是数字（填“1-2”“3/4”会被改成日期）；请把单元格格式改为“常规”，再填数字',
    ]);
  });

  test('a formula without a stored result that cannot be worked out is told as such', () => {
    const formulas = { 'applications.granted.businesses': 'VLOOKUP(A1,M1:N9,2,0)' };
    const report = reportLike(HANGZHOU_2025, { 'applications.granted.businesses': '' }, { formulas });
    expect(told(foundBy('T3-4', report))).toEqual([
      'T3-4:unreadable.applications.granted.businesses mustFix 表三 （一）予以公开 × 商业企业（D6） 的公式 =VLOOKUP(A1,M1:N9,2,0) 没有保存结果，也无法算出；请在 Excel 或 WPS 中打开并保存一次',
    ]);
  });

  test('negative and fractional counts must be put right, each', () => {
    expect(
      changed({ 'applications.granted.businesses': -3, 'applications.granted.others': 1.5 }).map(
        ({ code, level }) => [code, level],
      ),
    ).toEqual([
      ['T3-4.negative', 'mustFix'],
      ['T3-4.fraction', 'mustFix'],
    ]);
  });

  test('numbers stored as text are one note', () => {
    const findings = changed({}, ['applications.granted.businesses', 'applications.granted.others']);
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({ code: 'T3-4.textNumber', level: 'note' });
    expect(findings[0]?.cells).toHaveLength(2);
  });

  test('a row that was not found is said; the whole table, once', () => {
    const [part] = changed({ 'applications.granted.businesses': 'missing' });
    expect(part?.message).toBe(
      '表三有 1 个数没有找到：（一）予以公开 × 商业企业，含有它们的等式无法核对；请补上缺少的行或列',
    );
    const all = Object.fromEntries(
      Object.keys(HANGZHOU_2025.figures)
        .filter((id) => id.startsWith('applications'))
        .map((id) => [id, 'missing']),
    );
    expect(told(changed(all))).toEqual(['T3-4:missing explain 没有找到表三，有关核对没有进行']);
  });
});
