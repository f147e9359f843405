import { fieldsOf } from '../forms';
import { fileNameOf } from '../handedIn';
import { newWorkbook } from '../newWorkbook';
import type { Comparison, RollUp, UnitReport } from '../rollUp';
import type { Told } from '../rollUp/told';
import {
  ALL_COUNTED,
  differencePlace,
  faultyOf,
  slipsText,
  someOf,
  statedText,
  suspicionText,
  type Omission,
} from '../rollUp/words';
import { a1, ROLL_UP_SHEETS } from '../workbook';
import { listSheet, type ListColumn, type ListValue } from './listSheet';
import type { PlannedCell, SheetPlan, WorkbookPlan } from './plan';

/** 全县.xlsx: the sums in the official layout, and beside them who contributed what and what was left out. */
export function rollUpWorkbook({ rolled, unit, omissions, remarks, comparison }: Told): WorkbookPlan {
  const { edition, year, sums } = rolled;
  const profile = { ...(unit !== undefined && { unit }), ...(year !== undefined && { year }) };
  const { styles, sheets } = newWorkbook(
    edition,
    profile,
    sums.map(({ sum }) => sum),
  );
  return {
    styles,
    sheets: [
      ...sheets,
      unitsSheet(rolled),
      omissionsSheet(omissions, [...faultyLine(rolled), ...remarks]),
      ...(comparison ? [comparisonSheet(comparison)] : []),
    ],
  };
}

function faultyLine(rolled: RollUp): readonly string[] {
  const faulty = faultyOf(rolled);
  if (faulty.length === 0) return [];
  return [
    `有 ${faulty.length} 份的表格还有必改的问题，已按现在的数计入，各项总计按分项相加算出，可能与各单位所填总计之和不同；改正后请重新汇总（H-6）。见“${ROLL_UP_SHEETS.units}”的“必改”一列：${someOf(faulty)}`,
  ];
}

/** Columns that stay in sight: the unit and how much is wrong in it. */
const LEADING = [
  { head: '单位', width: 24, style: 'label' },
  { head: '必改', width: 6 },
] as const satisfies readonly ListColumn[];
const TRAILING: readonly ListColumn[] = [
  { head: '文件', width: 36 },
  { head: '首个必改的问题', width: 90 },
];

/** 汇总明细: one row a unit, every figure that is not 0 in all of them; filtered, the sum is that of the units shown. */
function unitsSheet(rolled: RollUp): SheetPlan {
  const { edition, counted } = rolled;
  const texts = counted.map((report) => new Map(report.gaps.map((gap) => [gap.field, textOf(gap)])));
  const fields = fieldsOf(edition).filter(
    ({ index }) =>
      rolled.sums[index]?.sum !== 0 ||
      counted.some(({ figures }) => (figures[index] ?? 0) !== 0) ||
      counted.some(({ gaps }) => gaps.some(({ field, what }) => field === index && what === 'unreadable')),
  );
  const columns: readonly ListColumn[] = [
    ...LEADING,
    ...fields.map(({ index, form, label, unit }): ListColumn => ({
      head: `${form.name} ${label}`,
      width: Math.max(9, String(rolled.sums[index]?.sum ?? 0).length + 2),
      style: unit === '万元' ? 'money' : 'count',
    })),
    ...TRAILING,
  ];
  const rows = counted.map((report, place): readonly ListValue[] => [
    report.unit ?? fileNameOf(report.file),
    report.faults.length,
    ...fields.map(({ index }) => report.figures[index] ?? texts[place]?.get(index) ?? ''),
    report.file,
    report.faults[0] ?? '',
  ]);
  const last = rows.length + 1;
  const total: Omit<PlannedCell, 'row'>[] = columns.map((_, column) => {
    if (column === 0) return { column, style: 'total', value: '合计（筛选后为所显示的单位）' };
    const field = fields[column - LEADING.length];
    if (column < LEADING.length || !field) return { column, style: 'total' };
    const block = `${a1({ row: 2, column })}:${a1({ row: last, column })}`;
    return {
      column,
      style: field.unit === '万元' ? 'money' : 'total',
      value: statedSum(counted, field.index),
      formula: `SUBTOTAL(9,${block})`,
    };
  });
  return { ...listSheet(ROLL_UP_SHEETS.units, columns, rows, total), frozenColumns: LEADING.length };
}

/** As the units state it: of a total not always what its parts give. */
function statedSum(counted: readonly UnitReport[], index: number): number {
  return Number(counted.reduce((sum, { figures }) => sum + (figures[index] ?? 0), 0).toFixed(6));
}

/** What stands in a cell that holds no number. */
function textOf({ what, text = '' }: UnitReport['gaps'][number]): string {
  return what === 'missing' ? '未找到' : text;
}

function omissionsSheet(omissions: readonly Omission[], remarks: readonly string[]): SheetPlan {
  const rows = [
    ...omissions.map(({ unit = '', file = '', what, why }) => [unit, file, what, why]),
    ...remarks.map((remark) => ['', '', '请核实', remark]),
  ];
  const columns = [
    { head: '单位', width: 24 },
    { head: '文件', width: 30 },
    { head: '内容', width: 36 },
    { head: '原因', width: 60 },
  ];
  const none = ['', '', '没有', ALL_COUNTED];
  return listSheet(ROLL_UP_SHEETS.leftOut, columns, rows.length > 0 ? rows : [none]);
}

function comparisonSheet({ differences, suspicions }: Comparison): SheetPlan {
  const rows = [
    ...suspicions.map((suspicion): readonly ListValue[] => ['', '', '', '', '', suspicionText(suspicion)]),
    ...differences.map((difference): readonly ListValue[] => [
      differencePlace(difference),
      difference.field.label,
      difference.sum,
      statedText(difference) === '空白' ? '空白' : (difference.stated ?? 0),
      difference.difference,
      slipsText(difference),
    ]),
  ];
  const columns: readonly ListColumn[] = [
    { head: '单元格', width: 18 },
    { head: '项目', width: 40 },
    { head: '各单位之和', width: 17, style: 'money' },
    { head: '年报', width: 17, style: 'money' },
    { head: '相差', width: 14, style: 'money' },
    { head: '可能的原因', width: 60 },
  ];
  const none: readonly ListValue[] = ['', '各格都与各单位之和一致', '', '', '', ''];
  return listSheet(ROLL_UP_SHEETS.comparison, columns, rows.length > 0 ? rows : [none]);
}
