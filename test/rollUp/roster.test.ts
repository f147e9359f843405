import { heldAgainst, namesIn, rollUp } from '../../src/rollUp';
import { unitOf } from './units';

const LIST = namesIn('\uFEFF青石镇人民政府\r\n\n 黑山乡 \n青石镇人民政府\n县司法局\n城关街道办事处\n');

const held = (...reports: ReturnType<typeof unitOf>[]) => {
  const { missing, unlisted } = heldAgainst(LIST, rollUp(reports));
  return { missing, unlisted: unlisted.map(({ file }) => file) };
};

test('a list has a unit a line, each once', () =>
  expect(LIST).toEqual(['青石镇人民政府', '黑山乡', '县司法局', '城关街道办事处']));

test('names are compared without 人民政府 and 办事处, and with the county before them', () => {
  expect(held(unitOf('青石镇'), unitOf('梁县黑山乡人民政府'), unitOf('城关街道'))).toEqual({
    missing: ['县司法局'],
    unlisted: [],
  });
});

test('who is not on the list is told by file; who could be two of the list is nobody’s guess', () => {
  expect(held(unitOf('黑山乡'), unitOf('县医保局'), unitOf('城关街道'))).toEqual({
    missing: ['青石镇人民政府', '县司法局'],
    unlisted: ['县医保局.xlsx'],
  });
  const { missing } = heldAgainst(['东区司法局', '西区司法局'], rollUp([unitOf('司法局')]));
  expect(missing).toEqual(['东区司法局', '西区司法局']);
  const both = rollUp([unitOf('东区司法局'), unitOf('西区司法局')]);
  expect(heldAgainst(['司法局'], both)).toMatchObject({ missing: ['司法局'], unlisted: [{}, {}] });
});

test('a report that names no unit is known by its file', () => {
  const { missing, unlisted } = held(unitOf(undefined, {}, { file: '报送/03县司法局（定稿）.xlsx' }));
  expect(missing).not.toContain('县司法局');
  expect(unlisted).toEqual([]);
});

test('a report of another year is not handed in; one that is there twice is', () => {
  const figures = { 'activeDisclosure.licences.decisions': 1 };
  const { missing } = held(
    unitOf('县司法局', {}, { year: 2023 }),
    unitOf('黑山乡'),
    unitOf('黑山乡', figures, { file: '2.xlsx' }),
    unitOf('青石镇'),
  );
  expect(missing).toEqual(['县司法局', '城关街道办事处']);
});

test('a unit whose file cannot be read has handed in; the file is told with its name', () => {
  const { missing, unread } = heldAgainst(LIST, rollUp([unitOf('黑山乡')]), [
    '报送/县司法局.xls',
    '报送/黑山乡（旧）.xlsx',
    '报送/年报.xlsx',
  ]);
  expect(missing).toEqual(['青石镇人民政府', '城关街道办事处']);
  expect([...unread]).toEqual([['报送/县司法局.xls', '县司法局']]);
});
