import { reportOf } from '../reports';
import { foundBy } from './found';

const received = (before: number, now: number) =>
  reportOf(
    { 'applications.newlyReceived.total': now },
    { lastYear: reportOf({ 'applications.newlyReceived.total': before }) },
  );

describe('X-5', () => {
  test('notes a change of more than ten times', () => {
    expect(foundBy('X-5', received(30, 301))[0]).toMatchObject({ id: 'X-5', level: 'note' });
  });

  test('growth is no finding, nor are small numbers', () => {
    expect(foundBy('X-5', received(45, 335))).toEqual([]);
    expect(foundBy('X-5', received(1, 40))).toEqual([]);
  });
});
