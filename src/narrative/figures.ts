import { APPLICANTS, DISPUTE_OUTCOMES, fieldById, resultRows, type Field } from '../forms';
import { rounded, Standing, type AnnualReport } from '../report';
import { addressOf } from '../workbook';
import type { Lack } from './passage';
import { Slot, type Ledger } from './slot';

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
  return lack(isTotal(field) ? '未填，请填各项相加的数。' : '未填，没有请填 0。');
}

const isTotal = ({ row, column }: Field): boolean => column.key === 'total' || row.key === 'resultsTotal';

/**
 * Whether the table itself says that a blank is 0: a total holds with nothing there (no part can be negative), all
 * parts of a blank total are 0, or nothing was done and nothing carried forward, so nothing came in.
 */
function confirmedZero(report: AnnualReport, field: Field): boolean {
  const [form, first = '', second = ''] = field.id.split('.');
  const holds = (total: string, parts: readonly string[]): boolean => {
    const sum = stated(report, total);
    return sum !== undefined && sum === parts.reduce((rest, part) => rest + atLeast(report, part), 0);
  };
  const allZero = (ids: readonly string[]): boolean => ids.every((id) => stated(report, id) === 0);
  if (form === 'disputes') {
    const parts = DISPUTE_OUTCOMES.filter((outcome) => outcome !== 'total').map(
      (outcome) => `disputes.${first}.${outcome}`,
    );
    return second === 'total' ? allZero(parts) : holds(`disputes.${first}.total`, parts);
  }
  if (form !== 'applications') return false;
  const row = APPLICANTS.map((column) => `applications.${first}.${column}`);
  if (second === 'total' ? allZero(row) : holds(`applications.${first}.total`, row)) return true;
  const other = { newlyReceived: 'carriedOver', carriedOver: 'newlyReceived' }[first];
  if (other !== undefined) {
    const gone = [`applications.resultsTotal.${second}`, `applications.carriedForward.${second}`];
    return allZero(gone) && atLeast(report, `applications.${other}.${second}`) === 0;
  }
  const leaves = resultRows(report.edition).map(({ key }) => `applications.${key}.${second}`);
  return leaves.includes(field.id) && holds(`applications.resultsTotal.${second}`, leaves);
}

/** The number that a cell states or its formula gives now, "/" being 0; undefined for a blank or what cannot be read. */
function stated(report: AnnualReport, id: string): number | undefined {
  const field = fieldById(report.edition, id);
  if (field && report.standing[field.index] === Standing.number) return report.values[field.index];
  const entry = field && report.entries[field.index];
  return entry?.kind === 'notApplicable' ? 0 : undefined;
}

/** The same with a blank as 0; what cannot be read makes every sum undecided. */
function atLeast(report: AnnualReport, id: string): number {
  const field = fieldById(report.edition, id);
  const known = field && report.standing[field.index] !== Standing.unknown;
  return known ? (stated(report, id) ?? 0) : NaN;
}

/** The sum of figures of a report, as a value that templates print and compare. */
export function tableSlot(
  fields: readonly string[],
  report: AnnualReport,
  ledger: Ledger,
  lastYear = false,
): Slot {
  const known = fields.map((id) => readFigure(report, id));
  const lacks = known.flatMap((each) => (each.ok ? [] : [each.lack]));
  const sum = known.reduce((total, each) => total + (each.ok ? each.value : 0), 0);
  const origin = { kind: 'figure', fields, ...(lastYear && { lastYear }) } as const;
  return new Slot(ledger, sum, String(sum), origin, lacks);
}
