import { sectionsOf } from '../src/sections';
import type { TextCell } from '../src/report';

const column = (...texts: string[]): TextCell[] =>
  texts.map((text, row) => ({ cell: { sheet: '正文', row, column: 0 }, text }));
const outline = (texts: readonly TextCell[]) =>
  sectionsOf(texts).map(({ key, paragraphs }) => `${key} ${paragraphs.length}`);

const REPORT = [
  '青石镇2024年政府信息公开工作年度报告',
  '本报告按照条例要求编制。',
  '一、总体情况',
  '（一）主动公开。公开信息12条。',
  '（二）依申请公开。未收到申请。',
  '五、存在的主要问题及改进情况',
  '一是解读形式少；二是更新不及时。',
  '六、其他需要报告的事项',
  '本年度未收取信息处理费。',
];
const OUTLINE = ['title 0', 'preface 1', 'overview 2', 'problems 1', 'otherMatters 1'];

test('one paragraph a cell, or everything in one cell, gives the same sections', () => {
  expect(outline(column(...REPORT))).toEqual(OUTLINE);
  expect(outline(column(REPORT.join('\n')))).toEqual(OUTLINE);
});

test('a paragraph keeps its place in the cell', () => {
  const text = REPORT.join('\n');
  for (const { paragraphs } of sectionsOf(column(text))) {
    for (const paragraph of paragraphs) {
      expect(text.slice(paragraph.at, paragraph.at + paragraph.text.length)).toBe(paragraph.text);
    }
  }
});

test.each([
  ['一、政府信息公开工作的总体情况', 'overview'],
  ['1 总体情况', undefined],
  ['三、收到和处理政府信息公开申请情况', 'applications'],
  ['四、因政府信息公开工作被申请行政复议、提起行政诉讼情况', 'disputes'],
  ['五、存在的主要问题和改进措施', 'problems'],
  ['六、其他需要报告事项', 'otherMatters'],
  ['其他事项', 'otherMatters'],
  ['七、附件清单', 'unknown'],
])('%s opens %s', (line, key) => {
  expect(sectionsOf(column('引言。', line))[1]?.key).toBe(key);
});

test('a numbered sentence is text, not a heading', () => {
  expect(outline(column('一、总体情况', '二、全年公开信息12条，办理申请3件。'))).toEqual(['overview 1']);
});

test('main headings that are numbered as parts open their sections, where the text has no better ones', () => {
  const numbered = REPORT.map((line) =>
    line.replace(/^([一五六])、/, '（$1）').replace(/^（([一二])）(?=[主依])/, '$1.'),
  );
  expect(numbered[2]).toBe('（一）总体情况');
  expect(outline(column(...numbered))).toEqual(OUTLINE);
  expect(outline(column(numbered.join('\n')))).toEqual(OUTLINE);
  expect(
    outline(column('1.总体情况', '略。', '５．存在的主要问题及改进情况', '略。', '6、其他事项', '无。')),
  ).toEqual(['overview 1', 'problems 1', 'otherMatters 1']);
});

test('a part keeps its number, whatever it is called', () => {
  const lines = [
    '一、总体情况',
    '（二）主动公开情况',
    '五、存在的主要问题及改进情况',
    '（一）存在的主要问题',
    '略。',
  ];
  expect(outline(column(...lines))).toEqual(['overview 1', 'problems 2']);
  expect(outline(column('一、总体情况', '略。', '（二）主动公开政府信息情况'))).toEqual([
    'overview 1',
    'activeDisclosure 0',
  ]);
  // Not its own number, and there is a better one.
  expect(outline(column('一、总体情况', '（一）主动公开情况', '（一）总体情况', '略。'))).toEqual([
    'overview 3',
  ]);
});
