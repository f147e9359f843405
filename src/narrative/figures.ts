import { APPLICANT_COLUMNS, fieldById, formsOf, type Edition, type Field } from '../forms';
import { Standing, type AnnualReport } from '../report';
import { addressOf } from '../workbook';
import type { Lack } from './passage';

/** A figure as the text may state it, or why it cannot. */
export type Known =
  { readonly ok: true; readonly value: number } | { readonly ok: false; readonly lack: Lack };

/**
 * What one figure says. "/" states that nothing happened: 0. A blank is 0 only where a total of the table
 * confirms it; otherwise it is not known, and nothing is guessed.
 */
export function readFigure(report: AnnualReport, id: string): Known {
  const field = fieldById(report.edition, id);
  if (!field) throw new Error(`no such figure in the ${report.edition} edition: ${id}`);
  const { index } = field;
  if (report.standing[index] === Standing.number)
    return { ok: true, value: rounded(report.values[index] ?? 0) };
  const entry = report.entries[index];
  const where = entry ? `${addressOf(entry.cell)} ` : '';
  const what = `${field.form.name}“${field.label}”`;
  if (!entry) return { ok: false, lack: { label: what, message: `没有找到${what}，请补上这一格。` } };
  const lack = (message: string): Known => ({
    ok: false,
    lack: { label: what, message: `${where}${what}${message}`, cell: entry.cell },
  });
  if (entry.kind === 'unreadable') {
    return lack(`不是数：“${entry.text}”，请改成数字。`);
  }
  if (entry.kind === 'notApplicable' || confirmedZero(report, field)) return { ok: true, value: 0 };
  return lack('未填，没有请填 0。');
}

/** Money typed through formulas carries binary noise (814.3500000001). */
function rounded(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}

/** A total of the table holds with the blank as 0, and no part can be negative: so the blank is 0. */
function confirmedZero(report: AnnualReport, field: Field): boolean {
  const { edition } = report;
  const holds = (total: string, parts: readonly string[]): boolean => {
    const sum = fieldById(edition, total);
    if (!sum || report.standing[sum.index] !== Standing.number) return false;
    let rest = report.values[sum.index] ?? 0;
    for (const part of parts) {
      const each = fieldById(edition, part);
      if (!each || report.standing[each.index] === Standing.unknown) return false;
      rest -= report.values[each.index] ?? 0;
    }
    return rest === 0;
  };
  const numberAt = (id: string): number | undefined => {
    const each = fieldById(edition, id);
    return each && report.standing[each.index] === Standing.number ? report.values[each.index] : undefined;
  };
  const allZero = (ids: readonly string[]): boolean => ids.every((id) => numberAt(id) === 0);
  // 第一项加第二项等于第三项加第四项: nothing done and nothing carried forward, so nothing came in.
  const balanced = (column: string, other: string): boolean =>
    allZero([`applications.resultsTotal.${column}`, `applications.carriedForward.${column}`]) &&
    (numberAt(other) ?? 0) === 0;
  const [form, first = '', second = ''] = field.id.split('.');
  if (form === 'disputes') {
    const parts = ['upheld', 'corrected', 'otherOutcome', 'pending'].map(
      (outcome) => `disputes.${first}.${outcome}`,
    );
    return second !== 'total' && holds(`disputes.${first}.total`, parts);
  }
  if (form !== 'applications') return false;
  const row = COLUMNS.map((column) => `applications.${first}.${column}`);
  if (second === 'total' ? allZero(row) : holds(`applications.${first}.total`, row)) return true;
  if (first === 'newlyReceived' || first === 'carriedOver') {
    const other = first === 'newlyReceived' ? 'carriedOver' : 'newlyReceived';
    return balanced(second, `applications.${other}.${second}`);
  }
  const leaves = leafRows(edition).map((leaf) => `applications.${leaf}.${second}`);
  return leaves.includes(field.id) && holds(`applications.resultsTotal.${second}`, leaves);
}

const COLUMNS = APPLICANT_COLUMNS.map(({ key }) => key).filter((key) => key !== 'total');

/** The rows that （七）总计 adds up: those under 本年度办理结果 but for itself. */
function leafRows(edition: Edition): readonly string[] {
  const rows = formsOf(edition).find(({ key }) => key === 'applications')?.blocks[0]?.rows ?? [];
  return rows
    .filter(
      ({ key, parents = [] }) => key !== 'resultsTotal' && parents.some((parent) => parent.key === 'results'),
    )
    .map(({ key }) => key);
}
