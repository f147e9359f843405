import type { FormKey } from '../src/forms';
import type { CellAddress, Sheet } from '../src/workbook';
import { Canvas, type Painter } from './layouts/canvas';
import type { Figures } from './layouts/figures';
import type { LayoutOptions } from './layouts/options';
import { paintApplications, paintDisclosure, paintDisputes } from './layouts/tables';
import { Dice } from './layouts/words';

export { consistentReport, consistentYears, type Figures, type Years } from './layouts/figures';
export { layouts, PLAIN_LAYOUT, type LayoutOptions } from './layouts/options';

/**
 * Random reports and random layouts for property tests.
 *
 *   consistentReport(edition)   figures that add up and give no rule a reason (a county, report year 2022)
 *   consistentYears(edition)    the same for two years that fit together
 *   layouts                     layout options along every dimension that offices vary
 *   layOut(figures, options)    the figures as sheets, and the cell in which each figure stands
 */

export interface LaidOut {
  readonly sheets: readonly Sheet[];
  /** Field id → the cell in which the figure stands (or would, where zero is left blank). */
  readonly cells: ReadonlyMap<string, CellAddress>;
  /** The same for last year's figures where they were given. */
  readonly lastYearCells: ReadonlyMap<string, CellAddress>;
}

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
function framed(painter: Painter, key: FormKey, dated: boolean, page?: 1 | 2): Canvas {
  const { figures, options } = painter;
  const canvas = new Canvas();
  let row = 0;
  const continued = page === 2 ? '（续表）' : '';
  if (continued !== '' && !dated) canvas.put(row++, 0, continued);
  else if (options.title || dated)
    canvas.put(row++, 0, `${figures.unit}${figures.year}年度${SECTION[key].slice(2)}${continued}`);
  else canvas.put(row++, 0, SECTION[key]);
  if (options.unitRow) canvas.put(row++, 0, `填报单位：${figures.unit}`);
  const paint = {
    activeDisclosure: paintDisclosure,
    applications: (each: Painter) => paintApplications(each, page),
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
  const painter = { figures, options, dice: new Dice(options.seed + figures.year), groupWords: new Map() };
  const tables = new Map(KEYS.map((key) => [key, framed(painter, key, dated)]));
  const groups: Readonly<Record<LayoutOptions['arrangement'], readonly (readonly FormKey[])[]>> = {
    one: [KEYS],
    across: [KEYS],
    separate: KEYS.map((key) => [key]),
    pair: [['activeDisclosure'], ['applications', 'disputes']],
    pages: [['activeDisclosure', 'applications'], ['applications'], ['disputes']],
  };
  const paged = options.arrangement === 'pages';
  return groups[options.arrangement].map((keys, place) => {
    const canvas = new Canvas();
    if (place === 0 && options.title)
      canvas.put(0, 0, `${figures.unit}${figures.year}年政府信息公开工作年度报告`);
    if (place === 0 && options.narrative === 'inline')
      NARRATIVE.slice(0, 2).forEach((text, at) => canvas.put(at + 1, 0, text));
    let row = canvas.height;
    let column = 0;
    for (const key of keys) {
      const table =
        paged && key === 'applications' ? framed(painter, key, dated, place === 0 ? 1 : 2) : tables.get(key);
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
  const official = { disclosure: 'stacked', disputes: 'official', words: 'official' } as const;
  const before =
    options.lastYearOfficial && options.lastYear === 'sheets' ? { ...options, ...official } : options;
  const previous = lastYear ? paintYear(lastYear, before, together) : [];
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
    { figures: blank, options: { ...options, zero: 'blank' }, dice: new Dice(7), groupWords: new Map() },
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
