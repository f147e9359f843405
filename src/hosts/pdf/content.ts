import { Drawing } from '../layout/drawing';
import type { Effort } from '../layout/effort';
import type { PdfFile } from './file';
import { BLACK, colouredBy, type Colour } from './colours';
import { fontOf, type Font } from './fonts';
import {
  combined,
  IDENTITY,
  moved,
  type Box,
  type Matrix,
  type Turn,
  turnOf,
  type Point,
} from '../layout/geometry';
import { rulesAlong, rulesOfArea } from '../layout/rules';
import { isBlank, Keyword, Lexer, Name, Stream, type Dict, type PdfValue } from './objects';

/** Drawings in one another. */
const DEEPEST = 12;
/** What is saved to be taken up again. */
const MOST_SAVED = 500;
/** Values before an operator; an array counts as one. */
const MOST_OPERANDS = 64;
/** Beyond the edge of what is seen. Points. */
const CLOSE = 0.5;

interface State {
  matrix: Matrix;
  font: Font | undefined;
  size: number;
  characterSpace: number;
  wordSpace: number;
  stretch: number;
  leading: number;
  rise: number;
  rendering: number;
  fill: Colour;
  stroke: Colour;
  /** What lies outside is not seen: a merged cell's text, say, that stands on the next page. */
  clip: Box;
}

const EVERYWHERE: Box = { left: -Infinity, top: -Infinity, right: Infinity, bottom: Infinity };

const START: State = {
  matrix: IDENTITY,
  font: undefined,
  size: 0,
  characterSpace: 0,
  wordSpace: 0,
  stretch: 1,
  leading: 0,
  rise: 0,
  rendering: 0,
  fill: BLACK,
  stroke: BLACK,
  clip: EVERYWHERE,
};

/** Goes through what draws a page and keeps its characters and its straight lines. */
export class ContentReader extends Drawing {
  private state: State;
  private readonly saved: State[] = [];
  private text: Matrix = IDENTITY;
  private line: Matrix = IDENTITY;
  /** The path that is being drawn, piece by piece. */
  private path: Point[][] = [];
  private hasCurves = false;
  private clips = false;
  /** For each marked part that is open: whether it is page furniture or switched off. */
  private readonly marked: boolean[] = [];

  /** @param fonts those that the file has used so far */
  constructor(
    private readonly file: PdfFile,
    effort: Effort,
    private readonly fonts: Map<Dict, Font>,
    page: Matrix,
  ) {
    super(effort);
    this.state = { ...START, matrix: page };
  }

  read(bytes: Uint8Array, resources: Dict | undefined, depth = 0): void {
    const lexer = new Lexer(bytes);
    let operands: PdfValue[] = [];
    const floor = this.saved.length;
    for (let value = lexer.next(); value !== undefined; value = lexer.next()) {
      if (!(value instanceof Keyword)) {
        if (operands.length < MOST_OPERANDS) operands.push(value);
        continue;
      }
      this.effort.step();
      this.run++;
      if (value.word === 'BI') skipPicture(lexer);
      else if (value.word === 'Do') this.draw(operands[0], resources, depth);
      else if (value.word === 'Q') {
        if (this.saved.length > floor) this.state = this.saved.pop() ?? this.state;
      } else this.take(value.word, operands, resources);
      operands = [];
    }
    if (this.saved.length > floor) this.state = this.saved[floor] ?? this.state;
    this.saved.length = floor;
  }

  private draw(name: PdfValue | undefined, resources: Dict | undefined, depth: number): void {
    const objects = this.file.dict(resources?.entries.get('XObject'));
    const drawing = name instanceof Name ? this.file.get(objects, name.name) : null;
    if (!(drawing instanceof Stream)) return;
    if (this.file.name(drawing.dict, 'Subtype') !== 'Form' || depth >= DEEPEST) return;
    this.effort.drawing();
    const content = this.file.content(drawing);
    if (!content) return;
    const before = this.state;
    const marked = this.marked.length;
    const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = this.file.numbers(drawing.dict, 'Matrix');
    this.state = { ...before, matrix: combined([a, b, c, d, e, f], before.matrix) };
    this.read(content, this.file.dict(drawing.dict.entries.get('Resources')) ?? resources, depth + 1);
    this.state = before;
    this.marked.length = Math.min(marked, this.marked.length);
  }

  private take(word: string, operands: readonly PdfValue[], resources: Dict | undefined): void {
    const number = (place: number): number => {
      const value = operands[place];
      return typeof value === 'number' && Number.isFinite(value) ? value : 0;
    };
    const six = (): Matrix => [number(0), number(1), number(2), number(3), number(4), number(5)];
    if (this.takeText(word, operands, number, six, resources) || this.takePath(word, number)) return;
    const { state } = this;
    switch (word) {
      case 'q':
        if (this.saved.length < MOST_SAVED) this.saved.push({ ...state });
        return;
      case 'cm':
        state.matrix = combined(six(), state.matrix);
        return;
      case 'gs':
        this.graphics(operands[0], resources);
        return;
      case 'BMC':
      case 'BDC':
        if (this.marked.length < MOST_SAVED) this.marked.push(this.isApart(operands, resources));
        return;
      case 'EMC':
        this.marked.pop();
        return;
      default: {
        const fill = colouredBy(this.file, word, operands, resources, state.fill);
        if (fill) state.fill = fill;
        // The same in capitals are for lines.
        else
          state.stroke =
            colouredBy(this.file, word.toLowerCase(), operands, resources, state.stroke) ?? state.stroke;
      }
    }
  }

  private takePath(word: string, number: (place: number) => number): boolean {
    switch (word) {
      case 'm':
        this.path.push([this.point(number(0), number(1))]);
        return true;
      case 'l':
        this.path.at(-1)?.push(this.point(number(0), number(1)));
        return true;
      // Curves are no lines of tables: what follows begins anew.
      case 'c':
        this.hasCurves = true;
        this.path.push([this.point(number(4), number(5))]);
        return true;
      case 'v':
      case 'y':
        this.hasCurves = true;
        this.path.push([this.point(number(2), number(3))]);
        return true;
      case 'h': {
        const last = this.path.at(-1);
        if (last?.[0]) last.push(last[0]);
        return true;
      }
      case 're':
        this.rectangle(number(0), number(1), number(2), number(3));
        return true;
      case 'S':
      case 's':
      case 'f':
      case 'F':
      case 'f*':
      case 'B':
      case 'B*':
      case 'b':
      case 'b*':
        this.paint(/[SsBb]/.test(word), /[fFBb]/.test(word), /[sb]/.test(word));
        return true;
      case 'n':
        this.paint(false, false, false);
        return true;
      case 'W':
      case 'W*':
        this.clips = true;
        return true;
    }
    return false;
  }

  private takeText(
    word: string,
    operands: readonly PdfValue[],
    number: (place: number) => number,
    six: () => Matrix,
    resources: Dict | undefined,
  ): boolean {
    const { state } = this;
    switch (word) {
      case 'BT':
        this.text = this.line = IDENTITY;
        return true;
      case 'Tf':
        state.font = this.fontNamed(operands[0], resources);
        state.size = number(1);
        return true;
      case 'Td':
        this.nextLine(number(0), number(1));
        return true;
      case 'TD':
        state.leading = -number(1);
        this.nextLine(number(0), number(1));
        return true;
      case 'Tm':
        this.text = this.line = six();
        return true;
      case 'T*':
        this.nextLine(0, -state.leading);
        return true;
      case 'Tj':
        this.show(operands[0]);
        return true;
      case "'":
        this.nextLine(0, -state.leading);
        this.show(operands[0]);
        return true;
      case '"':
        state.wordSpace = number(0);
        state.characterSpace = number(1);
        this.nextLine(0, -state.leading);
        this.show(operands[2]);
        return true;
      case 'TJ':
        for (const each of Array.isArray(operands[0]) ? (operands[0] as readonly PdfValue[]) : []) {
          if (typeof each === 'number') this.advance((-each / 1000) * state.size);
          else this.show(each);
        }
        return true;
      case 'Tc':
        state.characterSpace = number(0);
        return true;
      case 'Tw':
        state.wordSpace = number(0);
        return true;
      case 'Tz':
        state.stretch = number(0) / 100;
        return true;
      case 'TL':
        state.leading = number(0);
        return true;
      case 'Ts':
        state.rise = number(0);
        return true;
      case 'Tr':
        state.rendering = number(0);
        return true;
    }
    return false;
  }

  private graphics(name: PdfValue | undefined, resources: Dict | undefined): void {
    const states = this.file.dict(resources?.entries.get('ExtGState'));
    const its = name instanceof Name ? this.file.dict(states?.entries.get(name.name)) : undefined;
    const [font, size] = this.file.array(its, 'Font');
    const dict = this.file.dict(font);
    const points = this.file.value(size);
    if (!dict || typeof points !== 'number') return;
    this.state.font = this.fontBy(dict);
    this.state.size = points;
  }

  /** Page furniture of tagged files, and layers that are switched off. */
  private isApart([tag, properties]: readonly PdfValue[], resources: Dict | undefined): boolean {
    if (this.marked.at(-1)) return true;
    const kind = tag instanceof Name ? tag.name : '';
    const named = properties instanceof Name ? properties.name : undefined;
    const its =
      named === undefined
        ? this.file.dict(properties)
        : this.file.dict(this.file.dict(resources?.entries.get('Properties'))?.entries.get(named));
    return kind === 'Artifact' && this.file.name(its, 'Type') === 'Pagination';
  }

  private fontNamed(name: PdfValue | undefined, resources: Dict | undefined): Font | undefined {
    const fonts = this.file.dict(resources?.entries.get('Font'));
    const dict = name instanceof Name ? this.file.dict(fonts?.entries.get(name.name)) : undefined;
    return dict && this.fontBy(dict);
  }

  private fontBy(dict: Dict): Font {
    const known = this.fonts.get(dict);
    if (known) return known;
    const font = fontOf(this.file, dict);
    this.fonts.set(dict, font);
    return font;
  }

  private nextLine(x: number, y: number): void {
    this.text = this.line = combined([1, 0, 0, 1, x, y], this.line);
  }

  private advance(length: number): void {
    const { font, stretch } = this.state;
    const move: Matrix = font?.vertical ? [1, 0, 0, 1, 0, length] : [1, 0, 0, 1, length * stretch, 0];
    this.text = combined(move, this.text);
  }

  private show(value: PdfValue | undefined): void {
    const { font, size, characterSpace, wordSpace, rendering } = this.state;
    if (!(value instanceof Uint8Array) || !font) return;
    for (const { text, advance, isBlank: isSpace } of font.glyphsOf(value)) {
      this.effort.glyph();
      if (rendering === 3) this.hidden++;
      else if (!this.marked.at(-1)) this.put(text, advance * size, font.vertical);
      const space = characterSpace + (isSpace ? wordSpace : 0);
      this.advance(font.vertical ? -(advance * size) + space : advance * size + space);
    }
  }

  /** @param length as long as the character is, before the page's scale */
  private put(text: string | undefined, length: number, vertical: boolean): void {
    const { size, stretch, rise, matrix } = this.state;
    const all = combined([1, 0, 0, 1, 0, rise], combined(this.text, matrix));
    const [a, b, c, d] = all;
    const turn = turnOf(a, b);
    if (turn === undefined) return;
    if (text === undefined) {
      this.unknown++;
      return;
    }
    const high = Math.abs(size) * Math.hypot(c, d);
    const wide = Math.hypot(a, b) * (vertical ? Math.abs(size) : Math.abs(length * stretch));
    // What stands upright in a vertical line hangs from the middle of its upper edge.
    const [x, y] = vertical ? moved(all, -size / 2, -0.88 * size) : moved(all, 0, 0);
    if (!this.isSeen(x, y, turn, wide, high)) return;
    this.glyphs.push({ text, left: x, right: x + wide, foot: y, size: high, turn, run: this.run });
  }

  /** By the middle of the character. */
  private isSeen(x: number, y: number, turn: Turn, wide: number, high: number): boolean {
    const { clip } = this.state;
    if (clip === EVERYWHERE) return true;
    const [along, up] = [wide / 2, 0.35 * high];
    const [right, down] = [
      [along, -up],
      [up, along],
      [-along, up],
      [-up, -along],
    ][turn] as [number, number];
    return (
      x + right > clip.left - CLOSE &&
      x + right < clip.right + CLOSE &&
      y + down > clip.top - CLOSE &&
      y + down < clip.bottom + CLOSE
    );
  }

  private point(x: number, y: number): Point {
    return moved(this.state.matrix, x, y);
  }

  private rectangle(x: number, y: number, width: number, height: number): void {
    const corners: readonly Point[] = [
      [x, y],
      [x + width, y],
      [x + width, y + height],
      [x, y + height],
      [x, y],
    ];
    this.path.push(corners.map(([left, top]) => this.point(left, top)));
  }

  private paint(stroked: boolean, filled: boolean, closed: boolean): void {
    const { path } = this;
    if (this.clips && !this.hasCurves) this.clipTo(path.flat());
    this.path = [];
    this.clips = this.hasCurves = false;
    const { stroke, fill } = this.state;
    for (const points of path) {
      const [first] = points;
      if (closed && first) points.push(first);
      if (stroked && !stroke.isWhite) this.keep(rulesAlong(points));
      else if (filled && !fill.isWhite) this.keep(rulesOfArea(points));
    }
  }

  private clipTo(points: readonly Point[]): void {
    const { clip } = this.state;
    let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
    for (const [x, y] of points) {
      left = Math.min(left, x);
      top = Math.min(top, y);
      right = Math.max(right, x);
      bottom = Math.max(bottom, y);
    }
    this.state.clip = {
      left: Math.max(clip.left, left),
      top: Math.max(clip.top, top),
      right: Math.min(clip.right, right),
      bottom: Math.min(clip.bottom, bottom),
    };
  }
}

/** A picture in the page itself: its bytes are anything, up to a word that stands by itself. */
function skipPicture(lexer: Lexer): void {
  const { bytes } = lexer;
  for (let at = bytes.indexOf(73, lexer.at); at >= 0; at = bytes.indexOf(73, at + 1)) {
    // "ID" first, then "EI".
    if (bytes[at + 1] !== 68 || !isBlank(bytes[at + 2])) continue;
    for (let end = bytes.indexOf(69, at + 3); end >= 0; end = bytes.indexOf(69, end + 1)) {
      const after = bytes[end + 2];
      if (bytes[end + 1] === 73 && isBlank(bytes[end - 1]) && (after === undefined || isBlank(after))) {
        lexer.at = end + 2;
        return;
      }
    }
    break;
  }
  lexer.at = bytes.length;
}
