/**
 * Writes the generated documents: `npm run docs`. With --check it writes nothing and fails where one is stale.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { CheckOutput } from '../src/cli/output';
import { SumOutput } from '../src/cli/sumOutput';
import { LEVEL_LABELS } from '../src/finding';
import { BASIS_LABELS, RULES } from '../src/rules';
import { templateNamesPage } from './templateNames';

function rulesPage(): string {
  const rows = RULES.map(
    ({ id, title, level, basis, basisKind, editions, kinds }) =>
      `| ${id} | ${title} | ${LEVEL_LABELS[level]} | ${BASIS_LABELS[basisKind]} | ${basis} | ${editions.join('、')}${kinds ? `；${kinds.join('、')}` : ''} |`,
  );
  return [
    '# 规则目录 (rule catalogue)',
    '',
    '由 `npm run docs` 从 `src/rules` 生成，请勿手改。“依据性质”如实区分：官方文本、地方做法、推断。',
    '',
    '| 编号 | 规则 | 级别 | 依据性质 | 依据 | 适用版本；单位 |',
    '|---|---|---|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}

const documents: Readonly<Record<string, string>> = {
  'docs/rules.md': rulesPage(),
  'docs/templateNames.md': templateNamesPage(),
  'docs/check-output.schema.json': JSON.stringify(z.toJSONSchema(CheckOutput), null, 2) + '\n',
  'docs/sum-output.schema.json': JSON.stringify(z.toJSONSchema(SumOutput), null, 2) + '\n',
};

const check = process.argv.includes('--check');
let stale = 0;
for (const [file, text] of Object.entries(documents)) {
  if (!check) {
    writeFileSync(file, text);
    continue;
  }
  let there = '';
  try {
    there = readFileSync(file, 'utf8');
  } catch {
    // A document that was never written is stale too.
  }
  if (there !== text) {
    stale++;
    console.error(`${file} is stale: run npm run docs`);
  }
}
process.exitCode = stale === 0 ? 0 : 1;
