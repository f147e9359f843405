import { damaged } from '../xlsx/error';
import { ContentReader } from './content';
import { Effort } from '../layout/effort';
import type { PdfFile } from './file';
import type { Font } from './fonts';
import { combined, type Matrix, type PageContent, type Turn } from '../layout/geometry';
import { turnedBy } from '../layout/turning';
import { Dict, Stream } from './objects';

/** Pages are listed in groups, in one another. */
const DEEPEST = 30;

/** What every page of a file holds, in their order. */
export function pagesOf(file: PdfFile): readonly PageContent[] {
  const effort = new Effort();
  const fonts = new Map<Dict, Font>();
  return pageDicts(file, effort).map((page) => contentOf(file, page, effort, fonts));
}

/** A page with what it takes over from its groups. */
interface Page {
  readonly dict: Dict;
  readonly above: readonly Dict[];
}

function pageDicts(file: PdfFile, effort: Effort): readonly Page[] {
  const found: Page[] = [];
  const seen = new Set<Dict>();
  const walk = (node: Dict, above: readonly Dict[]) => {
    if (seen.has(node) || above.length > DEEPEST) return;
    seen.add(node);
    const kids = file.array(node, 'Kids');
    if (kids.length === 0 && file.name(node, 'Type') !== 'Pages') {
      effort.page();
      found.push({ dict: node, above });
      return;
    }
    for (const kid of kids) {
      const its = file.value(kid);
      if (its instanceof Dict) walk(its, [node, ...above]);
    }
  };
  const root = file.get(file.root(), 'Pages');
  if (root instanceof Dict) walk(root, []);
  if (found.length === 0) throw damaged('其中没有页面');
  return found;
}

function contentOf(
  file: PdfFile,
  { dict, above }: Page,
  effort: Effort,
  fonts: Map<Dict, Font>,
): PageContent {
  const owner = (key: string) => [dict, ...above].find((each) => each.entries.has(key));
  const box = boxOf(file, owner('CropBox'), 'CropBox') ??
    boxOf(file, owner('MediaBox'), 'MediaBox') ?? [0, 0, 595, 842];
  const turns = (((Math.round((file.number(owner('Rotate'), 'Rotate') ?? 0) / 90) % 4) + 4) % 4) as Turn;
  const { matrix, width, height } = uprightPage(box, turns);
  const reader = new ContentReader(file, effort, fonts, matrix);
  const resources = file.dict(owner('Resources')?.entries.get('Resources'));
  const contents = file.get(dict, 'Contents');
  const streams = (Array.isArray(contents) ? contents : [contents]).map((each) => file.value(each));
  reader.read(
    joined(streams.flatMap((each) => (each instanceof Stream ? (file.content(each) ?? []) : []))),
    resources,
  );
  return reader.page(width, height);
}

type Edges = readonly [left: number, bottom: number, right: number, top: number];

function boxOf(file: PdfFile, dict: Dict | undefined, key: string): Edges | undefined {
  const [x = 0, y = 0, toX = 0, toY = 0] = file.numbers(dict, key);
  const edges: Edges = [Math.min(x, toX), Math.min(y, toY), Math.max(x, toX), Math.max(y, toY)];
  return edges[2] - edges[0] > 1 && edges[3] - edges[1] > 1 ? edges : undefined;
}

/** PDF counts y from below, and turns the whole page when it is shown. */
function uprightPage([left, bottom, right, top]: Edges, turns: Turn) {
  const wide = right - left;
  const high = top - bottom;
  const flipped: Matrix = [1, 0, 0, -1, -left, top];
  const matrix = combined(flipped, turnedBy(turns, wide, high));
  return turns % 2 === 0 ? { matrix, width: wide, height: high } : { matrix, width: high, height: wide };
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const [only] = pieces;
  if (only && pieces.length === 1) return only;
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length + 1, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
    whole[at++] = 10;
  }
  return whole;
}
