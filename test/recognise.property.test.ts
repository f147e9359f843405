import fc from 'fast-check';
import { fieldsOf, type Edition } from '../src/forms';
import { recognise } from '../src/recognise';
import type { AnnualReport } from '../src/report';
import { addressOf, type CellAddress, type CellValue, type Sheet } from '../src/workbook';
import { consistentReport, consistentYears, layOut, layouts, type Figures } from './layouts';

const editions: readonly Edition[] = [2021, 2019];

/** Every figure that was not found at its cell with its value. */
function misread(
  report: AnnualReport | undefined,
  figures: Figures,
  cells: ReadonlyMap<string, CellAddress>,
): string[] {
  if (!report) return ['no report'];
  if (report.edition !== figures.edition) return [`edition ${report.edition}`];
  return fieldsOf(figures.edition).flatMap((field) => {
    const entry = report.entries[field.index];
    const expected = cells.get(field.id);
    if (!expected) return [`${field.id} was not laid out`];
    const right =
      entry?.kind === 'number' &&
      entry.value === figures.values[field.index] &&
      addressOf(entry.cell) === addressOf(expected);
    return right
      ? []
      : [
          `${field.id}: ${addressOf(expected)}, found ${entry ? `${entry.kind} ${addressOf(entry.cell)}` : 'nowhere'}`,
        ];
  });
}

function recognised(sheets: readonly Sheet[]): AnnualReport | undefined {
  const result = recognise(sheets);
  return result.ok ? result.report : undefined;
}

describe.each(editions)('a report of the %i form in a random layout', (edition) => {
  it('is recognised whole, every figure at its cell', () => {
    fc.assert(
      fc.property(consistentReport(edition), layouts, (figures, options) => {
        const { sheets, cells } = layOut(figures, options);
        const report = recognised(sheets);
        expect(misread(report, figures, cells)).toEqual([]);
        expect(report?.missing).toEqual([]);
        expect(report?.lastYear).toBeUndefined();
        expect(report?.profile).toEqual({ unit: '青禾县', kind: 'county', year: figures.year });
      }),
      { numRuns: 200 },
    );
  });

  it('is told from last year in the same workbook', () => {
    fc.assert(
      fc.property(consistentYears(edition), layouts, ({ current, previous }, options) => {
        const { sheets, cells, lastYearCells } = layOut(current, options, previous);
        const report = recognised(sheets);
        expect(misread(report, current, cells)).toEqual([]);
        expect(misread(report?.lastYear, previous, lastYearCells)).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('needs no merged ranges', () => {
    fc.assert(
      fc.property(consistentReport(edition), layouts, (figures, options) => {
        const { sheets, cells } = layOut(figures, options);
        const bare = sheets.map((sheet) => ({ ...sheet, merges: [] }));
        expect(misread(recognised(bare), figures, cells)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});

const words = [
  '自然人',
  '商业企业',
  '科研机构',
  '社会公益组织',
  '法律服务机构',
  '其他',
  '总计',
  '结果维持',
  '结果纠正',
  '尚未审结',
  '行政复议',
  '规章',
  '本年制发件数',
  '现行有效件数',
  '行政许可',
  '本年处理决定数量',
  '（一）予以公开',
  '1.属于国家秘密',
  '（六）其他处理',
  '一、本年新收政府信息公开申请数量',
  '上年',
  '2022年',
  '说明',
  '12件',
  '/',
  '',
];
const values: fc.Arbitrary<CellValue> = fc.oneof(
  fc.constantFrom(...words),
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.double(),
  fc.boolean(),
  fc.record({ error: fc.constantFrom('#N/A', '#REF!') }),
);
const randomSheet: fc.Arbitrary<Sheet> = fc.record({
  name: fc.oneof(fc.string(), fc.constantFrom('上年表三', '2022年', '模板', '基本信息')),
  visibility: fc.constantFrom('visible', 'hidden', 'veryHidden'),
  cells: fc.array(
    fc.record(
      { row: fc.nat(12), column: fc.nat(12), value: values, formula: fc.constantFrom('SUM(A1:A2)', '""') },
      { requiredKeys: ['row', 'column', 'value'] },
    ),
    { maxLength: 120 },
  ),
  merges: fc.array(fc.record({ top: fc.nat(9), left: fc.nat(9), bottom: fc.nat(9), right: fc.nat(9) }), {
    maxLength: 4,
  }),
  hiddenRows: fc.constant(new Set<number>()),
  hiddenColumns: fc.constant(new Set<number>()),
  protected: fc.boolean(),
});

it('never throws, whatever the sheets hold', () => {
  fc.assert(
    fc.property(
      fc.array(randomSheet, { maxLength: 4 }),
      fc.option(fc.array(randomSheet, { maxLength: 2 })),
      (sheets, before) => {
        const result = recognise(
          sheets,
          before ? { lastYear: { fileName: '上年.xlsx', sheets: before } } : {},
        );
        if (!result.ok) expect(result.reason).toMatch(/没有找到/);
      },
    ),
    { numRuns: 500 },
  );
});
