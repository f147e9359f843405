import fc from 'fast-check';
import { narrate, type Passage } from '../src/narrate';
import { annualReport } from '../src/report';
import { withWholeTitle } from '../src/recognise/title';
import { sectionsOf } from '../src/sections';
import type { CellValue, Sheet } from '../src/workbook';
import { a1 } from '../src/workbook';
import { fingerprint, planWriting, type WritingPlan } from '../src/writingPlan';
import { PROFILE, reportOf } from './narrative/reports';
import { sheetOfRows } from './sheets';

type Grid = readonly (readonly CellValue[])[];

/** The report of a workbook whose text cells are all outside the tables. */
function reportIn(sheets: readonly Sheet[]) {
  const texts = sheets.flatMap(({ name, cells }) =>
    cells.flatMap(({ row, column, value }) =>
      typeof value === 'string' ? [{ cell: { sheet: name, row, column }, text: value }] : [],
    ),
  );
  return annualReport({ ...reportOf({}), texts });
}

function passages(profile = PROFILE): readonly Passage[] {
  const narrative = narrate(reportOf({}), profile);
  if (!narrative.ok) throw new Error(JSON.stringify(narrative));
  return narrative.passages;
}

const plan = (sheets: readonly Sheet[], previous?: ReadonlySet<string>, options = {}, written = passages()) =>
  planWriting(sheets, reportIn(sheets), written, previous, options);

/** The sheet after the plan's edits. */
function carriedOut(sheet: Sheet, { edits }: WritingPlan): Sheet {
  const changed = new Map(
    edits.filter(({ cell }) => cell.sheet === sheet.name).map((edit) => [a1(edit.cell), edit]),
  );
  const kept = sheet.cells.filter((cell) => !changed.has(a1(cell)));
  const added = [...changed.values()].flatMap(({ cell, value }) =>
    value === '' ? [] : [{ ...cell, value }],
  );
  return {
    ...sheet,
    cells: [...kept, ...added].sort((one, other) => one.row - other.row || one.column - other.column),
  };
}

const HEADINGS = [
  ['一、总体情况'],
  [''],
  ['二、主动公开政府信息情况'],
  [''],
  ['五、存在的主要问题及改进情况'],
  [''],
  ['六、其他需要报告的事项'],
];

describe('where text goes', () => {
  test('a workbook without sections gets a sheet 正文 with all six headings', () => {
    const { edits, newSheet, kept } = plan([sheetOfRows('表二', [['行政许可', 0]])]);
    expect(edits).toEqual([]);
    expect(kept).toEqual([]);
    expect(newSheet?.name).toBe('正文');
    const headings = newSheet?.rows.filter(({ style }) => style === 'proseHeading').map(({ text }) => text);
    expect(headings).toEqual([
      '一、总体情况',
      '二、主动公开政府信息情况',
      '三、收到和处理政府信息公开申请情况',
      '四、政府信息公开行政复议、行政诉讼情况',
      '五、存在的主要问题及改进情况',
      '六、其他需要报告的事项',
    ]);
    expect(newSheet?.rows[0]).toEqual({
      style: 'proseTitle',
      text: '青石县柳溪镇人民政府2024年政府信息公开工作年度报告',
    });
    expect(newSheet?.rows.every(({ text }) => text !== '')).toBe(true);
  });

  test('a taken name is not taken again', () => {
    expect(plan([sheetOfRows('正文', [['备忘']])]).newSheet?.name).toBe('正文(2)');
  });

  test('empty rows below headings take a paragraph each, the last what is left', () => {
    const rows = [
      ['一、总体情况'],
      [''],
      [''],
      [''],
      ['五、存在的主要问题及改进情况'],
      [''],
      ['六、其他事项'],
    ];
    const { edits, newSheet } = plan([sheetOfRows('文字', rows)]);
    expect(newSheet).toBeUndefined();
    const byCell = new Map(edits.map(({ cell, value }) => [a1(cell), String(value)]));
    expect([...byCell.keys()]).toEqual(['A2', 'A3', 'A4', 'A6', 'A8', 'A9']);
    expect(byCell.get('A2')).toContain('根据《中华人民共和国政府信息公开条例》');
    expect(byCell.get('A4')).toContain('（五）监督保障');
    expect(byCell.get('A6')).toMatch(/^（一）存在的主要问题\n一是/);
    expect(byCell.get('A8')).toContain('收费通知0件');
  });

  test('cells beside headings', () => {
    const rows = [
      ['某镇2024年政府信息公开工作年度报告', ''],
      ['一、总体情况', '旧文'],
      ['五、存在问题及改进措施', ''],
      ['六、其他需要报告的事项', ''],
    ];
    const { edits, kept } = plan(
      [sheetOfRows('文字', rows)],
      new Set([fingerprint('旧文'), fingerprint(String(rows[0]?.[0]))]),
    );
    expect(kept).toEqual([]);
    expect(edits.map(({ cell }) => a1(cell))).toEqual(['A1', 'B2', 'B3', 'B4']);
  });

  test('level-2 headings that stand already keep their rows', () => {
    const parts = [
      '（一）主动公开',
      '(2)依申请公开',
      '（三）政府信息管理',
      '（四）政府信息公开平台建设',
      '(五) 监督保障',
    ];
    const rows = [
      ['标题'],
      ['一、总体情况'],
      ['前言'],
      ...parts.flatMap((part) => [[part], ['']]),
      ...HEADINGS.slice(2),
    ];
    const sheet = sheetOfRows('文字', rows);
    const { edits } = plan([sheet], new Set([fingerprint('前言')]));
    const byCell = new Map(edits.map(({ cell, value }) => [a1(cell), String(value)]));
    expect(byCell.get('A3')).toContain('根据《中华人民共和国政府信息公开条例》');
    expect(byCell.get('A5')).toContain('主动公开政府信息845条');
    expect(byCell.get('A7')).toContain('未收到政府信息公开申请');
    expect(byCell.get('A13')).toContain('培训8次');
    expect(byCell.has('A6')).toBe(false);
  });

  test.each([
    ['（一）', '1.'],
    ['1.', '（1）'],
  ])('below main headings numbered %s parts are numbered one step lower, headings stay', (main, part) => {
    const numbered = (place: number, words: string) =>
      main.replace('一', '一二三四五六'[place - 1] ?? '').replace('1', `${place}`) + words;
    const rows = [
      [numbered(1, '总体情况')],
      ...Array.from({ length: 12 }, () => ['']),
      [numbered(2, '主动公开政府信息情况')],
      [numbered(5, '存在的主要问题及改进情况')],
      [''],
      [numbered(6, '其他需要报告的事项')],
    ];
    const sheet = sheetOfRows('文字', rows);
    const first = plan([sheet]);
    expect(first.newSheet).toBeUndefined();
    expect(first.edits[0]?.cell.row).toBe(1);
    const lines = first.edits.flatMap(({ value }) => String(value).split('\n'));
    const parts = ['主动公开', '依申请公开', '政府信息管理', '政府信息公开平台建设', '监督保障'];
    const wanted = [...parts, '存在的主要问题', '改进情况'].map(
      (words, at) => part.replace('1', String((at % parts.length) + 1)) + words,
    );
    expect(lines.filter((line) => wanted.includes(line))).toEqual(wanted);
    expect(lines.filter((line) => /^（[一二三四五六]）/.test(line))).toEqual([]);
    const after = carriedOut(sheet, first);
    const heads = sectionsOf(reportIn([after]).texts).flatMap(({ heading }) => heading?.text ?? []);
    expect(heads).toEqual(rows.flatMap(([text = '']) => text || []));
    const again = plan([after], new Set(first.written));
    expect([again.edits, again.kept]).toEqual([[], []]);
  });

  test('a part is no main heading, whatever its words', () => {
    const rows = [
      ['一、总体情况'],
      ['（一）总体情况'],
      ['（二）主动公开情况'],
      ['五、存在的主要问题及改进情况'],
      ['（五）存在的主要问题及改进情况'],
      ['六、其他需要报告的事项'],
    ];
    const { edits } = plan([sheetOfRows('文字', rows)], undefined, { overwrite: true });
    expect(edits.map(({ cell }) => a1(cell))).toEqual(['A2', 'A3', 'A5', 'A7', 'A8']);
  });

  test('a cell with a main heading numbered as a part takes its text below it', () => {
    const rows = [
      ['（一）总体情况\n旧文'],
      ['（五）存在的主要问题及改进情况\n旧文'],
      ['（六）其他事项\n旧文'],
    ];
    const { edits } = plan([sheetOfRows('文字', rows)], undefined, { overwrite: true });
    const texts = edits.map(({ value }) => String(value).split('\n'));
    expect(texts.map(([heading]) => heading)).toEqual(rows.map(([text]) => text?.split('\n')[0]));
    expect(texts[1]?.[1]).toBe('1.存在的主要问题');
  });

  describe('a title in two cells', () => {
    const unit = '青石县柳溪镇人民政府';
    const rest = '2024年政府信息公开工作年度报告';
    const written = (title: Grid, previous?: ReadonlySet<string>) => {
      const sheet = sheetOfRows('文字', [...title, [''], ...HEADINGS]);
      const planned = planWriting([sheet], reportIn([withWholeTitle(sheet)]), passages(), previous);
      return { ...planned, byCell: planned.edits.map(({ cell, value }) => [a1(cell), value]) };
    };

    test.each<readonly [string, Grid, below: string]>([
      ['one below the other', [[unit], [rest]], 'A3'],
      ['side by side', [[unit, rest]], 'A2'],
      ['parted elsewhere', [[`${unit}2024年`], [rest.slice(5)]], 'A3'],
      ['in one cell after all', [[`${unit}\n${rest}`]], 'A2'],
    ])('stays as it stands, %s', (_, title, below) => {
      const { kept, byCell } = written(title);
      expect(kept).toEqual([]);
      expect(byCell[0]).toEqual([below, expect.stringContaining('根据《中华人民共和国政府信息公开条例》')]);
    });

    test('is brought up to date in both', () => {
      const old = ['青石县柳溪镇', '2023年政府信息公开工作年度报告'];
      const ours = new Set(old.map(fingerprint));
      const rows = old.map((text) => [text]);
      expect(written(rows, ours).byCell.slice(0, 2)).toEqual([
        ['A1', unit],
        ['A2', rest],
      ]);
      expect(written([old], ours).byCell.slice(0, 2)).toEqual([
        ['A1', unit],
        ['B1', rest],
      ]);
      const { kept } = written(rows);
      expect(kept.map(({ cell }) => a1(cell))).toEqual(['A1', 'A2']);
    });
  });

  test('sections that have a place are written there, the others to a new sheet', () => {
    const { edits, newSheet } = plan([sheetOfRows('文字', [['五、存在的主要问题及改进情况'], ['']])]);
    expect(edits.map(({ cell }) => a1(cell))).toContain('A2');
    const texts = newSheet?.rows.map(({ text }) => text) ?? [];
    expect(texts).toContain('一、总体情况');
    expect(texts).toContain('六、其他需要报告的事项');
    expect(texts).not.toContain('五、存在的主要问题及改进情况');
  });
});

describe('below the last heading', () => {
  const HEADING = ['六、其他需要报告的事项'];
  const annex: Grid = [
    ['附：各科室申请量'],
    ['办公室', 12],
    ['规划科', 7],
    [2021],
    ['填报人：李四　审核人：王五'],
  ];
  const blank = (count: number): Grid => Array.from({ length: count }, () => ['']);
  const cellsOf = (rows: Grid, previous?: ReadonlySet<string>, overwrite = true) => {
    const { edits, kept } = plan([sheetOfRows('文字', rows)], previous, overwrite ? { overwrite } : {});
    return { edits: edits.filter(({ cell }) => cell.sheet === '文字').map(({ cell }) => a1(cell)), kept };
  };

  test.each([
    ['behind blank rows', blank(8), ['A2', 'A3']],
    ['behind the text and a blank row', [['旧文'], ['旧文'], ['旧文'], ['']], ['A2', 'A3', 'A4']],
    ['behind the text and two blank rows', [['旧文'], [''], ['']], ['A2', 'A3']],
    ['behind the text and too few blank rows', [['旧文'], ['']], ['A2']],
  ] as const)('an annex and a signature line stay: %s', (_, between, wanted) => {
    const rows = [HEADING, ...between, ...annex];
    expect(cellsOf(rows).edits).toEqual(wanted);
    const sheet = sheetOfRows('文字', rows);
    const after = carriedOut(sheet, plan([sheet], undefined, { overwrite: true }));
    const below = (each: Sheet) => each.cells.filter(({ row }) => row > between.length);
    expect(below(after)).toEqual(below(sheet));
  });

  test('a signature line below does not keep our own text from following the figures', () => {
    const rows = [HEADING, ['旧文'], [''], ['填报人：李四　审核人：王五']];
    expect(cellsOf(rows, new Set([fingerprint('旧文')]), false)).toEqual({ edits: ['A2'], kept: [] });
    expect(cellsOf([HEADING, ...blank(3), ['填报人：李四']], undefined, false)).toEqual({
      edits: ['A2', 'A3'],
      kept: [],
    });
  });

  test('a list beside which other cells are filled is no text of the section', () => {
    expect(cellsOf([HEADING, [''], ['办公室', 12], ['规划科', 7]])).toEqual({ edits: ['A2'], kept: [] });
    expect(cellsOf([HEADING, ['旧文'], ['办公室', 12]])).toEqual({ edits: ['A2'], kept: [] });
  });

  test('text that adjoins the heading is its section, whatever stands beside it', () => {
    const { edits, kept } = cellsOf([HEADING, ['我们自己写的。', 1]], undefined, false);
    expect(edits).toEqual([]);
    expect(kept.map(({ cell }) => a1(cell))).toEqual(['A2']);
  });

  test('text in another column than the heading is followed there', () => {
    expect(cellsOf([HEADING, ['', '旧文'], ['', '旧文'], ['', '旧文']]).edits).toEqual(['B2', 'B3', 'B4']);
  });
});

describe('text of people', () => {
  const rows = [
    ['一、总体情况'],
    ['我们自己写的。'],
    ['五、存在的主要问题及改进情况'],
    [''],
    ['六、其他需要报告的事项'],
    [''],
  ];
  const sheet = sheetOfRows('文字', rows);

  test('is kept, and told', () => {
    const { edits, kept } = plan([sheet]);
    expect(kept).toEqual([
      { cell: { sheet: '文字', row: 1, column: 0 }, reason: '这里有人写过或改过的文字，未覆盖。' },
    ]);
    expect(edits.map(({ cell }) => a1(cell))).not.toContain('A2');
    expect(edits.map(({ cell }) => a1(cell))).toContain('A4');
  });

  test('keeps the rest of its section as it is', () => {
    const shared = sheetOfRows('文字', [['六、其他需要报告的事项'], [''], ['我们自己写的。']]);
    const { edits, kept } = plan([shared]);
    expect(edits).toEqual([]);
    expect(kept.map(({ cell }) => a1(cell))).toEqual(['A3']);
  });

  test('is replaced with --overwrite, with the difference', () => {
    const { kept, changes } = plan([sheet], undefined, { overwrite: true });
    expect(kept).toEqual([]);
    expect(changes.find(({ cell }) => a1(cell) === 'A2')).toMatchObject({ before: '我们自己写的。' });
  });

  test('our own text follows the figures; once changed by hand it stays', () => {
    const first = plan([sheet], undefined, { overwrite: true });
    const filled = carriedOut(sheet, first);
    const ours = new Set(first.written);
    expect(plan([filled], ours).edits).toEqual([]);
    const later = passages({ ...PROFILE, trainings: 9 });
    const second = plan([filled], ours, {}, later);
    expect(second.kept).toEqual([]);
    expect(second.changes.map(({ cell }) => a1(cell))).toEqual(['A2']);
    const touched = {
      ...filled,
      cells: filled.cells.map((cell) =>
        a1(cell) === 'A2' ? { ...cell, value: `${String(cell.value)}改` } : cell,
      ),
    };
    expect(plan([touched], ours, {}, later).edits).toEqual([]);
    expect(plan([touched], ours, {}, later).kept).toHaveLength(1);
  });

  test('protected sheets and formulas are left alone', () => {
    expect(plan([{ ...sheet, protected: true }]).kept.every(({ reason }) => reason.includes('保护'))).toBe(
      true,
    );
    expect(plan([{ ...sheet, protected: true }]).edits).toEqual([]);
    const formula = sheetOfRows('文字', rows, {
      cells: [...sheet.cells, { row: 3, column: 0, value: '', formula: 'A1' }].sort(
        (one, other) => one.row - other.row,
      ),
    });
    const { kept, edits } = plan([formula]);
    expect(kept).toContainEqual({ cell: { sheet: '文字', row: 3, column: 0 }, reason: '这里是公式。' });
    expect(edits.map(({ cell }) => a1(cell))).not.toContain('A4');
  });
});

test('whatever the room, what is written reads as the whole text in order', () => {
  const all = passages();
  const wanted = all.flatMap(({ heading, paragraphs }) => [
    ...(heading ? [heading] : []),
    ...paragraphs.map(({ text }) => text),
  ]);
  fc.assert(
    fc.property(fc.tuple(fc.nat(14), fc.nat(5), fc.nat(4)), ([overview, problems, other]) => {
      const blank = (count: number) => Array.from({ length: count }, () => ['']);
      const rows = [
        ['旧标题政府信息公开工作年度报告'],
        ['一、总体情况'],
        ...blank(overview + 1),
        ['五、存在的主要问题及改进情况'],
        ...blank(problems + 1),
        ['六、其他需要报告的事项'],
        ...blank(other),
      ];
      const sheet = sheetOfRows('文字', rows);
      const after = carriedOut(sheet, plan([sheet], undefined, { overwrite: true }));
      const text = after.cells
        .map(({ value }) => String(value))
        .join('\n')
        .split('\n');
      const headings = ['一、总体情况', '五、存在的主要问题及改进情况', '六、其他需要报告的事项'];
      expect(text.filter((line) => !headings.includes(line))).toEqual(wanted);
      const keys = sectionsOf(reportIn([after]).texts).map(({ key }) => key);
      expect(keys).toEqual(['title', 'overview', 'problems', 'otherMatters']);
    }),
  );
});
