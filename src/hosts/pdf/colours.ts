import type { PdfFile } from './file';
import { Name, type Dict, type PdfValue } from './objects';

/** What something is drawn in, as far as it tells what is seen. */
export interface Colour {
  /** What the numbers of a colour mean: so much light, so much ink, or something else (a place in a palette, a pattern). */
  readonly numbers: 'light' | 'ink' | 'other';
  /** White lines are not seen. */
  readonly isWhite: boolean;
}

export const BLACK: Colour = { numbers: 'light', isWhite: false };

/** The colour after an operator that sets that of areas; undefined for any other. */
export function colouredBy(
  file: PdfFile,
  word: string,
  operands: readonly PdfValue[],
  resources: Dict | undefined,
  before: Colour,
): Colour | undefined {
  switch (word) {
    case 'g':
    case 'rg':
    case 'k':
      return { numbers: 'light', isWhite: isWhite(operands, 'light') };
    case 'sc':
    case 'scn':
      return { ...before, isWhite: isWhite(operands, before.numbers) };
    case 'cs':
      return { numbers: numbersIn(file, operands[0], resources), isWhite: false };
    default:
      return undefined;
  }
}

/** @param name of the colour space, on its page */
function numbersIn(
  file: PdfFile,
  name: PdfValue | undefined,
  resources: Dict | undefined,
): Colour['numbers'] {
  if (!(name instanceof Name)) return 'other';
  const spaces = file.dict(resources?.entries.get('ColorSpace'));
  const space = spaces?.entries.has(name.name) ? file.get(spaces, name.name) : name;
  const kind = Array.isArray(space) ? file.value((space as readonly PdfValue[])[0]) : space;
  if (!(kind instanceof Name)) return 'other';
  if (kind.name === 'Separation' || kind.name === 'DeviceN') return 'ink';
  return /^(?:Device|Cal|ICCBased)/.test(kind.name) ? 'light' : 'other';
}

function isWhite(operands: readonly PdfValue[], numbers: Colour['numbers']): boolean {
  const parts = operands.filter((each): each is number => typeof each === 'number');
  if (numbers === 'other' || parts.length === 0 || parts.length < operands.length) return false;
  // Of four, each is an ink as well.
  const isInk = numbers === 'ink' || parts.length === 4;
  return parts.every((part) => (isInk ? part < 0.02 : part > 0.98));
}
