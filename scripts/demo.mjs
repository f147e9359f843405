/**
 * The main job on the shipped samples: `npm run demo`. Checks a faulty report, writes its marks,
 * fills in the text of a clean one, checks that and makes a document of it; ends by itself.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';

const FAULTY = 'assets/samples/示例市2025年年报（有差错）.xlsx';
const LAST_YEAR = 'assets/samples/示例市2024年年报（上年）.xlsx';
const CLEAN = 'assets/samples/渠沟镇2021年年报.xlsx';
const OUTPUT = 'demo-output';

/** Runs a command line; exit code 1 tells of findings, which the demo expects. */
function gouji(...args) {
  console.log(`\n$ gouji ${args.join(' ')}\n`);
  try {
    execFileSync(process.execPath, ['dist/cli/gouji.cjs', ...args], { stdio: 'inherit' });
  } catch (error) {
    if (error.status !== 1) throw error;
  }
}

rmSync(OUTPUT, { recursive: true, force: true });
mkdirSync(OUTPUT);
gouji('check', FAULTY, '--last-year', LAST_YEAR);
gouji('mark', FAULTY, '--last-year', LAST_YEAR, '-o', `${OUTPUT}/示例市2025年年报-校核.xlsx`);
gouji('fill', CLEAN, '-o', `${OUTPUT}/渠沟镇2021年年报-正文.xlsx`);
gouji('check', `${OUTPUT}/渠沟镇2021年年报-正文.xlsx`);
gouji('word', `${OUTPUT}/渠沟镇2021年年报-正文.xlsx`, '-o', `${OUTPUT}/渠沟镇2021年年报.docx`);
console.log(`\n打开 ${OUTPUT} 里的工作簿看标记；gouji mark … --clear 可以清除。`);
