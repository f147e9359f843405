import { Unreadable } from '../xlsx/error';
import type { PageContent } from './geometry';

/** Of the characters, so many may be unknown: a few signs of fonts that nobody has. */
const FEW = 0.02;

/** Throws for scans, and for files whose characters nobody knows. */
export function refuseWithoutText(pages: readonly PageContent[]): void {
  const sum = (count: (page: PageContent) => number) => pages.reduce((all, page) => all + count(page), 0);
  const seen = sum(({ glyphs }) => glyphs.filter(({ text }) => text.trim() !== '').length);
  const unknown = sum((page) => page.unknown);
  if (unknown > FEW * (seen + unknown)) {
    throw new Unreadable('noText', `中的文字没有字符编码（只能看，复制出来是乱码），无法读取。${ASK}`);
  }
  if (seen > 0) return;
  const isRead = sum(({ hidden }) => hidden) > 0;
  throw new Unreadable(
    'scan',
    isRead
      ? `是扫描件，其中的文字是识别（OCR）出来的，可能认错，没有读取。${ASK}`
      : `是扫描件或图片，没有文字，无法读取。${ASK}`,
  );
}

const ASK = '请改用原来的 Word 文档或工作簿，或由它们另存的 PDF。';
