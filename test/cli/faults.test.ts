import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { review } from '../../src/review';
import { gouji } from './commandLine';

/** A fault of the program itself, at one file of several. */
jest.mock('../../src/review', () => {
  const actual: { review: typeof review } = jest.requireActual('../../src/review');
  return { ...actual, review: jest.fn(actual.review) };
});

const CLEAN = 'assets/samples/渠沟镇2021年年报.xlsx';

let folder = '';
beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), 'gouji-'))));
afterEach(() => rmSync(folder, { recursive: true }));

test('a fault at one file is told as its trouble; the next file is checked', async () => {
  jest.mocked(review).mockImplementationOnce(() => {
    throw new RangeError('Maximum call stack size exceeded');
  });
  const { code, out } = await gouji('check', CLEAN, CLEAN, '--json');
  expect(code).toBe(2);
  const [first, second] = out
    .trimEnd()
    .split('\n')
    .map((line): unknown => JSON.parse(line));
  expect(first).toMatchObject({ file: CLEAN, error: { code: 'internal' } });
  expect(second).toMatchObject({ file: CLEAN, summary: { fail: 0 } });
});

test('a fault while the written text is looked at leaves no file behind', async () => {
  const { review: actual }: { review: typeof review } = jest.requireActual('../../src/review');
  jest
    .mocked(review)
    .mockImplementationOnce(actual)
    .mockImplementationOnce(() => {
      throw new RangeError('Maximum call stack size exceeded');
    });
  const output = path.join(folder, '年报-正文.xlsx');
  await expect(gouji('fill', CLEAN, '-o', output)).rejects.toThrow(RangeError);
  expect(readdirSync(folder)).toEqual([]);
});
