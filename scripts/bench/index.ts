/**
 * `npm run bench [-- FOLDER]`: everything that the project claims about speed, measured in one run.
 * FOLDER holds workbooks to read; without it the shipped samples are used.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { openXlsx } from '../../src/hosts/xlsx';
import { review } from '../../src/review';
import { benchClaims } from './claims';
import { measureCore, printCore } from './core';
import { benchNarrative, printNarrative } from './narrative';
import { timePane } from './pane';
import { median, timeFile } from './xlsx';

const FILES_PER_BATCH = 500;
/** Of a large folder, about so many, spread over it. */
const FILES_TIMED = 16;
const COLD_STARTS = 7;

/** In a function of its own: a module that waits is bundled apart from all that it measures. */
async function main(): Promise<void> {
  const folder = process.argv[2] ?? 'assets/samples';
  const names = existsSync(folder) ? readdirSync(folder) : [];
  const files = names.filter((name) => name.endsWith('.xlsx')).map((name) => path.join(folder, name));
  if (files.length === 0) {
    console.error(`There are no .xlsx files in ${path.resolve(folder)}`);
    process.exitCode = 2;
    return;
  }

  console.log('A report in memory');
  console.log(printCore(measureCore()));
  console.log(printNarrative(benchNarrative()));
  for (const { name, characters, read, compare } of benchClaims()) {
    console.log(
      `claims, ${name} (${characters} characters)  read ${read.toFixed(1)} µs   read and compare ${compare.toFixed(1)} µs`,
    );
  }

  console.log('\nFrom file to findings, and what reading alone costs (ms, median, warm)');
  console.log(
    'file                          findings   read   read-excel-file   SheetJS   findings / fastest peer',
  );
  const ratios: number[] = [];
  const step = Math.max(1, files.length / FILES_TIMED);
  for (const file of files.filter((_, place) => Math.floor(place % step) === 0)) {
    const name = path.basename(file);
    const { findings, gouji, readExcelFile, sheetJs, ratio } = await timeFile(readFileSync(file), name);
    ratios.push(ratio);
    const columns = [findings, gouji, readExcelFile, sheetJs].map((time) => time.toFixed(2).padStart(9));
    console.log(`${name.padEnd(28)} ${columns.join(' ')}   ${ratio.toFixed(2)}`);
  }
  const above = ratios.filter((ratio) => ratio > 1.5).length;
  console.log(
    `median ratio ${median(ratios).toFixed(2)}, largest ${Math.max(...ratios).toFixed(2)}, above 1.5: ${above} of ${ratios.length}`,
  );

  const contents = files.map((file) => [path.basename(file), readFileSync(file)] as const);
  const started = performance.now();
  for (let done = 0; done < FILES_PER_BATCH; done++) {
    const [name, bytes] = contents[done % contents.length] ?? ['', new Uint8Array()];
    review(openXlsx(bytes, name).sheets(), { fileName: name });
  }
  const seconds = (performance.now() - started) / 1000;
  console.log(
    `\n${FILES_PER_BATCH} workbooks in one process: ${(FILES_PER_BATCH / seconds).toFixed(0)} files a second`,
  );

  const command = path.resolve('dist/cli/gouji.cjs');
  const cold = Array.from({ length: COLD_STARTS }, () => {
    const start = performance.now();
    try {
      execFileSync(process.execPath, [command, 'check', files[0] ?? '', '--json'], { stdio: 'ignore' });
    } catch {
      // Exit code 1 tells of findings, as it should.
    }
    return performance.now() - start;
  });
  console.log(`one file, a cold process: ${median(cold).toFixed(0)} ms`);

  const { firstPaint, interactive } = await timePane();
  console.log(
    `the pane beside the sample, in Chromium: first paint ${firstPaint.toFixed(0)} ms, checked and listed ${interactive.toFixed(0)} ms`,
  );
}

void main();
