import { openBrowser, serveProject } from '../../test/excel/emulator/browser';
import { median } from './xlsx';

/** Milliseconds from asking for the page to what a person sees; median of fresh loads, nothing cached. */
export interface PaneTimes {
  readonly firstPaint: number;
  /** The shipped sample is read and checked, and the pane says whose report it is. */
  readonly interactive: number;
}

const LOADS = 5;

/** Loads the built page of `npm start` (dist/pane/index.html) in Chromium. */
export async function timePane(): Promise<PaneTimes> {
  const browser = await openBrowser();
  const site = await serveProject('dist/pane');
  const paints: number[] = [];
  const ready: number[] = [];
  try {
    for (let load = 0; load < LOADS; load++) {
      const context = await browser.newContext({ viewport: { width: 1366, height: 768 } });
      const page = await context.newPage();
      const start = performance.now();
      await page.goto(`${site.url}/`);
      await page.getByRole('heading', { name: '示例市人民政府' }).waitFor();
      ready.push(performance.now() - start);
      paints.push(
        await page.evaluate(
          () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN,
        ),
      );
      await context.close();
    }
  } finally {
    await browser.close();
    await site.close();
  }
  return { firstPaint: median(paints), interactive: median(ready) };
}
