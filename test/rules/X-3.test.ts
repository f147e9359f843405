import { reportOf } from '../reports';
import { foundBy, told } from './found';

const items = (now: number) =>
  reportOf(
    { 'activeDisclosure.penalties.itemsLastYear': now },
    {
      edition: 2019,
      lastYear: reportOf(
        { 'activeDisclosure.penalties.itemsLastYear': 120, 'activeDisclosure.penalties.itemsChange': -8 },
        { edition: 2019 },
      ),
    },
  );

describe('X-3', () => {
  test('the items of the year before follow from last year’s report', () => {
    expect(foundBy('X-3', items(112))).toEqual([]);
    expect(told(foundBy('X-3', items(120)))).toEqual([
      'X-3:penalties explain 表二“行政处罚”：上年年报的上一年项目数量加本年增/减为 112（120－8），本年填的上一年项目数量为 120，相差 8',
    ]);
  });
});
