import { PaneDesk } from './browserPage';

/** What the pane shows where a part of it cannot be drawn. */

jest.setTimeout(60_000);

let desk: PaneDesk;
beforeAll(async () => {
  desk = await PaneDesk.start();
});
afterAll(() => desk.stop());

test('a part that cannot be drawn says so in its place, and comes back; the rest goes on', async () => {
  const { page } = await desk.openAndStart();
  const list = page.locator('.headline').first();
  await list.waitFor();
  // A browser that does not do what it should.
  await page.evaluate(() => {
    const { querySelector } = Element.prototype;
    Object.assign(window, { mend: () => Object.assign(Element.prototype, { querySelector }) });
    Element.prototype.querySelector = function (this: Element, selector: string) {
      if (selector.includes('h3')) throw new Error('nothing is found');
      return querySelector.call(this, selector);
    };
  });
  await list.click();
  const told = page.getByRole('alert').filter({ hasText: '这里没能显示' });
  await told.waitFor();
  await told.getByText('反馈给维护者的信息').click();
  await told.getByText('nothing is found').waitFor();
  await page.locator('[data-cell="A1"]').waitFor();
  expect(await page.getByRole('button', { name: '校核并标记' }).isEnabled()).toBe(true);
  await page.evaluate(() => (window as unknown as { mend: () => void }).mend());
  await told.getByRole('button', { name: '重试' }).click();
  await list.waitFor();
  expect(await told.count()).toBe(0);
  await page.close();
});

test('a part that does not arrive is asked for again by loading anew', async () => {
  const { page } = await desk.openAndStart();
  const parts = /\/text\.[^/]*\.js$/;
  await page.route(parts, (route) => route.abort());
  await page.getByRole('tab', { name: '正文' }).click();
  const told = page.getByRole('alert').filter({ hasText: '没有载入完整' });
  await told.waitFor();
  await page.getByRole('tab', { name: '校核' }).click();
  await page.locator('.headline').first().waitFor();
  await page.getByRole('tab', { name: '正文' }).click();
  await page.unroute(parts);
  await told.getByRole('button', { name: '重新载入' }).click();
  await told.waitFor({ state: 'detached' });
  await page.getByRole('tab', { name: '正文' }).click();
  await page.getByRole('tabpanel', { name: '正文' }).getByRole('button').first().waitFor();
  await page.close();
});

test('a step whose part of the program does not arrive says so in Chinese, and works later', async () => {
  const { page } = await desk.openAndStart();
  const parts = /\.js$/;
  await page.route(parts, (route) => route.abort());
  await page.getByRole('button', { name: '导出 Word' }).click();
  await page.getByRole('alert').filter({ hasText: '有一部分程序没有载入' }).waitFor();
  await page.unroute(parts);
  await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '导出 Word' }).click()]);
  await page.close();
});
