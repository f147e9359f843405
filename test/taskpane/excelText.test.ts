import { bookOf, ExcelDesk, sampleBytes, type ExcelPane } from './excelPane';
import { thisYear } from './sample';

/** 正文 in the shipped pane, in an emulated Excel: preview, fill in, read back, take back. */

jest.setTimeout(30_000);

let desk: ExcelDesk;
beforeAll(async () => {
  desk = await ExcelDesk.start();
});
afterEach(async () => expect(await desk.clear()).toEqual([]));
afterAll(() => desk.stop());

const BLANK = '渠沟镇2021年年报.xlsx';
const blank = () => bookOf(sampleBytes(BLANK), BLANK);
const textIn = ({ book }: ExcelPane): string =>
  [...book.sheet('正文').cells.values()].map(({ value }) => String(value)).join('\n');

async function text(pane: ExcelPane): Promise<ExcelPane> {
  await pane.page.getByRole('tab', { name: '正文' }).click();
  await pane.page.getByRole('heading', { name: '生成正文' }).waitFor();
  return pane;
}

test.each(['LTSC 2021', 'Microsoft 365'] as const)(
  'in Excel of %s the preview writes nothing, the text goes to its cells in one write, and reads back true',
  async (version) => {
    const book = blank();
    const before = book.snapshot();
    const pane = await text(await desk.open(book, version));
    await pane.click('预览');
    await pane.page.locator('.preview ins').filter({ hasText: '主动公开政府信息845条' }).waitFor();
    expect(book.snapshot()).toBe(before);
    const trips = await pane.click(/^写入/);
    await pane.message('正文已写入').waitFor();
    expect(textIn(pane)).toContain('培训8次');
    const writing = trips.filter(({ body }) => body.Actions.some(({ Name }) => Name === 'Values'));
    expect(writing).toHaveLength(1);
    await pane.page.getByText('11 个与表一致').waitFor();
    await pane.click('预览');
    await pane.page.getByText('正文已经是最新的').first().waitFor();
    await pane.click(/^撤销/);
    expect(textIn(pane)).not.toContain('培训8次');
  },
);

test('what a person wrote since is kept, unless it is to be replaced; a figure changed meanwhile stops the writing', async () => {
  const pane = await text(await desk.open(blank()));
  await pane.click('预览');
  await pane.click(/^写入/);
  await pane.message('正文已写入').waitFor();
  const sheet = pane.book.sheet('正文');
  sheet.type('A6', '2021年，我镇主动公开政府信息845条，其中网站800条。');
  await pane.click('预览');
  await pane.page.getByText('有人写过或改过的文字').first().waitFor();
  await pane.page.getByRole('checkbox', { name: /文字也替换/ }).click();
  await pane.idle();
  const button = pane.button(/^写入/);
  await button.waitFor();
  sheet.type('A6', '2021年，我镇主动公开政府信息845条，其中网站801条。');
  await button.click();
  await pane.message('预览之后工作簿有改动').waitFor();
  expect(sheet.value('A6')).toContain('801');
  await pane.click(/^写入/);
  await pane.message('正文已写入').waitFor();
  expect(sheet.value('A6')).toBe('2021年，我镇主动公开政府信息845条。');
});

test.each(['LTSC 2021', 'Microsoft 365'] as const)(
  'in Excel of %s the text goes whole into a merged block, and leaves alone one that somebody has written into',
  async (version) => {
    const book = blank();
    const sheet = book.sheet('正文');
    for (const [key, { value }] of [...sheet.cells]) {
      const row = Number(key.split(',')[0]);
      if (row >= 4 && row < 18 && value !== '') sheet.cells.delete(key);
    }
    sheet.merges.push({ top: 4, left: 0, bottom: 17, right: 0 });
    sheet.put(25, 0, '由人写的不足。');
    sheet.put(26, 0, '');
    sheet.merges.push({ top: 25, left: 0, bottom: 28, right: 0 });
    const pane = await text(await desk.open(book, version));
    await pane.click('预览');
    if (version === 'LTSC 2021') {
      await pane.click(/^写入/);
      await pane.message('要写入的地方有合并单元格').waitFor();
      expect(sheet.value('A5')).toBe('');
    }
    await pane.click(/^写入/);
    await pane.message('正文已写入').waitFor();
    const whole = String(sheet.value('A5'));
    expect(whole.split('\n').length).toBeGreaterThan(10);
    expect(whole).toContain('（一）主动公开\n2021年，我镇主动公开政府信息845条。');
    expect(whole).toContain('培训8次');
    expect(sheet.value('A26')).toBe('由人写的不足。');
  },
);

test('what the text took the place of comes back as it was, formulas too', async () => {
  const pane = await text(await desk.open(blank()));
  const sheet = pane.book.sheet('正文');
  sheet.insertRow(10);
  const own = { A6: 845, A7: '=800+45', A10: '由人写的一段。', A11: '另有一段。' };
  for (const [address, value] of Object.entries(own)) sheet.type(address, value);
  await pane.click('预览');
  await pane.page.getByRole('checkbox', { name: /文字也替换/ }).click();
  await pane.idle();
  await pane.page.locator('.change').filter({ hasText: 'A11' }).getByText('（清空）').waitFor();
  await pane.click(/^写入/);
  await pane.message('正文已写入').waitFor();
  expect(sheet.cell('A7')?.formula).toBeUndefined();
  expect(sheet.value('A11')).toBe('');
  await pane.click(/^撤销/);
  await pane.idle();
  expect(sheet.cell('A7')?.formula).toBe('=800+45');
  expect(Object.keys(own).map((address) => sheet.value(address))).toEqual([
    845,
    845,
    '由人写的一段。',
    '另有一段。',
  ]);
});

test('a number in the text that the tables belie is shown, and follows what is typed', async () => {
  const name = '示例市2025年年报（有差错）.xlsx';
  const pane = await text(await desk.open(bookOf(sampleBytes(name), name)));
  const claim = pane.page.locator('.claim').filter({ hasText: '表中为 819' });
  await claim.click();
  await pane.page.waitForTimeout(100);
  expect(pane.book.selection).toMatchObject({ address: 'A9' });
  const sheet = pane.book.sheet('正文');
  sheet.type('A9', String(sheet.value('A9')).replace('891', '819'));
  await claim.waitFor({ state: 'detached' });
});

test('基本信息 and the text go to sheets of their own where the workbook has none', async () => {
  const pane = await text(await desk.open(bookOf(thisYear().bytes)));
  const { page, book } = pane;
  await pane.click('添加“基本信息”表');
  const answers = {
    网站名称: '临江市人民政府门户网站',
    联系科室: '市政府办公室',
    联系电话: '0000-1234567',
    主动公开信息总数: '1200',
    培训次数: '3',
    工作考核结果: '在全省考核中得96分',
    社会评议结果: '发放问卷200份，收到意见3条',
    责任追究: '0',
    存在问题: '部分栏目更新不及时',
    改进措施: '建立栏目更新台账，按月检查',
    收费通知件数: '1',
    收费通知总金额: '400',
    实际收取信息处理费: '400',
  };
  for (const [label, value] of Object.entries(answers)) {
    const field = page.locator('.item').filter({ hasText: label }).locator('input, textarea').first();
    await field.fill(value);
    await field.blur();
    await page.getByText(/^还缺/).filter({ hasText: label }).waitFor({ state: 'detached' });
  }
  expect(book.sheet('基本信息').cells.size).toBeGreaterThan(20);
  await pane.click('预览');
  await pane.click(/^写入新工作表/);
  await page.getByText(/^正文已写入/).waitFor();
  expect(textIn(pane)).toContain('14069');
  expect(textIn(pane)).toContain('建立栏目更新台账');
  await page.getByRole('tab', { name: '校核' }).click();
  await pane.untilCount('必改', 0);
});
