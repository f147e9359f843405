import { reportOf } from '../reports';
import { foundBy } from './found';

const disputes = (sued: number, decided: number, decidedBefore: number) =>
  reportOf(
    { 'disputes.litigationAfterReconsideration.total': sued, 'disputes.reconsideration.upheld': decided },
    { lastYear: reportOf({ 'disputes.reconsideration.corrected': decidedBefore }) },
  );

describe('T4-4', () => {
  test('counts what was decided this year and last', () => {
    expect(foundBy('T4-4', disputes(9, 5, 4))).toEqual([]);
    expect(foundBy('T4-4', disputes(13, 5, 4))[0]).toMatchObject({
      level: 'explain',
      left: 13,
      right: 9,
      message: '表四复议后起诉 13 件，多于本年与上年已审结的行政复议 9 件，请核对；确系更早年度复议的请说明',
    });
  });

  test('one or two cases more are let pass, and without last year nothing is said', () => {
    expect(foundBy('T4-4', disputes(11, 5, 4))).toEqual([]);
    expect(foundBy('T4-4', reportOf({ 'disputes.litigationAfterReconsideration.total': 50 }))).toEqual([]);
  });
});
