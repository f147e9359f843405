import { captionOf, fieldById } from '.';
import { readExpression } from './expression';
import type { Edition, Field, Heading } from './form';

/** How figures and sums of figures are called. */

/**
 * "表三“本年新收 × 总计”"; a sum by the heading over its parts, where they are all that stand below it: 表三“（三）不予公开 ×
 * 总计”, 表四“行政诉讼 › 总计”; any other term by term.
 */
export function expressionLabel(edition: Edition, expression: string): string {
  const { terms } = readExpression(expression);
  const fields = terms.flatMap(({ id }) => fieldById(edition, id) ?? []);
  if (fields.length === terms.length && !terms.some(({ minus }) => minus)) {
    const together = sumLabel(fields);
    if (together !== undefined) return together;
  }
  return terms
    .map(({ id, minus }, place) => {
      const field = fieldById(edition, id);
      const sign = minus ? '－' : place > 0 ? '＋' : '';
      return `${sign}${field ? `${field.form.name}“${field.label}”` : id}`;
    })
    .join('');
}

function sumLabel(fields: readonly Field[]): string | undefined {
  const [first] = fields;
  if (!first || fields.some(({ form }) => form !== first.form)) return undefined;
  const { name, blocks } = first.form;
  if (fields.length === 1) return `${name}“${first.label}”`;
  const rows = [...new Set(fields.map(({ row }) => row))];
  const columns = [...new Set(fields.map(({ column }) => column))];
  if (rows.length * columns.length !== fields.length) return undefined;
  const row = sharedCaption(
    rows,
    blocks.flatMap((block) => block.rows),
  );
  const column = sharedCaption(
    columns,
    blocks.flatMap((block) => block.columns),
  );
  if (row === undefined || column === undefined) return undefined;
  return `${name}“${row === '' ? column : `${row} × ${column}`}”`;
}

/** The caption of one heading, or of the heading over several where they are all that it holds (of one label). */
function sharedCaption(headings: readonly Heading[], all: readonly Heading[]): string | undefined {
  const [first] = headings;
  if (!first) return undefined;
  if (headings.length === 1) return captionOf(first);
  const oneLabel = headings.every(({ label }) => label === first.label);
  for (const parent of first.parents ?? []) {
    const below = all.filter(
      (each) => each.parents?.includes(parent) && (!oneLabel || each.label === first.label),
    );
    if (below.length !== headings.length || !below.every((each) => headings.includes(each))) continue;
    return oneLabel ? `${captionOf(parent)} › ${first.label}` : captionOf(parent);
  }
  return undefined;
}
