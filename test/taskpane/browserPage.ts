import { existsSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { serve } from '../../scripts/serve';
import { openBrowser } from '../excel/emulator/browser';

export const DIST = path.resolve(__dirname, '../../dist/pane');

/** The built pane, served, in a browser that notes whatever a page should not do. */
export class PaneDesk {
  private constructor(
    private readonly server: Server,
    private readonly browser: Browser,
    readonly origin: string,
  ) {}

  static async start(): Promise<PaneDesk> {
    if (!existsSync(path.join(DIST, 'index.html'))) throw new Error('Run `npm run build` first');
    const server = await serve(DIST, 0);
    const { port } = server.address() as AddressInfo;
    return new PaneDesk(server, await openBrowser(), `http://localhost:${port}`);
  }

  async stop(): Promise<void> {
    await this.browser.close();
    await new Promise((resolve) => this.server.close(resolve));
  }

  /** Opens the page for people without Excel, at the size of a small office screen. */
  async open(): Promise<{ page: Page; complaints: string[]; requests: string[] }> {
    const page = await this.browser.newPage({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN' });
    const { complaints, requests } = noting(page);
    await page.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', (event) =>
        console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`),
      );
    });
    await page.goto(`${this.origin}/`);
    await page.getByRole('button', { name: '校核并标记' }).waitFor();
    return { page, complaints, requests };
  }

  /** The same with the first screen put away. */
  async openAndStart() {
    const opened = await this.open();
    await opened.page.getByRole('button', { name: '开始使用' }).click();
    return opened;
  }
}

/** What a page should not do, as it does it. */
export function noting(page: Page): { complaints: string[]; requests: string[] } {
  const complaints: string[] = [];
  const requests: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('request', (request) => requests.push(request.url()));
  return { complaints, requests };
}

/** A file as a file input takes it. */
export function upload(name: string, bytes: Uint8Array) {
  return { name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) };
}
