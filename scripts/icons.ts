/**
 * Draws assets/icons/*.svg as the PNG sizes that Office asks for: `npx tsx scripts/icons.ts`.
 * The drawings stand on a 32 grid with even strokes, so that they stay sharp at 16 pixels.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { openBrowser } from '../test/excel/emulator/browser';

const SIZES = [16, 32, 64, 80];
const folder = path.resolve(import.meta.dirname, '../assets/icons');

const browser = await openBrowser();
const page = await browser.newPage();
for (const file of readdirSync(folder).filter((name) => name.endsWith('.svg'))) {
  const svg = readFileSync(path.join(folder, file), 'utf8');
  for (const size of SIZES) {
    await page.setViewportSize({ width: size, height: size });
    await page.setContent(`<style>body{margin:0}svg{display:block;width:${size}px}</style>${svg}`);
    const image = await page.screenshot({ omitBackground: true });
    writeFileSync(path.join(folder, file.replace('.svg', `-${size}.png`)), image);
  }
}
await browser.close();
