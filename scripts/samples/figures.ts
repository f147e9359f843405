import { APPLICANT_COLUMNS, fieldById, fieldsOf, type Edition } from '../../src/forms';

/** Figures of a report by field id; null where the published table is blank. */
export type Figures = Record<string, number | null>;

/** The shape of test/fixtures/figures/*.json: figures as published, by table. */
interface Published {
  readonly edition: number;
  readonly activeDisclosure: Record<string, number | null>;
  readonly applications: Record<string, readonly (number | null)[]>;
  readonly disputes: Record<string, number | null>;
}

export function figuresOf(published: Published): Figures {
  const figures: Figures = {};
  for (const [key, value] of Object.entries(published.activeDisclosure))
    figures[`activeDisclosure.${key}`] = value;
  for (const [row, values] of Object.entries(published.applications)) {
    APPLICANT_COLUMNS.forEach(
      ({ key }, place) => (figures[`applications.${row}.${key}`] = values[place] ?? null),
    );
  }
  for (const [key, value] of Object.entries(published.disputes)) figures[`disputes.${key}`] = value;
  return figures;
}

/**
 * Made-up figures for the year before, which carry forward what the report carries over: results scaled, every sum
 * worked out. For demonstration only; the sample says so.
 */
export function yearBefore(figures: Figures, edition: Edition): Figures {
  const before: Figures = {};
  const get = (id: string) => figures[id] ?? 0;
  const scaled = (value: number) => Math.floor(value * 0.93);
  for (const { id, form } of fieldsOf(edition)) if (form.key !== 'applications') before[id] = scaled(get(id));
  for (const row of ['regulations', 'normativeDocuments']) {
    const at = (column: string) => `activeDisclosure.${row}.${column}`;
    before[at('inForce')] = get(at('inForce')) - get(at('issued')) + get(at('repealed'));
  }
  for (const kind of ['reconsideration', 'directLitigation', 'litigationAfterReconsideration']) {
    const outcomes = ['upheld', 'corrected', 'otherOutcome', 'pending'].map(
      (each) => before[`disputes.${kind}.${each}`] ?? 0,
    );
    before[`disputes.${kind}.total`] = outcomes.reduce((sum, each) => sum + each, 0);
  }
  const rows = fieldsOf(edition).filter(({ id }) => /^applications\.\w+\.naturalPersons$/.test(id));
  const leaves = rows
    .map(({ row }) => row.key)
    .filter((key) => !['newlyReceived', 'carriedOver', 'resultsTotal', 'carriedForward'].includes(key));
  for (const { key: column } of APPLICANT_COLUMNS.slice(0, -1)) {
    const at = (row: string) => `applications.${row}.${column}`;
    for (const row of leaves) before[at(row)] = scaled(get(at(row)));
    const total = leaves.reduce((sum, row) => sum + (before[at(row)] ?? 0), 0);
    before[at('resultsTotal')] = total;
    before[at('carriedForward')] = get(at('carriedOver'));
    before[at('carriedOver')] = Math.min(scaled(get(at('carriedOver'))), total);
    before[at('newlyReceived')] = total + get(at('carriedOver')) - (before[at('carriedOver')] ?? 0);
  }
  for (const { row } of rows) {
    const parts = APPLICANT_COLUMNS.slice(0, -1).map(
      ({ key }) => before[`applications.${row.key}.${key}`] ?? 0,
    );
    before[`applications.${row.key}.total`] = parts.reduce((sum, each) => sum + each, 0);
  }
  for (const id of Object.keys(before)) if (!fieldById(edition, id)) throw new Error(`no field ${id}`);
  return before;
}
