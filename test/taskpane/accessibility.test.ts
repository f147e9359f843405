import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { authorXlsx } from '../../src/hosts/xlsx/author';
import { newWorkbook } from '../../src/newWorkbook';
import { PaneDesk, upload } from './browserPage';
import { holdUp } from './many';
import { lastYear, thisYear, TRANSPOSED } from './sample';

jest.setTimeout(60_000);

let desk: PaneDesk;
beforeAll(async () => {
  desk = await PaneDesk.start();
});
afterAll(() => desk.stop());

/** What axe finds wrong, each with the elements concerned. */
async function violations(page: Page): Promise<string[]> {
  const found = await page.evaluate(async () => {
    const { violations } = await window.axe.run(document);
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
  });
  return found;
}

declare global {
  interface Window {
    axe: typeof axe;
  }
}

/** The page with a must-fix, an explain and a note, last year's file, and one problem unfolded. */
async function fullPage(): Promise<Page> {
  const { page } = await desk.openAndStart();
  // The policy forbids scripts that are put into the page; axe comes in through the debugger.
  await page.evaluate(axe.source);
  await page
    .getByLabel('打开工作簿', { exact: true })
    .setInputFiles(upload('年报.xlsx', thisYear({ [TRANSPOSED]: 93 }).bytes));
  await page.getByText('年报.xlsx', { exact: true }).waitFor();
  await page.getByRole('tab', { name: '上年' }).click();
  await page.getByLabel('选择上年工作簿').setInputFiles(upload('2024年年报.xlsx', lastYear().bytes));
  await page.getByText('2024 年度').waitFor();
  await page.getByRole('tab', { name: '校核' }).click();
  await page.getByRole('button', { name: '校核并标记' }).click();
  await page.locator('[data-level="mustFix"]').first().waitFor();
  await page.locator('.headline').first().click();
  await page.locator('.problem[data-current] .equation').first().waitFor();
  return page;
}

test('the first screen has no violation', async () => {
  const { page } = await desk.open();
  await page.evaluate(axe.source);
  expect(await violations(page)).toEqual([]);
  await page.close();
});

test.each(['浅色', '深色', '高对比度'])('no view has a violation in %s', async (theme) => {
  const page = await fullPage();
  await page.getByRole('tab', { name: '设置' }).click();
  await page.getByLabel(theme).check();
  expect(await violations(page)).toEqual([]);
  for (const view of ['校核', '上年']) {
    await page.getByRole('tab', { name: view }).click();
    expect(await violations(page)).toEqual([]);
  }
  await page.close();
});

test('the text view has none with 基本信息 and a preview', async () => {
  const { page } = await desk.openAndStart();
  await page.evaluate(axe.source);
  await page.getByRole('tab', { name: '正文' }).click();
  await page.getByText(/^无法核对的 \d+ 个数字$/).click();
  await page.getByRole('heading', { name: /^表中没有对应的项/ }).waitFor();
  await page.getByRole('button', { name: '添加“基本信息”表' }).click();
  await page.getByLabel('联系电话').waitFor();
  await page.getByRole('button', { name: '预览' }).click();
  await page.getByText('还不能生成，请先补齐').waitFor();
  expect(await violations(page)).toEqual([]);
  await page.close();
});

test('the table of many files has none, while it runs, when it stands and where nothing is in it', async () => {
  const { page } = await desk.openAndStart();
  await page.evaluate(axe.source);
  await page.evaluate(() => {
    const read = File.prototype.arrayBuffer;
    const gate = new Promise<void>((resolve) => addEventListener('gate', () => resolve(), { once: true }));
    File.prototype.arrayBuffer = async function (this: File) {
      await gate;
      return read.call(this);
    };
  });
  await page
    .getByLabel('打开工作簿', { exact: true })
    .setInputFiles([
      upload('年报.xlsx', thisYear({ [TRANSPOSED]: 93 }).bytes),
      upload('2024年年报.xlsx', lastYear().bytes),
      upload('旧版.xls', Buffer.from('d0cf11e0a1b11ae1', 'hex')),
      upload('扫描.jpg', new Uint8Array()),
    ]);
  await page.getByText('正在校核 0/3').waitFor();
  expect(await violations(page)).toEqual([]);
  await page.evaluate(() => dispatchEvent(new Event('gate')));
  await page.getByText('另有 1 个图片没有校核').waitFor();
  for (const theme of ['light', 'dark', 'contrast']) {
    await page.evaluate((name) => (document.documentElement.dataset['theme'] = name), theme);
    expect(await violations(page)).toEqual([]);
  }
  await page.getByRole('button', { name: '清空' }).click();
  expect(await violations(page)).toEqual([]);
  await page.close();
});

test('数据汇总 has none, while files are read, with all that it tells, and where nothing can be added up', async () => {
  const { page } = await desk.openAndStart();
  await page.evaluate(axe.source);
  await holdUp(page, '年报.xlsx');
  const workbooks = page.getByLabel('打开工作簿', { exact: true });
  await workbooks.setInputFiles([
    upload('年报.xlsx', thisYear({ [TRANSPOSED]: 93 }).bytes),
    upload('2024年年报.xlsx', lastYear().bytes),
    upload('黑山乡.xlsx', authorXlsx(newWorkbook(2021, { unit: '黑山乡', year: 2025 }))),
    upload('旧版.xls', Buffer.from('d0cf11e0a1b11ae1', 'hex')),
    upload('扫描.jpg', new Uint8Array()),
  ]);
  await page.getByText(/^正在校核 \d\/4/).waitFor();
  await page.getByRole('button', { name: '数据汇总', exact: true }).click();
  await page.getByText('全部读完后汇总').waitFor();
  expect(await violations(page)).toEqual([]);
  await page.evaluate(() => dispatchEvent(new Event('gate')));
  await page.getByText('计入 2 份').waitFor();
  await page.getByRole('heading', { name: /^表格还有必改问题/ }).waitFor();
  expect(await violations(page)).toEqual([]);
  await page.getByText('单位名单（').click();
  await page.getByLabel(/^应报送的单位/).fill('临江市\n黑山乡');
  await page
    .getByLabel('选择本级年报')
    .setInputFiles(upload('县政府.xlsx', thisYear({ [TRANSPOSED]: 40 }).bytes));
  await page.getByRole('heading', { name: /逐格核对/ }).waitFor();
  await page.getByLabel('选择单位名单').setInputFiles(upload('名单.xlsx', thisYear().bytes));
  await page.getByRole('alert').waitFor();
  await page.getByText('计入的 1 份').click();
  for (const theme of ['light', 'dark', 'contrast']) {
    await page.evaluate((name) => (document.documentElement.dataset['theme'] = name), theme);
    expect(await violations(page)).toEqual([]);
  }
  await page.setViewportSize({ width: 320, height: 640 });
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: '← 返回汇总表' }).click();
  await page.getByRole('button', { name: '清空' }).click();
  await workbooks.setInputFiles(upload('旧版.xls', Buffer.from('d0cf11e0a1b11ae1', 'hex')));
  await page.getByRole('button', { name: '数据汇总', exact: true }).click();
  await page.getByText('没有一份年报可以汇总').waitFor();
  expect(await violations(page)).toEqual([]);
  await page.close();
});

test('the form for a reason and a folded-out focus card have none either', async () => {
  const page = await fullPage();
  await page.locator('.focus summary').click();
  await page.getByLabel('筛选问题').fill('X-1');
  await page.locator('.headline').first().click();
  await page.getByRole('button', { name: '说明', exact: true }).click();
  await page.getByRole('button', { name: '保存说明' }).click();
  await page.getByRole('alert').waitFor();
  expect(await violations(page)).toEqual([]);
  await page.close();
});

test('the pane fits 350 pixels without scrolling sideways, and every control can be reached by Tab', async () => {
  const page = await fullPage();
  const overflow = await page
    .locator('.pane')
    .evaluate((pane) =>
      [...pane.querySelectorAll('*')].some(
        (element) => element.getBoundingClientRect().right > window.innerWidth + 1,
      ),
    );
  expect(overflow).toBe(false);
  const wanted = await page
    .locator('.pane')
    .evaluate(
      (pane) =>
        [...pane.querySelectorAll<HTMLElement>('button, input, select, summary')].filter(
          (element) => element.tabIndex >= 0 && !element.matches(':disabled') && element.checkVisibility(),
        ).length,
    );
  await page.getByRole('button', { name: '校核并标记' }).focus();
  const reached = new Set<string>();
  for (let presses = 0; presses < wanted + 2; presses++) {
    const [inside, name] = await page.evaluate(() => {
      const element = document.activeElement;
      const all = [...document.querySelectorAll('.pane *')];
      return [element?.closest('.pane') !== null, String(element ? all.indexOf(element) : -1)] as const;
    });
    if (inside) reached.add(name);
    await page.keyboard.press('Tab');
  }
  expect(reached.size).toBeGreaterThanOrEqual(wanted);
  await page.close();
});

test.each([
  { what: 'half a screen', width: 683, height: 700 },
  { what: 'a screen at 200 %', width: 683, height: 384 },
  { what: 'a phone', width: 320, height: 700 },
])(
  'on $what the page stays one screen, with room for the workbook and the list',
  async ({ width, height }) => {
    const { page } = await desk.openAndStart();
    await page.setViewportSize({ width, height });
    await page.locator('.headline').first().click();
    await page.locator('.problem[data-current] .equation').first().waitFor();
    const heightOf = (selector: string) =>
      page.locator(selector).evaluate((element) => element.getBoundingClientRect().height);
    expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBe(height);
    expect(
      await page.locator('.page-header').evaluate((element) => element.getBoundingClientRect().top),
    ).toBe(0);
    expect(await heightOf('.book')).toBeGreaterThanOrEqual(200);
    expect(await heightOf('.book')).toBeLessThan(height);
    expect(await heightOf('.view-check .scroll')).toBeGreaterThan(150);
    await page.close();
  },
);
