import { read } from '@e965/xlsx';
import readExcelFile from 'read-excel-file/node';
import { openXlsx } from '../../src/hosts/xlsx';
import { review } from '../../src/review';

/** Milliseconds, median of several rounds, of a file's bytes to its findings, and of reading alone. */
export interface FileTimes {
  readonly findings: number;
  readonly gouji: number;
  readonly readExcelFile: number;
  readonly sheetJs: number;
  /** Findings against the faster of the two other readers: the median of the rounds' ratios. */
  readonly ratio: number;
}

/** Rounds before the clock counts, for all contenders alike: the times are those of a run over many files. */
const WARM_UP = 30;

/**
 * Times the whole walk and the two fastest JavaScript readers of .xlsx that npm has, in turn in every round: a round's
 * ratio holds when the machine's speed drifts.
 */
export async function timeFile(bytes: Uint8Array, name: string, rounds = 25): Promise<FileTimes> {
  const buffer = Buffer.from(bytes);
  const contenders: readonly (() => unknown)[] = [
    () => review(openXlsx(bytes, name).sheets(), { fileName: name }),
    () => openXlsx(bytes, name).sheets(),
    () => readExcelFile(buffer),
    () => read(bytes, { type: 'array', dense: true }),
  ];
  const times: number[][] = contenders.map(() => []);
  for (let round = -WARM_UP; round < rounds; round++) {
    for (const [place, work] of contenders.entries()) {
      const start = performance.now();
      await work();
      if (round >= 0) times[place]?.push(performance.now() - start);
    }
  }
  const [findings = [], gouji = [], readExcel = [], sheetJs = []] = times;
  const ratios = findings.map(
    (time, round) => time / Math.min(readExcel[round] ?? NaN, sheetJs[round] ?? NaN),
  );
  return {
    findings: median(findings),
    gouji: median(gouji),
    readExcelFile: median(readExcel),
    sheetJs: median(sheetJs),
    ratio: median(ratios),
  };
}

export function median(values: readonly number[]): number {
  return [...values].sort((one, other) => one - other)[values.length >> 1] ?? NaN;
}
