import { Drawing } from '../layout/drawing';
import type { Effort } from '../layout/effort';
import { combined, moved, turnOf, type Matrix, type Point, type Turn } from '../layout/geometry';
import { isWide } from '../layout/lines';
import { rulesAlong, rulesOfArea } from '../layout/rules';
import { usualWidth } from '../layout/usualWidths';
import { XmlScanner } from '../xlsx/xml';
import { pathIn } from './pieces';

/** OFD counts in mm. */
export const POINTS = 72 / 25.4;

/** Drawings that are used several times, by their names. */
export type Units = ReadonlyMap<string, string>;

/** Drawings in one another. */
const DEEPEST = 12;
/** Of what is fainter, of 255, nothing is seen. */
const FAINT = 5;

/** Numbers beside one another. */
export const boxIn = (text: string | undefined): readonly number[] | undefined => {
  const numbers = numbersIn(text);
  return numbers.length >= 4 && numbers.every(Number.isFinite) ? numbers : undefined;
};

/** No list of a few numbers, and no list of steps, is longer; what goes on is none. */
const LONGEST = { numbers: 200, steps: 100_000 };

const partsIn = (text = '', most: number = LONGEST.numbers): readonly string[] =>
  text.slice(0, most).split(/\s+/).filter(Boolean);

const numbersIn = (text: string | undefined): readonly number[] => partsIn(text).map(Number);

/** Goes through what is drawn on a page and keeps its characters and its straight lines. */
export class PageReader extends Drawing {
  constructor(
    private readonly units: Units,
    effort: Effort,
  ) {
    super(effort);
  }

  /** @param outer from the numbers in the XML to the page */
  read(xml: string, outer: Matrix, depth = 0): void {
    const scan = new XmlScanner(xml);
    while (scan.next()) {
      if (scan.closing) continue;
      this.effort.step();
      this.run++;
      if (scan.is('TextObject')) this.readText(scan, outer);
      else if (scan.is('PathObject')) this.readPath(scan, outer);
      else if (scan.is('CompositeObject')) this.readUnit(scan, outer, depth);
    }
  }

  private readUnit(scan: XmlScanner, outer: Matrix, depth: number): void {
    this.effort.drawing();
    const unit = this.units.get(scan.attribute('ResourceID') ?? '');
    const isSeen = isVisible(scan);
    const matrix = placeOf(scan, outer);
    scan.skip();
    if (unit !== undefined && isSeen && depth < DEEPEST) this.read(unit, matrix, depth + 1);
  }

  private readText(scan: XmlScanner, outer: Matrix): void {
    if (scan.empty) return;
    const isSeen = isVisible(scan);
    const drawn = scan.attribute('Fill') !== 'false' || scan.flag('Stroke');
    const size = Number(scan.attribute('Size') ?? 0);
    const stretch = Number(scan.attribute('HScale') ?? 1) || 1;
    const direction = Number(scan.attribute('CharDirection') ?? 0);
    const matrix = placeOf(scan, outer);
    let isFaint = isTransparent(scan);
    let [x, y] = [0, 0];
    for (const child of childrenOf(scan, 'TextObject')) {
      if (child.is('FillColor')) isFaint ||= isTransparent(child);
      if (!child.is('TextCode') || !isSeen) continue;
      x = Number(child.attribute('X') ?? x);
      y = Number(child.attribute('Y') ?? y);
      const steps = [stepsIn(child.attribute('DeltaX')), stepsIn(child.attribute('DeltaY'))] as const;
      const text = child.content();
      if (!drawn || isFaint) this.hidden += text.length;
      else this.putLine(text, { x, y, steps, size, stretch, direction, matrix });
    }
  }

  private putLine(text: string, line: Line): void {
    const { steps, size, stretch, matrix } = line;
    const [a, b, c, d] = matrix;
    const turn = turnBy(a, b, line.direction);
    if (turn === undefined || !Number.isFinite(size)) return;
    this.run++;
    let { x, y } = line;
    const high = Math.abs(size) * Math.hypot(c, d);
    const along = Math.hypot(a, b);
    const room = Math.abs(size * stretch);
    let place = 0;
    for (const sign of text) {
      this.effort.glyph();
      const right = steps[0](place);
      const wide = widthOf(sign, room, right ?? 0) * along;
      const [left, foot] = moved(matrix, x, y);
      if (NOBODY_KNOWS.test(sign)) this.unknown++;
      else if (Number.isFinite(left + foot))
        this.glyphs.push({ text: sign, left, right: left + wide, foot, size: high, turn, run: this.run });
      // Where no step is told, the next stands beside it.
      const down = steps[1](place);
      x += right ?? (down === undefined ? widthOf(sign, room, 0) : 0);
      y += down ?? 0;
      place++;
    }
  }

  private readPath(scan: XmlScanner, outer: Matrix): void {
    if (scan.empty) return;
    const isSeen = isVisible(scan) && !isTransparent(scan);
    let stroked = scan.attribute('Stroke') !== 'false';
    let filled = scan.flag('Fill');
    const matrix = placeOf(scan, outer);
    let data = '';
    for (const child of childrenOf(scan, 'PathObject')) {
      if (child.is('StrokeColor')) stroked &&= !isUnseen(child);
      else if (child.is('FillColor')) filled &&= !isUnseen(child);
      else if (child.is('AbbreviatedData')) data = child.content();
    }
    if (!isSeen || (!stroked && !filled)) return;
    for (const piece of pathIn(data, () => this.effort.step())) {
      const points = piece.map(([x, y]): Point => moved(matrix, x, y));
      this.keep(stroked ? rulesAlong(points) : rulesOfArea(points));
    }
  }
}

interface Line {
  readonly x: number;
  readonly y: number;
  /** From each character to the next, to the right and down; undefined where it is not told. */
  readonly steps: readonly [Step, Step];
  readonly size: number;
  readonly stretch: number;
  /** By how many degrees each character is turned clockwise. */
  readonly direction: number;
  readonly matrix: Matrix;
}

type Step = (place: number) => number | undefined;

/** Codes of a font's own, by which nobody can tell the character. */
const NOBODY_KNOWS = /[\0-\x08\x0e-\x1f\ue000-\uf8ff\ufffd]/;

/** The children of the element that the scanner stands in, up to its end; clips and glyphs of fonts are passed over. */
function* childrenOf(scan: XmlScanner, name: string): Generator<XmlScanner> {
  while (scan.next() && !(scan.closing && scan.is(name))) {
    if (scan.closing) continue;
    if (scan.is('Clips') || scan.is('CGTransform')) scan.skip();
    else yield scan;
  }
}

/** From an object's own numbers to the page. */
function placeOf(scan: XmlScanner, outer: Matrix): Matrix {
  const [x = 0, y = 0] = boxIn(scan.attribute('Boundary')) ?? [];
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = numbersIn(scan.attribute('CTM'));
  return combined([a, b, c, d, e + x, f + y], outer);
}

const isVisible = (scan: XmlScanner): boolean => scan.attribute('Visible') !== 'false';

const isTransparent = (scan: XmlScanner): boolean => Number(scan.attribute('Alpha') ?? 255) < FAINT;

const isUnseen = (scan: XmlScanner): boolean => isTransparent(scan) || isWhite(scan.attribute('Value'));

/** "255 255 255", "#FF #FF #FF"; of four numbers each is an ink. */
function isWhite(value: string | undefined): boolean {
  const numbers = partsIn(value).map((part) =>
    part.startsWith('#') ? parseInt(part.slice(1), 16) : Number(part),
  );
  if (numbers.length === 0) return false;
  return numbers.length === 4 ? numbers.every((part) => part === 0) : numbers.every((part) => part >= 250);
}

function turnBy(a: number, b: number, degrees: number): Turn | undefined {
  const own = turnOf(a, b);
  const turns = Math.round(degrees / 90);
  return own === undefined || !Number.isFinite(turns) ? undefined : (((((own + turns) % 4) + 4) % 4) as Turn);
}

/** Fonts are not read: a Chinese character is as wide as it is high, a letter as usual, unless the next stands nearer. */
function widthOf(sign: string, size: number, step: number): number {
  const usual = isWide(sign) ? size : (size * letterWidth(sign.charCodeAt(0))) / 1000;
  return step > 0 ? Math.min(step, usual) : usual;
}

const letterWidth = usualWidth('Times');

/** "5.57 5.57 2.77", and "g 3 5.57" for three alike. */
function stepsIn(text: string | undefined): Step {
  const parts = partsIn(text, LONGEST.steps);
  const ends: number[] = [];
  const steps: number[] = [];
  let end = 0;
  for (let at = 0; at < parts.length; at++) {
    const isMany = parts[at] === 'g';
    end += isMany ? Math.max(0, Number(parts[at + 1])) : 1;
    const step = Number(parts[isMany ? (at += 2) : at]);
    if (!Number.isFinite(step) || !Number.isFinite(end)) break;
    ends.push(end);
    steps.push(step);
  }
  let slot = 0;
  return (place) => {
    while (slot < ends.length && place >= (ends[slot] ?? 0)) slot++;
    return steps[slot];
  };
}
