import {
  captionOf,
  editionFor,
  EDITIONS,
  fieldById,
  fieldsOf,
  formsOf,
  FORM_KEYS,
  type Edition,
  type Form,
  type FormKey,
  type Heading,
} from '../forms';
import type { Entry, Missing, RecognisedTable } from '../report';
import type { CellAddress, Sheet } from '../workbook';
import { pagesOf, type Candidate, type Tables } from './choose';
import { readEntry } from './entry';
import type { FoundTable } from './found';
import type { Grid } from './grid';

/** Found tables → the entries of one edition, and what the form has that the workbook has not. */

export interface Assembled {
  readonly tables: readonly RecognisedTable[];
  readonly entries: readonly (Entry | undefined)[];
  readonly missing: readonly Missing[];
  readonly notices: readonly string[];
}

/** The edition that most of what stands there speaks for; where nothing does, the year's. */
export function editionOf(tables: Tables, year: number | undefined): Edition {
  let balance = 0;
  for (const key of FORM_KEYS) {
    const signs = signsOf(tables[key]);
    balance += signs[2021] - signs[2019];
  }
  if (balance !== 0) return balance > 0 ? 2021 : 2019;
  return editionFor(year);
}

/** Forms that look like the other edition's. */
export function otherEditions(tables: Tables, edition: Edition): FormKey[] {
  const other: Edition = edition === 2021 ? 2019 : 2021;
  return FORM_KEYS.filter((key) => {
    const signs = signsOf(tables[key]);
    return signs[other] > signs[edition];
  });
}

/** Forms in which several rows or columns stand that only the one edition has, and several of the other. */
export const mixedForms = (tables: Tables): FormKey[] =>
  FORM_KEYS.filter((key) => EDITIONS.every((edition) => signsOf(tables[key])[edition] > 1));

const signsOf = (candidate: Candidate | undefined): Record<Edition, number> => {
  const signs = { 2021: 0, 2019: 0 };
  for (const page of candidate ? pagesOf(candidate) : [])
    for (const edition of EDITIONS) signs[edition] += page.signs[edition];
  return signs;
};

export function assemble(
  tables: Tables,
  edition: Edition,
  grids: ReadonlyMap<Sheet, Grid>,
  workbook: string | undefined,
): Assembled {
  const entries: (Entry | undefined)[] = new Array<Entry | undefined>(fieldsOf(edition).length).fill(
    undefined,
  );
  const recognised: RecognisedTable[] = [];
  const missing: Missing[] = [];
  const notices: string[] = [];
  const address = ({ name }: Sheet, { row, column }: { row: number; column: number }): CellAddress =>
    workbook === undefined ? { sheet: name, row, column } : { workbook, sheet: name, row, column };
  const read = (form: Form, table: FoundTable) => {
    const grid = grids.get(table.sheet);
    let count = 0;
    for (const [id, place] of table.places) {
      const field = fieldById(edition, id);
      if (!field) continue;
      const at = address(table.sheet, place);
      entries[field.index] = readEntry(
        grid?.at(place.row, place.column),
        at,
        field.unit,
        field.signed,
        place.headed,
      );
      if (place.headed !== undefined && place.headed !== '万元' && field.unit === '万元') {
        notices.push(
          `${form.name}“${captionOf(field.row)}”的表头单位是“${place.headed}”，已折算为万元核对；表样要求填万元。`,
        );
      }
      count++;
    }
    recognised.push({
      form,
      ...(workbook !== undefined && { workbook }),
      sheet: table.sheet.name,
      range: table.range,
      entries: count,
    });
    for (const double of table.doubles) {
      const row = form.blocks.flatMap((block) => block.rows).find(({ key }) => key === double.key);
      if (!row) continue;
      const caption = pathOf(row) || '件数';
      missing.push({
        what: 'duplicate',
        form,
        caption,
        message: `${form.name}“${caption}”出现不止一行，已采用先出现的一行；请删去多余的一行。`,
        cells: [address(table.sheet, double)],
      });
    }
  };
  for (const form of formsOf(edition)) {
    const candidate = tables[form.key];
    if (!candidate) {
      missing.push(tableMissing(form));
      continue;
    }
    const pages = pagesOf(candidate);
    missing.push(...headingsMissing(form, (id) => pages.some(({ places }) => places.has(id))));
    for (const page of pages) read(form, page);
  }
  return { tables: recognised, entries, missing, notices };
}

function tableMissing(form: Form): Missing {
  return {
    what: 'table',
    form,
    caption: `${form.name} ${form.title}`,
    message: `没有找到${form.name}（${form.title}）；请把该表按表样补入工作簿，表头和各行名称照表样填写。`,
    cells: [],
  };
}

/** Rows and columns of a found table without any figure, in the form's words. */
function headingsMissing(form: Form, found: (id: string) => boolean): Missing[] {
  const fields = fieldsOf(form.edition).filter((field) => field.form === form);
  if (fields.every(({ id }) => found(id))) return [];
  const missing: Missing[] = [];
  const columnsOf = new Map<Heading, Set<Heading>>();
  for (const { id, row, column } of fields) {
    if (found(id)) columnsOf.set(row, (columnsOf.get(row) ?? new Set()).add(column));
  }
  const has = (row: Heading, column: Heading) => columnsOf.get(row)?.has(column) ?? false;
  const tell = (what: 'row' | 'column', heading: Heading) => {
    const name = what === 'row' ? '行' : '列';
    missing.push({
      what,
      form,
      caption: pathOf(heading),
      message: `${form.name}缺“${pathOf(heading)}”这一${name}，或其名称无法辨认；请按表样补上该${name}，没有数据填 0。`,
      cells: [],
    });
  };
  for (const { rows, columns } of form.blocks) {
    const present = rows.filter((row) => columns.some((column) => has(row, column)));
    for (const row of rows) if (!present.includes(row)) tell('row', row);
    if (present.length === 0) continue;
    for (const column of columns) if (!present.some((row) => has(row, column))) tell('column', column);
  }
  // 表四 has one row without a name: without it all its columns are missing, and each is told.
  return missing.flatMap((each) => (each.caption === '' ? [] : [each]));
}

/** "（三）不予公开 › 2.其他法律行政法规禁止公开", "行政诉讼 › 复议后起诉 › 总计". */
function pathOf(heading: Heading): string {
  const parents = (heading.parents ?? []).filter(({ key }) => key !== 'results' && key !== 'applicants');
  return [...parents, heading].map(({ number = '', label }) => number + label).join(' › ');
}
