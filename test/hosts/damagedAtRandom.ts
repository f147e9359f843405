import fc from 'fast-check';
import { XlsxError } from '../../src/hosts/xlsx/error';
import { review } from '../../src/review';
import type { ReportFile } from '../../src/workbook';
import { bounded } from '../bounded';

/**
 * Changes bytes of a file at random, all over it or in its head, and expects that what is left is read or told of.
 * @param head how many bytes say where all others are
 */
export function readOrTold(
  file: Uint8Array,
  head: number,
  open: (bytes: Uint8Array, name: string) => ReportFile,
): void {
  const spot = fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), byte: fc.nat(255) });
  fc.assert(
    fc.property(fc.array(spot, { minLength: 1, maxLength: 30 }), fc.boolean(), (spots, inHead) => {
      const bytes = new Uint8Array(file);
      const room = inHead ? head : bytes.length;
      for (const { at, byte } of spots) bytes[Math.floor(at * (room - 1))] = byte;
      try {
        review(
          bounded(5, () => open(bytes, '年报').sheets()),
          { fileName: '年报' },
        );
      } catch (error) {
        if (!(error instanceof XlsxError)) throw error;
      }
    }),
    { numRuns: 300 },
  );
}
