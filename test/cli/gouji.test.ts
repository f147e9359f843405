import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { devNull, tmpdir } from 'node:os';
import path from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { readClaims } from '../../src/claims';
import { sentencesOf } from '../../src/cli/claims';
import { fieldById } from '../../src/forms';
import { PageWorkbook } from '../../src/hosts/page';
import { openXlsx } from '../../src/hosts/xlsx';
import { authorXlsx } from '../../src/hosts/xlsx/author';
import { newWorkbook } from '../../src/newWorkbook';
import { CheckOutput } from '../../src/cli/output';
import { summaryBytes } from '../../src/cli/summary';
import { publication } from '../../src/publication';
import { review } from '../../src/review';
import { withDoubles, type SummaryRow } from '../../src/summary';
import { WAIVERS_NAMESPACE } from '../../src/waivers';
import { formatWaivers, waive } from '../../src/waivers/reason';
import { bounded } from '../bounded';
import { PdfFile } from '../../src/hosts/pdf/file';
import { pagesOf } from '../../src/hosts/pdf/pages';
import { letter } from '../hosts/pdf/written';
import { drawnAnew, words as ofdWords, written as writtenOfd } from '../hosts/ofd/written';
import { SITES } from '../webpages/sites';
import { gouji, goujiOn } from './commandLine';

// A test runs the command many times over, and a busy machine takes its time.
jest.setTimeout(30_000);

const CLEAN = 'assets/samples/渠沟镇2021年年报.xlsx';
const FAULTY = 'assets/samples/示例市2025年年报（有差错）.xlsx';
const LAST_YEAR = 'assets/samples/示例市2024年年报（上年）.xlsx';
const TRIAL_FORM = 'assets/samples/上海市人民政府办公厅2019年年报.xlsx';

let folder = '';
beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), 'gouji-'))));
afterEach(() => rmSync(folder, { recursive: true }));

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
  expect(out).toContain('正文没有写数字');
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
  expect(await gouji('mark', folder, '-o', path.join(folder, '已校核'))).toMatchObject({
    code: 2,
    error: expect.stringContaining(`“${broken}”已损坏（工作表“表三”`),
    out: expect.stringContaining('共 2 个文件，1 个写入'),
  });
  const together = await gouji('check', CLEAN, '--last-year', broken);
  expect(together).toMatchObject({ code: 2, error: expect.stringContaining('1坏.xlsx') });
});

test('companion files, folders and devices that are called like workbooks are none', async () => {
  const below = path.join(folder, '城关镇');
  mkdirSync(path.join(below, '年报.xlsx'), { recursive: true });
  writeFileSync(path.join(below, '年报.xls'), Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0, 0, 0, 0));
  writeFileSync(path.join(below, '年报.et'), Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0, 0, 0, 0));
  writeFileSync(path.join(below, '._年报.xlsx'), 'Mac OS X');
  writeFileSync(path.join(below, '~$年报.xlsx'), 'lock');
  symlinkSync(devNull, path.join(below, '设备.xlsx'));
  writeFileSync(path.join(below, '说明.txt'), '说明');
  const { code, files } = await json(folder);
  expect(code).toBe(2);
  expect(files.map((file) => 'error' in file && file.error.code)).toEqual(['et', 'oldXls', 'other']);
});

test('a file that is not there does not stop the others', async () => {
  const { code, files } = await json(path.join(folder, '没有.xlsx'), CLEAN);
  expect(code).toBe(2);
  expect(files.map((file) => ('error' in file ? file.error.code : 'read'))).toEqual(['notFound', 'read']);
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

describe('a folder that many offices have sent in', () => {
  const inside = (...names: string[]) => path.join(folder, ...names);

  beforeEach(() => {
    mkdirSync(inside('报送', '乡镇'), { recursive: true });
    writeFileSync(inside('报送', '乡镇', '年报.xlsx'), readFileSync(CLEAN));
    writeFileSync(inside('报送', '示例市 年报.xlsx'), readFileSync(FAULTY));
    writeFileSync(inside('报送', '~$示例市 年报.xlsx'), 'lock');
    writeFileSync(inside('报送', '旧版.xls'), Buffer.from('d0cf11e0a1b11ae1', 'hex'));
    writeFileSync(inside('报送', '年报.rtf'), '');
    writeFileSync(inside('报送', '各乡镇.RAR'), '');
  });

  test('a summary that was written into it is told of, and fails no later run', async () => {
    rmSync(inside('报送', '旧版.xls'));
    const summary = inside('报送', '汇总.xlsx');
    expect((await gouji('check', inside('报送'), '--summary', summary)).code).toBe(1);
    const { code, out } = await gouji('check', inside('报送'));
    expect(code).toBe(1);
    expect(out).toContain('共 2 个文件：通过 1，须改正 1，须说明 0，无法校核 0');
    expect(out).toContain(`另有 1 个校核汇总表没有校核，它不是年报：${summary}`);
    const [told] = (await gouji('check', inside('报送'), '--json')).out
      .split('\n')
      .filter((line) => line.includes('passedOver') && line.includes('汇总'));
    expect(told).toContain('"code":"summary"');
    expect((await gouji('mark', inside('报送'), '-o', inside('已校核'))).out).toContain(
      '共 2 个文件，2 个写入',
    );
    const alone = await gouji('check', summary);
    expect(alone).toMatchObject({ code: 2, error: expect.stringContaining('是校核汇总表，不是年报') });
  });

  test('ends in a table, names what could not be read by its path, and counts what it passed over', async () => {
    const { code, out, error } = await gouji('check', inside('报送'));
    expect(code).toBe(2);
    expect(error).toContain(`“${inside('报送', '旧版.xls')}”`);
    const table = out.slice(out.indexOf('文件  '));
    expect(table).toMatch(/^示例市 年报\.xlsx +示例市人民政府 +2025 +4 +0 +2 +表三 E26 .*应为 39/m);
    expect(table).toMatch(/^乡镇[/\\]年报\.xlsx +\S+ +2021 +0 +0 +0$/m);
    expect(table).toMatch(/^旧版\.xls +－ +－ +－ +已损坏，或不是工作簿/m);
    expect(table).toContain('共 3 个文件：通过 1，须改正 1，须说明 0，无法校核 1');
    expect(table).toContain('另有 1 个 RTF 文件没有校核，请另存为 .docx');
    expect(table).toContain('另有 1 个压缩包没有校核，请先解压');
  });

  test('--json tells what was passed over, too, with the reason; it is no failure', async () => {
    rmSync(inside('报送', '旧版.xls'));
    mkdirSync(inside('别处'));
    symlinkSync(inside('别处'), inside('报送', '乡镇', '链接'), 'junction');
    const { code, files } = await json(inside('报送'));
    expect(code).toBe(1);
    const passed = files.flatMap((file) => ('passedOver' in file && file.passedOver ? [file] : []));
    expect(passed).toEqual([
      {
        file: inside('报送', '各乡镇.RAR'),
        error: { code: 'archive', message: '压缩包没有校核，请先解压。' },
        passedOver: true,
      },
      {
        file: inside('报送', '年报.rtf'),
        error: { code: 'rtf', message: 'RTF 文件没有校核，请另存为 .docx。' },
        passedOver: true,
      },
      {
        file: inside('报送', '乡镇', '链接'),
        error: { code: 'linkedFolder', message: '指向文件夹的链接没有校核，请直接写所指的文件夹。' },
        passedOver: true,
      },
    ]);
    expect(files.slice(0, -passed.length).map((file) => 'error' in file)).toEqual([false, false]);
  });

  test('a link to a folder is told and not followed, one to a report is read', async () => {
    mkdirSync(inside('别处'));
    writeFileSync(inside('别处', '原件.xlsx'), readFileSync(CLEAN));
    mkdirSync(inside('只有链接'));
    symlinkSync(inside('别处'), inside('只有链接', '2024'), 'junction');
    const none = await gouji('check', inside('只有链接'));
    expect(none).toMatchObject({
      code: 2,
      error: expect.stringContaining('或存下的网页（.html、.mhtml），只有 1 个指向文件夹的链接'),
    });
    symlinkSync(inside('别处', '原件.xlsx'), inside('只有链接', '年报.xlsx'));
    for (const [command, ...options] of [['check'], ['mark', '-o', inside('已校核')]] as const) {
      const { out } = await gouji(command, inside('只有链接'), inside('别处', '原件.xlsx'), ...options);
      expect(out).toContain(
        `另有 1 个指向文件夹的链接没有校核，请直接写所指的文件夹：${inside('只有链接', '2024')}`,
      );
      expect(out).toContain('2 个文件');
    }
  });

  test('a summary inside the folder that is checked is no report of it', async () => {
    const table = inside('报送', '汇总.xlsx');
    const first = await gouji('check', inside('报送'), '--summary', table);
    const again = await gouji('check', inside('报送'), '--summary', table, '--force');
    expect(again).toEqual(first);
  });

  test('--summary writes the table in place of the findings; Excel takes it for what it is', async () => {
    const csv = inside('汇总.csv');
    const { out } = await gouji('check', inside('报送'), '--summary', csv);
    expect(out).not.toContain('理由');
    expect(out).toContain(`汇总已写入 ${csv}`);
    const text = readFileSync(csv, 'utf8');
    expect(text.startsWith('\uFEFF文件,单位,年度,结论,必改,需说明,提示,已说明,首个问题,备注\r\n')).toBe(true);
    expect(text.trimEnd().split('\r\n')).toHaveLength(4);
    expect(text).toContain('示例市人民政府,2025,须改正,4,0,2,0,');

    const xlsx = inside('汇总.xlsx');
    await gouji('check', inside('报送'), '--summary', xlsx);
    const [sheet] = openXlsx(readFileSync(xlsx), '汇总.xlsx').sheets();
    const row = sheet?.cells.find(({ value }) => value === '示例市人民政府')?.row;
    const values = sheet?.cells.filter((cell) => cell.row === row).map(({ value }) => value);
    expect(values?.slice(1, 8)).toEqual(['示例市人民政府', 2025, '须改正', 4, 0, 2, 0]);
    expect(Buffer.from(unzipSync(readFileSync(xlsx))['xl/worksheets/sheet1.xml'] ?? []).toString()).toContain(
      '<autoFilter ref="A1:J4"/>',
    );

    expect((await gouji('check', CLEAN, '--summary', xlsx)).error).toContain('已经存在');
    expect((await gouji('check', CLEAN, '--summary', '汇总.txt')).error).toContain('.csv');
  });

  test('a file that is named alone and by folders is checked once', async () => {
    const file = inside('报送', '乡镇', '年报.xlsx');
    const { out } = await gouji('check', inside('报送', '乡镇'), file, inside('报送'));
    expect(out.match(/2021年\n/g)).toHaveLength(1);
    expect(out).not.toContain('同一单位');
  });

  test('two files of one office and year are pointed out', async () => {
    writeFileSync(inside('报送', '年报（新）.xlsx'), readFileSync(CLEAN));
    const csv = inside('汇总.csv');
    const { out } = await gouji('check', inside('报送'), '--summary', csv);
    expect(out).toContain('有 2 个文件与另一个文件同一单位、同一年度');
    expect(readFileSync(csv, 'utf8')).toContain(`与 ${inside('报送', '年报（新）.xlsx')} 同一单位、同一年度`);
  });

  test('of many files of one office some are named, and how many there are', async () => {
    const files = Array.from({ length: 3_000 }, (_, place) => `各单位报送/第${place}份年报.xlsx`);
    const rows: SummaryRow[] = files.map((file) => ({
      file,
      unit: '示例县',
      year: 2025,
      first: '',
      remarks: [],
    }));
    const text = Buffer.from(await summaryBytes('汇总.csv', withDoubles(rows))).toString();
    const [, first = ''] = text.split('\r\n');
    expect(first).toContain('与 各单位报送/第1份年报.xlsx、');
    expect(first).toContain('第5份年报.xlsx 等 2999 个文件 同一单位、同一年度');
    expect(Math.max(...text.split('\r\n').map(({ length }) => length))).toBeLessThan(32_767);
  });

  test('a name with 人民政府 or blanks in it is the same office', () => {
    const row = (file: string, unit: string, year = 2025): SummaryRow => ({
      file,
      unit,
      year,
      first: '',
      remarks: [],
    });
    const rows = withDoubles([
      row('a.xlsx', '示例县黑山镇人民政府'),
      row('b.xlsx', '示例县 黑山镇'),
      row('c.xlsx', '黑山镇'),
      row('d.xlsx', '示例县黑山镇', 2024),
    ]);
    expect(rows.map(({ doubles }) => doubles)).toEqual([
      ['a.xlsx', 'b.xlsx'],
      ['a.xlsx', 'b.xlsx'],
      undefined,
      undefined,
    ]);
  });

  test('thousands of files of one office are gone through once', async () => {
    const rows: SummaryRow[] = Array.from({ length: 100_000 }, (_, place) => ({
      file: `${place}.xlsx`,
      unit: '示例县人民政府',
      year: 2025,
      first: '',
      remarks: [],
    }));
    const text = bounded(15, () => withDoubles(rows));
    expect(text).toHaveLength(rows.length);
  });

  test('all that is no workbook is counted by its kind and named; what nobody put there is not', async () => {
    for (const name of ['扫描.JPG', '扫描.png', '年报.uot', '数据.csv'])
      writeFileSync(inside('报送', '乡镇', name), '');
    for (const name of ['.隐藏.xlsx', 'Thumbs.db', 'desktop.ini', '.DS_Store'])
      writeFileSync(inside('报送', name), '');
    mkdirSync(inside('报送', '__MACOSX'));
    writeFileSync(inside('报送', '__MACOSX', '年报.xlsx'), '');
    mkdirSync(inside('报送', '2.报送'));
    const { out } = await gouji('check', inside('报送'));
    expect(out).toContain('共 3 个文件');
    const at = (name: string) => inside('报送', '乡镇', name);
    expect(out.split('\n').filter((line) => line.startsWith('另有'))).toEqual([
      `另有 1 个 RTF 文件没有校核，请另存为 .docx：${inside('报送', '年报.rtf')}`,
      `另有 2 个图片没有校核：${at('扫描.JPG')}、${at('扫描.png')}`,
      `另有 1 个压缩包没有校核，请先解压：${inside('报送', '各乡镇.RAR')}`,
      `另有 2 个其他文件没有校核：${at('年报.uot')}、${at('数据.csv')}`,
    ]);
    const marked = await gouji('mark', inside('报送'), '-o', inside('已校核'));
    expect(marked.out).toContain('另有 2 个其他文件没有校核');
  });

  test('a workbook with a second report is remarked on: only one was checked', async () => {
    const plan = newWorkbook(2021, { unit: '示例县黑山镇人民政府', year: 2025 });
    const second = plan.sheets.filter(({ name }) => /^表/.test(name));
    const sheets = [...plan.sheets, ...second.map((sheet) => ({ ...sheet, name: `白云镇${sheet.name}` }))];
    writeFileSync(inside('两份.xlsx'), authorXlsx({ ...plan, sheets }));
    await gouji('check', inside('两份.xlsx'), '--summary', inside('汇总.csv'));
    expect(readFileSync(inside('汇总.csv'), 'utf8')).toContain('另有一份表二、表三、表四没有核对');
  });

  test('a report whose text is headings only is remarked on', async () => {
    writeFileSync(
      inside('报送', '新建.xlsx'),
      authorXlsx(newWorkbook(2021, { unit: '示例县白云镇人民政府', year: 2025 })),
    );
    await gouji('check', inside('报送'), '--summary', inside('汇总.csv'));
    const rows = readFileSync(inside('汇总.csv'), 'utf8').split('\n');
    const files = rows.filter((row) => row.includes('正文只有标题')).map((row) => row.split(',')[0]);
    // The sample of a city has its text.
    expect(files).toEqual([inside('报送', '乡镇', '年报.xlsx'), inside('报送', '新建.xlsx')]);
  });

  test('each report finds its own last year in a folder', async () => {
    mkdirSync(inside('上年'));
    writeFileSync(inside('上年', '一.xlsx'), readFileSync(LAST_YEAR));
    writeFileSync(inside('上年', '二.xlsx'), readFileSync(CLEAN));
    const { out } = await gouji('check', inside('报送'), '--last-year', inside('上年'));
    expect(out).toContain('表四 15/15；上年报告 2024年');
    expect(out).toContain('没有找到“淮北市相山区渠沟镇人民政府”2020年的年报');
    expect(out).not.toContain('未提供');
    writeFileSync(inside('上年', '四.xls'), Buffer.from('d0cf11e0a1b11ae1', 'hex'));
    const unread = await gouji('check', inside('报送'), '--last-year', inside('上年'));
    expect(unread.out).toContain(`2020年的年报；其中 1 个无法读取：${inside('上年', '四.xls')}。`);
    writeFileSync(inside('上年', '三.xlsx'), readFileSync(LAST_YEAR));
    const twice = await gouji('check', FAULTY, '--last-year', inside('上年'));
    expect(twice.out).toContain('请只留一份');
  });

  test('mark writes a folder of copies, each in its place', async () => {
    const { code, out } = await gouji('mark', inside('报送'), '-o', inside('已校核'));
    expect(code).toBe(2);
    expect(out).toContain('共 3 个文件，2 个写入');
    const marked = openXlsx(readFileSync(inside('已校核', '示例市 年报.xlsx')), '年报.xlsx');
    expect(marked.hasResultSheet()).toBe(true);
    expect(existsSync(inside('已校核', '乡镇', '年报.xlsx'))).toBe(true);
    expect((await gouji('mark', inside('报送'), '-o', inside('已校核'))).error).toContain('已经存在');
    expect((await gouji('mark', inside('报送'))).error).toContain('-o');
  });
});

test('marked copies inside the folder that they are made of are not marked again', async () => {
  writeFileSync(path.join(folder, '年报.xlsx'), readFileSync(CLEAN));
  mkdirSync(path.join(folder, '..校核前'));
  writeFileSync(path.join(folder, '..校核前', '年报.xlsx'), readFileSync(CLEAN));
  const output = path.join(folder, '已校核');
  expect((await gouji('mark', folder, '-o', output)).out).toContain('共 2 个文件，2 个写入');
  const again = await gouji('mark', `${folder}${path.sep}.`, '-o', output, '--force');
  expect(again).toMatchObject({ code: 0, out: expect.stringContaining('共 2 个文件，2 个写入') });
  expect(readdirSync(output).sort()).toEqual(['..校核前', '年报.xlsx']);
});

test('an empty folder among others is told, and the others are done; alone it ends the run', async () => {
  const empty = path.join(folder, '空');
  mkdirSync(empty);
  writeFileSync(path.join(empty, '年报.uot'), '');
  const { code, files } = await json(empty, CLEAN);
  expect(code).toBe(2);
  expect(files).toMatchObject([{ file: empty, error: { code: 'emptyFolder' } }, { summary: { fail: 0 } }]);
  const said = await gouji('check', CLEAN, empty);
  expect(said).toMatchObject({ code: 2, error: expect.stringContaining(`文件夹“${empty}”里没有`) });
  expect(said.out).toContain('共 2 个文件：通过 1，须改正 0，须说明 0，无法校核 1');
  const marked = await gouji('mark', empty, CLEAN, '-o', path.join(folder, '已校核'));
  expect(marked).toMatchObject({ code: 2, error: expect.stringContaining('只有 1 个其他文件') });
  expect(marked.out).toContain('共 1 个文件，1 个写入');
  for (const command of [['check', empty] as const, ['mark', empty, '-o', folder] as const]) {
    expect(await gouji(...command)).toMatchObject({
      code: 2,
      out: '',
      error: expect.stringContaining(empty),
    });
  }
});

describe('orders to the terminal in cells and names', () => {
  const ORDERS = '\x1b]0;PWNED\x07\x1b[8m\u009b31m\r\b';

  const withOrders = async () => {
    const workbook = openXlsx(readFileSync(CLEAN), '年报.xlsx');
    for (const { name, cells } of workbook.sheets()) {
      for (const { row, column, value } of cells) {
        if (typeof value !== 'string' || !/渠沟镇人民政府$/.test(value)) continue;
        await workbook.write([{ cell: { sheet: name, row, column }, value: `${ORDERS}${value}` }]);
      }
    }
    const file = path.join(folder, `年报${ORDERS}.xlsx`);
    writeFileSync(file, workbook.save());
    return file;
  };
  const OWN = /\x1b\[(?:[12]|22|3[1236]|39)m/g;

  test.each([['check'], ['check', CLEAN], ['check', '--json'], ['mark'], ['fill', '--preview'], ['claims']])(
    '%j lets none of them through',
    async (command, ...more) => {
      const text = path.join(folder, '文字.txt');
      writeFileSync(text, `${ORDERS}收到申请12件。`);
      const file = command === 'claims' ? text : await withOrders();
      for (const coloured of [false, true]) {
        const force = command === 'mark' ? ['--force'] : [];
        const { out, error } = await goujiOn(coloured, command, file, ...more, ...force);
        const told = `${out}${error}`;
        expect(told).toContain('PWNED');
        expect(coloured ? told.replace(OWN, '') : told).not.toMatch(/[^\P{Cc}\n\t]/u);
      }
    },
  );

  test('JSON holds them as they are', async () => {
    const { report } = await reviewed(await withOrders());
    expect(report.unit).toContain('\u009b31m');
  });
});

test('what comes from a workbook cannot become a formula in the summary', async () => {
  const row: SummaryRow = { file: '=1+1.xlsx', unit: '@甲,"乙"', first: '+2', remarks: ['-3'] };
  const text = Buffer.from(await summaryBytes('汇总.csv', [row])).toString();
  expect(text.split('\r\n')[1]).toBe(`'=1+1.xlsx,"'@甲,""乙""",,无法校核,,,,,'+2,'-3`);
});

test('last year’s file of another office is pointed out', async () => {
  const { out } = await gouji('check', CLEAN, '--last-year', LAST_YEAR);
  expect(out).toContain('上年报告的单位是“示例市人民政府”，本报告的单位是“淮北市相山区渠沟镇人民政府”');
});

describe('reasons that were written into the workbook', () => {
  /** A blank cell asks for an explanation, and gets one. */
  const withBlank = async (reason: string | undefined) => {
    const workbook = openXlsx(readFileSync(CLEAN), '年报.xlsx');
    const reviewOf = () => {
      const result = review(workbook.sheets(), { fileName: '渠沟镇2021年年报.xlsx' });
      if (!result.ok) throw new Error(result.reason);
      return result.review;
    };
    const entry = reviewOf().report.entries[fieldById(2021, 'disputes.reconsideration.upheld')?.index ?? -1];
    if (!entry) throw new Error('no such figure');
    await workbook.write([{ cell: entry.cell, value: '' }]);
    const { findings, report } = reviewOf();
    const waivers =
      reason === undefined ? [] : findings.map((each) => waive(each, report, reason, new Date('2026-01-20')));
    await workbook.xmlParts.replace(WAIVERS_NAMESPACE, formatWaivers(waivers));
    const file = path.join(folder, '年报.xlsx');
    writeFileSync(file, workbook.save());
    return file;
  };

  test('are shown with what they explain, which is neither counted nor marked', async () => {
    expect((await gouji('check', await withBlank(undefined))).code).toBe(1);
    const file = await withBlank('本机关没有复议案件，上级要求此格留空');
    const { code, out } = await gouji('check', file);
    expect(code).toBe(0);
    expect(out).toContain('已说明 1 处');
    expect(out).toContain('说明：本机关没有复议案件，上级要求此格留空');
    const output = path.join(folder, '标记.xlsx');
    expect((await gouji('mark', file, '-o', output)).out).toContain('没有待处理的问题');
    expect(openXlsx(readFileSync(output), '标记.xlsx').marks()).toEqual([]);
    const { findings } = await reviewed(file);
    expect(findings[0]?.waived).toEqual({
      reason: '本机关没有复议案件，上级要求此格留空',
      at: '2026-01-20T00:00:00.000Z',
    });
  });
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

describe('a digital signature', () => {
  const SAID = '工作簿有数字签名';
  const ORIGIN = 'http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin';

  /** The file with the parts and the relationship that a signature adds. */
  const signed = (original: string) => {
    const parts = unzipSync(readFileSync(original));
    const links = strFromU8(parts['_rels/.rels'] ?? new Uint8Array());
    const link = `<Relationship Id="rIdSig" Type="${ORIGIN}" Target="_xmlsignatures/origin.sigs"/>`;
    const file = path.join(folder, '签名.xlsx');
    writeFileSync(
      file,
      zipSync({
        ...parts,
        '_rels/.rels': strToU8(links.replace('</Relationships>', `${link}</Relationships>`)),
        '_xmlsignatures/origin.sigs': new Uint8Array(),
        '_xmlsignatures/sig1.xml': strToU8('<Signature xmlns="http://www.w3.org/2000/09/xmldsig#"/>'),
      }),
    );
    return file;
  };

  test.each([
    ['mark', CLEAN],
    ['fill', CLEAN],
    ['fill', FAULTY, '--add-profile'],
  ])('%j says that it holds no more, and leaves it as it is', async (command, original, ...more) => {
    const output = path.join(folder, '副本.xlsx');
    const file = signed(original);
    expect((await gouji(command, file, '-o', output, ...more)).out).toContain(SAID);
    const [before, after] = [file, output].map((each) => unzipSync(readFileSync(each)));
    for (const name of ['_rels/.rels', '_xmlsignatures/origin.sigs', '_xmlsignatures/sig1.xml']) {
      expect(after?.[name]).toEqual(before?.[name]);
    }
  });

  test('is told with each file of a folder and by check; where there is none, nothing is said', async () => {
    const file = signed(CLEAN);
    expect((await reviewed(file)).notices).toContainEqual(expect.stringContaining(SAID));
    expect((await gouji('mark', folder, '-o', path.join(folder, '已校核'))).out).toContain(SAID);
    expect((await gouji('mark', CLEAN, '-o', path.join(folder, '副本.xlsx'))).out).not.toContain(SAID);
    expect(new PageWorkbook(openXlsx(readFileSync(file), '签名.xlsx')).notices).toMatchObject([
      { kind: 'signed' },
    ]);
  });
});

test('an existing file is not overwritten without --force', async () => {
  const output = path.join(folder, '有了.xlsx');
  writeFileSync(output, '');
  const refused = await gouji('mark', CLEAN, '-o', output);
  expect(refused).toMatchObject({ code: 2 });
  expect(refused.error).toContain('已经存在');
  expect((await gouji('mark', CLEAN, '-o', output, '--force')).code).toBe(0);
});

test('what cannot be written is told before any work is done, by the option that names it', async () => {
  const nowhere = path.join(folder, '没有', '汇总.csv');
  const summary = await gouji('check', path.join(folder, '也没有.xlsx'), '--summary', nowhere);
  expect(summary).toMatchObject({ code: 2, out: '', error: expect.stringContaining('没有这个文件夹') });
  const filled = await gouji('fill', CLEAN, '-o', path.join(folder, '没有', '年报.xlsx'));
  expect(filled).toMatchObject({ code: 2, out: '', error: expect.stringContaining('没有这个文件夹') });
  const there = path.join(folder, '汇总.csv');
  writeFileSync(there, '');
  const { error } = await gouji('check', CLEAN, '--summary', there);
  expect(error).toContain('已经存在');
  // check and new have no -o; the folder's own name may hold these letters.
  expect(error.replaceAll(folder, '')).not.toContain('-o');
});

test('a folder that cannot be made is told once, as no fault of the program', async () => {
  const file = path.join(folder, '占用');
  writeFileSync(file, '');
  for (const output of [file, path.join(file, '已校核')]) {
    const { code, error } = await gouji('mark', CLEAN, TRIAL_FORM, '-o', output);
    expect(code).toBe(2);
    expect(error).toContain(`无法写入“${output}”`);
    expect(error).not.toContain('内部出错');
  }
});

test('thousands of files that are named one by one are gone through once', async () => {
  const names = Array.from({ length: 3_000 }, (_, place) => path.join(folder, '各单位', `第${place}份.xlsx`));
  const { code, out } = await gouji('mark', ...names, '-o', path.join(folder, '已校核'));
  expect(code).toBe(2);
  expect(out).toContain('共 3000 个文件，0 个写入');
});

test('one file goes into a folder as many do', async () => {
  const output = path.join(folder, '已校核');
  expect((await gouji('mark', CLEAN, '-o', `${output}${path.sep}`)).code).toBe(0);
  expect(readdirSync(output)).toEqual([path.basename(CLEAN)]);
  expect((await gouji('mark', TRIAL_FORM, '-o', output)).code).toBe(1);
  expect(readdirSync(output)).toHaveLength(2);
  expect((await gouji('fill', CLEAN, '-o', output)).error).toContain('请在后面写上文件名');
});

test('a workbook under an old ending is copied under one that programs open', async () => {
  const old = path.join(folder, '年报.xls');
  writeFileSync(old, readFileSync(CLEAN));
  expect((await gouji('mark', old)).code).toBe(0);
  expect(existsSync(path.join(folder, '年报-校核.xlsx'))).toBe(true);
});

test('a file whose name is as long as can be is replaced', async () => {
  const file = path.join(folder, `${'名'.repeat(83)}.xlsx`);
  writeFileSync(file, readFileSync(CLEAN));
  expect((await gouji('mark', file, '-o', file, '--force')).code).toBe(0);
  const told = await gouji('mark', file);
  expect(told.error).toContain('文件名或路径太长');
});

test('a preview writes nothing, 基本信息 neither', async () => {
  const file = path.join(folder, '年报.xlsx');
  writeFileSync(file, readFileSync(TRIAL_FORM));
  const { code, error } = await gouji('fill', file, '--add-profile', '--preview');
  expect(code).toBe(2);
  expect(error).toContain('--preview');
  expect(readdirSync(folder)).toEqual(['年报.xlsx']);
});

test('new says how it is called, and which form a year has', async () => {
  const file = path.join(folder, '年报.xlsx');
  expect((await gouji('new', file, '2021')).error).toContain('先写版本，再写文件名');
  expect((await gouji('new', '2021', file, '--year', '2018')).error).toContain('2019 至 2100');
  expect((await gouji('new', '2019', file, '--year', '2024')).out).toContain(
    '2024年度的年报应用 2021年版表样',
  );
  expect((await gouji('new', '2021', file, '--year', '2024', '--force')).out).not.toContain('请注意');
});

test('a file that is replaced keeps its permissions and leaves nothing beside it', async () => {
  const output = path.join(folder, '有了.xlsx');
  writeFileSync(output, '');
  chmodSync(output, 0o640);
  expect((await gouji('mark', CLEAN, '-o', output, '--force')).code).toBe(0);
  expect(statSync(output).mode & 0o777).toBe(0o640);
  expect(readdirSync(folder)).toEqual(['有了.xlsx']);
});

test.each([
  [['check', '没有这个文件.xlsx'], '找不到'],
  [['chekc', 'x'], '没有“chekc”这个命令'],
  [['check'], '缺少参数'],
  [['check', CLEAN, '--jsno'], '不认识选项“--jsno”'],
  [['check', CLEAN, '--last-year'], '要写一个值'],
  [['chekc', 'x'], '是不是要写“check”'],
  [['help', 'chekc'], '没有“chekc”这个命令'],
  [['chekc', '--help'], '没有“chekc”这个命令'],
  [['check', '*.xlsx'], '请直接写文件夹的名称'],
  [['fill', 'assets'], '是文件夹'],
  [['mark', CLEAN, '-o', '年报.docx'], '以 .xlsx 结尾'],
  [['mark', CLEAN, '-o', '没有这个文件夹/年报.xlsx'], '没有这个文件夹'],
  [['check', CLEAN, '--entries'], '要与 --json 同用'],
])('%j is refused in Chinese', async (args, words) => {
  const { code, error } = await gouji(...args);
  expect(code).toBe(2);
  expect(error).toContain(words);
});

test.each(['.xlsx', '.xlsm', '.xltx', '.xltm'])('a copy of a %s keeps this ending', async (ending) => {
  const original = path.join(folder, `年报${ending.toUpperCase()}`);
  writeFileSync(original, readFileSync(CLEAN));
  for (const other of ['.xlsx', '.xlsm', '.xltx', '.xltm'].filter((each) => each !== ending)) {
    for (const command of ['mark', 'fill']) {
      const { code, error } = await gouji(command, original, '-o', path.join(folder, `副本${other}`));
      expect(code).toBe(2);
      expect(error).toContain(`应与原文件一样以 ${ending} 结尾`);
    }
  }
  expect((await gouji('mark', original, '-o', path.join(folder, `副本${ending}`))).code).toBe(0);
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

  test('word makes a document of text and tables, and says what it still lacks', async () => {
    await gouji('fill', CLEAN, '-o', filled());
    const output = path.join(folder, '年报.docx');
    expect(await gouji('word', filled(), '-o', output)).toMatchObject({ code: 0, out: `已写入 ${output}\n` });
    const document = strFromU8(unzipSync(readFileSync(output))['word/document.xml'] ?? new Uint8Array());
    expect(document).toContain('主动公开政府信息845条');
    expect(document.match(/<w:tbl>/g)).toHaveLength(3);

    const without = await gouji('word', CLEAN, '-o', path.join(folder, '无正文.docx'));
    expect(without).toMatchObject({ code: 1, out: expect.stringContaining('还不完整：没有正文。') });
    const faulty = await gouji('word', FAULTY, '-o', path.join(folder, '有差错.docx'));
    expect(faulty).toMatchObject({ code: 1, out: expect.stringMatching(/校核：必改 \d+ 处/) });
  });

  test('a Word document is checked like a workbook, alone, in a folder and as last year’s', async () => {
    const inside = (...names: string[]) => path.join(folder, '报送', ...names);
    mkdirSync(inside('上年'), { recursive: true });
    await gouji('word', FAULTY, '-o', inside('市.docx'));
    await gouji('word', LAST_YEAR, '-o', inside('上年', '市2024.docx'));
    writeFileSync(inside('镇.xlsx'), readFileSync(CLEAN));
    writeFileSync(inside('县.wps'), readFileSync('test/hosts/doc/示例市2025年年报（有差错）.doc'));
    expect((await gouji('check', inside('县.wps'))).out).toMatch(
      /表三 E7 部分公开 × 商业企业 应为 39，现为 93/,
    );
    rmSync(inside('县.wps'));
    const document = await gouji('check', inside('市.docx'), '--last-year', inside('上年', '市2024.docx'));
    expect(document.out).toContain('“表三 C8”指该表从上数第 8 行');
    expect(document.out).toMatch(/上年报告/);
    expect(document.out).toMatch(/表三 E7 部分公开 × 商业企业 应为 39，现为 93/);
    const { out } = await gouji('check', inside());
    expect(out).toContain('共 3 个文件：通过 2，须改正 1，须说明 0，无法校核 0');
    expect(await gouji('fill', inside('市.docx'))).toMatchObject({
      code: 2,
      error: expect.stringContaining('只能用 gouji check 校核、用 gouji mark 标记'),
    });
  });

  test('marks of a Word document stand in a workbook made of it, beside those of workbooks', async () => {
    const inside = (...names: string[]) => path.join(folder, '报送', ...names);
    mkdirSync(inside('乡镇'), { recursive: true });
    await gouji('word', FAULTY, '-o', inside('市.docx'));
    const original = readFileSync(inside('市.docx'));
    const { code, out } = await gouji('mark', inside('市.docx'));
    expect(code).toBe(1);
    expect(out).toContain(`写入 ${inside('市-校核.xlsx')}`);
    expect(out).toContain('“市.docx”是 Word 文档，标记作在由它排成的 .xlsx 上，原稿没有改动。');
    expect(out).not.toContain('从上数第 8 行');
    const marked = openXlsx(readFileSync(inside('市-校核.xlsx')), '市-校核.xlsx');
    expect(marked.marks()).toContainEqual({ cell: { sheet: '表三', row: 6, column: 4 }, level: 'mustFix' });
    expect(marked.hasResultSheet()).toBe(true);
    expect((await gouji('check', inside('市-校核.xlsx'))).out).toMatch(/商业企业 应为 39，现为 93/);
    expect(readFileSync(inside('市.docx')).equals(original)).toBe(true);
    rmSync(inside('市-校核.xlsx'));

    writeFileSync(inside('市.xlsx'), readFileSync(FAULTY));
    writeFileSync(inside('市.wps'), readFileSync('test/hosts/doc/示例市2025年年报（有差错）.doc'));
    await gouji('word', CLEAN, '-o', inside('乡镇', '镇.docx'));
    const copies = await gouji('mark', inside(), '-o', path.join(folder, '已校核'));
    expect(copies.out).toContain('共 4 个文件，4 个写入');
    const written = readdirSync(path.join(folder, '已校核'), { recursive: true }).map(String);
    expect(written.sort()).toEqual(
      ['乡镇', path.join('乡镇', '镇.xlsx'), '市.docx.xlsx', '市.wps.xlsx', '市.xlsx'].sort(),
    );
    const cleared = await gouji('mark', inside('市.docx'), '--clear');
    expect(cleared).toMatchObject({ code: 2, error: expect.stringContaining('“市.docx”是 Word 文档') });
    const misnamed = await gouji('mark', inside('市.docx'), '-o', inside('市2.docx'));
    expect(misnamed).toMatchObject({ code: 2, error: expect.stringContaining('应以 .xlsx 结尾') });
  });

  test('an OFD is checked like a PDF, and marks stand in an .xlsx made of it', async () => {
    const inside = (...names: string[]) => path.join(folder, '报送', ...names);
    mkdirSync(inside());
    const pdf = await PdfFile.open(readFileSync('test/hosts/pdf/示例市2025年年报（有差错）.pdf'));
    writeFileSync(inside('市.ofd'), drawnAnew(pagesOf(pdf)));
    writeFileSync(inside('通知.ofd'), writtenOfd([ofdWords('关于报送年报的通知', 20, 30)]));
    const { code, out } = await gouji('check', inside('市.ofd'));
    expect(code).toBe(1);
    expect(out).toContain('这是 OFD：表格按框线读取');
    expect(out).toMatch(/表三 E7 部分公开 × 商业企业 应为 39，现为 93/);
    const { files } = await json(inside());
    expect(files.at(-1)).toMatchObject({
      file: inside('通知.ofd'),
      error: { code: 'ofdWithoutReport', message: 'OFD 文件没有校核，其中没有年报，或者是扫描件。' },
    });
    const marked = await gouji('mark', inside(), '-o', path.join(folder, '已校核'));
    expect(marked).toMatchObject({ code: 1, out: expect.stringContaining('共 1 个文件，1 个写入') });
    expect(readdirSync(path.join(folder, '已校核'))).toEqual(['市.xlsx']);
  });

  test('a PDF is checked like a document; letters and scans beside it are told of and fail nothing', async () => {
    const inside = (...names: string[]) => path.join(folder, '报送', ...names);
    mkdirSync(inside('上年'), { recursive: true });
    const report = readFileSync('test/hosts/pdf/示例市2025年年报（有差错）.pdf');
    await gouji('word', LAST_YEAR, '-o', inside('上年', '市2024.docx'));
    writeFileSync(inside('市.pdf'), report);
    writeFileSync(inside('通知.pdf'), letter());
    const alone = await gouji('check', inside('市.pdf'), '--last-year', inside('上年'));
    expect(alone.out).toContain('这是 PDF：表格按框线读取');
    expect(alone.out).toMatch(/上年报告/);
    expect(alone.out).toMatch(/表三 E7 部分公开 × 商业企业 应为 39，现为 93/);
    const { code, out } = await gouji('check', inside());
    expect(code).toBe(1);
    expect(out).toContain('共 2 个文件：通过 1，须改正 1，须说明 0，无法校核 0');
    expect(out).toContain(`另有 1 个 PDF 文件没有校核，其中没有年报，或者是扫描件：${inside('通知.pdf')}`);
    const { files } = await json(inside());
    expect(files.at(-1)).toMatchObject({
      file: inside('通知.pdf'),
      error: { code: 'pdfWithoutReport', message: 'PDF 文件没有校核，其中没有年报，或者是扫描件。' },
      passedOver: true,
    });
    const marked = await gouji('mark', inside(), '-o', path.join(folder, '已校核'));
    expect(marked).toMatchObject({ code: 1, out: expect.stringContaining('共 2 个文件，2 个写入') });
    expect(marked.out).toContain('另有 1 个 PDF 文件没有校核，其中没有年报');
    expect(readdirSync(path.join(folder, '已校核')).sort()).toEqual(['上年', '市.xlsx']);
    // Who names it wants to know.
    const named = await gouji('check', inside('通知.pdf'));
    expect(named).toMatchObject({ code: 2, error: expect.stringContaining('里没有年报的正文和表格') });
    rmSync(inside('市.pdf'));
    rmSync(inside('上年'), { recursive: true });
    const none = await gouji('check', inside());
    expect(none).toMatchObject({
      code: 2,
      error: expect.stringContaining('只有 1 个 PDF 文件（其中没有年报'),
    });
  });

  test('a workbook of the old format is checked like any other; marks go into an .xlsx', async () => {
    const inside = (name: string) => path.join(folder, '旧版', name);
    mkdirSync(path.join(folder, '旧版'));
    const old = readFileSync('test/hosts/xls/示例市2025年年报（有差错）.xls');
    writeFileSync(inside('市.xls'), old);
    writeFileSync(inside('县.et'), old);
    const told = async (file: string) => (await gouji('check', file, '--last-year', LAST_YEAR)).out;
    const plain = (out: string) =>
      out.replace(/[^ /\n]*[/\\][^ \n]*|市\.xls|示例市2025年年报（有差错）\.xlsx/g, '');
    expect(plain(await told(inside('市.xls')))).toBe(plain(await told(FAULTY)));
    expect((await gouji('check', inside('县.et'))).out).toMatch(/部分公开 × 商业企业 应为 39，现为 93/);
    expect((await gouji('sum', path.join(folder, '旧版'), '-o', path.join(folder, '全县.xlsx'))).code).toBe(
      1,
    );
    expect(await gouji('mark', inside('县.et'))).toMatchObject({
      code: 1,
      out: expect.stringMatching(/“县\.et”是旧版工作簿.*原来的格式没有带上/),
    });
    expect(openXlsx(readFileSync(inside('县-校核.xlsx')), '县.xlsx').marks().length).toBeGreaterThan(0);
    expect(await gouji('fill', inside('县.et'))).toMatchObject({
      code: 2,
      error: expect.stringMatching(/“县\.et”是旧版工作簿.*另存/),
    });
  });

  test('a saved web page is checked like a workbook, alone, in a folder and as last year’s', async () => {
    const inside = (...names: string[]) => path.join(folder, '已发布', ...names);
    mkdirSync(inside('上年'), { recursive: true });
    mkdirSync(inside('市_files'));
    const page = (sample: string, site: string) => {
      const read = review(openXlsx(readFileSync(sample), '年报.xlsx').sheets(), { fileName: '年报.xlsx' });
      if (!read.ok) throw new Error(read.reason);
      return SITES[site]?.(publication(read.review.report)) ?? '';
    };
    writeFileSync(inside('市.html'), page(FAULTY, 'old-tables-gbk.htm'));
    // What a browser keeps beside the page is no report, nor is Gouji’s own page.
    writeFileSync(inside('市_files', '广告.html'), '<p>广告</p>');
    writeFileSync(inside('市_files', '图.png'), '');
    writeFileSync(inside('年报勾稽.html'), '<p>年报勾稽</p>');
    writeFileSync(inside('上年', '市2024.mhtml'), page(LAST_YEAR, 'chrome.mhtml'));
    writeFileSync(inside('镇.htm'), page(CLEAN, 'from-word.html'));
    const city = await gouji('check', inside('市.html'), '--last-year', inside('上年', '市2024.mhtml'));
    expect(city.out).toContain('这是网页，只读其中的年报');
    expect(city.out).toMatch(/上年报告/);
    expect(city.out).toMatch(/表三 E7 部分公开 × 商业企业 应为 39，现为 93/);
    const { out } = await gouji('check', inside());
    expect(out).toContain('共 3 个文件：通过 2，须改正 1，须说明 0，无法校核 0');
    expect(out).not.toContain('没有校核');
    const marked = await gouji('mark', inside('市.html'));
    expect(marked).toMatchObject({ code: 1, out: expect.stringContaining('“市.html”是网页，标记作在') });
    rmSync(inside('市-校核.xlsx'));
    expect((await gouji('fill', inside('镇.htm'))).error).toContain('是网页');
    expect((await gouji('word', inside('镇.htm'))).error).toContain('是网页');
    writeFileSync(inside('镇.xlsx'), readFileSync(CLEAN));
    const copies = await gouji('mark', inside(), '-o', path.join(folder, '已校核'));
    expect(copies.out).toContain('共 4 个文件，4 个写入');
    writeFileSync(inside('附件.html'), '<p>见附件：<a href="a.pdf">年报.pdf</a></p>');
    const none = await gouji('check', inside('附件.html'));
    expect(none).toMatchObject({ code: 2, error: expect.stringContaining('年报在附件里：年报.pdf') });
  });

  test('word keeps what is there, and writes no workbook', async () => {
    const output = path.join(folder, '年报.docx');
    writeFileSync(output, '别人的文稿');
    expect((await gouji('word', CLEAN, '-o', output)).error).toContain('已经存在');
    expect(readFileSync(output, 'utf8')).toBe('别人的文稿');
    expect((await gouji('word', CLEAN, '-o', path.join(folder, '年报.xlsx'))).error).toContain('.docx');
    expect((await gouji('word', path.join(folder, '没有.xlsx'))).error).toContain('找不到');
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

  test('claims tells figures in words, and reads what 记事本 saves as ANSI', async () => {
    const file = path.join(folder, '文字.txt');
    // “收到政府信息公开申请12件。” in GB 18030
    const gbk = 'cad5b5bdd5feb8aed0c5cfa2b9abbfaac9eac7eb3132bcfea1a3';
    writeFileSync(file, Buffer.from(gbk, 'hex'));
    const { out } = await gouji('claims', file);
    expect(out).toContain('收到政府信息公开申请12件 → 12件  表三“本年新收 × 总计”');
  });

  test('claims refuses what is no text', async () => {
    expect(await gouji('claims', CLEAN)).toMatchObject({
      code: 2,
      out: '',
      error: expect.stringContaining(`“${CLEAN}”不是纯文本`),
    });
  });

  test('a workbook without 基本信息 gets one; what is missing is named with its cell', async () => {
    const without = await gouji('fill', FAULTY, '--preview');
    expect(without.error).toContain('--add-profile');
    const added = path.join(folder, '基本信息.xlsx');
    expect((await gouji('fill', FAULTY, '--add-profile', '-o', added)).code).toBe(0);
    expect((await gouji('fill', added, '--preview')).error).toContain('基本信息!B11 请填写“联系科室”（');
    expect((await gouji('fill', added, '--add-profile', '-o', filled())).error).toContain('已经有“基本信息”');
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

  test('claims finds each sentence of a long text once', () => {
    const text = '　2024年收到申请3件。\r\n  \n天晴。'.repeat(30_000);
    const told = bounded(15, () => [...sentencesOf(text, readClaims(text))]);
    expect(told).toHaveLength(60_000);
    expect(told.map(({ claims }) => claims.length).slice(-2)).toEqual([1, 0]);
  });
});
