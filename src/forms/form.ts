/**
 * What a statutory form declares: its rows and columns with their statutory words.
 * A form is data; recognition, rules, narrative and new workbooks all read the same declaration.
 */

/** 版式: the edition of the form. 2021 = 国办公开办函〔2021〕30号, 2019 = 国办公开办函〔2019〕60号 (trial). */
export const EDITIONS = [2021, 2019] as const;
export type Edition = (typeof EDITIONS)[number];

/** The edition for a report on a year: 2019 and 2020 used the trial form. An unknown year counts as a recent one. */
export const editionFor = (year: number | undefined): Edition =>
  year !== undefined && year < 2021 ? 2019 : 2021;

/** 件 whole cases or documents | 项 whole items | 万元 money, decimals allowed. */
export type Unit = '件' | '项' | '万元';

/** A row or a column heading. */
export interface Heading {
  readonly key: string;
  /** The statutory words, numbering left out: "部分公开（区分处理的，只计这一情形，不计其他情形）". */
  readonly label: string;
  /** The numbering that stands before the words: "（一）", "1.", "一、"; empty if none. */
  readonly number?: string;
  /** Other words met in practice for the same heading, numbering left out. */
  readonly aliases?: readonly string[];
  /** The headings above it, outermost first: a repeated label ("其他", "总计") is told apart by these. */
  readonly parents?: readonly Heading[];
  /** Shown to people where the label alone is ambiguous or long: "其他处理·其他", "部分公开". */
  readonly short?: string;
}

/** A figure that may stand negative (本年增/减) or be money is declared on its column. */
export interface ColumnHeading extends Heading {
  readonly unit: Unit;
  readonly signed?: boolean;
}

/** A block of figures under one set of column headings. */
export interface Block<Row extends string = string, Column extends string = string> {
  /** The caption above the block: "第二十条第（一）项"; absent where the form prints none. */
  readonly caption?: string;
  readonly rows: readonly (Heading & { readonly key: Row })[];
  readonly columns: readonly (ColumnHeading & { readonly key: Column })[];
}

/** 表: one statutory table of one edition. */
export interface Form {
  readonly key: FormKey;
  readonly edition: Edition;
  /** "表二", "表三", "表四": the table is named after the section of the report it stands in. */
  readonly name: string;
  /** The section heading it stands under, without its number. */
  readonly title: string;
  /** The notice that lays the form down. */
  readonly source: string;
  readonly blocks: readonly Block[];
}

/** 表二 activeDisclosure 主动公开 | 表三 applications 申请 | 表四 disputes 复议诉讼. */
export const FORM_KEYS = ['activeDisclosure', 'applications', 'disputes'] as const;
export type FormKey = (typeof FORM_KEYS)[number];

/** One figure of the report. */
export interface Field {
  /** Stable id: form.row.column ("applications.granted.businesses"), the row left out where a table has one only. */
  readonly id: string;
  /** Place in the edition's list of fields; the figures of a report are held in this order. */
  readonly index: number;
  readonly form: Form;
  readonly row: Heading;
  readonly column: ColumnHeading;
  readonly unit: Unit;
  readonly signed: boolean;
  /** In the form's own words: "（二）部分公开 × 商业企业". */
  readonly label: string;
}
