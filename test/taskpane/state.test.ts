import { openXlsx } from '../../src/hosts/xlsx';
import { review } from '../../src/review';
import { groupsIn, neighbour } from '../../src/taskpane/problemList';
import { INITIAL_STATE, reduce, type PaneState } from '../../src/taskpane/state';
import { oneFault, thisYear } from './sample';

const at = new Date('2026-01-20T08:00:00Z');

function checkedWith(bytes: Uint8Array, before: PaneState = INITIAL_STATE): PaneState {
  const sheets = openXlsx(bytes, '2025.xlsx').sheets();
  const result = review(sheets);
  if (!result.ok) throw new Error(result.reason);
  return reduce(before, {
    type: 'checked',
    outcome: { kind: 'reviewed', review: result.review, sheets, at },
    notices: [],
    marked: false,
  });
}

const listed = (state: PaneState) => groupsIn(state).flatMap(({ problems }) => problems);

test('a check clears what was stale and makes marks of an older check outdated', () => {
  const stale = reduce(
    { ...INITIAL_STATE, marks: 'shown' },
    { type: 'wentStale', why: '有单元格正在编辑。' },
  );
  expect(checkedWith(oneFault().bytes, stale)).toMatchObject({ stale: undefined, marks: 'outdated' });
});

test('the announcement says what is left and what is new', () => {
  const clean = checkedWith(thisYear().bytes);
  const faulty = checkedWith(oneFault().bytes, clean);
  expect(faulty.announcement).toMatch(/1 处必改.*新增/);
});

test('the list is grouped by level, table or rule, and filtered by every word', () => {
  const state = checkedWith(oneFault().bytes);
  const keys = (grouping: 'level' | 'table' | 'rule') =>
    groupsIn(reduce(state, { type: 'listed', list: { grouping } })).map(({ key }) => key);
  expect(keys('level')[0]).toBe('mustFix');
  expect(keys('table')).toContain('表三');
  expect(keys('rule').some((key) => /^T3-/.test(key))).toBe(true);
  const filter = (text: string) => listed(reduce(state, { type: 'listed', list: { filter: text } }));
  expect(filter('商业企业 必改')).toHaveLength(1);
  expect(filter('商业企业 绝无此词')).toEqual([]);
});

test('previous and next go round the list as shown', () => {
  const state = checkedWith(oneFault().bytes);
  const all = listed(state);
  const last = all.at(-1);
  expect(neighbour(state, 1)?.id).toBe(all[0]?.id);
  expect(neighbour(state, -1)?.id).toBe(last?.id);
  const atLast = reduce(state, { type: 'listed', list: { current: last?.id } });
  expect(neighbour(atLast, 1)?.id).toBe(all[0]?.id);
  expect(neighbour(reduce(state, { type: 'listed', list: { filter: '绝无此词' } }), 1)).toBeUndefined();
});
