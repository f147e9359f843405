import {
  APPLICANT_COLUMNS,
  applicationRows,
  DISPUTE_KINDS,
  DISPUTE_OUTCOMES,
  fieldById,
  fieldsOf,
} from '../../src/forms';
import { recognise, type Recognition } from '../../src/recognise';
import type { AnnualReport } from '../../src/report';
import { addressOf, type Cell, type CellValue, type Sheet } from '../../src/workbook';
import { layOut, PLAIN_LAYOUT, type Figures } from '../layouts';
import { sheetOf, sheetOfRows } from '../sheets';

/** Ways in which offices keep their workbooks, beyond the dimensions of the random layouts. */

const FIGURES: Figures = {
  edition: 2021,
  year: 2022,
  unit: '青禾县',
  values: fieldsOf(2021).map(({ index }) => 100 + index),
};
const valueOf = (id: string): number => FIGURES.values[fieldById(2021, id)?.index ?? -1] ?? Number.NaN;

const laidOut = (figures = FIGURES) => layOut(figures, PLAIN_LAYOUT).sheets;
const twice: Figures = { ...FIGURES, values: FIGURES.values.map((value) => value * 2) };

function reportOf(recognition: Recognition): AnnualReport {
  if (!recognition.ok) throw new Error(recognition.reason);
  return recognition.report;
}

/** Figures of a form that are not read as their own, by id. */
function wrong(report: AnnualReport, form: string): string[] {
  return fieldsOf(2021).flatMap(({ id, index }) => {
    const entry = report.entries[index];
    const right = entry?.kind === 'number' && entry.value === valueOf(id);
    return right || !id.startsWith(form) ? [] : [id];
  });
}

const renamed = (sheets: readonly Sheet[], name: string, change: (cell: Cell) => Cell = (cell) => cell) =>
  sheets.map((sheet) => ({ ...sheet, name, cells: sheet.cells.map(change) }));

const OUTCOMES = ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计'];
const disputesRow = () =>
  DISPUTE_KINDS.flatMap((kind) => DISPUTE_OUTCOMES.map((outcome) => valueOf(`disputes.${kind}.${outcome}`)));
const blanks = (count: number): string[] => Array.from({ length: count }, () => '');
const numbersFrom = (first: number) => Array.from({ length: 15 }, (_, place) => first + place);

/** 表四 in the official layout under its head, with `rows` in the place of the row of figures. */
const disputes = (rows: readonly CellValue[][], gap: readonly CellValue[][] = []): Sheet =>
  sheetOfRows('表四', [
    ['青禾县2022年度政府信息公开行政复议、行政诉讼情况'],
    ['', '行政复议', ...blanks(4), '行政诉讼'],
    ['', ...OUTCOMES, '未经复议直接起诉', ...blanks(4), '复议后起诉'],
    ...gap,
    [...blanks(6), ...OUTCOMES, ...OUTCOMES],
    ...rows,
  ]);

describe('a sheet that adds up what others hold', () => {
  it('is filled in, though it holds formulas alone', () => {
    const sum = renamed(laidOut(), '汇总', (cell) =>
      typeof cell.value === 'number' ? { ...cell, formula: `SUM(公安局:水务局!A${cell.row + 1})` } : cell,
    );
    const report = reportOf(recognise([...renamed(laidOut(twice), '公安局'), ...sum]));
    expect(new Set(report.tables.map(({ sheet }) => sheet))).toEqual(new Set(['汇总']));
  });
});

describe('a sheet that shows how to fill in the form', () => {
  it.each(['填报示范', '模版', '填报指南', '范本'])('%s is no report', (name) => {
    const report = reportOf(recognise([...renamed(laidOut(twice), name), ...renamed(laidOut(), '数据')]));
    expect(wrong(report, '')).toEqual([]);
  });
});

describe('a quarter’s report', () => {
  it('gives way to the whole year’s, and is told', () => {
    const quarter = renamed(laidOut(twice), 'Sheet0', (cell) =>
      typeof cell.value === 'string'
        ? { ...cell, value: cell.value.replace(/2022年度?/, '2022年第四季度') }
        : cell,
    );
    const recognition = recognise([...quarter, ...renamed(laidOut(), 'Sheet1')]);
    expect(wrong(reportOf(recognition), '')).toEqual([]);
    expect(recognition.ok && recognition.doubled).toEqual(['表二', '表三', '表四']);
  });

  it('beside the others in a list gives way to the column 全年', () => {
    const lines: [string, string, string][] = [
      ['规章', '本年制发件数', 'regulations.issued'],
      ['规章', '本年废止件数', 'regulations.repealed'],
      ['规章', '现行有效件数', 'regulations.inForce'],
      ['行政规范性文件', '本年制发件数', 'normativeDocuments.issued'],
      ['行政规范性文件', '本年废止件数', 'normativeDocuments.repealed'],
      ['行政规范性文件', '现行有效件数', 'normativeDocuments.inForce'],
      ['行政许可', '本年处理决定数量', 'licences.decisions'],
      ['行政处罚', '本年处理决定数量', 'penalties.decisions'],
      ['行政强制', '本年处理决定数量', 'coercion.decisions'],
      ['行政事业性收费', '本年收费金额（单位：万元）', 'fees.amount'],
    ];
    const list = sheetOfRows('表二', [
      ['信息内容', '指标', '一季度', '二季度', '三季度', '四季度', '全年'],
      ...lines.map(([row, column, id]) => [row, column, 1, 2, 3, 4, valueOf(`activeDisclosure.${id}`)]),
    ]);
    expect(wrong(reportOf(recognise([list])), 'activeDisclosure')).toEqual([]);
  });
});

describe('表四', () => {
  it.each([1, 2])('is read across %d blank rows in its head, its columns numbered or not', (count) => {
    const gap = Array.from({ length: count }, () => ['']);
    const plain = reportOf(recognise([disputes([['件数', ...disputesRow()]], gap)]));
    const numbered = reportOf(
      recognise([
        disputes(
          [
            ['甲', ...numbersFrom(1)],
            ['件数', ...disputesRow()],
          ],
          gap,
        ),
      ]),
    );
    expect([...wrong(plain, 'disputes'), ...wrong(numbered, 'disputes')]).toEqual([]);
  });

  it.each(['合计', '全年', '全县'])('with a row an office or a quarter is the row %s', (sum) => {
    const report = reportOf(
      recognise([
        disputes([
          ['公安局', ...numbersFrom(3)],
          ['财政局', ...numbersFrom(5)],
          [sum, ...disputesRow()],
        ]),
      ]),
    );
    expect(wrong(report, 'disputes')).toEqual([]);
    expect(report.missing.filter(({ what }) => what === 'duplicate')).toEqual([]);
  });

  it('with several rows and no sum is the first, and the next is told', () => {
    const report = reportOf(
      recognise([
        disputes([
          ['公安局', ...disputesRow()],
          ['财政局', ...numbersFrom(5)],
        ]),
      ]),
    );
    expect(wrong(report, 'disputes')).toEqual([]);
    expect(
      report.missing.flatMap(({ what, message, cells }) =>
        what === 'duplicate' ? [[message, cells.map(addressOf)]] : [],
      ),
    ).toEqual([['表四“件数”出现不止一行，已采用先出现的一行；请删去多余的一行。', ['表四!A6']]]);
  });

  it('without figures takes none from the row below', () => {
    const report = reportOf(
      recognise([
        disputes([
          ['件数', ...blanks(15)],
          ['信访', ...numbersFrom(7)],
        ]),
      ]),
    );
    expect(new Set(report.entries.slice(185).map((entry) => entry?.kind))).toEqual(new Set(['blank']));
  });

  it('has no second row in what compares the first with last year, or in who signs', () => {
    const report = reportOf(
      recognise([
        disputes([
          ['本年', ...disputesRow()],
          ['同比增减', ...numbersFrom(-7)],
          ['填报人：', '', '', 5613021, ...blanks(3), 44930],
        ]),
      ]),
    );
    expect(wrong(report, 'disputes')).toEqual([]);
    expect(report.missing.filter(({ what }) => what === 'duplicate')).toEqual([]);
  });

  it('beside another year’s, a row lower and with a kind misspelt, keeps its own figures', () => {
    const block = (year: number, first: number, kinds: readonly string[], top: number, by: number) => [
      { row: top, column: first, value: `青禾县${year}年度政府信息公开行政复议、行政诉讼情况` },
      ...kinds.flatMap((kind, place): Cell[] => {
        const row = top + 1 + place * 4;
        const key = DISPUTE_KINDS[place] ?? '';
        return [
          { row, column: first, value: kind },
          ...OUTCOMES.map((value, at) => ({ row: row + 1, column: first + 1 + at, value })),
          ...DISPUTE_OUTCOMES.map((outcome, at) => ({
            row: row + 2,
            column: first + 1 + at,
            value: by * valueOf(`disputes.${key}.${outcome}`),
          })),
        ];
      }),
    ];
    const cells = [
      ...block(2022, 0, ['（一）行政复议', '（二）未经复议直接起诉', '（三）复议后起诉'], 1, 1),
      ...block(2021, 18, ['（一）行复议', '（二）未经复议直接起诉', '（三）复议后起诉'], 0, 2),
    ].sort((one, other) => one.row - other.row || one.column - other.column);
    const report = reportOf(recognise([sheetOf('表四', cells)]));
    expect(wrong(report, 'disputes')).toEqual([]);
    expect(report.lastYear?.entries.filter((entry) => entry !== undefined)).toHaveLength(15);
  });
});

/** 表三 with one row of headings: 项目 | 自然人 | …; its labels and columns as asked. */
function applications(
  columns: readonly ApplicantColumn[] = APPLICANT_COLUMNS,
  { label = (text: string) => text, labelled = true } = {},
): (string | number)[][] {
  return [
    [...(labelled ? ['项目'] : []), ...columns.map((column) => label(column.label))],
    ...applicationRows(2021).map((row) => [
      ...(labelled ? [label(`${row.number ?? ''}${row.label}`)] : []),
      ...columns.map((column) => valueOf(`applications.${row.key}.${column.key}`)),
    ]),
  ];
}
type ApplicantColumn = (typeof APPLICANT_COLUMNS)[number];

describe('表三', () => {
  const [first, second] = [APPLICANT_COLUMNS.slice(0, 4), APPLICANT_COLUMNS.slice(4)];
  const title = ['青禾县2022年度收到和处理政府信息公开申请情况'];
  const read = (...sheets: (string | number)[][][]) =>
    reportOf(recognise(sheets.map((rows, place) => sheetOfRows(`Sheet${place + 1}`, rows))));

  it('has no total in the row labels of the table beside', () => {
    const rows = applications();
    const headings = rows[0]?.map((label) => (label === '总计' ? '小计' : label)) ?? [];
    const beside = [...blanks(7), '合计', 1];
    expect(wrong(read([[...headings, ...beside], ...rows.slice(1)]), 'applications')).toEqual([]);
  });

  it.each([
    ['reversed', [6, 5, 4, 3, 2, 1, 0]],
    ['自然人 behind 法人', [1, 2, 3, 4, 5, 0, 6]],
    ['其他 before the other 法人', [0, 5, 1, 2, 3, 4, 6]],
  ])('has its columns in another order: %s', (_, order) => {
    const columns = order.flatMap((place) => APPLICANT_COLUMNS[place] ?? []);
    expect(wrong(read(applications(columns)), 'applications')).toEqual([]);
  });

  it('may be divided by columns: one part below the other', () => {
    const report = read([title, ...applications(first), ['续表'], ...applications(second)]);
    expect(wrong(report, 'applications')).toEqual([]);
    expect(report.missing.map(({ what }) => what)).toEqual(['table', 'table']);
  });

  it.each([true, false])('may be divided by columns: side by side, labels repeated: %s', (labelled) => {
    const beside = applications(second, { labelled });
    const rows = applications(first).map((row, place) => [...row, ...blanks(6), ...(beside[place] ?? [])]);
    expect(wrong(read([title, ...rows]), 'applications')).toEqual([]);
  });

  it.each([4, 6])('may be divided by columns: %d of them on the first of two sheets', (count) => {
    const report = read(
      [title, ...applications(APPLICANT_COLUMNS.slice(0, count))],
      [['续表'], ...applications(APPLICANT_COLUMNS.slice(count))],
    );
    expect(wrong(report, 'applications')).toEqual([]);
  });

  it('tells the columns of a page whose rows have no names', () => {
    const report = read(
      [title, ...applications(first)],
      [title, ...applications(second, { labelled: false })],
    );
    expect(wrong(report, 'applications').filter((id) => /naturalPersons|businesses/.test(id))).toEqual([]);
    expect(report.missing.flatMap(({ what, caption }) => (what === 'column' ? [caption] : []))).toEqual([
      '法人或其他组织 › 法律服务机构',
      '法人或其他组织 › 其他',
      '总计',
    ]);
  });

  it.each([
    ['本年', '上年', 'this year first'],
    ['2022年', '2021年', 'this year first'],
    ['2022年', '2021年', 'last year first'],
  ])('with rows %s and %s at each of its rows is this year’s (%s)', (own, last, order) => {
    const rows = applications().flatMap(([label = '', ...figures], place) => {
      if (place === 0) return [[label, '', ...figures]];
      const before = figures.map((figure) => Number(figure) + 1000);
      return order === 'this year first'
        ? [
            [label, own, ...figures],
            ['', last, ...before],
          ]
        : [
            [label, last, ...before],
            ['', own, ...figures],
          ];
    });
    expect(wrong(read([title, ...rows]), 'applications')).toEqual([]);
  });

  it('calls its total 本年合计, too', () => {
    const label = (text: string) => text.replace('（七）总计', '本年合计');
    expect(wrong(read([title, ...applications(undefined, { label })]), 'applications')).toEqual([]);
  });

  it('has no column in a table of totals and last year’s beside it', () => {
    const compared = applications(APPLICANT_COLUMNS.slice(6)).map((row, place) => [
      ...row,
      place === 0 ? '上年' : 3,
    ]);
    const report = read([title, ...applications(APPLICANT_COLUMNS.slice(0, 6))], compared);
    expect(report.missing.flatMap(({ what, caption }) => (what === 'column' ? [caption] : []))).toEqual([
      '总计',
    ]);
  });

  it('with its columns divided by quarters is the whole year’s', () => {
    const quarters = ['一季度', '二季度', '三季度', '四季度', '全年'];
    const rows = applications().flatMap(([label = '', ...cells], place) =>
      place === 0
        ? [
            [label, ...cells.flatMap((heading) => [heading, ...blanks(4)])],
            ['', ...cells.flatMap(() => quarters)],
          ]
        : [[label, ...cells.flatMap((figure) => [1, 2, 3, 4, figure])]],
    );
    expect(wrong(read([title, ...rows]), 'applications')).toEqual([]);
  });

  it('may have its words in letters as well', () => {
    const label = (text: string) => `${text} Applications received`;
    expect(wrong(read([title, ...applications(undefined, { label })]), 'applications')).toEqual([]);
  });
});

describe('a list of one figure a line', () => {
  const words = ({ number = '', label }: { number?: string; label: string }) => number + label;
  const lines = (also: readonly string[] = []) =>
    fieldsOf(2021).map((field) => [
      field.form.name,
      words(field.row),
      field.column.label,
      valueOf(field.id),
      ...also,
    ]);

  it('of all three tables is read', () => {
    const list = sheetOfRows('数据', [['表', '行', '列', '值', '备注'], ...lines(['已核'])]);
    expect(wrong(reportOf(recognise([list], { fileName: '2022年.xlsx' })), '')).toEqual([]);
  });

  it('may name the column before the row, and a unit', () => {
    const list = fieldsOf(2021).flatMap((field) =>
      field.form.key === 'applications'
        ? [[field.column.label, words(field.row), '件', valueOf(field.id)]]
        : [],
    );
    const report = reportOf(recognise([sheetOfRows('数据', [['申请人', '情况', '单位', '件数'], ...list])]));
    expect(wrong(report, 'applications')).toEqual([]);
  });

  it('may name a row on its first line alone', () => {
    let before = '';
    const list = fieldsOf(2021).flatMap((field) => {
      if (field.form.key !== 'applications') return [];
      const own = words(field.row);
      const line = [own === before ? '' : own, field.column.label, valueOf(field.id)];
      before = own;
      return [line];
    });
    const report = reportOf(recognise([sheetOfRows('数据', [['情况', '申请人', '件数'], ...list])]));
    expect(wrong(report, 'applications')).toEqual([]);
  });

  it('with two figures on a line, or the same line twice, leaves open which one counts', () => {
    const rows = lines().map((line) => [...line, 3]);
    const again = [...lines(), ...lines()];
    for (const each of [rows, again]) {
      const recognition = recognise([sheetOfRows('数据', [['表', '行', '列', '值'], ...each])]);
      const found = recognition.ok ? recognition.report.entries.slice(10, 185) : [];
      expect(found.filter((entry) => entry !== undefined)).toEqual([]);
    }
  });
});

describe('表二 as one row an office', () => {
  it('is the first where no row adds them up, and the next is told', () => {
    const fields = fieldsOf(2021).filter(({ form }) => form.key === 'activeDisclosure');
    const report = reportOf(
      recognise([
        sheetOfRows('表二', [
          ['单位', ...fields.map(({ row, column }) => `${row.label}-${column.label}`)],
          ['青禾县', ...fields.map(({ id }) => valueOf(id))],
          ['公安局', ...fields.map(({ index }) => index)],
        ]),
      ]),
    );
    expect(wrong(report, 'activeDisclosure')).toEqual([]);
    expect(
      report.missing.flatMap(({ what, caption, cells }) =>
        what === 'duplicate' ? [[caption, cells.map(addressOf)]] : [],
      ),
    ).toEqual([['规章', ['表二!A3']]]);
  });
});
