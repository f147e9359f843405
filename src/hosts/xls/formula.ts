import { columnName } from '../../workbook';

/** What stands for a formula that is more than a sum: that there is one matters, not what it says. */
export const OPAQUE = '…';

/** Bytes; longer ones are no sum of a report's figures. */
const LONGEST = 2_000;

/** Where a formula stands: references in shared formulas count from there. */
interface Place {
  readonly row: number;
  readonly column: number;
}

/** Tokens of formulas: [MS-XLS] 2.5.198. */
const TOKEN = {
  shared: 0x01,
  add: 0x03,
  subtract: 0x04,
  plus: 0x12,
  minus: 0x13,
  bracket: 0x15,
  attribute: 0x19,
  whole: 0x1e,
  float: 0x1f,
  call: 0x22,
  cell: 0x24,
  area: 0x25,
  cellFrom: 0x2c,
  areaFrom: 0x2d,
} as const;
/** Of tokens for a reference, an array or a value. */
const CLASSES = 0x60;
const SUM = 4;
const ATTRIBUTE = { always: 0x01, sum: 0x10, space: 0x40 } as const;

/** The cell whose shared formula this one is; undefined for a formula of its own. */
export function sharedFrom(tokens: Uint8Array): Place | undefined {
  if (tokens[0] !== TOKEN.shared || tokens.length < 5) return undefined;
  const view = viewOf(tokens);
  return { row: view.getUint16(1, true), column: view.getUint16(3, true) };
}

/** Sums and differences of cells as text without "="; OPAQUE for whatever else. Throws RangeError where it breaks off. */
export function formulaText(tokens: Uint8Array, place: Place): string {
  if (tokens.length > LONGEST) return OPAQUE;
  const view = viewOf(tokens);
  const stack: string[] = [];
  const pop = () => stack.pop() ?? OPAQUE;
  let at = 0;
  const u8 = () => view.getUint8(at++);
  const u16 = () => view.getUint16((at += 2) - 2, true);
  const sumOf = (count: number) => `SUM(${stack.splice(Math.max(0, stack.length - count)).join(',')})`;
  while (at < tokens.length) {
    const id = u8();
    switch (id >= 0x20 ? (id & ~CLASSES) | 0x20 : id) {
      case TOKEN.add: {
        const right = pop();
        stack.push(`${pop()}+${right}`);
        break;
      }
      case TOKEN.subtract: {
        const right = pop();
        stack.push(`${pop()}-${right}`);
        break;
      }
      case TOKEN.plus:
        stack.push(`+${pop()}`);
        break;
      case TOKEN.minus:
        stack.push(`-${pop()}`);
        break;
      case TOKEN.bracket:
        stack.push(`(${pop()})`);
        break;
      case TOKEN.whole:
        stack.push(String(u16()));
        break;
      case TOKEN.float:
        stack.push(String(view.getFloat64((at += 8) - 8, true)));
        break;
      case TOKEN.attribute: {
        const kind = u8();
        at += 2;
        if (kind & ATTRIBUTE.sum) stack.push(sumOf(1));
        else if (!(kind & (ATTRIBUTE.space | ATTRIBUTE.always))) return OPAQUE;
        break;
      }
      case TOKEN.call: {
        const count = u8();
        if (u16() !== SUM) return OPAQUE;
        stack.push(sumOf(count));
        break;
      }
      case TOKEN.cell:
        stack.push(reference(u16(), u16()));
        break;
      case TOKEN.area: {
        const [top, bottom] = [u16(), u16()];
        stack.push(`${reference(top, u16())}:${reference(bottom, u16())}`);
        break;
      }
      case TOKEN.cellFrom:
        stack.push(moved(u16(), u16(), place));
        break;
      case TOKEN.areaFrom: {
        const [top, bottom] = [u16(), u16()];
        stack.push(`${moved(top, u16(), place)}:${moved(bottom, u16(), place)}`);
        break;
      }
      default:
        return OPAQUE;
    }
  }
  const [text = OPAQUE, ...rest] = stack;
  return rest.length > 0 || text.includes(OPAQUE) ? OPAQUE : text;
}

const ROW_MOVES = 0x8000;
const COLUMN_MOVES = 0x4000;
const COLUMN = 0xff;

/** @param column with two signs above it: which of the two moves along when the formula is copied */
function reference(row: number, column: number): string {
  const letters = `${column & COLUMN_MOVES ? '' : '$'}${columnName(column & COLUMN)}`;
  return `${letters}${column & ROW_MOVES ? '' : '$'}${row + 1}`;
}

/** The same where what moves is a distance. */
function moved(row: number, column: number, place: Place): string {
  const to = (distance: number, from: number, most: number) => (from + distance) & most;
  return reference(
    column & ROW_MOVES ? to(row, place.row, 0xffff) : row,
    column & COLUMN_MOVES ? (column & ~COLUMN) | to(column & COLUMN, place.column, COLUMN) : column,
  );
}

const viewOf = ({ buffer, byteOffset, byteLength }: Uint8Array) =>
  new DataView(buffer, byteOffset, byteLength);
