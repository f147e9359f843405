import { HANGZHOU_2025, reportLike } from '../reports';
import { foundBy, told } from './found';

describe('T3-6', () => {
  test('sees a number split over two neighbouring cells', () => {
    const report = reportLike(HANGZHOU_2025, {
      'applications.otherOther.naturalPersons': 94,
      'applications.otherOther.businesses': 1,
      'applications.otherOther.total': 948,
    });
    expect(told(foundBy('T3-6', report))).toEqual([
      'T3-6:otherOther note 表三“其他处理·其他”行：94 和 1 合成 941 后该行即平，C26、D26 是否一个数被拆进了两格？',
    ]);
  });

  test('tells all pairs of a row at once', () => {
    const report = reportLike(HANGZHOU_2025, {
      'applications.otherOther.naturalPersons': 1,
      'applications.otherOther.businesses': 1,
      'applications.otherOther.researchBodies': 1,
      'applications.otherOther.charities': 0,
      'applications.otherOther.legalServices': 0,
      'applications.otherOther.others': 0,
      'applications.otherOther.total': 12,
    });
    expect(told(foundBy('T3-6', report))).toEqual([
      'T3-6:otherOther note 表三“其他处理·其他”行：1 和 1 合成 11 后该行即平，C26、D26，或 1 和 1 合成 11 后该行即平，D26、E26 是否一个数被拆进了两格？',
    ]);
  });

  test('says nothing of rows that add up or that joining does not mend', () => {
    expect(foundBy('T3-6', reportLike(HANGZHOU_2025))).toEqual([]);
    expect(foundBy('T3-6', reportLike(HANGZHOU_2025, { 'applications.otherOther.total': 966 }))).toEqual([]);
  });
});
