import { EDITIONS, fieldsOf, formsOf } from '../forms';
import { LEVEL_LABELS } from '../finding';
import { BASIS_LABELS, RULES } from '../rules';
import type { Terminal } from './gouji';
import { jsonLine } from './harmless';

/** `gouji forms`: every statutory form and, with --json, every figure's id and label. */
export function formsCommand(options: { json?: boolean }, terminal: Terminal): number {
  for (const edition of EDITIONS) {
    const fields = fieldsOf(edition);
    if (options.json) {
      const list = fields.map(({ id, form, row, column, label, unit }) => ({
        id,
        form: form.key,
        table: form.name,
        row: row.key,
        rowLabel: row.label,
        rowParents: (row.parents ?? []).map((parent) => parent.label),
        column: column.key,
        columnLabel: column.label,
        columnParents: (column.parents ?? []).map((parent) => parent.label),
        label,
        unit,
      }));
      terminal.write(jsonLine({ edition, source: formsOf(edition)[0]?.source, fields: list }));
      continue;
    }
    terminal.write(`${terminal.colors.bold(`${edition}年版`)}  ${formsOf(edition)[0]?.source ?? ''}\n`);
    for (const form of formsOf(edition)) {
      const count = fields.filter((field) => field.form.key === form.key).length;
      terminal.write(`  ${form.name} ${form.title}：${count} 个数\n`);
    }
  }
  return 0;
}

/** `gouji rules`: the rule catalogue. */
export function rulesCommand(options: { json?: boolean }, terminal: Terminal): number {
  for (const { id, title, level, basis, basisKind, editions, kinds } of RULES) {
    terminal.write(
      options.json
        ? jsonLine({ id, title, level, basis, basisKind, editions, ...(kinds && { kinds }) })
        : `${id.padEnd(6)} ${LEVEL_LABELS[level].padEnd(4, '　')} ${title}${terminal.colors.dim(`（${BASIS_LABELS[basisKind]}）`)}\n`,
    );
  }
  return 0;
}
