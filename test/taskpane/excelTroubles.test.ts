import { bookOf, ExcelDesk, sampleBytes } from './excelPane';
import { lastYear, thisYear } from './sample';

/** What goes wrong in Excel: the shipped pane says it in Chinese, does no harm and stays usable. */

jest.setTimeout(30_000);

let desk: ExcelDesk;
beforeAll(async () => {
  desk = await ExcelDesk.start();
});
afterEach(async () => expect(await desk.clear()).toEqual([]));
afterAll(() => desk.stop());

const FAULTY = '示例市2025年年报（有差错）.xlsx';
const faulty = () => bookOf(sampleBytes(FAULTY), FAULTY);

test('a protected sheet is listed and not marked; a value for it is refused and the sheet left alone', async () => {
  const book = faulty();
  book.sheet('年报表格').protected = true;
  const pane = await desk.open(book);
  await pane.click('校核并标记');
  await pane.message('“年报表格”受保护，不能在单元格上标记').waitFor();
  expect(pane.marks()).toEqual(['正文!A9 mustFix']);
  const before = book.snapshot();
  await pane.page.locator('.headline').filter({ hasText: '部分公开' }).click();
  await pane.click('采用建议值 39');
  await pane.message('受保护，').waitFor();
  expect(book.snapshot()).toBe(before);
  book.sheet('年报表格').protected = false;
  await pane.click('采用建议值 39');
  await pane.untilCount('必改', 3);
});

test.each(['before the pane reads', 'unseen'] as const)(
  'marks on a sheet that was protected (%s) are not called cleared',
  async (when) => {
    const book = faulty();
    const pane = await desk.open(book);
    await pane.click('校核并标记');
    const marked = pane.marks();
    book.sheet('年报表格').protected = true;
    if (when === 'before the pane reads') {
      book.sheet('年报表格').type('A100', '定稿');
      await pane.page.waitForTimeout(600);
    }
    await pane.click('清除标记');
    await pane.message('“年报表格”受保护，上面的标记没有清除').waitFor();
    expect(pane.marks()).toEqual(marked.filter((mark) => mark.startsWith('年报表格')));
    book.sheet('年报表格').protected = false;
    await pane.click('清除标记');
    expect(pane.marks()).toEqual([]);
    await pane.message('上面的标记没有清除').waitFor({ state: 'detached' });
    expect(await pane.button('清除标记').count()).toBe(0);
  },
);

test('a read-only workbook is listed; nothing is marked or offered to be written', async () => {
  const book = faulty();
  book.readOnly = true;
  const before = book.snapshot();
  const pane = await desk.open(book);
  await pane.click('校核并标记');
  await pane.message('工作簿是只读的').waitFor();
  expect(await pane.button('清除标记').count()).toBe(0);
  await pane.page.locator('.headline').filter({ hasText: '部分公开' }).click();
  expect(await pane.button('采用建议值 39').isDisabled()).toBe(true);
  expect(book.snapshot()).toBe(before);
});

test('while a cell is being edited, a command waits and says so, the list goes stale and catches up', async () => {
  const pane = await desk.open(faulty());
  pane.excel.faults.cellEdit = true;
  await pane.button('校核并标记').click();
  await pane.message('请按回车或 Esc 结束编辑').waitFor();
  pane.excel.faults.cellEdit = false;
  await pane.idle();
  await pane.message('请按回车或 Esc 结束编辑').waitFor({ state: 'detached' });
  expect(pane.marks()).toHaveLength(7);

  pane.excel.faults.cellEdit = true;
  pane.book.sheet('年报表格').type('E26', 39);
  await pane.message('结果可能已过时').waitFor();
  expect(await pane.count('必改')).toBe(4);
  pane.excel.faults.cellEdit = false;
  await pane.untilCount('必改', 3);
});

test('a pane that opens while a cell is being edited waits for it', async () => {
  const pane = await desk.open(faulty());
  pane.excel.faults.cellEdit = true;
  await pane.page.reload();
  await pane.page.getByText('请按回车或 Esc 结束编辑').waitFor();
  pane.excel.faults.cellEdit = false;
  await pane.settled();
  expect(await pane.count('必改')).toBe(4);
});

test('a pane that opens while Excel answers nothing useful can try again', async () => {
  const pane = await desk.open(faulty());
  pane.excel.faults.failing.push('ServiceNotAvailable');
  await pane.page.reload();
  await pane.page.getByText('Excel 正忙').waitFor();
  await pane.button('重试').click();
  await pane.settled();
  expect(await pane.count('必改')).toBe(4);
});

test('a request too large is made smaller; where that does not help, the pane says what to do', async () => {
  const pane = await desk.open(faulty());
  pane.excel.faults.payloadLimit = 25_000;
  await pane.click('校核并标记');
  expect(pane.marks()).toHaveLength(7);
  pane.excel.faults.payloadLimit = 2_000;
  await pane.click('校核并标记');
  await pane.message('超出了 Excel 的限制').waitFor();
  expect(await pane.count('必改')).toBe(4);
  pane.excel.faults.payloadLimit = Infinity;
  await pane.click('校核并标记');
  await pane.message('超出了 Excel 的限制').waitFor({ state: 'detached' });
});

test('what was typed into the pane stays there until it is saved: a reason, an item of 基本信息', async () => {
  const pane = await desk.open(bookOf(thisYear().bytes));
  await pane.chooseLastYear('2024.xlsx', lastYear().bytes);
  await pane.page.getByLabel('筛选问题').fill('X-1');
  await pane.page.locator('.headline').first().click();
  await pane.button('说明').click();
  const reason = pane.page.getByLabel(/为什么是这样/);
  await reason.fill('一名申请人改列商业企业，总计不变');
  // The selection that came along with the headline has been told.
  await pane.page.waitForTimeout(300);
  pane.excel.faults.failing.push('ServiceNotAvailable', 'ServiceNotAvailable');
  await pane.click('保存说明');
  await pane.message('Excel 正忙').waitFor();
  await pane.page.getByText('说明没有保存').waitFor();
  expect(await reason.inputValue()).toBe('一名申请人改列商业企业，总计不变');
  await pane.click('保存说明');
  await pane.page.getByRole('heading', { name: /^已说明/ }).waitFor();

  await pane.page.getByRole('tab', { name: '正文' }).click();
  await pane.click('添加“基本信息”表');
  pane.book.sheet('基本信息').protected = true;
  const telephone = pane.page.locator('.item').filter({ hasText: '联系电话' }).locator('input');
  await telephone.fill('0000-1234567');
  await telephone.blur();
  await pane.message('受保护').waitFor();
  await pane.idle();
  expect(await telephone.inputValue()).toBe('0000-1234567');
  pane.book.sheet('基本信息').protected = false;
  await telephone.focus();
  await telephone.blur();
  await pane.page.getByText(/^还缺/).filter({ hasText: '联系电话' }).waitFor({ state: 'detached' });
  const values = [...pane.book.sheet('基本信息').cells.values()].map(({ value }) => value);
  expect(values).toContain('0000-1234567');
});

test('a sheet that is deleted leaves the list; one that comes back as something else is no problem', async () => {
  const pane = await desk.open(faulty());
  await pane.click('校核并标记');
  await pane.page.locator('.headline').filter({ hasText: '正文写 891件' }).click();
  pane.book.sheet('正文').delete();
  // Before the pane has heard of it.
  await pane.button('定位').click();
  await pane.message('工作表已被删除或改名').waitFor();
  await pane.untilCount('必改', 3);
  pane.book.sheet('年报表格').delete();
  await pane.page.getByRole('heading', { name: '没有找到年度报告的表' }).waitFor();
  pane.book.addSheet('空表', { cells: { A1: '无' } });
  await pane.click('校核并标记');
  await pane.page.getByRole('heading', { name: '没有找到年度报告的表' }).waitFor();
});

test('a sheet that is renamed is followed', async () => {
  const pane = await desk.open(faulty());
  pane.book.sheet('年报表格').rename('年报表格（定稿）');
  await pane.click('校核并标记');
  expect(pane.marks()).toContain('年报表格（定稿）!E26 mustFix');
});

test('another workbook in front, or an error nobody knows, is said and passes', async () => {
  const pane = await desk.open(faulty());
  await pane.page.locator('.headline').filter({ hasText: '部分公开' }).click();
  await pane.button('定位').waitFor();
  await pane.idle();
  await pane.page.waitForTimeout(300);
  pane.excel.faults.failing.push('InactiveWorkbook');
  await pane.button('定位').click();
  await pane.message('请先点一下工作表').waitFor();
  await pane.button('定位').click();
  pane.excel.faults.failing.push('SomethingNew', 'SomethingNew', 'SomethingNew', 'SomethingNew');
  await pane.click('校核并标记');
  await pane.message('SomethingNew').waitFor();
  pane.excel.faults.failing.length = 0;
  await pane.click('校核并标记');
  expect(pane.marks()).toHaveLength(7);
});

test('an answer that never comes is given up after a while, and asked for again', async () => {
  const pane = await desk.open(faulty());
  await pane.page.clock.install();
  pane.excel.faults.hanging = 1;
  await pane.button('校核并标记').click();
  await pane.page.clock.runFor(16_000);
  await pane.idle();
  expect(pane.marks()).toHaveLength(7);
  pane.excel.faults.hanging = 2;
  await pane.button('校核并标记').click();
  await pane.page.clock.runFor(16_000);
  await pane.page.clock.runFor(16_000);
  await pane.message('Excel 正忙').waitFor();
  await pane.click('校核并标记');
  await pane.message('Excel 正忙').waitFor({ state: 'detached' });
});

test('what passes a second shows that it goes on, and can be cancelled', async () => {
  const pane = await desk.open(faulty());
  pane.excel.faults.latency = 2500;
  await pane.button('校核并标记').click();
  await pane.message('正在校核').waitFor();
  await pane.button('取消').click();
  await pane.page.getByRole('status').filter({ hasText: '已取消' }).waitFor();
  pane.excel.faults.latency = 0;
  await pane.page.waitForTimeout(2600);
  expect(pane.marks()).toEqual([]);
  await pane.click('校核并标记');
  expect(pane.marks()).toHaveLength(7);
});

test('an Excel that is too old says what is needed', async () => {
  const pane = await desk.load(faulty(), 'Excel 2019');
  await pane.page.getByText('需要 Excel 2021').waitFor();
});

test('without office.js the page says so, rather than stay empty', async () => {
  const page = await desk.openWithoutOffice();
  await page.getByText('没有载入 Excel 的脚本').waitFor();
  await page.close();
});
