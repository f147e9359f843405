import type { Form, Heading } from '../../src/forms';
import { Canvas, columnsFrom, figureIn, formOf, putFigure, type Painter } from './canvas';
import type { LayoutOptions } from './options';
import { numberFor, withoutUnit, wordFor } from './words';

/** 表三. */

interface Labels {
  readonly top: string;
  readonly group: string;
  readonly leaf: string;
  /** The leaf's number where it stands in a cell of its own. */
  readonly number: string;
}

/** Rows of the form on the first page of two. */
const FIRST_PAGE = 12;

/** @param page of a table on two sheets, the first or the second */
export function paintApplications(painter: Painter, page?: 1 | 2): Canvas {
  const { figures, options, dice } = painter;
  const canvas = new Canvas();
  const block = formOf(figures.edition, 'applications').blocks[0];
  if (!block) return canvas;
  const keys = block.columns.map(({ key }) => key);
  if (options.totalFirst) keys.unshift(keys.pop() ?? '');
  const sumAt = { none: -1, before: keys.indexOf('businesses'), after: keys.indexOf('others') + 1 }[
    options.legalSum
  ];
  if (sumAt >= 0) keys.splice(sumAt, 0, 'legalSum');
  const onRight = options.labelSide === 'right';
  const beside = options.labelColumns + (options.numberColumn ? 1 : 0);
  const columns = columnsFrom(onRight ? 0 : beside, keys.length, options);
  const [firstColumn, last] = [columns[0]?.first ?? 0, columns.at(-1)];
  const end = last ? last.first + last.width : 0;
  const labels = onRight ? end : 0;
  const right = onRight ? end + beside : end;
  const words = keys.map((key) => {
    const column = block.columns.find((each) => each.key === key);
    return column ? wordFor(column, options, dice) : '小计';
  });
  const isOuter = (key: string) => key === 'naturalPersons' || key === 'total';
  const headRows = options.splitHeadings ? 4 : 3;
  const paintHead = (top: number) => {
    canvas.head(
      top,
      labels,
      headRows,
      options.labelColumns,
      '（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）',
      options,
    );
    if (options.numberColumn) canvas.put(top, labels + options.labelColumns, '行次');
    canvas.head(top, firstColumn, 1, end - firstColumn, '申请人情况', options);
    columns.forEach(({ first, width }, place) => {
      const word = words[place] ?? '';
      const inner = !isOuter(keys[place] ?? '');
      const from = inner ? top + 2 : top + 1;
      if (options.splitHeadings && inner && word.length === 4 && options.heading !== 'filled') {
        canvas.put(from, first, word.slice(0, 2));
        canvas.put(from + 1, first, word.slice(2));
      } else canvas.head(from, first, headRows - (inner ? 2 : 1), width, word, options);
    });
    const inner = columns.filter((_, place) => !isOuter(keys[place] ?? ''));
    const [from, to] = [inner[0], inner.at(-1)];
    if (from && to)
      canvas.head(top + 1, from.first, 1, to.first + to.width - from.first, '法人或其他组织', options);
    if (options.checkColumn) canvas.put(top, right, '校验');
    if (options.strayColumn) canvas.put(top, right + 2, '上年数');
  };
  paintHead(0);
  let row = headRows;
  if (options.numberRow) {
    canvas.put(row, labels, '栏次');
    columns.forEach((column, place) => canvas.put(row, figureIn(column, options), place + 1));
    row++;
  }
  const paintSum = (own: Labels) => {
    paintRowLabels(canvas, row, labels, own, own, options);
    columns.forEach((column) => canvas.put(row, figureIn(column, options), 60 + dice.below(9)));
    row++;
  };
  const rows = page === undefined ? block.rows : pageOf(block.rows, page);
  const breakAt = options.repeatHeading ? 5 + dice.below(12) : -1;
  const blankAt = options.blankRows ? new Set([1 + dice.below(20), 1 + dice.below(20)]) : new Set<number>();
  let groupBefore = '';
  let topBefore = '';
  rows.forEach((heading, place) => {
    if (place === breakAt) {
      paintHead(row);
      row += headRows;
    }
    if (blankAt.has(place)) row++;
    const { top, group, leaf } = labelsOf(heading, painter);
    if (group !== groupBefore) {
      if (groupBefore !== '' && options.groupSums === 'after')
        paintSum({ top: '', group: '', leaf: options.sumWord, number: '' });
      if (group !== '' && options.groupSums === 'before') {
        paintSum({ top: top === topBefore ? '' : top, group, leaf: options.sumWord, number: '' });
        [topBefore, groupBefore] = [top, options.labelColumns === 1 ? '' : group];
      }
    }
    const number = options.labelColumns === 4 ? numberFor(heading, options) : '';
    const own = number === '' ? leaf : leaf.slice(number.length);
    paintRowLabels(
      canvas,
      row,
      labels,
      { top: top === topBefore ? '' : top, group: group === groupBefore ? '' : group, leaf: own, number },
      { top, group, leaf: own, number },
      options,
    );
    [topBefore, groupBefore] = [top, group];
    if (options.numberColumn) canvas.put(row, labels + options.labelColumns, place + 1);
    columns.forEach((column, at) => {
      const key = keys[at] ?? '';
      if (key === 'legalSum') canvas.put(row, figureIn(column, options), 70 + dice.below(9));
      else putFigure(canvas, painter, `applications.${heading.key}.${key}`, row, figureIn(column, options));
    });
    if (options.checkColumn) canvas.put(row, right, '√');
    if (options.strayColumn && place < 6) canvas.put(row, right + 2, 10 + dice.below(80));
    row++;
  });
  return canvas;
}

const pageOf = <Row>(rows: readonly Row[], page: 1 | 2): readonly Row[] =>
  page === 1 ? rows.slice(0, FIRST_PAGE) : rows.slice(FIRST_PAGE);

function labelsOf(heading: Heading, { options, dice, groupWords }: Painter): Labels {
  const [top, group] = heading.parents ?? [];
  const write = (each: Heading | undefined) => {
    if (!each) return '';
    const known =
      groupWords.get(each.key) ?? numberFor(each, options) + withoutUnit(wordFor(each, options, dice));
    groupWords.set(each.key, known);
    return known;
  };
  return {
    top: write(top),
    group: write(group),
    leaf: numberFor(heading, options) + wordFor(heading, options, dice),
    number: '',
  };
}

function paintRowLabels(
  canvas: Canvas,
  row: number,
  left: number,
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
      left,
      (options.seed % 2 === 0 ? fresh.top : '') +
        (options.seed % 2 === 0 && fresh.group === '' ? '' : full.group) +
        full.leaf,
    );
    return;
  }
  if (labelColumns === 2) {
    if (full.group === '')
      canvas.head(row, left, 1, 2, (fresh.top === '' ? '' : fresh.top) + full.leaf, options);
    else {
      if (shown.group !== '') canvas.put(row, left, shown.group);
      canvas.put(row, left + 1, full.leaf);
    }
    return;
  }
  const [numbers, own] = labelColumns === 4 ? [left + 2, left + 3] : [-1, left + 2];
  if (full.number !== '' && numbers >= 0) canvas.put(row, numbers, full.number);
  if (labelColumns === 4) {
    if (shown.top !== '') canvas.put(row, left, shown.top);
    if (shown.group !== '') canvas.put(row, left + 1, shown.group);
    canvas.put(row, own, full.leaf);
    return;
  }
  if (full.top === '') canvas.head(row, left, 1, 3, full.leaf, options);
  else {
    if (shown.top !== '') canvas.put(row, left, shown.top);
    if (full.group === '') canvas.head(row, left + 1, 1, 2, full.leaf, options);
    else {
      if (shown.group !== '') canvas.put(row, left + 1, shown.group);
      canvas.put(row, own, full.leaf);
    }
  }
}

/** 表二. */

export function paintDisclosure(painter: Painter): Canvas {
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
            `${withoutUnit(wordFor(row, options, dice))}${options.seed % 2 === 0 ? '-' : ''}${heading.label}`,
          );
          putFigure(canvas, painter, `activeDisclosure.${row.key}.${heading.key}`, 1, column);
          column++;
        }
      }
    }
    return options.disclosure === 'list' ? canvas.transposed() : canvas;
  }
  if (options.disclosure === 'pairs') return paintPairs(painter, form);
  if (options.disclosure === 'stairs') return paintStairs(painter, form);
  if (options.disclosure === 'matrix' || options.disclosure === 'turned') {
    const matrix = paintMatrix(painter, form);
    return options.disclosure === 'turned' ? matrix.transposed() : matrix;
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

/** One figure a line: the row's words, the column's, the figure, its unit. */
function paintPairs(painter: Painter, { blocks }: Form): Canvas {
  const { options, dice } = painter;
  const canvas = new Canvas();
  ['信息内容', '指标', '数值', '单位'].forEach((word, column) => canvas.put(0, column, word));
  let row = 1;
  for (const block of blocks) {
    for (const heading of block.rows) {
      const words = wordFor(heading, options, dice);
      block.columns.forEach((column, place) => {
        if (place === 0 || options.heading === 'filled') canvas.put(row, 0, words);
        canvas.put(row, 1, wordFor(column, options, dice));
        putFigure(canvas, painter, `activeDisclosure.${heading.key}.${column.key}`, row, 2);
        canvas.put(row++, 3, column.unit);
      });
    }
  }
  return canvas;
}

/** Each row's words over the words of its columns, all in one line. */
function paintStairs(painter: Painter, { blocks }: Form): Canvas {
  const { options, dice } = painter;
  const canvas = new Canvas();
  let at = 0;
  for (const block of blocks) {
    for (const heading of block.rows) {
      canvas.head(0, at, 1, block.columns.length, wordFor(heading, options, dice), options);
      for (const column of block.columns) {
        canvas.put(1, at, wordFor(column, options, dice));
        putFigure(canvas, painter, `activeDisclosure.${heading.key}.${column.key}`, 2, at++);
      }
    }
  }
  return canvas;
}

/** All rows under all columns, "—" where the form has no figure. */
function paintMatrix(painter: Painter, { blocks }: Form): Canvas {
  const { options, dice } = painter;
  const canvas = new Canvas();
  const keys = [...new Set(blocks.flatMap(({ columns }) => columns.map(({ key }) => key)))];
  keys.forEach((key, place) => {
    const column = blocks.flatMap(({ columns }) => columns).find((each) => each.key === key);
    if (column) canvas.put(0, place + 1, wordFor(column, options, dice));
  });
  let row = 1;
  for (const { rows, columns } of blocks) {
    for (const heading of rows) {
      canvas.put(row, 0, wordFor(heading, options, dice));
      keys.forEach((key, place) => {
        if (columns.some((column) => column.key === key))
          putFigure(canvas, painter, `activeDisclosure.${heading.key}.${key}`, row, place + 1);
        else canvas.put(row, place + 1, '—');
      });
      row++;
    }
  }
  return canvas;
}

/** 表四. */

export function paintDisputes(painter: Painter): Canvas {
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
      canvas.put(
        0,
        place,
        `${withoutUnit(kindWords[Math.floor(place / 5)] ?? '')}-${words[place % 5] ?? ''}`,
      );
      putFigure(canvas, painter, `disputes.${column.key}`, 1, place);
    });
    return options.disputes === 'list' ? canvas.transposed() : canvas;
  }
  if (options.disputes === 'titled') {
    kindWords.forEach((word, kind) => {
      canvas.put(kind * 4, 0, `（${'一二三'.charAt(kind)}）${word}`);
      words.forEach((each, at) => canvas.put(kind * 4 + 1, at + 1, each));
      kinds[kind]?.forEach((column, at) =>
        putFigure(canvas, painter, `disputes.${column.key}`, kind * 4 + 2, at + 1),
      );
    });
    return canvas;
  }
  if (options.disputes === 'totalFirst') {
    kindWords.forEach((word, kind) => {
      canvas.head(0, kind * 5, 1, 5, word, options);
      words.forEach((each, at) => canvas.put(1, kind * 5 + ((at + 1) % 5), each));
      kinds[kind]?.forEach((column, at) =>
        putFigure(canvas, painter, `disputes.${column.key}`, 2, kind * 5 + ((at + 1) % 5)),
      );
    });
    return canvas;
  }
  if (options.disputes === 'stacked') {
    kindWords.forEach((word, kind) => {
      canvas.head(kind * 3, 0, 1, 5, word, options);
      words.forEach((each, at) => canvas.put(kind * 3 + 1, at, each));
      kinds[kind]?.forEach((column, at) =>
        putFigure(canvas, painter, `disputes.${column.key}`, kind * 3 + 2, at),
      );
    });
    return canvas;
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
