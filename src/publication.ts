import { fieldsOf, FORM_KEYS, formsOf, type FormKey } from './forms';
import { isTableReference, tableSheets, type SheetPlan } from './newWorkbook';
import { Standing, type AnnualReport } from './report';
import { narrativeSections, SUBHEADING, textIn } from './rules/narrative';
import { recalculated } from './rules/recalculate';
import { isTextual, SECTION_HEADINGS, sectionsOf, type Section, type SectionKey } from './sections';
import { holds } from './workbook';

/**
 * 公布稿: the report as it is published, text and tables in one run, whatever places they have in the workbook. Plain
 * data; a host makes a document of it.
 */
export interface Publication {
  readonly title: string;
  readonly blocks: readonly Block[];
  /** Chinese: what a reader would miss in it, each once. */
  readonly lacking: readonly string[];
}

export type Block =
  /** `form`: the table that stands under it. */
  | { readonly kind: 'heading'; readonly text: string; readonly form?: FormKey }
  | { readonly kind: 'subheading'; readonly text: string }
  /** `lead`: the heading that a paragraph begins with, its full stop included: "（一）主动公开。". */
  | { readonly kind: 'paragraph'; readonly lead: string; readonly text: string }
  | { readonly kind: 'table'; readonly table: PublishedTable };

export interface PublishedTable {
  readonly form: FormKey;
  /** Of the columns, each a share of the whole. */
  readonly widths: readonly number[];
  /** So many rows at its top are heads. */
  readonly heads: number;
  /** Cells by row, each once, at its top left. */
  readonly rows: readonly (readonly PublishedCell[])[];
}

export interface PublishedCell {
  readonly text: string;
  readonly role: 'head' | 'label' | 'figure';
  readonly columns: number;
  readonly rows: number;
}

/** The text as it stands in the workbook, in its order, each table under its heading; the form's words where it has none. */
export function publication(read: AnnualReport): Publication {
  const report = recalculated(read);
  const sections = publishedSections(report);
  const blocks: Block[] = [];
  const placed = new Set<SectionKey>();
  const open = (key: SectionKey, words?: string) => {
    const official = SECTION_HEADINGS.find((each) => each.key === key);
    const text = words ?? (official ? `${official.number}、${official.words[0]}` : '');
    if (text !== '') blocks.push({ kind: 'heading', text, ...(isTable(key) && { form: key }) });
  };
  const close = (key: SectionKey) => {
    // A heading may stand twice; its table does not.
    if (isTable(key) && !placed.has(key)) blocks.push({ kind: 'table', table: tableOf(report, key) });
    placed.add(key);
  };
  /** What the form has before a section and the text has not: its tables often stand on sheets of their own. */
  const catchUp = (until: SectionKey | undefined) => {
    for (const { key } of SECTION_HEADINGS) {
      if (key === until) return;
      if (placed.has(key) || sections.some((section) => section.key === key)) continue;
      open(key);
      close(key);
    }
  };
  const [title = titleOf(report), ...titles] = sections.flatMap(({ key, heading }) =>
    key === 'title' && heading ? plain(heading.text) : [],
  );
  // A second line of its kind is part of the text.
  for (const text of titles) blocks.push(paragraph(text));
  for (const { key, heading, paragraphs } of sections) {
    if (key !== 'title' && key !== 'preface') {
      if (key !== 'unknown') catchUp(key);
      open(key, heading && plain(heading.text));
    }
    for (const { text } of paragraphs)
      if (!isTableReference(plain(text))) blocks.push(paragraph(plain(text)));
    close(key);
  }
  catchUp(undefined);
  return { title, blocks, lacking: lackingIn(report) };
}

const isTable = (key: SectionKey): key is FormKey => (FORM_KEYS as readonly string[]).includes(key);

const plain = (text: string): string => text.trim();

/** The sections of the text, without what stands beside the tables on sheets of their own. */
function publishedSections(report: AnnualReport): readonly Section[] {
  const sheets = new Set(narrativeSections(report).map(({ heading }) => heading?.cell.sheet));
  return sectionsOf(report.texts.filter(({ cell }) => sheets.has(cell.sheet)));
}

function titleOf({ profile: { unit = '', year } }: AnnualReport): string {
  return `${unit}${year === undefined ? '' : `${year}年`}政府信息公开工作年度报告`;
}

/** "（一）主动公开。全年……": a paragraph that begins with its heading. */
const LEAD = /^[（(][一二三四五六七八九十]+[）)][^。；，]{1,20}。(?=.)/;

function paragraph(text: string): Block {
  if (SUBHEADING.test(text) && !/[。；]/.test(text)) return { kind: 'subheading', text };
  const lead = LEAD.exec(text)?.[0] ?? '';
  return { kind: 'paragraph', lead, text: text.slice(lead.length) };
}

/** The sheet's title and the line on who reports stand over each table of a workbook; here the section's heading does. */
const SHEET_HEADS = 2;

function tableOf(report: AnnualReport, key: FormKey): PublishedTable {
  const { edition } = report;
  const places = fieldsOf(edition).map(({ index }) => index);
  const plans = tableSheets(edition, { unit: '', year: '', formula: '' }, places);
  const plan = plans[formsOf(edition).findIndex((form) => form.key === key)];
  if (!plan) throw new Error(`the edition of ${edition} has no table ${key}`);
  const total = plan.widths.reduce((sum, width) => sum + width, 0);
  return {
    form: key,
    widths: plan.widths.map((width) => width / total),
    heads: Math.max(0, plan.frozenRows - SHEET_HEADS),
    rows: rowsOf(plan, (index) => textOf(report, index)),
  };
}

function rowsOf(plan: SheetPlan, figure: (index: number) => string): PublishedCell[][] {
  const rows: PublishedCell[][] = [];
  for (const cell of plan.cells) {
    const { row, column, style, value } = cell;
    if (row < SHEET_HEADS) continue;
    const merge = plan.merges.find((range) => holds(range, cell));
    if (merge && (merge.top !== row || merge.left !== column)) continue;
    const role = ROLES[style] ?? 'figure';
    (rows[row - SHEET_HEADS] ??= []).push({
      text: role === 'figure' ? figure(Number(value)) : String(value ?? ''),
      role,
      columns: merge ? merge.right - merge.left + 1 : 1,
      rows: merge ? merge.bottom - merge.top + 1 : 1,
    });
  }
  return rows;
}

const ROLES: Readonly<Partial<Record<SheetPlan['cells'][number]['style'], PublishedCell['role']>>> = {
  blockCaption: 'head',
  header: 'head',
  label: 'label',
};

/** What stands in the workbook; a result that is out of date as Excel will show it. Nothing is made a 0. */
function textOf({ entries, values, standing }: AnnualReport, index: number): string {
  if (standing[index] === Standing.number) return String(values[index] ?? '');
  const entry = entries[index];
  return entry && 'text' in entry ? plain(entry.text) : '';
}

function lackingIn(report: AnnualReport): readonly string[] {
  const { edition } = report;
  const lacking: string[] = [];
  for (const form of formsOf(edition)) {
    const its = fieldsOf(edition).filter((field) => field.form === form);
    const without = its.filter(({ index }) => textOf(report, index) === '');
    if (without.length === its.length) lacking.push(`${form.name}没有填写`);
    else if (without.length > 0) lacking.push(`${form.name}有 ${without.length} 格没有数`);
  }
  const silent = SECTION_HEADINGS.filter(({ key }) => isTextual(key) && !textIn(report, key));
  const all = silent.length === SECTION_HEADINGS.length - FORM_KEYS.length;
  if (all) return [...lacking, '没有正文'];
  return [...lacking, ...silent.map(({ number, words }) => `没有“${number}、${words[0]}”的文字`)];
}
