import type { Heading } from '../../src/forms';
import { Canvas, columnsFrom, figureIn, formOf, putFigure, type Painter } from './canvas';
import type { LayoutOptions } from './options';
import { numberFor, wordFor } from './words';

/** 表三. */

interface Labels {
  readonly top: string;
  readonly group: string;
  readonly leaf: string;
}

export function paintApplications(painter: Painter): Canvas {
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
