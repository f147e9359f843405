import fc from 'fast-check';

/** The dimensions along which offices lay the same tables out. */
export interface LayoutOptions {
  /** Varies what the other options leave open: which label is misspelt, where a blank row stands. */
  readonly seed: number;
  /** pages: 表三 on two sheets. */
  readonly arrangement: 'one' | 'separate' | 'pair' | 'across' | 'pages';
  readonly start: { readonly row: number; readonly column: number };
  readonly gap: number;
  /** What the cells covered by a heading hold, and whether merges are told. */
  readonly heading: 'merged' | 'empty' | 'filled';
  /** 4: the number in a cell of its own. */
  readonly labelColumns: 1 | 2 | 3 | 4;
  readonly labelSide: 'left' | 'right';
  /** Rows 小计 of each group, which the form has not, before or after the group's own rows. */
  readonly groupSums: 'none' | 'before' | 'after';
  readonly sumWord: '小计' | '合计';
  /** A column 小计 of the five kinds of 法人, which the form has not. */
  readonly legalSum: 'none' | 'before' | 'after';
  readonly totalFirst: boolean;
  /** Every so-many-th logical column covers two sheet columns; 0 = none. Figures stand in either. */
  readonly phantom: number;
  readonly phantomAt: 0 | 1;
  readonly splitHeadings: boolean;
  readonly numbering: 'official' | 'half' | 'comma' | 'fullStop' | 'none';
  readonly words: 'official' | 'aliases' | 'misspelt' | 'traditional' | 'spaced' | 'units';
  readonly title: boolean;
  readonly unitRow: boolean;
  readonly note: boolean;
  readonly captions: boolean;
  readonly numberRow: boolean;
  readonly numberColumn: boolean;
  readonly checkColumn: boolean;
  readonly strayColumn: boolean;
  readonly blankRows: boolean;
  readonly repeatHeading: boolean;
  readonly footnote: boolean;
  readonly narrative: 'none' | 'sheet' | 'inline';
  /** pairs: 规章 | 本年制发件数 | 3; stairs: rows' words over columns' words. */
  readonly disclosure: 'stacked' | 'beside' | 'wide' | 'list' | 'pairs' | 'stairs' | 'matrix' | 'turned';
  /** titled: stacked, the kind's words left of its headings; totalFirst: 总计 before the others. */
  readonly disputes:
    'official' | 'lowered' | 'flat' | 'list' | 'matrix' | 'stacked' | 'titled' | 'totalFirst';
  readonly numbers: 'number' | 'text' | 'fullWidth' | 'spaces';
  readonly zero: 'number' | 'blank' | '/' | '—';
  readonly lastYear: 'sheets' | 'below' | 'beside';
  readonly lastYearFirst: boolean;
  /** Last year's tables stand in the official layout, whatever this year's is: where they have sheets of their own. */
  readonly lastYearOfficial: boolean;
  readonly aside: boolean;
}

export const PLAIN_LAYOUT: LayoutOptions = {
  seed: 1,
  arrangement: 'one',
  start: { row: 0, column: 0 },
  gap: 1,
  heading: 'merged',
  labelColumns: 3,
  labelSide: 'left',
  groupSums: 'none',
  sumWord: '小计',
  legalSum: 'none',
  totalFirst: false,
  phantom: 0,
  phantomAt: 0,
  splitHeadings: false,
  numbering: 'official',
  words: 'official',
  title: true,
  unitRow: false,
  note: true,
  captions: true,
  numberRow: false,
  numberColumn: false,
  checkColumn: false,
  strayColumn: false,
  blankRows: false,
  repeatHeading: false,
  footnote: false,
  narrative: 'none',
  disclosure: 'stacked',
  disputes: 'official',
  numbers: 'number',
  zero: 'number',
  lastYear: 'sheets',
  lastYearFirst: false,
  lastYearOfficial: false,
  aside: false,
};

const rarely = fc.boolean().chain((one) => fc.boolean().map((other) => one && other));

export const layouts: fc.Arbitrary<LayoutOptions> = fc.record({
  seed: fc.nat(1_000_000),
  arrangement: fc.constantFrom('one', 'separate', 'pair', 'across', 'pages'),
  start: fc.record({ row: fc.nat(9), column: fc.nat(5) }),
  gap: fc.nat(3),
  heading: fc.constantFrom('merged', 'empty', 'filled'),
  labelColumns: fc.constantFrom(1, 2, 3, 4),
  labelSide: fc.constantFrom('left', 'left', 'left', 'right'),
  groupSums: fc.constantFrom('none', 'none', 'before', 'after'),
  sumWord: fc.constantFrom('小计', '合计'),
  legalSum: fc.constantFrom('none', 'none', 'before', 'after'),
  totalFirst: rarely,
  phantom: fc.constantFrom(0, 0, 2, 3),
  phantomAt: fc.constantFrom(0, 1),
  splitHeadings: rarely,
  numbering: fc.constantFrom('official', 'half', 'comma', 'fullStop', 'none'),
  words: fc.constantFrom('official', 'aliases', 'misspelt', 'traditional', 'spaced', 'units'),
  title: fc.constant(true),
  unitRow: fc.boolean(),
  note: fc.boolean(),
  captions: fc.boolean(),
  numberRow: rarely,
  numberColumn: rarely,
  checkColumn: rarely,
  strayColumn: rarely,
  blankRows: rarely,
  repeatHeading: rarely,
  footnote: fc.boolean(),
  narrative: fc.constantFrom('none', 'sheet', 'inline'),
  disclosure: fc.constantFrom(
    'stacked',
    'stacked',
    'stacked',
    'beside',
    'wide',
    'list',
    'pairs',
    'stairs',
    'matrix',
    'turned',
  ),
  disputes: fc.constantFrom(
    'official',
    'official',
    'lowered',
    'flat',
    'list',
    'matrix',
    'stacked',
    'titled',
    'totalFirst',
  ),
  numbers: fc.constantFrom('number', 'number', 'text', 'fullWidth', 'spaces'),
  zero: fc.constant('number'),
  lastYear: fc.constantFrom('sheets', 'below', 'beside'),
  lastYearFirst: fc.boolean(),
  lastYearOfficial: rarely,
  aside: rarely,
});
