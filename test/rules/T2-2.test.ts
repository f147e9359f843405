import { HANGZHOU_2025, reportLike, reportOf } from '../reports';
import { foundBy, told } from './found';

describe('T2-2', () => {
  test('holds in the published report', () => {
    expect(foundBy('T2-2', reportLike(HANGZHOU_2025))).toEqual([]);
  });

  test('fewer in force than were issued and not repealed', () => {
    const report = reportOf({
      'activeDisclosure.normativeDocuments.issued': 7,
      'activeDisclosure.normativeDocuments.repealed': 1,
      'activeDisclosure.normativeDocuments.inForce': 5,
    });
    expect(told(foundBy('T2-2', report))).toEqual([
      'T2-2:normativeDocuments explain 表二“行政规范性文件”：现行有效 5 件，少于本年制发 7 减本年废止 1 所余的 6 件，请核对或说明',
    ]);
  });

  test('negative figures must be put right, except 本年增/减 of the 2019 form', () => {
    const negative = { 'activeDisclosure.penalties.decisions': -1 };
    expect(foundBy('T2-2', reportOf(negative))[0]).toMatchObject({ code: 'T2-2.negative', level: 'mustFix' });
    const change = reportOf({ 'activeDisclosure.penalties.itemsChange': -1 }, { edition: 2019 });
    expect(foundBy('T2-2', change)).toEqual([]);
  });
});
