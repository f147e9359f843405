import { mkdirSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';

/** What the tests of many files on the page do. */

/** Writes files below 各单位报送 and tells where that is. */
export function writeFolder(root: string, files: Readonly<Record<string, Uint8Array | string>>): string {
  const folder = path.join(root, '各单位报送');
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
  return folder;
}

export async function openFolder(page: Page, folder: string): Promise<void> {
  await page.getByLabel('打开文件夹', { exact: true }).setInputFiles(folder);
  await page.locator('.many tbody tr').first().waitFor();
  await page.getByText(/^正在/).first().waitFor({ state: 'hidden' });
}

export async function downloaded(page: Page, button: string): Promise<{ name: string; bytes: Uint8Array }> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button, exact: true }).click(),
  ]);
  return { name: download.suggestedFilename(), bytes: new Uint8Array(await readFile(await download.path())) };
}

/** A file that is read once the event "gate" is seen. */
export async function holdUp(page: Page, file: string): Promise<void> {
  await page.evaluate((held) => {
    const read = File.prototype.arrayBuffer;
    const opened = new Promise<void>((resolve) => addEventListener('gate', () => resolve(), { once: true }));
    File.prototype.arrayBuffer = async function (this: File) {
      if (this.name === held) await opened;
      return read.call(this);
    };
  }, file);
}

/** What is found once it is as it should be; what is found at last where that does not come about. */
export async function eventually<Found>(
  look: () => Promise<Found>,
  isThere: (found: Found) => boolean,
): Promise<Found> {
  for (let attempt = 0; attempt < 100; attempt++) {
    const found = await look();
    if (isThere(found)) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return look();
}
