import { read } from '@e965/xlsx';
import readExcelFile from 'read-excel-file/node';
import { openXlsx } from '../../src/hosts/xlsx';

/** Milliseconds from a file's bytes to all of its cells, median of several runs. */
export interface ReadTimes {
  readonly gouji: number;
  readonly readExcelFile: number;
  readonly sheetJs: number;
}

/** Reads the same bytes with Gouji and with the two fastest JavaScript readers of .xlsx that npm has. */
export async function timeReading(bytes: Uint8Array, runs = 15): Promise<ReadTimes> {
  const buffer = Buffer.from(bytes);
  return {
    gouji: await median(runs, () => openXlsx(bytes, 'bench.xlsx').sheets()),
    readExcelFile: await median(runs, () => readExcelFile(buffer)),
    sheetJs: await median(runs, () => read(bytes, { type: 'array', dense: true })),
  };
}

async function median(runs: number, work: () => unknown): Promise<number> {
  for (let warm = 0; warm < 3; warm++) await work();
  const times: number[] = [];
  for (let run = 0; run < runs; run++) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  times.sort((one, other) => one - other);
  return times[Math.floor(runs / 2)] ?? NaN;
}
