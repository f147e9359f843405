import { captionOf, fieldsOf, formsOf, type Field, type Form, type FormKey } from '../forms';
import type { RollUp } from '../rollUp';

/** The sums that people ask for first; the workbook holds them all. */
export interface FormInShort {
  readonly form: Form;
  /** Empty where every figure of the form is 0. */
  readonly lines: readonly { readonly field: Field; readonly label: string; readonly sum: number }[];
}

const RECEIVED_AND_DONE: ReadonlySet<string> = new Set([
  'newlyReceived',
  'carriedOver',
  'granted',
  'partlyGranted',
  'resultsTotal',
  'carriedForward',
]);

/** Of 表二 what is not 0, of 表三 what came in and what became of it, of 表四 the cases of each kind. */
const IN_SHORT: Readonly<Record<FormKey, (field: Field, sum: number) => boolean>> = {
  activeDisclosure: (_, sum) => sum !== 0,
  applications: ({ row, column }) => column.key === 'total' && RECEIVED_AND_DONE.has(row.key),
  disputes: ({ id }) => id.endsWith('.total'),
};

export function inShort({ edition, sums }: RollUp): readonly FormInShort[] {
  const fields = fieldsOf(edition);
  const sumOf = ({ index }: Field) => sums[index]?.sum ?? 0;
  return formsOf(edition).map((form) => {
    const its = fields.filter((field) => field.form === form);
    const isEmpty = its.every((field) => sumOf(field) === 0);
    const told = isEmpty ? [] : its.filter((field) => IN_SHORT[form.key](field, sumOf(field)));
    return {
      form,
      lines: told.map((field) => ({ field, label: labelOf(field), sum: sumOf(field) })),
    };
  });
}

/** Without what all lines of the form have in common. */
function labelOf({ form, row, column, label }: Field): string {
  if (form.key === 'applications') return captionOf(row);
  return form.key === 'disputes' ? (column.parents?.at(-1)?.label ?? label) : label;
}
