import {
  captionOf,
  fieldById,
  type ApplicantColumn,
  type ApplicationRow,
  type DisputeColumn,
  type Field,
  type FieldId,
  type FormKey,
  type Heading,
} from '../forms';
import { Standing, type AnnualReport } from '../report';
import type { CellAddress } from '../workbook';
import type { Term } from './rule';

/** The tables as the rules walk them. */

export const application = (row: ApplicationRow, column: ApplicantColumn): FieldId =>
  `applications.${row}.${column}`;

export const dispute = (column: DisputeColumn): FieldId => `disputes.${column}`;

export const plus = (field: FieldId): Term => ({ field });
export const minus = (field: FieldId): Term => ({ field, minus: true });
export const lastYear = (field: FieldId): Term => ({ field, lastYear: true });

export const quoted = (heading: Heading): string => `“${captionOf(heading)}”`;

const { unknown: UNKNOWN } = Standing;

/** A figure as rules that are no equation read it: undefined where it is unreadable or was not found. */
export function figure(report: AnnualReport, id: FieldId): number | undefined {
  const field = fieldById(report.edition, id);
  if (!field || report.standing[field.index] === UNKNOWN) return undefined;
  return report.values[field.index];
}

/** The cells and indexes of some figures of this year's report, as findings name them. */
export function places(
  report: AnnualReport,
  ids: readonly FieldId[],
): { cells: CellAddress[]; fields: number[] } {
  const fields = ids.flatMap((id) => fieldById(report.edition, id)?.index ?? []);
  return { fields, cells: fields.flatMap((index) => report.entries[index]?.cell ?? []) };
}

const fieldsByForm = new WeakMap<readonly Field[], Map<FormKey, readonly Field[]>>();

/** The figures of one table. */
export function fieldsOfForm(fields: readonly Field[], key: FormKey): readonly Field[] {
  let byForm = fieldsByForm.get(fields);
  if (!byForm) fieldsByForm.set(fields, (byForm = new Map()));
  let list = byForm.get(key);
  if (!list) byForm.set(key, (list = fields.filter(({ form }) => form.key === key)));
  return list;
}
