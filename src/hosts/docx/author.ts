import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  HeadingLevel,
  HeightRule,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
  type IFontAttributesProperties,
  type ParagraphChild,
} from 'docx';
import type { FormKey } from '../../forms';
import type { Block, Publication, PublishedCell, PublishedTable } from '../../publication';
import { legal } from '../xlsx/xml';

/**
 * The publication as a Word document in the layout of official documents (GB/T 9704-2012): A4, 三号仿宋 on lines of 28 points,
 * 小标宋 for the title, 黑体 and 楷体 for headings, page numbers outside. Its headings are Word's own, so that the
 * navigation pane lists them. Fonts are named, not embedded: where one is missing, the program takes another.
 */

/** Twentieths of a point, in which Word measures. */
const TWIPS = 20;
const mm = (length: number): number => Math.round((length / 25.4) * 72 * TWIPS);

const PAGE = { width: mm(210), height: mm(297) };
const MARGIN = { top: mm(37), bottom: mm(35), left: mm(28), right: mm(26), footer: mm(28) };
const TEXT_WIDTH = PAGE.width - MARGIN.left - MARGIN.right;

const face = (eastAsia: string): IFontAttributesProperties => ({
  ascii: 'Times New Roman',
  hAnsi: 'Times New Roman',
  eastAsia,
  // “ ” and … are as wide as Chinese signs.
  hint: 'eastAsia',
});
const BODY = face('仿宋_GB2312');
const BLACK = face('黑体');
const LEAD = face('楷体_GB2312');
const TITLE = face('方正小标宋简体');
const TABLE = face('宋体');

/** Half points, in which Word measures letters: 二号 22, 三号 16, 四号 14, 五号 10.5, 小五 9. */
const SIZE = { title: 44, body: 32, page: 28, table: 21, dense: 18 };
const LINE = { line: 28 * TWIPS, lineRule: LineRuleType.EXACT };
/** Two letters. */
const INDENT = { firstLine: 32 * TWIPS };
/** On the page of what it heads. */
const HEADING = { spacing: LINE, indent: INDENT, keepNext: true };

/** The document's bytes. */
export async function authorDocx({ title, blocks }: Publication, unit = ''): Promise<Uint8Array> {
  const document = new Document({
    title: legal(title),
    creator: legal(unit),
    lastModifiedBy: legal(unit),
    description: '',
    evenAndOddHeaderAndFooters: true,
    styles: {
      default: {
        document: { run: { font: BODY, size: SIZE.body, language: { eastAsia: 'zh-CN' } } },
        title: {
          run: { font: TITLE, size: SIZE.title },
          paragraph: {
            alignment: AlignmentType.CENTER,
            spacing: { line: 36 * TWIPS, lineRule: LineRuleType.EXACT, after: 28 * TWIPS },
          },
        },
        heading1: { run: { font: BLACK, size: SIZE.body, color: '000000' }, paragraph: HEADING },
        heading2: { run: { font: LEAD, size: SIZE.body, color: '000000' }, paragraph: HEADING },
      },
    },
    sections: [
      {
        properties: { page: { size: PAGE, margin: MARGIN } },
        footers: { default: pageNumber(AlignmentType.RIGHT), even: pageNumber(AlignmentType.LEFT) },
        children: [
          new Paragraph({ heading: HeadingLevel.TITLE, children: titleLines(title) }),
          ...blocks.flatMap(contentOf),
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toArrayBuffer(document));
}

/** "— 3 —", a letter in from the outer edge. */
function pageNumber(alignment: (typeof AlignmentType)['LEFT' | 'RIGHT']): Footer {
  const indent = { left: SIZE.page * 10, right: SIZE.page * 10 };
  const run = new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], font: TABLE, size: SIZE.page });
  return new Footer({ children: [new Paragraph({ alignment, indent, children: [run] })] });
}

function contentOf(block: Block): readonly (Paragraph | Table)[] {
  switch (block.kind) {
    case 'heading':
      return [
        new Paragraph({
          heading: HeadingLevel.HEADING_1,
          // 表三 takes most of a page, and not every program keeps a table in one.
          pageBreakBefore: block.form === 'applications',
          children: [run(block.text)],
        }),
      ];
    case 'subheading':
      return [new Paragraph({ heading: HeadingLevel.HEADING_2, children: [run(block.text)] })];
    case 'paragraph': {
      const lead = block.lead === '' ? [] : [new TextRun({ text: legal(block.lead), font: LEAD })];
      const children = [...lead, run(block.text)];
      return [new Paragraph({ alignment: AlignmentType.BOTH, spacing: LINE, indent: INDENT, children })];
    }
    case 'table':
      // Word needs a paragraph between a table and what follows; a low one looks like the gap that it is.
      return [
        tableOf(block.table),
        new Paragraph({ spacing: { line: 8 * TWIPS, lineRule: LineRuleType.EXACT } }),
      ];
  }
}

/** A title that takes two lines has the office in the first: "年度报告" is not torn apart. */
function titleLines(text: string): readonly ParagraphChild[] {
  const year = text.search(/(?:20|19)\d\d年/);
  if (text.length <= TITLE_LETTERS || year <= 0) return [run(text)];
  return [run(text.slice(0, year)), new TextRun({ text: legal(text.slice(year)), break: 1 })];
}

/** As many letters of a title stand in a line. */
const TITLE_LETTERS = 20;

const run = (text: string): ParagraphChild => new TextRun(legal(text));

/** 表三 has thirty rows and stays on a page, 表四 fifteen columns: both in smaller letters than 表二. */
const DENSE: Readonly<Record<FormKey, { readonly size: number; readonly height: number }>> = {
  activeDisclosure: { size: SIZE.table, height: 20 * TWIPS },
  applications: { size: SIZE.dense, height: 16 * TWIPS },
  disputes: { size: SIZE.dense, height: 22 * TWIPS },
};

function tableOf({ form, widths, heads, rows }: PublishedTable): Table {
  const { size, height } = DENSE[form];
  const columnWidths = widths.map((width) => Math.floor(width * TEXT_WIDTH));
  const border = { style: BorderStyle.SINGLE, size: 4, color: '000000' };
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: columnWidths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnWidths,
    alignment: AlignmentType.CENTER,
    margins: { marginUnitType: WidthType.DXA, left: 50, right: 50 },
    borders: {
      top: border,
      bottom: border,
      left: border,
      right: border,
      insideHorizontal: border,
      insideVertical: border,
    },
    rows: rows.map(
      (cells, row) =>
        new TableRow({
          tableHeader: row < heads,
          cantSplit: true,
          height: { value: height, rule: HeightRule.ATLEAST },
          // A table goes to the next page as a whole, where there is room for it.
          children: cells.map((cell) => cellOf(cell, size, row < rows.length - 1)),
        }),
    ),
  });
}

function cellOf({ text, role, columns, rows }: PublishedCell, size: number, keepNext: boolean): TableCell {
  // Of four letters in a narrow column one would be left for the second line.
  const halved = size === SIZE.dense && role === 'head' && columns === 1 && text.length === 4;
  const lines = halved ? [text.slice(0, 2), text.slice(2)] : text.split('\n');
  return new TableCell({
    columnSpan: columns,
    rowSpan: rows,
    verticalAlign: VerticalAlign.CENTER,
    children: lines.map(
      (line) =>
        new Paragraph({
          keepNext,
          alignment: role === 'label' ? AlignmentType.LEFT : AlignmentType.CENTER,
          children: [new TextRun({ text: legal(line), font: TABLE, size })],
        }),
    ),
  });
}
