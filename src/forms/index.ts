import { activeDisclosure2019, activeDisclosure2021 } from './activeDisclosure';
import { applications2019, applications2021 } from './applications';
import { disputes2019, disputes2021 } from './disputes';
import type { ApplicantColumn, ApplicationRow } from './applications';
import type { DisclosureColumn, DisclosureRow } from './activeDisclosure';
import type { DisputeColumn } from './disputes';
import type { Edition, Field, Form, Heading } from './form';

export * from './form';
export {
  APPLICANT_COLUMNS,
  APPLICANTS,
  applicationRows,
  LEGAL_PERSONS,
  RESULT_GROUPS,
  resultRows,
  rowsUnder,
  type ApplicantColumn,
  type ApplicationRow,
} from './applications';
export { DISPUTE_KINDS, DISPUTE_OUTCOMES, type DisputeColumn } from './disputes';

/** Every statutory form that Gouji knows. What else a new edition touches is told in CONTRIBUTING.md. */
export const FORMS: readonly Form[] = [
  activeDisclosure2021,
  applications2021,
  disputes2021,
  activeDisclosure2019,
  applications2019,
  disputes2019,
];

/** The forms of one edition, 表二 表三 表四. */
export function formsOf(edition: Edition): readonly Form[] {
  return FORMS.filter((form) => form.edition === edition);
}

/** The words a person knows a heading by: "（二）部分公开", "其他处理·其他". */
export function captionOf(heading: Heading): string {
  if (heading.short !== undefined) return heading.short;
  return (heading.number ?? '') + heading.label;
}

/** The words that a heading may be written in: the statutory ones, then those met in practice. */
export const wordsFor = ({ label, aliases = [] }: Heading): readonly string[] => [label, ...aliases];

function listFields(edition: Edition): readonly Field[] {
  const fields: Field[] = [];
  for (const form of formsOf(edition)) {
    for (const block of form.blocks) {
      for (const row of block.rows) {
        for (const column of block.columns) {
          const parent = form.key === 'disputes' ? column.parents?.at(-1) : undefined;
          const columnCaption = parent ? `${parent.label} › ${column.label}` : captionOf(column);
          fields.push({
            id: [form.key, row.key, column.key].filter((part) => part !== '').join('.'),
            index: fields.length,
            form,
            row,
            column,
            unit: column.unit,
            signed: column.signed ?? false,
            label: row.label === '' ? columnCaption : `${captionOf(row)} × ${columnCaption}`,
          });
        }
      }
    }
  }
  return fields;
}

/** Ids that can exist; `fieldById` says whether an edition has one. */
export type FieldId =
  | `activeDisclosure.${DisclosureRow}.${DisclosureColumn}`
  | `applications.${ApplicationRow}.${ApplicantColumn}`
  | `disputes.${DisputeColumn}`;

const fieldLists = new Map<Edition, readonly Field[]>();
const fieldMaps = new Map<Edition, ReadonlyMap<string, Field>>();

/** Every figure of an edition, in the order of the form; `field.index` is its place in this list. */
export function fieldsOf(edition: Edition): readonly Field[] {
  let fields = fieldLists.get(edition);
  if (!fields) fieldLists.set(edition, (fields = listFields(edition)));
  return fields;
}

/** Looks a field up by its id; undefined where the edition has no such figure. */
export function fieldById(edition: Edition, id: FieldId | (string & {})): Field | undefined {
  let byId = fieldMaps.get(edition);
  if (!byId) fieldMaps.set(edition, (byId = new Map(fieldsOf(edition).map((field) => [field.id, field]))));
  return byId.get(id);
}
