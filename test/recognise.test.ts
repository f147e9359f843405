import fc from 'fast-check';
import { fieldById, fieldsOf, type Edition } from '../src/forms';
import { recognise, type Recognition } from '../src/recognise';
import type { AnnualReport } from '../src/report';
import { a1, addressOf, columnIndex, type Cell, type CellValue, type Sheet } from '../src/workbook';
import { consistentReport, layOut, PLAIN_LAYOUT, type Figures, type LayoutOptions } from './layouts';

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

const sheet = (
  name: string,
  cells: Readonly<Record<string, CellValue>>,
  more: Partial<Sheet> = {},
): Sheet => ({
  name,
  visibility: 'visible',
  cells: Object.entries(cells)
    .map(([address, value]) => ({
      row: Number(/\d+/.exec(address)?.[0]) - 1,
      column: columnIndex(/[A-Z]+/.exec(address)?.[0] ?? 'A'),
      value,
    }))
    .sort((one, other) => one.row - other.row || one.column - other.column),
  merges: [],
  hiddenRows: new Set(),
  hiddenColumns: new Set(),
  protected: false,
  ...more,
});

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

describe('editions', () => {
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
  const endless = (count: number, length: number): Sheet => ({
    name: '附件',
    visibility: 'visible',
    cells: Array.from({ length: count }, (_, row) => ({ row, column: 0, value: '字'.repeat(length) })),
    merges: [],
    hiddenRows: new Set(),
    hiddenColumns: new Set(),
    protected: false,
  });

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

  it('of another year than expected is told', () => {
    const other = laidOut({}, distinct(2021, 2018)).sheets;
    const result = recognise(laidOut().sheets, { lastYear: { fileName: '旧.xlsx', sheets: other } });
    expect(result.ok && result.notices.join()).toMatch(/是2018年的报告，不是2021年的/);
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

  it('tell of a second filled copy', () => {
    const { sheets } = laidOut();
    const copy = sheets.map((one) => ({ ...one, name: 'Sheet1 (2)' }));
    const result = recognise([...sheets, ...copy]);
    expect(result.ok && result.notices.join()).toMatch(/表三不止一份，核对的是工作表“Sheet1”/);
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
