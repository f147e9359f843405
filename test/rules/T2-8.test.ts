import { HANGZHOU_2025, reportLike } from '../reports';
import { foundBy, told } from './found';

describe('T2-8', () => {
  test('"/" and blanks in table two are one finding', () => {
    expect(foundBy('T2-8', reportLike(HANGZHOU_2025))).toEqual([]);
    const report = reportLike(HANGZHOU_2025, {
      'activeDisclosure.regulations.issued': '/',
      'activeDisclosure.regulations.repealed': null,
    });
    expect(told(foundBy('T2-8', report))).toEqual([
      'T2-8:blank explain 表二有 2 格空着或填“/”（如 规章 × 本年制发件数（C4）），没有的请填 0',
    ]);
  });
});
