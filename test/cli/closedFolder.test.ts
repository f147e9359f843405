import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gouji } from './commandLine';

/** Folders that this user may not look into; whoever runs the tests may be allowed everything. */
jest.mock('node:fs/promises', () => {
  const actual: { readdir: typeof readdir } = jest.requireActual('node:fs/promises');
  const closing = (folder: string, ...rest: []) =>
    path.basename(folder) === '内部'
      ? Promise.reject(Object.assign(new Error('closed'), { code: 'EACCES' }))
      : actual.readdir(folder, ...rest);
  return { ...actual, readdir: closing };
});

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'gouji-'));
  mkdirSync(path.join(folder, '报送', '内部'), { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));

test('a folder below that cannot be looked into is told, and the others are done', async () => {
  const inner = path.join(folder, '报送', '内部');
  const file = path.join(folder, '报送', '年报.xlsx');
  writeFileSync(file, readFileSync('assets/samples/渠沟镇2021年年报.xlsx'));
  const told = expect.stringContaining(`无法读取文件夹“${inner}”（没有权限）`);
  const checked = await gouji('check', path.join(folder, '报送'));
  expect(checked).toMatchObject({ code: 2, error: told });
  expect(checked.out).toContain('共 2 个文件：通过 1，须改正 0，须说明 0，无法校核 1');
  const marked = await gouji('mark', path.join(folder, '报送'), '-o', path.join(folder, '已校核'));
  expect(marked).toMatchObject({ code: 2, error: told, out: expect.stringContaining('1 个写入') });
});

test('one that was named ends the run', async () => {
  const inner = path.join(folder, '报送', '内部');
  expect(await gouji('check', inner)).toMatchObject({
    code: 2,
    out: '',
    error: expect.stringContaining('没有权限'),
  });
});
