import { authorXlsx } from '../src/hosts/xlsx/author';
import { openXlsx } from '../src/hosts/xlsx';
import { textHeight } from '../src/hosts/xlsx/rowHeight';
import { EDITIONS, fieldsOf } from '../src/forms';
import { newWorkbook, STYLES, type SheetPlan } from '../src/newWorkbook';
import { PROFILE_ITEMS, readProfile } from '../src/profile';
import { recognise } from '../src/recognise';
import { a1 } from '../src/workbook';
import { PROFILE } from './narrative/reports';

function planOf(edition: 2021 | 2019, name: string): SheetPlan {
  const sheet = newWorkbook(edition).sheets.find((each) => each.name === name);
  if (!sheet) throw new Error(`no sheet ${name}`);
  return sheet;
}

const at = (sheet: SheetPlan, address: string) => sheet.cells.find((cell) => a1(cell) === address);

describe.each(EDITIONS)('a fresh workbook of the %d edition', (edition) => {
  const plan = newWorkbook(edition, PROFILE);
  const sheets = openXlsx(authorXlsx(plan), '新.xlsx').sheets();
  const recognition = recognise(sheets, { fileName: '新.xlsx' });
  if (!recognition.ok) throw new Error(recognition.reason);
  const { report } = recognition;

  test('has a sheet for the profile, one for each table and one for the text', () =>
    expect(sheets.map(({ name }) => name)).toEqual(['基本信息', '表二', '表三', '表四', '正文']));

  test('calls nothing needed that follows from the name of the office', () => {
    const hints = planOf(edition, '基本信息').cells.filter(({ style }) => style === 'itemHint');
    const hintOf = (words: string) => hints.find(({ value }) => String(value).includes(words))?.value;
    expect(hintOf('与公章一致')).toMatch(/^必填/);
    expect(hintOf('怎样称呼本机关')).not.toMatch(/^必填/);
    expect(hintOf('从列表中选择')).not.toMatch(/^必填/);
  });

  test('has room for every hint', () => {
    const { cells, widths, heights } = planOf(edition, '基本信息');
    const cramped = cells.flatMap(({ row, column, value, style }) => {
      if (style !== 'itemHint') return [];
      const needed = textHeight(String(value), widths[column] ?? 0, STYLES[style].size);
      return needed > (heights[row] ?? 0) ? [value] : [];
    });
    expect(cramped).toEqual([]);
  });

  test('is recognised as itself: every figure stands there and is 0', () => {
    expect(report.edition).toBe(edition);
    expect(report.missing).toEqual([]);
    expect(report.entries).toHaveLength(fieldsOf(edition).length);
    for (const entry of report.entries) expect(entry).toMatchObject({ kind: 'number', value: 0 });
    expect(report.profile).toEqual({ unit: PROFILE.unit, kind: PROFILE.kind, year: PROFILE.year });
    expect(report.contacts?.map(({ text }) => text)).toEqual([PROFILE.columnUrl, PROFILE.telephone]);
  });

  test('takes the figures that it is given, each at its cell', () => {
    const figures = fieldsOf(edition).map(({ index }) => index + 1);
    const filled = openXlsx(authorXlsx(newWorkbook(edition, {}, figures)), '新.xlsx').sheets();
    const read = recognise(filled);
    if (!read.ok) throw new Error(read.reason);
    expect([...read.report.values]).toEqual(figures);
    const formulas = (entries: typeof report.entries) =>
      entries.map((entry) => entry && 'formula' in entry && entry.formula);
    expect(formulas(read.report.entries)).toEqual(formulas(report.entries));
  });

  test('says in which cell each item is to be filled in', () => {
    const empty = openXlsx(authorXlsx(newWorkbook(edition)), '新.xlsx').sheets();
    const { cells } = readProfile(empty, report);
    const sheet = planOf(edition, '基本信息');
    for (const item of PROFILE_ITEMS) {
      const place = cells.get(item.key);
      const label = sheet.cells.find(({ row, column }) => row === place?.row && column === 0);
      expect(String(label?.value).replace(/（.*）$/, '')).toBe(item.label);
    }
  });

  test('gives back the profile that it was made with', () => {
    const { profile, problems, missing } = readProfile(sheets, report);
    expect(problems).toEqual([]);
    expect(missing).toEqual([]);
    expect(profile).toEqual(PROFILE);
  });

  test('draws every place once, and merges do not overlap', () => {
    for (const { cells, merges } of plan.sheets) {
      const places = cells.map((cell) => a1(cell));
      expect(new Set(places).size).toBe(places.length);
      const covered = merges.flatMap(({ top, left, bottom, right }) => {
        const inside: string[] = [];
        for (let row = top; row <= bottom; row++) {
          for (let column = left; column <= right; column++) inside.push(a1({ row, column }));
        }
        return inside;
      });
      expect(new Set(covered).size).toBe(covered.length);
      for (const { style } of cells) expect(STYLES).toHaveProperty(style);
    }
  });

  test('the same plan gives the same bytes', () => {
    expect(Buffer.from(authorXlsx(plan)).equals(Buffer.from(authorXlsx(newWorkbook(edition, PROFILE))))).toBe(
      true,
    );
  });
});

test('totals are formulas over exactly their parts', () => {
  const applications = planOf(2021, '表三');
  expect(at(applications, 'J6')).toMatchObject({ formula: 'SUM(D6:I6)', value: 0 });
  // （七）总计 adds the 21 rows from 予以公开 to 其他.
  expect(at(applications, 'D29')).toMatchObject({ formula: 'SUM(D8:D28)', value: 0 });
  expect(at(applications, 'J30')).toMatchObject({ formula: 'SUM(D30:I30)' });
  expect(applications.cells.filter(({ formula }) => formula?.startsWith('SUM'))).toHaveLength(25 + 6);
  const disputes = planOf(2021, '表四');
  expect(disputes.cells.flatMap(({ formula }) => (formula?.startsWith('SUM') ? [formula] : []))).toEqual([
    'SUM(A6:D6)',
    'SUM(F6:I6)',
    'SUM(K6:N6)',
  ]);
  expect(at(planOf(2019, '表三'), 'D27')).toMatchObject({ formula: 'SUM(D8:D26)' });
});

test('only fitting numbers may be typed', () => {
  const disclosure = planOf(2021, '表二').validations;
  expect(disclosure.map(({ allow }) => allow.kind)).toEqual([
    'whole',
    'whole',
    'whole',
    'whole',
    'whole',
    'decimal',
  ]);
  const changes = planOf(2019, '表二').validations.filter(
    ({ allow }) => allow.kind === 'whole' && allow.least < 0,
  );
  expect(changes).toHaveLength(3);
  expect(planOf(2021, '基本信息').validations.filter(({ allow }) => allow.kind === 'list')).toHaveLength(3);
});

test('text that looks like a formula stays text', () => {
  const bytes = authorXlsx(newWorkbook(2021, { ...PROFILE, address: '=1+1', contactOffice: '甲&<乙>"丙"' }));
  const [sheet] = openXlsx(bytes, '新.xlsx').sheets();
  const values = sheet?.cells.map(({ value }) => value);
  expect(values).toContain('=1+1');
  expect(values).toContain('甲&<乙>"丙"');
  expect(sheet?.cells.filter(({ formula }) => formula !== undefined)).toEqual([]);
});
