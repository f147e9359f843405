import fc from 'fast-check';
import {
  fieldById,
  fieldsOf,
  formsOf,
  type Edition,
  type Form,
  type FormKey,
  type Heading,
} from '../src/forms';
import type { Cell, CellAddress, CellRange, CellValue, Sheet } from '../src/workbook';

/**
 * Random reports and random layouts for property tests.
 *
 *   consistentReport(edition)   figures that add up and give no rule a reason (a county, report year 2022)
 *   consistentYears(edition)    the same for two years that fit together
 *   layouts                     layout options along every dimension that offices vary
 *   layOut(figures, options)    the figures as sheets, and the cell in which each figure stands
 */

/** The figures of one report, by `field.index` of the edition. */
export interface Figures {
  readonly edition: Edition;
  readonly year: number;
  readonly unit: string;
  readonly values: readonly number[];
}

export interface Years {
  readonly current: Figures;
  readonly previous: Figures;
}

export interface LayoutOptions {
  /** Varies what the other options leave open: which label is misspelt, where a blank row stands. */
  readonly seed: number;
  readonly arrangement: 'one' | 'separate' | 'pair' | 'across';
  readonly start: { readonly row: number; readonly column: number };
  readonly gap: number;
  /** What the cells covered by a heading hold, and whether merges are told. */
  readonly heading: 'merged' | 'empty' | 'filled';
  readonly labelColumns: 1 | 2 | 3;
  /** Every so-many-th logical column covers two sheet columns; 0 = none. Figures stand in either. */
  readonly phantom: number;
  readonly phantomAt: 0 | 1;
  readonly splitHeadings: boolean;
  readonly numbering: 'official' | 'half' | 'comma' | 'fullStop' | 'none';
  readonly words: 'official' | 'aliases' | 'misspelt' | 'traditional' | 'spaced';
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
  readonly disclosure: 'stacked' | 'beside' | 'wide' | 'list';
  readonly disputes: 'official' | 'lowered' | 'flat' | 'list' | 'matrix';
  readonly numbers: 'number' | 'text' | 'fullWidth' | 'spaces';
  readonly zero: 'number' | 'blank' | '/' | '—';
  readonly lastYear: 'sheets' | 'below' | 'beside';
  readonly lastYearFirst: boolean;
  readonly aside: boolean;
}

export const PLAIN_LAYOUT: LayoutOptions = {
  seed: 1,
  arrangement: 'one',
  start: { row: 0, column: 0 },
  gap: 1,
  heading: 'merged',
  labelColumns: 3,
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
  aside: false,
};

const rarely = fc.boolean().chain((one) => fc.boolean().map((other) => one && other));

export const layouts: fc.Arbitrary<LayoutOptions> = fc.record({
  seed: fc.nat(1_000_000),
  arrangement: fc.constantFrom('one', 'separate', 'pair', 'across'),
  start: fc.record({ row: fc.nat(9), column: fc.nat(5) }),
  gap: fc.nat(3),
  heading: fc.constantFrom('merged', 'empty', 'filled'),
  labelColumns: fc.constantFrom(1, 2, 3),
  phantom: fc.constantFrom(0, 0, 2, 3),
  phantomAt: fc.constantFrom(0, 1),
  splitHeadings: rarely,
  numbering: fc.constantFrom('official', 'half', 'comma', 'fullStop', 'none'),
  words: fc.constantFrom('official', 'aliases', 'misspelt', 'traditional', 'spaced'),
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
  disclosure: fc.constantFrom('stacked', 'stacked', 'stacked', 'beside', 'wide', 'list'),
  disputes: fc.constantFrom('official', 'official', 'lowered', 'flat', 'list', 'matrix'),
  numbers: fc.constantFrom('number', 'number', 'text', 'fullWidth', 'spaces'),
  zero: fc.constant('number'),
  lastYear: fc.constantFrom('sheets', 'below', 'beside'),
  lastYearFirst: fc.boolean(),
  aside: rarely,
});

export interface LaidOut {
  readonly sheets: readonly Sheet[];
  /** Field id → the cell in which the figure stands (or would, where zero is left blank). */
  readonly cells: ReadonlyMap<string, CellAddress>;
  /** The same for last year's figures where they were given. */
  readonly lastYearCells: ReadonlyMap<string, CellAddress>;
}

// ---------------------------------------------------------------- figures

const countOf = (most: number) =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 2, arbitrary: fc.nat(most) });

const UNIT = '青禾县';
const OUTCOMES = ['upheld', 'corrected', 'otherOutcome', 'pending'] as const;

/** Everything that a report's equations leave free. */
const freeFigures = fc.record({
  leaves: fc.array(fc.tuple(countOf(40), countOf(9), countOf(3), countOf(3), countOf(5), countOf(4)), {
    minLength: 21,
    maxLength: 21,
  }),
  carriedOver: fc.tuple(countOf(9), countOf(3), countOf(2), countOf(2), countOf(2), countOf(2)),
  carriedForward: fc.tuple(countOf(9), countOf(3), countOf(2), countOf(2), countOf(2), countOf(2)),
  reconsideration: fc.tuple(countOf(20), countOf(9), countOf(9), countOf(5)),
  direct: fc.tuple(countOf(5), countOf(5), countOf(5), countOf(5)),
  after: fc.tuple(countOf(3), countOf(3), countOf(3), countOf(3)),
  documents: fc.tuple(fc.nat(30), fc.nat(30), fc.nat(300)),
  decisions: fc.tuple(
    fc.integer({ min: 100, max: 90_000 }),
    fc.integer({ min: 100, max: 900 }),
    fc.integer({ min: 10, max: 90 }),
  ),
  money: fc.nat(9_000_000),
  other: fc.array(fc.nat(60), { minLength: 12, maxLength: 12 }),
});
type Free = typeof freeFigures extends fc.Arbitrary<infer Value> ? Value : never;

function figuresFrom(edition: Edition, year: number, free: Free, before?: Figures): Figures {
  const fields = fieldsOf(edition);
  const values = fields.map(() => 0);
  const put = (id: string, value: number) => {
    const field = fieldById(edition, id);
    if (field) values[field.index] = value;
  };
  const applications = formsOf(edition).find(({ key }) => key === 'applications')?.blocks[0];
  const applicants = applications?.columns.map(({ key }) => key) ?? [];
  const own = applicants.slice(0, -1);
  const row = (key: string, numbers: readonly number[]) => {
    own.forEach((applicant, place) => put(`applications.${key}.${applicant}`, numbers[place] ?? 0));
    put(
      `applications.${key}.total`,
      numbers.reduce((sum, number) => sum + number, 0),
    );
  };
  const leaves = (applications?.rows ?? []).filter(
    ({ key }) => !['newlyReceived', 'carriedOver', 'resultsTotal', 'carriedForward'].includes(key),
  );
  const sums = own.map((_, column) =>
    leaves.reduce((sum, _leaf, place) => sum + (free.leaves[place]?.[column] ?? 0), 0),
  );
  const last =
    before &&
    own.map(
      (applicant) =>
        before.values[fieldById(before.edition, `applications.carriedForward.${applicant}`)?.index ?? -1] ??
        0,
    );
  const carriedOver = own.map(
    (_, column) => last?.[column] ?? Math.min(free.carriedOver[column] ?? 0, sums[column] ?? 0),
  );
  const carriedForward = own.map((_, column) =>
    Math.max(free.carriedForward[column] ?? 0, (carriedOver[column] ?? 0) - (sums[column] ?? 0)),
  );
  leaves.forEach(({ key }, place) => row(key, [...(free.leaves[place] ?? [])]));
  row('resultsTotal', sums);
  row('carriedOver', carriedOver);
  row('carriedForward', carriedForward);
  row(
    'newlyReceived',
    own.map((_, column) => (sums[column] ?? 0) + (carriedForward[column] ?? 0) - (carriedOver[column] ?? 0)),
  );
  const received = sums.reduce((sum, number) => sum + number, 0) > 0;
  const kind = (key: string, numbers: readonly number[]) => {
    OUTCOMES.forEach((outcome, place) =>
      put(`disputes.${key}.${outcome}`, received ? (numbers[place] ?? 0) : 0),
    );
    put(`disputes.${key}.total`, received ? numbers.reduce((sum, number) => sum + number, 0) : 0);
  };
  const decided = free.reconsideration.slice(0, 3).reduce((sum, number) => sum + number, 0);
  const after = free.after.reduce((sum, number) => sum + number, 0) <= decided ? free.after : [0, 0, 0, 0];
  kind('reconsideration', free.reconsideration);
  kind('directLitigation', free.direct);
  kind('litigationAfterReconsideration', after);
  disclosureFigures(edition, free, put, before);
  return { edition, year, unit: UNIT, values };
}

function disclosureFigures(
  edition: Edition,
  free: Free,
  put: (id: string, value: number) => void,
  before?: Figures,
): void {
  const [issued, repealed, standing] = free.documents;
  const [licences, penalties, coercion] = free.decisions;
  put('activeDisclosure.licences.decisions', licences);
  put('activeDisclosure.penalties.decisions', penalties);
  put('activeDisclosure.coercion.decisions', coercion);
  if (edition === 2021) {
    const last =
      before?.edition === 2021
        ? before.values[fieldById(2021, 'activeDisclosure.normativeDocuments.inForce')?.index ?? -1]
        : undefined;
    const gone = last === undefined ? repealed : Math.min(repealed, last);
    put('activeDisclosure.normativeDocuments.issued', issued);
    put('activeDisclosure.normativeDocuments.repealed', gone);
    put(
      'activeDisclosure.normativeDocuments.inForce',
      last === undefined ? standing + issued : last + issued - gone,
    );
    put('activeDisclosure.fees.amount', Number(`${free.money}e-4`));
    return;
  }
  put('activeDisclosure.normativeDocuments.newlyMade', issued);
  put('activeDisclosure.normativeDocuments.newlyPublished', issued);
  put('activeDisclosure.normativeDocuments.totalPublished', standing + issued);
  ['licences', 'otherServices', 'penalties', 'coercion', 'fees'].forEach((key, place) => {
    const last = (column: string) =>
      before?.values[fieldById(2019, `activeDisclosure.${key}.${column}`)?.index ?? -1] ?? 0;
    const carried =
      before?.edition === 2019 ? last('itemsLastYear') + last('itemsChange') : (free.other[place] ?? 0) + 5;
    put(`activeDisclosure.${key}.itemsLastYear`, carried);
    put(`activeDisclosure.${key}.itemsChange`, ((free.other[place + 5] ?? 0) % 9) - 4);
  });
  put('activeDisclosure.otherServices.decisions', (free.other[10] ?? 0) + 10);
  put('activeDisclosure.procurement.items', (free.other[11] ?? 0) + 1);
  put('activeDisclosure.procurement.amount', Number(`${free.money}e-4`));
}

/** Figures that add up in every statutory relation, with many zeros, as a county has them. */
export const consistentReport = (edition: Edition): fc.Arbitrary<Figures> =>
  freeFigures.map((free) => figuresFrom(edition, edition === 2021 ? 2022 : 2020, free));

/** Two years that fit together: what is carried over, what is in force. */
export const consistentYears = (edition: Edition): fc.Arbitrary<Years> =>
  freeFigures.map((free) => {
    const year = edition === 2021 ? 2022 : 2020;
    const previous = figuresFrom(edition, year - 1, free);
    const current = figuresFrom(edition, year, free, previous);
    return { current, previous };
  });

// ---------------------------------------------------------------- words

/** A small generator of repeatable choices. */
class Dice {
  #state: number;
  constructor(seed: number) {
    this.#state = (seed * 2654435761 + 12345) >>> 0;
  }
  below(limit: number): number {
    this.#state = (Math.imul(this.#state, 1664525) + 1013904223) >>> 0;
    return Math.floor((this.#state / 2 ** 32) * limit);
  }
  chance(share: number): boolean {
    return this.below(1000) < share * 1000;
  }
}

const TRADITIONAL: Readonly<Record<string, string>> = {
  属: '屬',
  国: '國',
  于: '於',
  开: '開',
  举: '舉',
  报: '報',
  诉: '訴',
  复: '複',
  维: '維',
  结: '結',
  审: '審',
  处: '處',
  强: '強',
  罚: '罰',
  许: '許',
  业: '業',
  费: '費',
  规: '規',
  关: '關',
  机: '機',
  构: '構',
  组: '組',
  织: '織',
  务: '務',
  会: '會',
  总: '總',
  计: '計',
  转: '轉',
  请: '請',
  数: '數',
  类: '類',
  过: '過',
  内: '內',
  项: '項',
  没: '沒',
  现: '現',
};

function wordFor(heading: Heading, options: LayoutOptions, dice: Dice): string {
  const { label, aliases = [] } = heading;
  switch (options.words) {
    case 'aliases': {
      // A single word of two is nobody's name for a row or column of its own.
      const usable = aliases.filter((alias) => alias.length > 2 || label.length === 2);
      return dice.chance(0.5) && usable.length > 0 ? (usable[dice.below(usable.length)] ?? label) : label;
    }
    case 'misspelt':
      return dice.chance(0.4) ? misspelt(label, dice) : label;
    case 'traditional':
      return [...label].map((character) => TRADITIONAL[character] ?? character).join('');
    case 'spaced':
      return [...label]
        .map((character) =>
          dice.chance(0.3) ? character + [' ', '\n', '\u3000', '\u00a0'][dice.below(4)] : character,
        )
        .join('');
    default:
      return label;
  }
}

/** One character wrong, missing or doubled; words of three characters and fewer keep theirs. */
function misspelt(label: string, dice: Dice): string {
  if (label.length < 4) return label;
  const place = dice.below(label.length);
  const [before, after] = [label.slice(0, place), label.slice(place + 1)];
  return (
    [`${before}某${after}`, before + after, `${before}${label.charAt(place).repeat(2)}${after}`][
      dice.below(3)
    ] ?? label
  );
}

const HALF: Readonly<Record<string, string>> = { '（': '(', '）': ')' };

function numberFor(heading: Heading, options: LayoutOptions): string {
  const number = heading.number ?? '';
  switch (options.numbering) {
    case 'half':
      return number.replace(/[（）]/g, (mark) => HALF[mark] ?? mark);
    case 'comma':
      return number.replace(/^(\d)\.$/, '$1、');
    case 'fullStop':
      return number.replace(/^(\d)\.$/, '$1．');
    case 'none':
      return '';
    default:
      return number;
  }
}

// ---------------------------------------------------------------- sheets

type Value = CellValue;

/** Cells and merges of one table or sheet, from its own corner. */
class Canvas {
  readonly cells = new Map<string, { row: number; column: number; value: Value; formula?: string }>();
  readonly merges: CellRange[] = [];
  readonly figures = new Map<string, { row: number; column: number }>();
  height = 0;
  width = 0;

  put(row: number, column: number, value: Value): void {
    this.cells.set(`${row},${column}`, { row, column, value });
    this.height = Math.max(this.height, row + 1);
    this.width = Math.max(this.width, column + 1);
  }

  /** A heading over a block of cells. */
  head(
    row: number,
    column: number,
    rows: number,
    columns: number,
    text: string,
    options: LayoutOptions,
  ): void {
    const filled = options.heading === 'filled';
    for (let down = 0; down < (filled ? rows : 1); down++) {
      for (let right = 0; right < (filled ? columns : 1); right++) this.put(row + down, column + right, text);
    }
    this.width = Math.max(this.width, column + columns);
    this.height = Math.max(this.height, row + rows);
    if (options.heading === 'merged' && rows * columns > 1) {
      this.merges.push({ top: row, left: column, bottom: row + rows - 1, right: column + columns - 1 });
    }
  }

  draw(other: Canvas, row: number, column: number): void {
    for (const cell of other.cells.values()) this.put(cell.row + row, cell.column + column, cell.value);
    for (const { top, left, bottom, right } of other.merges) {
      this.merges.push({ top: top + row, left: left + column, bottom: bottom + row, right: right + column });
    }
    for (const [id, place] of other.figures) {
      if (this.figures.has(id)) throw new Error(`${id} stands twice`);
      this.figures.set(id, { row: place.row + row, column: place.column + column });
    }
    this.height = Math.max(this.height, other.height + row);
    this.width = Math.max(this.width, other.width + column);
  }

  transposed(): Canvas {
    const turned = new Canvas();
    for (const { row, column, value } of this.cells.values()) turned.put(column, row, value);
    for (const { top, left, bottom, right } of this.merges)
      turned.merges.push({ top: left, left: top, bottom: right, right: bottom });
    for (const [id, { row, column }] of this.figures) turned.figures.set(id, { row: column, column: row });
    return turned;
  }

  toSheet(name: string, visibility: Sheet['visibility'] = 'visible'): Sheet {
    const cells: Cell[] = [...this.cells.values()].sort(
      (one, other) => one.row - other.row || one.column - other.column,
    );
    return {
      name,
      visibility,
      cells,
      merges: this.merges,
      hiddenRows: new Set(),
      hiddenColumns: new Set(),
      protected: false,
    };
  }
}

const FULL_WIDTH_ZERO = '０'.charCodeAt(0);

function typed(value: number, options: LayoutOptions, dice: Dice): Value | undefined {
  if (value === 0 && options.zero !== 'number') return options.zero === 'blank' ? undefined : options.zero;
  if (!Number.isInteger(value) || value < 0 || options.numbers === 'number' || dice.chance(0.5)) return value;
  if (options.numbers === 'text')
    return value >= 1000 && dice.chance(0.5) ? value.toLocaleString('en-US') : String(value);
  if (options.numbers === 'spaces') return ` ${value}\u00a0`;
  return [...String(value)]
    .map((digit) => String.fromCharCode(digit.charCodeAt(0) - 48 + FULL_WIDTH_ZERO))
    .join('');
}

interface Painter {
  readonly figures: Figures;
  readonly options: LayoutOptions;
  readonly dice: Dice;
}

function putFigure(canvas: Canvas, painter: Painter, id: string, row: number, column: number): void {
  const field = fieldById(painter.figures.edition, id);
  if (!field) throw new Error(`no field ${id}`);
  const value = typed(painter.figures.values[field.index] ?? 0, painter.options, painter.dice);
  if (value !== undefined) canvas.put(row, column, value);
  canvas.figures.set(id, { row, column });
}

/** Where each logical column begins, and how many sheet columns it covers. */
function columnsFrom(
  first: number,
  count: number,
  { phantom }: LayoutOptions,
): { first: number; width: number }[] {
  let next = first;
  return Array.from({ length: count }, (_, place) => {
    const width = phantom > 0 && place % phantom === phantom - 1 && place < count - 1 ? 2 : 1;
    const column = { first: next, width };
    next += width;
    return column;
  });
}

const figureIn = ({ first, width }: { first: number; width: number }, { phantomAt }: LayoutOptions) =>
  first + (width > 1 ? phantomAt : 0);

const formOf = (edition: Edition, key: FormKey): Form => {
  const form = formsOf(edition).find((each) => each.key === key);
  if (!form) throw new Error(`no form ${key}`);
  return form;
};

// ---------------------------------------------------------------- 表三

interface Labels {
  readonly top: string;
  readonly group: string;
  readonly leaf: string;
}

function paintApplications(painter: Painter): Canvas {
  const { figures, options, dice } = painter;
  const canvas = new Canvas();
  const block = formOf(figures.edition, 'applications').blocks[0];
  if (!block) return canvas;
  const labels = options.labelColumns;
  const columns = columnsFrom(labels + (options.numberColumn ? 1 : 0), block.columns.length, options);
  const words = block.columns.map((column) => wordFor(column, options, dice));
  const headRows = options.splitHeadings ? 4 : 3;
  const last = columns.at(-1);
  const right = last ? last.first + last.width : 0;
  const paintHead = (top: number) => {
    canvas.head(
      top,
      0,
      headRows,
      labels,
      '（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）',
      options,
    );
    if (options.numberColumn) canvas.put(top, labels, '行次');
    canvas.head(top, columns[0]?.first ?? 0, 1, right - (columns[0]?.first ?? 0), '申请人情况', options);
    columns.forEach(({ first, width }, place) => {
      const word = words[place] ?? '';
      const inner = place > 0 && place < columns.length - 1;
      const from = inner ? top + 2 : top + 1;
      if (options.splitHeadings && inner && word.length === 4 && options.heading !== 'filled') {
        canvas.put(from, first, word.slice(0, 2));
        canvas.put(from + 1, first, word.slice(2));
      } else canvas.head(from, first, headRows - (inner ? 2 : 1), width, word, options);
    });
    canvas.head(
      top + 1,
      columns[1]?.first ?? 0,
      1,
      (last?.first ?? 0) - (columns[1]?.first ?? 0),
      '法人或其他组织',
      options,
    );
    if (options.checkColumn) canvas.put(top, right, '校验');
    if (options.strayColumn) canvas.put(top, right + 2, '上年数');
  };
  paintHead(0);
  let row = headRows;
  if (options.numberRow) {
    canvas.put(row, 0, '栏次');
    columns.forEach((column, place) => canvas.put(row, figureIn(column, options), place + 1));
    row++;
  }
  const breakAt = options.repeatHeading ? 5 + dice.below(12) : -1;
  const blankAt = options.blankRows ? new Set([1 + dice.below(20), 1 + dice.below(20)]) : new Set<number>();
  let groupBefore = '';
  let topBefore = '';
  block.rows.forEach((heading, place) => {
    if (place === breakAt) {
      paintHead(row);
      row += headRows;
    }
    if (blankAt.has(place)) row++;
    const { top, group, leaf } = labelsOf(heading, painter);
    paintRowLabels(
      canvas,
      row,
      { top: top === topBefore ? '' : top, group: group === groupBefore ? '' : group, leaf },
      { top, group, leaf },
      options,
    );
    [topBefore, groupBefore] = [top, group];
    if (options.numberColumn) canvas.put(row, labels, place + 1);
    columns.forEach((column, at) =>
      putFigure(
        canvas,
        painter,
        `applications.${heading.key}.${block.columns[at]?.key ?? ''}`,
        row,
        figureIn(column, options),
      ),
    );
    if (options.checkColumn) canvas.put(row, right, '√');
    if (options.strayColumn && place < 6) canvas.put(row, right + 2, 10 + dice.below(80));
    row++;
  });
  return canvas;
}

const groupWords = new Map<string, string>();

function labelsOf(heading: Heading, { options, dice }: Painter): Labels {
  const [top, group] = heading.parents ?? [];
  const write = (each: Heading | undefined) => {
    if (!each) return '';
    const key = `${options.seed}.${options.words}.${options.numbering}.${each.key}`;
    const known = groupWords.get(key) ?? numberFor(each, options) + wordFor(each, options, dice);
    groupWords.set(key, known);
    return known;
  };
  return {
    top: write(top),
    group: write(group),
    leaf: numberFor(heading, options) + wordFor(heading, options, dice),
  };
}

function paintRowLabels(
  canvas: Canvas,
  row: number,
  fresh: Labels,
  full: Labels,
  options: LayoutOptions,
): void {
  const { labelColumns, heading } = options;
  const shown = heading === 'filled' ? full : fresh;
  if (labelColumns === 1) {
    // One column: the headings above stand before the row's own words, at least where they are new.
    canvas.put(
      row,
      0,
      (options.seed % 2 === 0 && fresh.group === '' ? '' : full.group) +
        (options.seed % 2 === 0 ? fresh.top : '') +
        full.leaf,
    );
    return;
  }
  if (labelColumns === 2) {
    if (full.group === '')
      canvas.head(row, 0, 1, 2, (fresh.top === '' ? '' : fresh.top) + full.leaf, options);
    else {
      if (shown.group !== '') canvas.put(row, 0, shown.group);
      canvas.put(row, 1, full.leaf);
    }
    return;
  }
  if (full.top === '') canvas.head(row, 0, 1, 3, full.leaf, options);
  else {
    if (shown.top !== '') canvas.put(row, 0, shown.top);
    if (full.group === '') canvas.head(row, 1, 1, 2, full.leaf, options);
    else {
      if (shown.group !== '') canvas.put(row, 1, shown.group);
      canvas.put(row, 2, full.leaf);
    }
  }
}

// ---------------------------------------------------------------- 表二

function paintDisclosure(painter: Painter): Canvas {
  const { figures, options, dice } = painter;
  const form = formOf(figures.edition, 'activeDisclosure');
  const canvas = new Canvas();
  if (options.disclosure === 'wide' || options.disclosure === 'list') {
    let column = 0;
    for (const block of form.blocks) {
      for (const row of block.rows) {
        for (const heading of block.columns) {
          canvas.put(
            0,
            column,
            `${wordFor(row, options, dice)}${options.seed % 2 === 0 ? '-' : ''}${heading.label}`,
          );
          putFigure(canvas, painter, `activeDisclosure.${row.key}.${heading.key}`, 1, column);
          column++;
        }
      }
    }
    return options.disclosure === 'list' ? canvas.transposed() : canvas;
  }
  let top = 0;
  let left = 0;
  form.blocks.forEach((block, place) => {
    const columns = columnsFrom(left + 1, block.columns.length, options);
    const last = columns.at(-1);
    const right = last ? last.first + last.width : left;
    let row = top;
    if (options.captions) canvas.head(row++, left, 1, right - left, block.caption ?? '', options);
    canvas.put(row, left, '信息内容');
    block.columns.forEach((heading, at) => {
      const column = columns[at];
      if (column) canvas.head(row, column.first, 1, column.width, wordFor(heading, options, dice), options);
    });
    row++;
    for (const heading of block.rows) {
      if (options.blankRows && place === 2) row++;
      canvas.put(row, left, wordFor(heading, options, dice));
      block.columns.forEach((column, at) => {
        const cells = columns[at];
        if (cells)
          putFigure(
            canvas,
            painter,
            `activeDisclosure.${heading.key}.${column.key}`,
            row,
            figureIn(cells, options),
          );
      });
      row++;
    }
    if (options.disclosure === 'beside') left = right + options.gap;
    else top = row;
  });
  return canvas;
}

// ---------------------------------------------------------------- 表四

function paintDisputes(painter: Painter): Canvas {
  const { figures, options, dice } = painter;
  const canvas = new Canvas();
  const columns = formOf(figures.edition, 'disputes').blocks[0]?.columns ?? [];
  const kinds = [0, 1, 2].map((kind) => columns.slice(kind * 5, kind * 5 + 5));
  const kindHeading = (kind: number) => kinds[kind]?.[0]?.parents?.at(-1) ?? { key: '', label: '' };
  const kindWords = [0, 1, 2].map((kind) => wordFor(kindHeading(kind), options, dice));
  const words = columns
    .slice(0, 5)
    .map((column) =>
      wordFor(
        { ...column, aliases: (column.aliases ?? []).filter((alias) => alias !== '其他') },
        options,
        dice,
      ),
    );
  if (options.disputes === 'matrix') {
    words.forEach((word, at) => canvas.put(0, at + 1, word));
    kindWords.forEach((word, kind) => {
      canvas.put(kind + 1, 0, word);
      kinds[kind]?.forEach((column, at) =>
        putFigure(canvas, painter, `disputes.${column.key}`, kind + 1, at + 1),
      );
    });
    return canvas;
  }
  if (options.disputes === 'flat' || options.disputes === 'list') {
    columns.forEach((column, place) => {
      canvas.put(0, place, `${kindWords[Math.floor(place / 5)] ?? ''}-${words[place % 5] ?? ''}`);
      putFigure(canvas, painter, `disputes.${column.key}`, 1, place);
    });
    return options.disputes === 'list' ? canvas.transposed() : canvas;
  }
  const lowered = options.disputes === 'lowered';
  canvas.head(0, 0, lowered ? 2 : 1, 5, kindWords[0] ?? '', options);
  canvas.head(0, 5, 1, 10, '行政诉讼', options);
  canvas.head(1, 5, 1, 5, kindWords[1] ?? '', options);
  canvas.head(1, 10, 1, 5, kindWords[2] ?? '', options);
  columns.forEach((column, place) => {
    const low = lowered || place >= 5;
    canvas.head(low ? 2 : 1, place, low ? 1 : 2, 1, words[place % 5] ?? '', options);
    if (options.numberRow) canvas.put(3, place, place + 1);
    putFigure(canvas, painter, `disputes.${column.key}`, options.numberRow ? 4 : 3, place);
  });
  if (options.strayColumn) {
    canvas.put(0, 17, '上年数');
    for (let row = 1; row < 5; row++) canvas.put(row, 17, dice.below(90));
  }
  return canvas;
}

// ---------------------------------------------------------------- the workbook

const SECTION: Readonly<Record<FormKey, string>> = {
  activeDisclosure: '二、主动公开政府信息情况',
  applications: '三、收到和处理政府信息公开申请情况',
  disputes: '四、政府信息公开行政复议、行政诉讼情况',
};
const NARRATIVE = [
  '一、总体情况',
  '本年度公开信息230条，组织培训2次，未收取信息处理费。',
  '五、存在的主要问题及改进情况',
  '公开意识有待提高，下一步加强培训。',
];

/** One table under its title, section heading and unit row. */
function framed(painter: Painter, key: FormKey, dated: boolean): Canvas {
  const { figures, options } = painter;
  const canvas = new Canvas();
  let row = 0;
  if (options.title || dated)
    canvas.put(row++, 0, `${figures.unit}${figures.year}年度${SECTION[key].slice(2)}`);
  else canvas.put(row++, 0, SECTION[key]);
  if (options.unitRow) canvas.put(row++, 0, `填报单位：${figures.unit}`);
  const paint = {
    activeDisclosure: paintDisclosure,
    applications: paintApplications,
    disputes: paintDisputes,
  }[key];
  canvas.draw(paint(painter), row, 0);
  if (options.footnote) canvas.put(canvas.height + 1, 0, '注：无数据填“0”，共3张表。');
  return canvas;
}

const KEYS: readonly FormKey[] = ['activeDisclosure', 'applications', 'disputes'];

/** The canvases of one year's report, by sheet. */
function paintYear(
  figures: Figures,
  options: LayoutOptions,
  dated: boolean,
): { name: string; canvas: Canvas }[] {
  const painter = { figures, options, dice: new Dice(options.seed + figures.year) };
  const tables = new Map(KEYS.map((key) => [key, framed(painter, key, dated)]));
  const groups: Readonly<Record<LayoutOptions['arrangement'], readonly (readonly FormKey[])[]>> = {
    one: [KEYS],
    across: [KEYS],
    separate: KEYS.map((key) => [key]),
    pair: [['activeDisclosure'], ['applications', 'disputes']],
  };
  return groups[options.arrangement].map((keys, place) => {
    const canvas = new Canvas();
    if (place === 0 && options.title)
      canvas.put(0, 0, `${figures.unit}${figures.year}年政府信息公开工作年度报告`);
    if (place === 0 && options.narrative === 'inline')
      NARRATIVE.slice(0, 2).forEach((text, at) => canvas.put(at + 1, 0, text));
    let row = canvas.height;
    let column = 0;
    for (const key of keys) {
      const table = tables.get(key);
      if (!table) continue;
      canvas.draw(table, row, column);
      if (options.arrangement === 'across' && key === 'activeDisclosure')
        column = table.width + 1 + options.gap;
      else row = canvas.height + options.gap + 1;
      if (options.arrangement === 'across' && key === 'applications')
        [row, column] = [canvas.height + 1 + options.gap, 0];
    }
    if (place === 0 && options.narrative === 'inline')
      NARRATIVE.slice(2).forEach((text) => canvas.put(canvas.height, 0, text));
    return { name: ['Sheet1', 'Sheet2', 'Sheet3'][place] ?? '', canvas };
  });
}

/** Lays a report, and where given last year's, out as the sheets of a workbook. */
export function layOut(figures: Figures, options: LayoutOptions, lastYear?: Figures): LaidOut {
  const together = lastYear !== undefined && options.lastYear !== 'sheets';
  const current = paintYear(figures, options, together);
  const previous = lastYear ? paintYear(lastYear, options, together) : [];
  const sheets: Sheet[] = [];
  const cells = new Map<string, CellAddress>();
  const lastYearCells = new Map<string, CellAddress>();
  const collect = (
    into: Map<string, CellAddress>,
    canvas: Canvas,
    sheet: string,
    row: number,
    column: number,
  ) => {
    for (const [id, place] of canvas.figures)
      into.set(id, { sheet, row: place.row + row, column: place.column + column });
  };
  const { row: top, column: left } = options.start;
  current.forEach(({ name, canvas }, place) => {
    const sheet = new Canvas();
    const other = together ? previous[place]?.canvas : undefined;
    const [first, second] = options.lastYearFirst && other ? [other, canvas] : [canvas, other];
    sheet.draw(first, top, left);
    collect(first === canvas ? cells : lastYearCells, first, name, top, left);
    if (second) {
      const [row, column] =
        options.lastYear === 'below' ? [top + first.height + 2, left] : [top, left + first.width + 2];
      const apart = new Canvas();
      apart.draw(second, row, column);
      apart.figures.clear();
      sheet.draw(apart, 0, 0);
      collect(second === canvas ? cells : lastYearCells, second, name, row, column);
    }
    sheets.push(sheet.toSheet(name));
  });
  if (!together && lastYear) {
    const sheetsBefore = previous.map(({ name, canvas }) => {
      const named = options.seed % 2 === 0 ? `上年${name}` : `${lastYear.year}-${name}`;
      const sheet = new Canvas();
      sheet.draw(canvas, top, left);
      collect(lastYearCells, canvas, named, top, left);
      return sheet.toSheet(named);
    });
    sheets.splice(options.lastYearFirst ? 0 : sheets.length, 0, ...sheetsBefore);
  }
  if (options.narrative === 'sheet')
    sheets.unshift(
      textSheet('报告正文', [`${figures.unit}${figures.year}年政府信息公开工作年度报告`, ...NARRATIVE]),
    );
  if (options.aside) sheets.push(...asideSheets(figures, options));
  return { sheets, cells, lastYearCells };
}

function textSheet(name: string, lines: readonly string[]): Sheet {
  const canvas = new Canvas();
  lines.forEach((line, row) => canvas.put(row, 0, line));
  return canvas.toSheet(name);
}

/** Sheets that hold no report: explanations, a blank form, a hidden scratch sheet, an empty one. */
function asideSheets(figures: Figures, options: LayoutOptions): Sheet[] {
  const blank = { ...figures, values: figures.values.map(() => 0) };
  const template = framed(
    { figures: blank, options: { ...options, zero: 'blank' }, dice: new Dice(7) },
    'applications',
    false,
  );
  const scratch = new Canvas();
  for (let row = 0; row < 6; row++)
    for (let column = 0; column < 5; column++) scratch.put(row, column, row * column);
  return [
    textSheet('填报说明', [
      '填报说明',
      '1.本表依据国办公开办函〔2021〕30号制作。',
      '2.报送截止2023年1月31日。',
    ]),
    template.toSheet('模板'),
    scratch.toSheet('底稿', 'hidden'),
    new Canvas().toSheet('空白'),
  ];
}
