import { HANGZHOU_2025, reportLike, SHANGHAI_2019 } from '../reports';
import { foundBy } from './found';

describe('T3-2', () => {
  test('holds in the published reports; row totals left blank are not zeros', () => {
    expect(foundBy('T3-2', reportLike(HANGZHOU_2025))).toEqual([]);
    expect(foundBy('T3-2', reportLike(SHANGHAI_2019))).toEqual([]);
  });

  test('names the column, the sum and what the total says; the total’s cell comes first', () => {
    const [finding] = foundBy(
      'T3-2',
      reportLike(HANGZHOU_2025, { 'applications.resultsTotal.businesses': 251 }),
    );
    expect(finding?.message).toBe('表三“商业企业”列：（一）至（六）各项相加为 252，（七）总计填 251，相差 1');
    expect(finding?.cells[0]).toEqual({ sheet: '表三', row: 26, column: 3 });
    expect(finding?.cells).toHaveLength(22);
  });

  test('says how many blanks were counted as 0', () => {
    const [finding] = foundBy(
      'T3-2',
      reportLike(HANGZHOU_2025, { 'applications.partlyGranted.businesses': null }),
    );
    expect(finding?.message).toBe(
      '表三“商业企业”列：（一）至（六）各项相加为 213，（七）总计填 252，相差 39（1 格空白按 0 计）',
    );
  });
});
