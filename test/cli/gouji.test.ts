import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pc from 'picocolors';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { run } from '../../src/cli/gouji';
import { openXlsx } from '../../src/hosts/xlsx';
import { CheckOutput } from '../../src/cli/output';

const CLEAN = 'assets/samples/渠沟镇2021年年报.xlsx';
const FAULTY = 'assets/samples/示例市2025年年报（有差错）.xlsx';
const LAST_YEAR = 'assets/samples/示例市2024年年报（上年）.xlsx';
const TRIAL_FORM = 'assets/samples/上海市人民政府办公厅2019年年报.xlsx';

let folder = '';
beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), 'gouji-'))));
afterEach(() => rmSync(folder, { recursive: true }));

async function gouji(...args: string[]) {
  const said = { out: '', error: '' };
  const code = await run(args, {
    write: (text) => (said.out += text),
    error: (text) => (said.error += text),
    stderr: process.stderr,
    colors: pc.createColors(false),
  });
  return { code, ...said };
}

/** One parsed line of --json a file. */
async function json(...args: string[]) {
  const { out, code } = await gouji('check', ...args, '--json');
  const lines = out.trimEnd().split('\n');
  return { code, files: lines.map((line) => CheckOutput.parse(JSON.parse(line))) };
}

async function reviewed(...args: string[]) {
  const { files } = await json(...args);
  const [first] = files;
  if (!first || 'error' in first) throw new Error('not reviewed');
  return first;
}

test('a clean report: nothing to fix, exit code 0', async () => {
  const { code, out } = await gouji('check', CLEAN);
  expect(code).toBe(0);
  expect(out).toContain('没有发现问题');
  expect(out).toContain('表二 10/10，表三 175/175，表四 15/15');
});

test('each planted fault of the sample is named with its cell and the right value', async () => {
  const { code, out } = await gouji('check', FAULTY, '--last-year', LAST_YEAR);
  expect(code).toBe(1);
  expect(out).toContain('部分公开 × 商业企业 应为 39，现为 93');
  expect(out).toContain('办理结果总计 × 总计 应为 13810，现为 13801');
  expect(out).toContain('行政复议 › 总计 应为 790，现为 970');
  expect(out).toContain('1 格数字以文本存放');
});

test('a suspect of many cells is told by its first three; JSON holds them all', async () => {
  const { out } = await gouji('check', TRIAL_FORM);
  expect(out).toMatch(/1\. 表三 J8 [^；]+；表三 J9 [^；]+；表三 J10 [^；]+；等 11 格\n/);
  const { suspects } = await reviewed(TRIAL_FORM);
  expect(suspects[0]?.cells).toHaveLength(11);
});

test('--json follows its schema; suspects explain findings that exist', async () => {
  const { findings, suspects, report } = await reviewed(FAULTY, '--last-year', LAST_YEAR);
  expect(report).toEqual({ unit: '示例市人民政府', kind: 'city', year: 2025, edition: 2021 });
  const ids = findings.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { explains } of suspects) for (const id of explains) expect(ids).toContain(id);
  expect(suspects[0]?.cells[0]).toMatchObject({ actual: 93, expected: 39 });
});

test('--entries gives every figure with its cell', async () => {
  const { entries = {} } = await reviewed(CLEAN, '--entries');
  expect(Object.keys(entries)).toHaveLength(200);
  expect(entries['applications.newlyReceived.total']).toMatchObject({ kind: 'number', value: 0 });
});

test('the 2019 form is recognised as such, its blank totals are asked for with their values', async () => {
  const { report, findings } = await reviewed(TRIAL_FORM);
  expect(report.edition).toBe(2019);
  expect(findings.map(({ message }) => message).join()).toContain('（一）予以公开 × 总计（J8） 应为 272');
});

test('a folder: one line a file; a file that cannot be read does not stop the others', async () => {
  writeFileSync(path.join(folder, '坏.xlsx'), 'not a workbook');
  writeFileSync(path.join(folder, '好.xlsx'), readFileSync(CLEAN));
  const { code, files } = await json(folder);
  expect(code).toBe(2);
  expect(files).toHaveLength(2);
  expect(files.filter((file) => 'error' in file)).toHaveLength(1);
});

/** A report of which one sheet is damaged inside: the workbook opens, reading its sheets fails. */
function damagedInside(): Uint8Array {
  const parts = unzipSync(readFileSync(CLEAN));
  parts['xl/worksheets/sheet3.xml'] = strToU8('<worksheet><sheetData><row r="1"><c r="A1"><v>1');
  return zipSync(parts);
}

test('a file that turns out damaged while it is read does not stop the others, nor the program', async () => {
  const broken = path.join(folder, '1坏.xlsx');
  writeFileSync(broken, damagedInside());
  writeFileSync(path.join(folder, '2好.xlsx'), readFileSync(CLEAN));
  const { code, files } = await json(folder);
  expect(code).toBe(2);
  expect(files).toMatchObject([{ file: broken, error: { code: 'damaged' } }, { summary: { fail: 0 } }]);
  expect(await gouji('mark', broken)).toMatchObject({ code: 2, error: expect.stringContaining('表三') });
  const together = await gouji('check', CLEAN, '--last-year', broken);
  expect(together).toMatchObject({ code: 2, error: expect.stringContaining('1坏.xlsx') });
});

test('a folder tells of workbooks of other kinds; companion files and folders are no workbooks', async () => {
  const below = path.join(folder, '城关镇');
  mkdirSync(path.join(below, '年报.xlsx'), { recursive: true });
  writeFileSync(path.join(below, '年报.xls'), Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0, 0, 0, 0));
  writeFileSync(path.join(below, '年报.et'), Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0, 0, 0, 0));
  writeFileSync(path.join(below, '._年报.xlsx'), 'Mac OS X');
  writeFileSync(path.join(below, '~$年报.xlsx'), 'lock');
  writeFileSync(path.join(below, '说明.txt'), '说明');
  const { code, files } = await json(folder);
  expect(code).toBe(2);
  expect(files.map((file) => 'error' in file && file.error.code)).toEqual(['et', 'oldXls']);
  // Every office calls its file the same: the message says whose it is.
  expect((await gouji('check', folder)).error).toContain(path.join(below, '年报.xls'));
});

test('one argument that is wrong does not stop the others', async () => {
  const empty = path.join(folder, '空');
  mkdirSync(empty);
  const { code, files } = await json(path.join(folder, '没有.xlsx'), empty, CLEAN);
  expect(code).toBe(2);
  expect(files.map((file) => ('error' in file ? file.error.code : 'read'))).toEqual([
    'notFound',
    'emptyFolder',
    'read',
  ]);
});

test('a text of one endless sentence tells round each number what stands there', async () => {
  const parts = unzipSync(readFileSync(CLEAN));
  const endless = `<row r="99"><c r="A99" t="str"><v>${'收到申请12件，'.repeat(3000)}</v></c></row>`;
  const sheet = 'xl/worksheets/sheet5.xml';
  parts[sheet] = strToU8(
    strFromU8(parts[sheet] ?? new Uint8Array()).replace('</sheetData>', `${endless}</sheetData>`),
  );
  const file = path.join(folder, '长.xlsx');
  writeFileSync(file, zipSync(parts));
  const { claims = [] } = await reviewed(file);
  expect(claims.length).toBeGreaterThan(2000);
  for (const { sentence, at, raw } of claims) {
    expect(sentence.length).toBeLessThan(1001);
    expect(sentence.slice(at, at + raw.length)).toBe(raw);
  }
});

test('settings switch a rule off and are refused by name where they are wrong', async () => {
  const settings = path.join(folder, '设置.json');
  writeFileSync(settings, JSON.stringify({ rules: { 'T4-1': { enabled: false } } }));
  const { out } = await gouji('check', FAULTY, '--settings', settings);
  expect(out).not.toContain('行政复议 › 总计 应为');
  writeFileSync(settings, JSON.stringify({ rules: { 'T9-9': { enabled: false } } }));
  const wrong = await gouji('check', FAULTY, '--settings', settings);
  expect(wrong.code).toBe(2);
  expect(wrong.error).toContain('T9-9');
});

test('mark writes a copy, leaves the original alone, and --clear gives every part back', async () => {
  const original = readFileSync(FAULTY);
  const marked = path.join(folder, '标记.xlsx');
  const cleared = path.join(folder, '清除.xlsx');
  const { code, out } = await gouji('mark', FAULTY, '-o', marked);
  expect(code).toBe(1);
  expect(out).toContain('校核结果');
  expect(readFileSync(FAULTY).equals(original)).toBe(true);
  expect(Object.keys(unzipSync(readFileSync(marked)))).toHaveLength(
    Object.keys(unzipSync(original)).length + 1,
  );
  expect((await gouji('mark', marked, '--clear', '-o', cleared)).code).toBe(0);
  expect(unzipSync(readFileSync(cleared))).toEqual(unzipSync(original));
});

test('an existing file is not overwritten without --force', async () => {
  const output = path.join(folder, '有了.xlsx');
  writeFileSync(output, '');
  const refused = await gouji('mark', CLEAN, '-o', output);
  expect(refused).toMatchObject({ code: 2 });
  expect(refused.error).toContain('已经存在');
  expect((await gouji('mark', CLEAN, '-o', output, '--force')).code).toBe(0);
});

test('a copy has an extension that Excel opens it under', async () => {
  const output = path.join(folder, '标记.xlsm');
  const refused = await gouji('mark', CLEAN, '-o', output);
  expect(refused).toMatchObject({ code: 2, error: expect.stringContaining('.xlsx 结尾') });
  expect(existsSync(output)).toBe(false);
  const misnamed = path.join(folder, '年报.xls');
  writeFileSync(misnamed, readFileSync(CLEAN));
  expect((await gouji('mark', misnamed)).code).toBe(0);
  expect((await gouji('mark', misnamed, '-o', path.join(folder, '年报.xlsx'))).code).toBe(0);
});

test('a file that is replaced keeps its permissions and leaves nothing beside it', async () => {
  const output = path.join(folder, '有了.xlsx');
  writeFileSync(output, '');
  chmodSync(output, 0o640);
  expect((await gouji('mark', CLEAN, '-o', output, '--force')).code).toBe(0);
  expect(statSync(output).mode & 0o777).toBe(0o640);
  expect(readdirSync(folder)).toEqual(['有了.xlsx']);
});

test('where nothing can be written, what is in the way is told', async () => {
  const nowhere = await gouji('mark', CLEAN, '-o', path.join(folder, '没有', '标记.xlsx'));
  expect(nowhere).toMatchObject({ code: 2, error: expect.stringContaining('文件夹') });
  mkdirSync(path.join(folder, '夹.xlsx'));
  const onFolder = await gouji('mark', CLEAN, '-o', path.join(folder, '夹.xlsx'), '--force');
  expect(onFolder).toMatchObject({ code: 2, error: expect.stringContaining('不是文件') });
});

test.each([
  [['check', '没有这个文件.xlsx'], '找不到'],
  [['chekc', 'x'], '没有“chekc”这个命令'],
  [['check'], '缺少参数'],
  [['check', CLEAN, '--jsno'], '不认识选项“--jsno”'],
  [['check', CLEAN, '--last-year'], '要写一个值'],
])('%j is refused in Chinese', async (args, words) => {
  const { code, error } = await gouji(...args);
  expect(code).toBe(2);
  expect(error).toContain(words);
});

test('help is Chinese and has examples', async () => {
  const { code, out } = await gouji('--help');
  expect(code).toBe(0);
  expect(out).toContain('用法：');
  expect(out).toContain('gouji check 年报.xlsx');
  expect(out).not.toMatch(/Usage|Options|Commands|display help/);
});

test('forms and rules list everything, as text and as JSON', async () => {
  const forms = (await gouji('forms', '--json')).out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { fields: unknown[] });
  expect(forms.map(({ fields }) => fields.length)).toEqual([200, 198]);
  const rules = (await gouji('rules', '--json')).out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { id: string });
  expect(rules.map(({ id }) => id)).toEqual(
    expect.arrayContaining(['T3-1', 'T3-2', 'T3-3', 'T4-1', 'T2-1', 'X-1']),
  );
  expect((await gouji('forms')).out).toContain('表三 收到和处理政府信息公开申请情况：175 个数');
});

describe('text', () => {
  const filled = () => path.join(folder, '正文.xlsx');

  test('fill writes the sections; the result passes every rule and each number is verified', async () => {
    const { code, out } = await gouji('fill', CLEAN, '-o', filled());
    expect(code).toBe(0);
    for (const fact of ['845条', '未收到政府信息公开申请', '培训8次', '2021年12月31日', '0561-3238810']) {
      expect(out).toContain(fact);
    }
    const report = await reviewed(filled());
    expect(report.findings).toEqual([]);
    expect(report.coverage.disagrees).toBe(0);
    expect(report.coverage.agrees).toBeGreaterThan(5);
  });

  test('a second fill finds nothing to do; changed text is kept unless --overwrite is given', async () => {
    await gouji('fill', CLEAN, '-o', filled());
    const again = await gouji('fill', filled(), '--preview');
    expect(again.out).toContain('正文已经是最新的');

    const workbook = openXlsx(readFileSync(filled()), '正文.xlsx');
    const sheet = workbook.sheets().find(({ name }) => name === '正文');
    const cell = sheet?.cells.find(({ value }) => typeof value === 'string' && value.includes('845条'));
    if (!cell) throw new Error('no paragraph');
    const own = '2021年，全镇主动公开政府信息845条，较好地回应了群众关切。';
    await workbook.write([{ cell: { sheet: '正文', row: cell.row, column: cell.column }, value: own }]);
    const changed = path.join(folder, '改过.xlsx');
    writeFileSync(changed, workbook.save());

    const output = path.join(folder, '再来.xlsx');
    const kept = await gouji('fill', changed, '-o', output);
    expect(kept.code).toBe(1);
    expect(kept.out).toContain('未覆盖');
    const overwritten = await gouji('fill', changed, '-o', output, '--overwrite', '--force');
    expect(overwritten.out).toContain(`－ ${own}`);
    expect(overwritten.code).toBe(0);
  });

  test('what is missing is asked for by name, and nothing is written', async () => {
    const empty = path.join(folder, '新.xlsx');
    await gouji('new', '2021', empty, '--unit', '清河县青石镇人民政府', '--year', '2025');
    const { code, error } = await gouji('fill', empty, '-o', filled());
    expect(code).toBe(2);
    expect(error).toContain('“培训次数”');
    expect(existsSync(filled())).toBe(false);
  });

  test('a folder of templates changes the wording; a faulty one is told with its place', async () => {
    const templates = path.join(folder, '模板');
    mkdirSync(templates);
    writeFileSync(path.join(templates, '主动公开.txt'), '全年公开信息{{ 主动公开信息总数 }}条。');
    const { out } = await gouji('fill', CLEAN, '--preview', '--templates', templates);
    expect(out).toContain('全年公开信息845条。');
    writeFileSync(path.join(templates, '主动公开.txt'), '全年公开信息\n{{ 主动公开总数目 }}条。');
    const faulty = await gouji('fill', CLEAN, '--preview', '--templates', templates);
    expect(faulty.code).toBe(2);
    expect(faulty.error).toContain('第 2 行');
    expect(faulty.error).toContain('主动公开信息总数');
  });

  test.each(['2021', '2019'])('new %s recognises as itself and checks clean', async (edition) => {
    const fresh = path.join(folder, '新.xlsx');
    expect((await gouji('new', edition, fresh, '--unit', '清河县财政局', '--year', '2025')).code).toBe(0);
    const report = await reviewed(fresh);
    expect(report.report).toMatchObject({ edition: Number(edition), unit: '清河县财政局', year: 2025 });
    expect(report.findings).toEqual([]);
    expect(report.missing).toEqual([]);
  });

  test('claims reads a plain text, sentence by sentence, with no workbook', async () => {
    const file = path.join(folder, '文字.txt');
    writeFileSync(file, '2024年收到政府信息公开申请12件，其中自然人10件。\n天气晴好。');
    const { out } = await gouji('claims', file, '--json', '--year', '2024');
    const [first, second] = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { claims: object[] });
    expect(first?.claims).toEqual([
      expect.objectContaining({ value: 12, kind: 'count', fields: ['applications.newlyReceived.total'] }),
      expect.objectContaining({ value: 10, fields: ['applications.newlyReceived.naturalPersons'] }),
    ]);
    expect(second).toMatchObject({ sentence: '天气晴好。', claims: [] });
  });
});
