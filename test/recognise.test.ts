import fc from 'fast-check';
import { fieldById, fieldsOf, type Edition } from '../src/forms';
import { recognise, type Recognition } from '../src/recognise';
import type { AnnualReport } from '../src/report';
import { a1, addressOf, columnIndex, type Cell, type CellValue, type Sheet } from '../src/workbook';
import { consistentReport, layOut, PLAIN_LAYOUT, type Figures, type LayoutOptions } from './layouts';
import { sheetOf } from './sheets';

/** Figures that are all different, so that one cell is never taken for another. */
const distinct = (edition: Edition, year = edition === 2021 ? 2022 : 2020): Figures => ({
  edition,
  year,
  unit: '青禾县',
  values: fieldsOf(edition).map((field) => 100 + field.index),
});

const laidOut = (options: Partial<LayoutOptions> = {}, figures = distinct(2021)) =>
  layOut(figures, { ...PLAIN_LAYOUT, ...options });

function reportOf(recognition: Recognition): AnnualReport {
  if (!recognition.ok) throw new Error(recognition.reason);
  return recognition.report;
}

/** Changes the cells of every sheet; undefined takes a cell out. */
const changed = (sheets: readonly Sheet[], change: (cell: Cell) => Cell | undefined): Sheet[] =>
  sheets.map((sheet) => ({
    ...sheet,
    merges: [],
    cells: sheet.cells
      .flatMap((cell) => change(cell) ?? [])
      .sort((one, other) => one.row - other.row || one.column - other.column),
  }));

const withText = (sheets: readonly Sheet[], from: RegExp, to: string): Sheet[] =>
  changed(sheets, (cell) =>
    typeof cell.value === 'string' ? { ...cell, value: cell.value.replace(from, to) } : cell,
  );

const rowOf = (sheets: readonly Sheet[], label: RegExp): number => {
  const row = sheets[0]?.cells.find(({ value }) => typeof value === 'string' && label.test(value))?.row;
  if (row === undefined) throw new Error(`no ${label.source}`);
  return row;
};

/** Ids of the figures that are not read as their own value. */
const wrong = (report: AnnualReport, figures: Figures): string[] =>
  fieldsOf(figures.edition).flatMap((field) => {
    const entry = report.entries[field.index];
    return entry?.kind === 'number' && entry.value === figures.values[field.index] ? [] : [field.id];
  });

const sheet = (name: string, cells: Readonly<Record<string, CellValue>>, more: Partial<Sheet> = {}): Sheet =>
  sheetOf(
    name,
    Object.entries(cells)
      .map(([address, value]) => ({
        row: Number(/\d+/.exec(address)?.[0]) - 1,
        column: columnIndex(/[A-Z]+/.exec(address)?.[0] ?? 'A'),
        value,
      }))
      .sort((one, other) => one.row - other.row || one.column - other.column),
    more,
  );

describe('what the workbook lacks', () => {
  it('names a missing row, and still finds every other figure', () => {
    const { sheets } = laidOut();
    const row = rowOf(sheets, /重复申请/);
    const report = reportOf(recognise(changed(sheets, (cell) => (cell.row === row ? undefined : cell))));
    expect(report.missing).toEqual([
      expect.objectContaining({
        what: 'row',
        caption: '（五）不予处理 › 2.重复申请',
        message: expect.stringContaining('请按表样补上'),
      }),
    ]);
    expect(wrong(report, distinct(2021))).toEqual(
      fieldsOf(2021)
        .filter(({ row: { key } }) => key === 'notProcessedRepeated')
        .map(({ id }) => id),
    );
  });

  it('names a missing column', () => {
    const { sheets } = laidOut();
    const column = sheets[0]?.cells.find(({ value }) => value === '科研机构')?.column ?? -1;
    const top = rowOf(sheets, /申请人情况/);
    const report = reportOf(
      recognise(
        changed(sheets, (cell) =>
          cell.row >= top && cell.row < top + 30 && cell.column === column ? undefined : cell,
        ),
      ),
    );
    expect(report.missing.map(({ what, caption }) => [what, caption])).toEqual([
      ['column', '法人或其他组织 › 科研机构'],
    ]);
    expect(wrong(report, distinct(2021))).toHaveLength(25);
  });

  it('names a missing table', () => {
    const { sheets } = laidOut({ arrangement: 'separate' });
    const report = reportOf(recognise(sheets.slice(0, 2)));
    expect(report.missing).toEqual([
      expect.objectContaining({
        what: 'table',
        form: expect.objectContaining({ key: 'disputes' }),
        caption: '表四 政府信息公开行政复议、行政诉讼情况',
      }),
    ]);
  });

  it('tells a doubled row and takes the first', () => {
    const { sheets } = laidOut();
    const row = rowOf(sheets, /本机关不掌握/);
    const doubled = sheets.map((one) => ({
      ...one,
      merges: [],
      cells: one.cells
        .flatMap((cell) => [
          { ...cell, row: cell.row > row ? cell.row + 1 : cell.row },
          ...(cell.row === row
            ? [{ ...cell, row: row + 1, value: typeof cell.value === 'number' ? 9 : cell.value }]
            : []),
        ])
        .sort((before, after) => before.row - after.row || before.column - after.column),
    }));
    const report = reportOf(recognise(doubled));
    expect(wrong(report, distinct(2021))).toEqual([]);
    expect(report.missing).toEqual([
      expect.objectContaining({
        what: 'duplicate',
        caption: '（四）无法提供 › 1.本机关不掌握相关政府信息',
        cells: [expect.objectContaining({ row: row + 1 })],
      }),
    ]);
  });

  it('says what was looked for where there is no report', () => {
    const result = recognise([sheet('预算', { A1: '单位：万元', B2: 12 }), sheet('人员', { A1: '姓名' })]);
    expect(result).toEqual({
      ok: false,
      reason: expect.stringMatching(/表二.*表三.*表四.*“预算”、“人员”.*请确认/s),
    });
    expect(recognise([])).toMatchObject({ ok: false });
  });
});

describe('labels', () => {
  it('need not stand in the statutory order where they are unmistakable', () => {
    const { sheets, cells } = laidOut();
    const [one, other] = [rowOf(sheets, /保护第三方/), rowOf(sheets, /属于行政查询事项/)];
    const swapped = changed(sheets, (cell) => ({
      ...cell,
      row: cell.row === one ? other : cell.row === other ? one : cell.row,
    }));
    const report = reportOf(recognise(swapped));
    expect(wrong(report, distinct(2021))).toEqual([]);
    expect(
      report.entries[fieldById(2021, 'applications.refusedThirdParty.total')?.index ?? -1]?.cell.row,
    ).toBe(cells.get('applications.refusedAdministrativeQuery.total')?.row);
  });

  it.each([
    ['one character wrong in every row', (label: string) => `${label.slice(0, -1)}某`],
    ['the last character missing in every row', (label: string) => label.slice(0, -1)],
    ['a character too many in every row', (label: string) => `${label.slice(0, -1)}的${label.slice(-1)}`],
  ])('are found with %s', (_, spoil) => {
    const { sheets } = laidOut();
    const top = rowOf(sheets, /^一、本年新收/);
    const spoilt = changed(sheets, (cell) =>
      cell.row >= top && cell.row < top + 25 && typeof cell.value === 'string'
        ? { ...cell, value: spoil(cell.value) }
        : cell,
    );
    const report = reportOf(recognise(spoilt));
    expect(wrong(report, distinct(2021))).toEqual([]);
    expect(report.missing).toEqual([]);
  });

  it('of two characters are found by their place', () => {
    const { sheets } = laidOut();
    const spoilt = withText(
      withText(withText(sheets, /^（七）总计$/, '（七）总汁'), /^3\.其他$/, '3.其池'),
      /^规章$/,
      '规张',
    );
    expect(wrong(reportOf(recognise(spoilt)), distinct(2021))).toEqual([]);
  });

  it('stand in the old form with its own columns', () => {
    const report = reportOf(recognise(laidOut({}, distinct(2019)).sheets));
    expect(report.edition).toBe(2019);
    expect(wrong(report, distinct(2019))).toEqual([]);
  });
});

describe('figures', () => {
  it.each(['blank', '/', '—'] as const)('of nought written as %s keep their cells', (zero) => {
    const figures = {
      ...distinct(2021),
      values: fieldsOf(2021).map(({ index }) => (index % 3 === 0 ? 5 : 0)),
    };
    const { sheets, cells } = laidOut({ zero }, figures);
    const report = reportOf(recognise(sheets));
    for (const field of fieldsOf(2021)) {
      const entry = report.entries[field.index];
      const kind =
        figures.values[field.index] !== 0 ? 'number' : zero === 'blank' ? 'blank' : 'notApplicable';
      expect([field.id, entry?.kind, entry && addressOf(entry.cell)]).toEqual([
        field.id,
        kind,
        addressOf(cells.get(field.id) ?? { sheet: '', row: 0, column: 0 }),
      ]);
    }
  });

  it('of a table that is wholly blank are found under its headings', () => {
    const figures = { ...distinct(2021), values: fieldsOf(2021).map(() => 0) };
    const { sheets, cells } = laidOut({ zero: 'blank', footnote: true }, figures);
    const report = reportOf(recognise(sheets));
    expect(report.missing).toEqual([]);
    for (const field of fieldsOf(2021)) {
      expect(report.entries[field.index]).toEqual({ kind: 'blank', cell: cells.get(field.id) });
    }
  });

  it('in a column headed 元 are converted, with a notice', () => {
    const result = recognise(withText(laidOut().sheets, /单位：万元/, '单位：元'));
    const report = reportOf(result);
    const fee = fieldById(2021, 'activeDisclosure.fees.amount');
    expect(report.values[fee?.index ?? -1]).toBeCloseTo(
      (distinct(2021).values[fee?.index ?? -1] ?? 0) / 10_000,
      10,
    );
    expect(result.ok && result.notices.join()).toMatch(/表头单位是“元”/);
  });

  it('that no one can read stay what they are', () => {
    const { sheets, cells } = laidOut();
    const at = cells.get('applications.granted.businesses');
    const spoilt = changed(sheets, (cell) =>
      cell.row === at?.row && cell.column === at.column ? { ...cell, value: '12件' } : cell,
    );
    const report = reportOf(recognise(spoilt));
    expect(report.entries[fieldById(2021, 'applications.granted.businesses')?.index ?? -1]).toEqual({
      kind: 'unreadable',
      text: '12件',
      error: false,
      cell: at,
    });
  });
});

describe('money', () => {
  const fees = (cells: readonly (readonly CellValue[])[]) => [
    ['青禾县2023年主动公开政府信息情况'],
    ['信息内容', '本年制发件数', '本年废止件数', '现行有效件数'],
    ['规章', 0, 0, 0],
    ['行政规范性文件', 1, 2, 3],
    ...cells,
  ];
  it.each([
    [
      'beside its row’s words',
      fees([
        ['信息内容', '本年收费金额'],
        ['行政事业性收费（元）', 251000],
      ]),
    ],
    [
      'under its heading',
      fees([
        ['信息内容', '本年收费金额'],
        ['', '（元）'],
        ['行政事业性收费', 251000],
      ]),
    ],
    [
      'over the block',
      fees([['第二十条第（八）项 单位：元'], ['信息内容', '本年收费金额'], ['行政事业性收费', 251000]]),
    ],
    [
      'in a column of units',
      [
        ['青禾县2023年主动公开政府信息情况'],
        ['类别', '指标', '单位', '数值'],
        ['规章', '本年制发件数', '件', 1],
        ['规章', '本年废止件数', '件', 1],
        ['规章', '现行有效件数', '件', 1],
        ['行政事业性收费', '本年收费金额', '元', 251000],
      ],
    ],
  ])('whose unit 元 stands %s is converted, and told', (_, rows) => {
    const result = recognise([table('表二', rows)]);
    const fee = fieldById(2021, 'activeDisclosure.fees.amount')?.index ?? -1;
    expect(reportOf(result).values[fee]).toBe(25.1);
    expect(result.ok && result.notices.join()).toMatch(/表头单位是“元”/);
  });

  it('in 万元 by its heading is not converted by a unit elsewhere', () => {
    const rows = fees([
      ['计量单位：件、元'],
      ['信息内容', '本年收费金额（单位：万元）'],
      ['行政事业性收费', 25.1],
    ]);
    const fee = fieldById(2021, 'activeDisclosure.fees.amount')?.index ?? -1;
    expect(reportOf(recognise([table('表二', rows)])).values[fee]).toBe(25.1);
  });
});

describe('editions', () => {
  it('mixed in one table are told', () => {
    const old = withText(
      withText(laidOut({}, distinct(2019)).sheets, /^本年新公开数量$/, '本年废止件数'),
      /^对外公开总数量$/,
      '现行有效件数',
    );
    const result = recognise(old);
    expect(reportOf(result).edition).toBe(2019);
    expect(result.ok && result.notices.join()).toMatch(/表二里混有2021年版表样.*请统一版式/);
  });

  it('mixed in one workbook are told, and the weightier is taken', () => {
    const recent = laidOut({ arrangement: 'separate' }).sheets;
    const old = laidOut({ arrangement: 'separate' }, distinct(2019, 2022)).sheets;
    const result = recognise(
      [...old.slice(0, 1), ...recent.slice(1)].map((one, place) => ({ ...one, name: `表${place + 2}` })),
    );
    expect(result.ok && result.notices.join()).toMatch(/请统一版式/);
  });

  it('are said', () => {
    const result = recognise(laidOut().sheets);
    expect(result.ok && result.notices[0]).toBe(
      '2022年报告按2021年版表样（国办公开办函〔2021〕30号，共 200 项）识别。',
    );
  });
});

describe('more text than any report has', () => {
  const endless = (count: number, length: number) =>
    sheetOf(
      '附件',
      Array.from({ length: count }, (_, row) => ({ row, column: 0, value: '字'.repeat(length) })),
    );

  it('is read up to a measure, and what is not read is told with its cell', () => {
    const result = recognise([...laidOut().sheets, endless(20, 30_000)]);
    expect(result.ok && result.notices.join()).toMatch(/附件!A1[67] 起的文字没有读取/);
    const read = reportOf(result).texts.filter(({ cell }) => cell.sheet === '附件');
    expect(read.length).toBeGreaterThan(14);
    expect(read.length).toBeLessThan(17);
  });

  it('of very many cells too', () => {
    const result = recognise([...laidOut().sheets, endless(100_000, 1)]);
    expect(result.ok && result.notices.join()).toContain('没有读取');
  });

  it('is told of last year’s file as well; a long report is read whole', () => {
    const lastYear = {
      fileName: '旧.xlsx',
      sheets: [...laidOut({}, distinct(2021, 2021)).sheets, endless(20, 30_000)],
    };
    const result = recognise([...laidOut().sheets, endless(5, 10_000)], { lastYear });
    expect(result.ok && result.notices.filter((notice) => notice.includes('没有读取'))).toEqual([
      expect.stringContaining('[旧.xlsx]附件!A'),
    ]);
  });
});

describe('last year', () => {
  const before = distinct(2021, 2021);
  it('in a file of its own carries the file name in its cells', () => {
    const result = recognise(laidOut().sheets, {
      lastYear: { fileName: '2021年.xlsx', sheets: laidOut({ start: { row: 3, column: 1 } }, before).sheets },
    });
    const { lastYear } = reportOf(result);
    expect(lastYear?.profile.year).toBe(2021);
    expect(lastYear?.entries[0]?.cell.workbook).toBe('2021年.xlsx');
    expect(lastYear && wrong(lastYear, before)).toEqual([]);
    expect(lastYear?.texts.every(({ cell }) => cell.workbook === '2021年.xlsx')).toBe(true);
  });

  it.each([true, false])('is told by the names of its sheets alone (first: %s)', (lastYearFirst) => {
    const options = { ...PLAIN_LAYOUT, seed: 2, title: false, lastYearFirst };
    const report = reportOf(
      recognise(
        layOut(distinct(2021), options, { ...before, values: before.values.map((value) => value + 1000) })
          .sheets,
      ),
    );
    expect(wrong(report, distinct(2021))).toEqual([]);
    expect(report.lastYear?.tables.map((table) => table.sheet)).toEqual([
      '上年Sheet1',
      '上年Sheet1',
      '上年Sheet1',
    ]);
  });

  it('is told by 上年 in its titles alone', () => {
    const { sheets } = layOut(
      distinct(2021),
      { ...PLAIN_LAYOUT, lastYear: 'below', lastYearFirst: true },
      before,
    );
    const undated = withText(withText(sheets, /2021年度?/, '上年度'), /2022年度?/, '本年度');
    const report = reportOf(recognise(undated));
    expect(wrong(report, distinct(2021))).toEqual([]);
    expect(report.entries[0]?.cell.row).toBeGreaterThan(report.lastYear?.entries[0]?.cell.row ?? Infinity);
  });

  it('is of the year that its own 基本信息 says, whatever its name', () => {
    const sheets = [
      ...laidOut({ title: false }, distinct(2021, 2018)).sheets,
      sheet('基本信息', { A1: '年度', B1: '2018' }),
    ];
    const result = recognise(laidOut().sheets, { lastYear: { fileName: '旧.xlsx', sheets } });
    expect(reportOf(result)).toMatchObject({ otherYear: { profile: { year: 2018 } } });
  });

  it('of another year than expected is set aside', () => {
    const other = laidOut({}, distinct(2021, 2018)).sheets;
    const result = recognise(laidOut().sheets, { lastYear: { fileName: '旧.xlsx', sheets: other } });
    expect(reportOf(result)).toMatchObject({ otherYear: { profile: { year: 2018 } } });
    expect(reportOf(result).lastYear).toBeUndefined();
  });

  it('without a report in it is told, and the check goes on', () => {
    const result = recognise(laidOut().sheets, {
      lastYear: { fileName: '旧.xlsx', sheets: [sheet('空', { A1: '无' })] },
    });
    expect(reportOf(result).lastYear).toBeUndefined();
    expect(result.ok && result.notices.join()).toMatch(/上年文件“旧.xlsx”：没有找到/);
  });

  it('keeps its narrative apart from this year’s', () => {
    const { sheets } = layOut(distinct(2021), { ...PLAIN_LAYOUT, narrative: 'inline' }, before);
    const report = reportOf(recognise(sheets));
    const texts = (one: AnnualReport | undefined) =>
      one?.texts.map(({ cell, text }) => `${cell.sheet} ${text}`);
    expect(texts(report)).toContain('Sheet1 一、总体情况');
    expect(texts(report)?.some((text) => text.includes('2021-Sheet1'))).toBe(false);
    expect(texts(report.lastYear)).toContain('2021-Sheet1 一、总体情况');
  });

  it('is not made of an older year', () => {
    const { sheets } = layOut(distinct(2021), PLAIN_LAYOUT, distinct(2021, 2019));
    expect(reportOf(recognise(sheets)).lastYear).toBeUndefined();
  });
});

/** A sheet of rows of cells; '' leaves a cell empty. */
const table = (name: string, rows: readonly (readonly CellValue[])[], more: Partial<Sheet> = {}): Sheet =>
  sheet(
    name,
    Object.fromEntries(
      rows.flatMap((row, at) =>
        row.flatMap((value, column) =>
          value === '' ? [] : ([[a1({ row: at, column }), value]] as [string, CellValue][]),
        ),
      ),
    ),
    more,
  );

/** The cell at which a figure was found. */
const placeOf = (report: AnnualReport | undefined, id: string): string | undefined => {
  const entry = report?.entries[fieldById(2021, id)?.index ?? -1];
  return entry && addressOf(entry.cell);
};

const APPLICANTS = [
  '自然人',
  '商业企业',
  '科研机构',
  '社会公益组织',
  '法律服务机构',
  '其他',
  '总计',
] as const;
const ROWS = [
  '一、本年新收政府信息公开申请数量',
  '二、上年结转政府信息公开申请数量',
  '（一）予以公开',
  '（二）部分公开',
  '1.属于国家秘密',
];
/** 表三 with its first five rows: figures that say where they stand. */
const applications = (from: number, columns: readonly string[] = APPLICANTS): CellValue[][] => [
  ['', ...columns],
  ...ROWS.map((label, row) => [label, ...columns.map((_, column) => from + row * 10 + column)]),
];

describe('two years beside each other', () => {
  // In both cases a row of the one stands as high as headings of the other that come again.
  it.each([35, 146])('under headings that are repeated keep their rows apart (%i)', (seed) => {
    const { sheets } = layOut(
      distinct(2019),
      {
        ...PLAIN_LAYOUT,
        seed,
        words: 'aliases',
        arrangement: 'pages',
        labelColumns: 2,
        lastYear: 'beside',
        repeatHeading: true,
      },
      distinct(2019, 2019),
    );
    const report = reportOf(recognise(sheets));
    expect(wrong(report, distinct(2019))).toEqual([]);
    expect(report.lastYear?.missing).toEqual([]);
  });
});

describe('two years in one table', () => {
  const halves = (first: string, second: string) => [
    ['青禾县2023年收到和处理政府信息公开申请情况'],
    ['', ...APPLICANTS.flatMap((word) => [word, ''])],
    ['', ...APPLICANTS.flatMap(() => [first, second])],
    ...ROWS.map((label, row) => [
      label,
      ...APPLICANTS.flatMap((_, column) => [100 + row * 10 + column, 500 + row * 10 + column]),
    ]),
  ];

  it.each([
    ['本年', '上年', 0],
    ['上年数', '本年数', 1],
    ['2023年', '2022年', 0],
    ['2022年度', '2023年度', 1],
  ])('are told by %s | %s under each heading', (first, second, place) => {
    const report = reportOf(recognise([table('表三', halves(first, second))]));
    const columns = ['B', 'C'];
    expect(report.profile.year).toBe(2023);
    expect(placeOf(report, 'applications.newlyReceived.naturalPersons')).toBe(`表三!${columns[place]}4`);
    expect(placeOf(report.lastYear, 'applications.newlyReceived.naturalPersons')).toBe(
      `表三!${columns[1 - place]}4`,
    );
    expect(placeOf(report, 'applications.refusedStateSecret.total')).toBe(`表三!${['N', 'O'][place]}8`);
    expect(report.lastYear?.profile.year).toBe(2022);
  });

  it('are told under the headings of 表二', () => {
    const disclosure = table('表二', [
      ['青禾县2023年主动公开政府信息情况'],
      ['信息内容', '本年制发件数', '', '本年废止件数', '', '现行有效件数', ''],
      ['', '上年', '本年', '上年', '本年', '上年', '本年'],
      ['规章', 1, 2, 3, 4, 5, 6],
      ['行政规范性文件', 11, 12, 13, 14, 15, 16],
      ['信息内容', '本年处理决定数量', ''],
      ['', '上年', '本年'],
      ['行政许可', 21, 22],
    ]);
    const report = reportOf(recognise([disclosure]));
    expect(placeOf(report, 'activeDisclosure.normativeDocuments.repealed')).toBe('表二!E5');
    expect(placeOf(report, 'activeDisclosure.licences.decisions')).toBe('表二!C8');
    expect(placeOf(report.lastYear, 'activeDisclosure.normativeDocuments.repealed')).toBe('表二!D5');
    expect(placeOf(report.lastYear, 'activeDisclosure.licences.decisions')).toBe('表二!B8');
  });

  it('share one set of row labels', () => {
    const rows = [
      ['', '2023年申请人情况', ...APPLICANTS.slice(1).map(() => ''), '2022年申请人情况'],
      ['', ...APPLICANTS, ...APPLICANTS],
      ...ROWS.map((label, row) => [
        label,
        ...APPLICANTS.map((_, column) => 100 + row * 10 + column),
        ...APPLICANTS.map((_, column) => 500 + row * 10 + column),
      ]),
    ];
    const report = reportOf(recognise([table('表三', rows)]));
    expect(placeOf(report, 'applications.carriedOver.total')).toBe('表三!H4');
    expect(placeOf(report.lastYear, 'applications.carriedOver.total')).toBe('表三!O4');
  });

  it.each([
    [['2022年', '2023年'], 1],
    [['本年', '上年'], 0],
  ] as const)('have a row each in 表四: %j', (years, place) => {
    const outcomes = ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计'];
    const disputes = table('表四', [
      ['青禾县2023年政府信息公开行政复议、行政诉讼情况'],
      ['', '行政复议', '', '', '', '', '未经复议直接起诉', '', '', '', '', '复议后起诉'],
      ['', ...outcomes, ...outcomes, ...outcomes],
      [years[0], ...outcomes.flatMap((_, at) => [at, at + 1, at + 2])],
      [years[1], ...outcomes.flatMap((_, at) => [at, at + 1, at + 2])],
    ]);
    const report = reportOf(recognise([disputes]));
    expect(placeOf(report, 'disputes.reconsideration.upheld')).toBe(`表四!B${4 + place}`);
    expect(placeOf(report.lastYear, 'disputes.reconsideration.upheld')).toBe(`表四!B${5 - place}`);
  });
});

describe('two years in a list', () => {
  it('are told by a column each', () => {
    const list = table('表二', [
      ['青禾县2023年主动公开政府信息情况'],
      ['信息内容', '指标', '2022年', '2023年：'],
      ['规章', '本年制发件数', 1, 2],
      ['规章', '本年废止件数', 3, 4],
      ['规章', '现行有效件数', 5, 6],
      ['行政许可', '本年处理决定数量', 7, 8],
    ]);
    const report = reportOf(recognise([list]));
    expect(placeOf(report, 'activeDisclosure.licences.decisions')).toBe('表二!D6');
    expect(placeOf(report.lastYear, 'activeDisclosure.licences.decisions')).toBe('表二!C6');
  });

  it('leave 总计 to the latest', () => {
    const columns = [...APPLICANTS.slice(0, 6), '2023年总计', '2022年总计'];
    const rows = [['青禾县2023年收到和处理政府信息公开申请情况'], ...applications(100, columns)];
    expect(placeOf(reportOf(recognise([table('表三', rows)])), 'applications.carriedOver.total')).toBe(
      '表三!H4',
    );
  });
});

describe('a report in another layout than the copy beside it', () => {
  const report = () => laidOut({ disclosure: 'list', disputes: 'list' }).sheets;
  it('is found where last year’s is the official one', () => {
    const before = laidOut({}, distinct(2021, 2021)).sheets.map((one) => ({ ...one, name: '上年' }));
    expect(wrong(reportOf(recognise([...before, ...report()])), distinct(2021))).toEqual([]);
  });

  it('is found where a blank form is the official one', () => {
    const blank = changed(laidOut().sheets, (cell) =>
      typeof cell.value === 'number' ? undefined : cell,
    ).map((one) => ({ ...one, name: 'Sheet0' }));
    expect(wrong(reportOf(recognise([...blank, ...report()])), distinct(2021))).toEqual([]);
  });

  it('is told to be older than its title where no table of its year is found', () => {
    const before = laidOut({}, distinct(2021, 2021)).sheets.map((one) => ({ ...one, name: '2021年' }));
    const title = sheet('正文', { A1: '青禾县2022年政府信息公开工作年度报告' });
    const result = recognise([title, ...before]);
    expect(result.ok && result.notices.join()).toMatch(/没有找到2022年的表，核对的是2021年的/);
  });
});

describe('a table on several sheets', () => {
  it('is put together, and said to be', () => {
    const { sheets } = laidOut({ arrangement: 'pages' });
    const result = recognise(sheets);
    const report = reportOf(result);
    expect(wrong(report, distinct(2021))).toEqual([]);
    expect(report.missing).toEqual([]);
    expect(report.tables.map(({ form, sheet: name }) => `${form.name} ${name}`)).toEqual([
      '表二 Sheet1',
      '表三 Sheet1',
      '表三 Sheet2',
      '表四 Sheet3',
    ]);
    expect(result.ok && result.notices.join()).toMatch(/表三分在工作表“Sheet1”、“Sheet2”，已合起来核对/);
  });

  it('is put together beside a blank form in which nothing but a sum was typed', () => {
    const blank = laidOut({ arrangement: 'separate' }).sheets.slice(1, 2);
    const sums = rowOf(blank, /（七）总计/);
    const summed = changed(blank, (cell) =>
      typeof cell.value === 'number' && cell.row !== sums ? undefined : cell,
    ).map((one) => ({ ...one, name: 'Sheet9' }));
    const report = reportOf(recognise([...laidOut({ arrangement: 'pages' }).sheets, ...summed]));
    expect(wrong(report, distinct(2021))).toEqual([]);
  });

  it('is not put together from two offices’ reports', () => {
    const { sheets } = laidOut({ arrangement: 'pages' });
    const other = withText(sheets.slice(1, 2), /（续表）/, '青禾县林业局2022年政府信息公开工作年度报告');
    const report = reportOf(recognise([...sheets.slice(0, 1), ...other, ...sheets.slice(2)]));
    expect(report.missing.some(({ what }) => what === 'row')).toBe(true);
  });
});

describe('several offices in one workbook', () => {
  const office = (unit: string, name: string, from: number) =>
    layOut(
      { ...distinct(2021), unit, values: fieldsOf(2021).map((field) => from + field.index) },
      PLAIN_LAYOUT,
    ).sheets.map((one) => ({ ...one, name }));

  it('give the sheet that adds them up, with its own name', () => {
    const sheets = [
      ...office('青禾县公安局', '公安局', 1000),
      ...office('青禾县财政局', '财政局', 2000),
      ...office('青禾县人民政府', '全县汇总', 100),
    ];
    const report = reportOf(recognise(sheets));
    expect(new Set(report.tables.map((each) => each.sheet))).toEqual(new Set(['全县汇总']));
    expect(report.profile.unit).toBe('青禾县人民政府');
  });

  it('give the one that the user names', () => {
    const sheets = [
      ...office('青禾县公安局', '公安局', 1000),
      ...office('青禾县财政局', '财政局', 2000),
      ...office('青禾县人民政府', '汇总', 100),
    ];
    const report = reportOf(recognise(sheets, { settings: { unit: '青禾县财政局' } }));
    expect(new Set(report.tables.map((each) => each.sheet))).toEqual(new Set(['财政局']));
  });

  it('are told where one table is another’s', () => {
    const own = laidOut({ arrangement: 'separate' }).sheets.slice(0, 2);
    const others = office('双桥市林业局', '林业局', 1000).map((one) => ({
      ...one,
      cells: one.cells.filter(({ row }) => row === 0 || row > 48),
    }));
    const result = recognise([...own, ...others]);
    expect(result.ok && result.notices.join()).toMatch(/表四（工作表“林业局”）写的单位是“双桥市林业局”/);
  });

  it('side by side give the one that the user names', () => {
    const one = office('青禾县公安局', '合表', 1000)[0];
    const other = office('青禾县财政局', '合表', 2000)[0];
    if (!one || !other) throw new Error('no sheet');
    const cells = [...one.cells, ...other.cells.map((cell) => ({ ...cell, column: cell.column + 18 }))];
    const report = reportOf(
      recognise([{ ...one, merges: [], cells }], { settings: { unit: '青禾县财政局' } }),
    );
    expect(report.values[0]).toBe(2000);
  });

  it.each([
    ['of a part of the year', '三季度', '全年'],
    ['in hidden rows', 'Sheet1', 'Sheet2'],
    ['of zeros alone', 'Sheet1', 'Sheet2'],
  ])('is not the one %s', (which, first, second) => {
    const copy = office('青禾县', first, 1000).map((one) => ({
      ...one,
      hiddenRows: new Set(which.includes('hidden') ? one.cells.map(({ row }) => row) : []),
      cells: one.cells.map((cell) =>
        which.includes('zeros') && typeof cell.value === 'number' ? { ...cell, value: 0 } : cell,
      ),
    }));
    const result = recognise([...copy, ...office('青禾县', second, 100)]);
    expect(wrong(reportOf(result), distinct(2021))).toEqual([]);
    expect(result.ok && result.notices.join()).toContain(`核对的是工作表“${second}”（A`);
  });

  it('is told where it is hidden', () => {
    const [first, ...others] = laidOut({ arrangement: 'separate' }).sheets;
    if (!first) throw new Error('no sheet');
    const result = recognise([{ ...first, visibility: 'veryHidden' }, ...others]);
    expect(wrong(reportOf(result), distinct(2021))).toEqual([]);
    expect(result.ok && result.notices.join()).toMatch(/表二取自工作表“Sheet1”（A3:D16），是隐藏的/);
  });

  it('is the final version, not the draft', () => {
    const sheets = [...office('青禾县', '初稿', 1000), ...office('青禾县', '终稿', 100)];
    expect(wrong(reportOf(recognise(sheets)), distinct(2021))).toEqual([]);
  });
});

describe('words of the form that are no table', () => {
  it('down a column beside the table, as a list of cases, are no headings', () => {
    const { sheets, cells } = laidOut({ start: { row: 2, column: 4 } });
    const kinds = ['自然人', '商业企业', '科研机构', '其他'];
    const list = Array.from({ length: 400 }, (_, row) => ({
      row,
      column: 1,
      value: kinds[row % 4] ?? '',
    }));
    const both = sheets.map((one) => ({
      ...one,
      cells: [...one.cells, ...list].sort(
        (before, after) => before.row - after.row || before.column - after.column,
      ),
    }));
    const report = reportOf(recognise(both));
    const at = cells.get('applications.granted.total');
    expect(placeOf(report, 'applications.granted.total')).toBe(at && addressOf(at));
    expect(wrong(report, distinct(2021))).toEqual([]);
  });

  it('over the table, as a chart’s data, are not taken for its headings', () => {
    const rows: CellValue[][] = [
      ['青禾县2023年收到和处理政府信息公开申请情况'],
      ['', '', '申请人类型', ...APPLICANTS],
      ['', '', '件数', 1, 2, 3, 4, 5, 6, 21],
      ...applications(100),
    ];
    const report = reportOf(recognise([table('表三', rows)]));
    expect(placeOf(report, 'applications.newlyReceived.naturalPersons')).toBe('表三!B5');
    expect(placeOf(report, 'applications.newlyReceived.total')).toBe('表三!H5');
  });

  it('under the table, as narrative, are no second row', () => {
    const rows = [...applications(100), ['（一）予以公开'], ['本年度予以公开5件。'], ['（二）部分公开']];
    const report = reportOf(recognise([table('表三', rows)]));
    expect(report.missing.filter(({ what }) => what === 'duplicate')).toEqual([]);
    expect(placeOf(report, 'applications.granted.total')).toBe('表三!H4');
  });

  it('between the tables take no figure from 表二', () => {
    const { sheets, cells } = laidOut();
    const row = rowOf(sheets, /^行政事业性收费$/) + 1;
    const withWords = changed(sheets, (cell) => cell).map((one) => ({
      ...one,
      cells: [...one.cells, { row, column: 0, value: '行政许可' }].sort(
        (before, after) => before.row - after.row || before.column - after.column,
      ),
    }));
    const report = reportOf(recognise(withWords));
    const at = cells.get('activeDisclosure.licences.decisions');
    expect(placeOf(report, 'activeDisclosure.licences.decisions')).toBe(at && addressOf(at));
    expect(wrong(report, distinct(2021))).toEqual([]);
  });

  it('in a table below a blank 表四 give it no figures', () => {
    const figures = {
      ...distinct(2021),
      values: distinct(2021).values.map((value, at) => (at < 185 ? value : 0)),
    };
    const { sheets, cells } = layOut(figures, { ...PLAIN_LAYOUT, zero: 'blank' });
    const last = Math.max(...(sheets[0]?.cells.map(({ row }) => row) ?? []));
    const trend = [
      ['近年情况', '本年新收', '予以公开', '部分公开'],
      ['2022年', 3, 4, 5],
    ].flatMap((row, at) => row.map((value, column) => ({ row: last + 2 + at, column, value })));
    const report = reportOf(recognise(sheets.map((one) => ({ ...one, cells: [...one.cells, ...trend] }))));
    expect(report.entries[fieldById(2021, 'disputes.reconsideration.upheld')?.index ?? -1]).toEqual({
      kind: 'blank',
      cell: cells.get('disputes.reconsideration.upheld'),
    });
  });

  it('below a blank block of 表四, under the next year, give it no figures', () => {
    const outcomes = ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计'];
    const disputes = table('表四', [
      ['行政复议'],
      outcomes,
      [1, 2, 3, 4, 10],
      ['复议后起诉'],
      outcomes,
      [],
      ['2022年度'],
      ['规章本年制发件数', 4],
    ]);
    const report = reportOf(recognise([disputes]));
    expect(placeOf(report, 'disputes.litigationAfterReconsideration.upheld')).toBe('表四!A6');
  });

  it('make no report of other statistics', () => {
    const trend = table('趋势', [
      ['年份', '规章', '行政规范性文件', '行政许可', '行政处罚', '行政强制', '行政事业性收费'],
      ['2022年', 1, 2, 3, 4, 5, 6],
      ['2023年', 1, 2, 3, 4, 5, 6],
    ]);
    const powers = table('权力清单', [
      ['序号', '事项类型', '事项名称', '数量'],
      [1, '行政许可', '取水许可', 1],
      [2, '行政处罚', '违法取水', 2],
      [3, '行政强制', '查封', 3],
      [4, '行政事业性收费', '水资源费', 4],
    ]);
    expect(recognise([trend])).toMatchObject({ ok: false });
    expect(recognise([powers])).toMatchObject({ ok: false });
  });

  it('misspelt in a row do not make the table below last year’s', () => {
    const spoilt = withText(
      laidOut({ title: false }).sheets,
      /^二、上年结转政府信息公开申请数量$/,
      '二、上年转结政府信息公开申请数量',
    );
    const report = reportOf(recognise(spoilt));
    expect(wrong(report, distinct(2021))).toEqual([]);
    expect(report.lastYear).toBeUndefined();
  });
});

describe('a sum that the form has not', () => {
  it.each(['小计', '合计', '法人小计', '法人合计'])('%s beside 其他 is not 总计', (sum) => {
    const columns = [...APPLICANTS.slice(0, 6), sum, '总计'];
    const report = reportOf(recognise([table('表三', applications(100, columns))]));
    expect(placeOf(report, 'applications.carriedOver.others')).toBe('表三!G3');
    expect(placeOf(report, 'applications.carriedOver.total')).toBe('表三!I3');
  });

  it.each(['合计', '总计'])('%s of a group without a number is not （七）, and is no double of it', (sum) => {
    const { sheets } = laidOut({ numbering: 'none', groupSums: 'after', sumWord: '合计' });
    const report = reportOf(recognise(withText(sheets, /^合计$/, sum)));
    expect(wrong(report, distinct(2021))).toEqual([]);
    expect(report.missing).toEqual([]);
  });

  it('beside a blank 总计 of 表四 leaves it blank', () => {
    const outcomes = ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计'];
    const disputes = table('表四', [
      ['行政复议', '', '', '', '', '未经复议直接起诉', '', '', '', '', '复议后起诉'],
      [...outcomes, ...outcomes, ...outcomes, '诉讼合计'],
      [...outcomes.map((_, at) => at), ...outcomes.map((_, at) => at), 1, 1, 1, 1, '', 9],
    ]);
    const report = reportOf(recognise([disputes]));
    const total = fieldById(2021, 'disputes.litigationAfterReconsideration.total');
    expect(report.entries[total?.index ?? -1]).toMatchObject({ kind: 'blank', cell: { row: 2, column: 14 } });
  });
});

describe('words that are not the form’s', () => {
  it('are a column by their place between two known ones', () => {
    const columns = ['自然人', '企业', '科研单位', '公益', '法律服务', '其他', '合计'];
    const report = reportOf(recognise([table('表三', applications(100, columns))]));
    expect(placeOf(report, 'applications.newlyReceived.researchBodies')).toBe('表三!D2');
    expect(placeOf(report, 'applications.newlyReceived.charities')).toBe('表三!E2');
    expect(placeOf(report, 'applications.newlyReceived.legalServices')).toBe('表三!F2');
  });

  it('are a row by its number and its place', () => {
    const spoilt = withText(laidOut().sheets, /^4\.保护第三方合法权益$/, '4.他人隐私');
    expect(wrong(reportOf(recognise(spoilt)), distinct(2021))).toEqual([]);
    const unnumbered = withText(laidOut().sheets, /^4\.保护第三方合法权益$/, '他人隐私');
    expect(reportOf(recognise(unnumbered)).missing.map(({ caption }) => caption)).toEqual([
      '（三）不予公开 › 4.保护第三方合法权益',
    ]);
  });

  it('in brackets explain', () => {
    const columns = ['自然人（含个体工商户）', ...APPLICANTS.slice(1, 5), '其他（请注明）', '总计（件）'];
    const report = reportOf(recognise([table('表三', applications(100, columns))]));
    expect(placeOf(report, 'applications.carriedOver.naturalPersons')).toBe('表三!B3');
    expect(placeOf(report, 'applications.carriedOver.others')).toBe('表三!G3');
    expect(placeOf(report, 'applications.carriedOver.total')).toBe('表三!H3');
  });

  it('as a misspelt unit leave the money as it is', () => {
    const report = reportOf(recognise(withText(laidOut().sheets, /单位：万元/, '单位：方元')));
    expect(wrong(report, distinct(2021))).toEqual([]);
  });
});

it('loses no figure by one wrong, missing or exchanged character in any label', () => {
  const options = fc.constantFrom<Partial<LayoutOptions>>(
    {},
    { labelColumns: 1, disclosure: 'list', disputes: 'flat' },
    { labelColumns: 2, numbering: 'none', disclosure: 'pairs', disputes: 'list' },
    { labelColumns: 4, disclosure: 'stairs', disputes: 'matrix' },
    { heading: 'filled', disclosure: 'matrix', disputes: 'stacked' },
  );
  const spoilings = [
    (before: string, _: string, after: string) => before + after,
    (before: string, _: string, after: string) => `${before}某${after}`,
    (before: string, character: string, after: string) =>
      before + after.slice(0, 1) + character + after.slice(1),
  ];
  fc.assert(
    fc.property(
      fc.constantFrom<Edition>(2021, 2019),
      options,
      fc.nat(1000),
      fc.nat(60),
      fc.constantFrom(...spoilings),
      (edition, layout, which, at, spoil) => {
        const { sheets } = laidOut(
          { arrangement: 'separate', captions: false, ...layout },
          distinct(edition),
        );
        const labels = sheets.flatMap((one) =>
          one.cells.filter(({ row, value }) => row > 0 && typeof value === 'string' && value.length < 60),
        );
        const label = labels[which % labels.length];
        const text = typeof label?.value === 'string' ? label.value : '';
        const place = at % text.length;
        // 万元 misspelt as 元 is another unit.
        fc.pre(/[\u4e00-\u9fff]/.test(text.charAt(place)) && !/[万元]/.test(text.slice(place, place + 2)));
        const spoilt = sheets.map((one) => ({
          ...one,
          cells: one.cells.map((cell) =>
            cell === label
              ? { ...cell, value: spoil(text.slice(0, place), text.charAt(place), text.slice(place + 1)) }
              : cell,
          ),
        }));
        fc.pre(spoilt.every((one) => one.cells.every(({ value }) => value !== '')));
        const report = reportOf(recognise(spoilt));
        expect(wrong(report, distinct(edition))).toEqual([]);
        expect(report.missing).toEqual([]);
      },
    ),
    { numRuns: 1500 },
  );
});

describe('sheets that hold no report', () => {
  it('do not win over the report: blank forms, hidden copies', () => {
    const { sheets } = laidOut();
    const blank = changed(sheets, (cell) => (typeof cell.value === 'number' ? undefined : cell)).map(
      (one) => ({ ...one, name: 'Sheet0' }),
    );
    const hidden = changed(sheets, (cell) =>
      typeof cell.value === 'number' ? { ...cell, value: 1 } : cell,
    ).map((one) => ({ ...one, name: '旧稿', visibility: 'hidden' as const }));
    const report = reportOf(recognise([...blank, ...hidden, ...sheets]));
    expect(wrong(report, distinct(2021))).toEqual([]);
  });

  it('are told from reports by their names: an example is no second copy', () => {
    const { sheets } = laidOut();
    const result = recognise([...sheets, ...sheets.map((one) => ({ ...one, name: '填报样例' }))]);
    expect(result.ok && result.doubled).toEqual([]);
  });

  it('tell of a second filled copy', () => {
    const { sheets } = laidOut();
    const copy = sheets.map((one) => ({ ...one, name: 'Sheet1 (2)' }));
    const result = recognise([...sheets, ...copy]);
    expect(result.ok && result.notices.join()).toMatch(/表三不止一份，核对的是工作表“Sheet1”/);
    expect(result.ok && result.doubled).toEqual(['表二', '表三', '表四']);
  });

  it('give no text: explanations, our own list of findings', () => {
    const aside = sheet('填报说明', { A1: '1.本表依据国办公开办函〔2021〕30号制作。' });
    const ours = sheet('校核结果', { A1: '表三 C12 部分公开·商业企业 应为 9，现为 19' });
    const { texts } = reportOf(recognise([...laidOut().sheets, aside, ours]));
    expect(texts.map(({ cell }) => cell.sheet)).not.toEqual(expect.arrayContaining(['填报说明']));
    expect(texts.map(({ cell }) => cell.sheet)).not.toEqual(expect.arrayContaining(['校核结果']));
  });
});

it('leaves headings and labels out of the narrative, and keeps everything else in reading order', () => {
  const { sheets } = laidOut({ narrative: 'inline', footnote: true, unitRow: true });
  const { texts } = reportOf(recognise(sheets));
  expect(texts.map(({ text }) => text)).toEqual([
    '青禾县2022年政府信息公开工作年度报告',
    '一、总体情况',
    '本年度公开信息230条，组织培训2次，未收取信息处理费。',
    '青禾县2022年度主动公开政府信息情况',
    '填报单位：青禾县',
    '注：无数据填“0”，共3张表。',
    '青禾县2022年度收到和处理政府信息公开申请情况',
    '填报单位：青禾县',
    '注：无数据填“0”，共3张表。',
    '青禾县2022年度政府信息公开行政复议、行政诉讼情况',
    '填报单位：青禾县',
    '注：无数据填“0”，共3张表。',
    '五、存在的主要问题及改进情况',
    '公开意识有待提高，下一步加强培训。',
  ]);
});

it('gives the range of each table as people see it', () => {
  const report = reportOf(recognise(laidOut().sheets));
  const ranges = report.tables.map(({ form, range, entries }) => [
    form.name,
    `${a1({ row: range.top, column: range.left })}:${a1({ row: range.bottom, column: range.right })}`,
    entries,
  ]);
  expect(ranges).toEqual([
    ['表二', 'A3:D16', 10],
    ['表三', 'A20:J47', 175],
    ['表四', 'A51:O54', 15],
  ]);
});

it('finds the report beside a sheet of very many cells', () => {
  const many: Cell[] = [];
  for (let row = 0; row < 200_000; row++)
    many.push({ row: row * 5, column: row % 50, value: row % 3 === 0 ? `备注${row}` : row });
  const { sheets } = laidOut();
  const report = reportOf(recognise([{ ...sheet('流水', {}), cells: many }, ...sheets]));
  expect(wrong(report, distinct(2021))).toEqual([]);
});

it('reads the same report alike whatever the order of the sheets', () => {
  fc.assert(
    fc.property(consistentReport(2021), fc.nat(5), (figures, turn) => {
      const { sheets } = laidOut({ arrangement: 'separate', narrative: 'sheet', aside: true }, figures);
      const turned = [...sheets.slice(turn), ...sheets.slice(0, turn)];
      expect(wrong(reportOf(recognise(turned)), figures)).toEqual([]);
    }),
    { numRuns: 30 },
  );
});
