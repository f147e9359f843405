import { namedSome } from '../../handedIn';
import { Unreadable } from '../xlsx/error';
import type { PageBlock } from './flow';
import { ALL_FORMS, countOf, type PageTable } from './signs';
import { attribute, isLeftOut, walk, type PageElement } from './tree';

/** Words of the forms that a page with any of the tables has at least: two may stand in a menu. */
const LEAST_LABELS = 3;
/** Headings by which the text of a report is known. */
const LEAST_HEADINGS = 2;
/** A page with less text has not come so far, or wants something first. */
const LITTLE = 300;

/** Throws for a page that has no table of a report, saying where the report may be. */
export function refuseWithoutReport(
  root: PageElement,
  tables: ReadonlyMap<PageElement, PageTable>,
  blocks: readonly PageBlock[],
): void {
  let labels = 0;
  for (const table of tables.values()) labels += table.labels;
  if (labels >= LEAST_LABELS) return;
  throw new Unreadable('noReport', whyWithout(root, blocks));
}

function whyWithout(root: PageElement, blocks: readonly PageBlock[]): string {
  const { attachments, frames, pictures } = linkedFrom(root);
  const signs = blocks.reduce((all, block) => all | block.signs, 0);
  const hasText = countOf(signs & ~ALL_FORMS) >= LEAST_HEADINGS;
  const lacking = hasText ? '里有年报的正文，但没有表格' : '里没有年报的正文和表格';
  if (attachments.length > 0) {
    return `${lacking}，年报在附件里：${namedSome(attachments)}。请下载附件来校核：Word、WPS 文稿、工作簿和有文字的 PDF、OFD 可直接读取，扫描件和图片不能读取。`;
  }
  const text = blocks.reduce((sum, block) => sum + (block.kind === 'paragraph' ? block.text.length : 0), 0);
  const error = blocks.find((block) => block.kind === 'paragraph' && ERROR.test(block.text));
  if (!hasText && text < LITTLE && error?.kind === 'paragraph') {
    return `是一张出错或要求登录的网页（“${error.text.slice(0, 30)}”），没有年报。请在浏览器里打开年报，看到表格后再保存。`;
  }
  if (frames.length > 0) {
    return `${lacking}，可能在网页的框架里（${namedSome(frames)}）。请在浏览器里单独打开框架（在年报上点右键，选“在新标签页中打开框架”之类）后再保存，或另存为单个文件的网页（.mhtml）。`;
  }
  if (hasText) {
    return `${lacking}${pictures > 0 ? '，表格可能是图片，图片不能读取' : '，可能还没有显示完就保存了'}。请等网页显示完整后再保存，或改用年报的 .docx、.xlsx 文件。`;
  }
  if (text < LITTLE) {
    return `里没有年报，几乎没有文字，可能还没有显示完就保存了，或者内容要登录才能看。请等网页显示完整，再另存为“网页，全部”或“网页，单个文件”。`;
  }
  return `${lacking}。请核对是否选错，或等网页显示完整后再另存为“网页，全部”或“网页，单个文件”。`;
}

/** What a server says in the page's place. */
const ERROR =
  /\b(?:40[0-4]|50[0-4])\b|不存在|找不到|未找到|无法访问|已(?:被)?删除|出错|错误|请(?:先)?登录|用户登录|验证码|not found|forbidden/i;
const ATTACHMENT = /\.(?:pdf|docx?|wps|xlsx?|et|ofd|zip|rar|7z)(?=$|[?#&)）\s])/i;
/** Longer names are addresses. */
const LONGEST_NAME = 60;

/** Files, frames and pictures that a page shows the way to. */
function linkedFrom(root: PageElement) {
  const attachments = new Set<string>();
  const frames = new Set<string>();
  let pictures = 0;
  let link: { readonly href: string; text: string } | undefined;
  walk(root, {
    enter(element) {
      const { tagName } = element;
      if (tagName === 'iframe' || tagName === 'frame' || tagName === 'embed') {
        const source = attribute(element, 'src') ?? '';
        if (ATTACHMENT.test(source)) attachments.add(nameIn(source));
        else if (source !== '' && !/^(?:about|javascript|data):/i.test(source)) frames.add(nameIn(source));
      }
      if (tagName === 'img') pictures++;
      if (tagName === 'a') link = { href: attribute(element, 'href') ?? '', text: '' };
      return !isLeftOut(element);
    },
    leave({ tagName }) {
      if (tagName !== 'a' || !link) return;
      const text = link.text.replace(/\s+/g, ' ').trim();
      if (ATTACHMENT.test(text)) attachments.add(text.slice(0, LONGEST_NAME));
      else if (ATTACHMENT.test(link.href)) attachments.add(text.slice(0, LONGEST_NAME) || nameIn(link.href));
      link = undefined;
    },
    text(value) {
      if (link && link.text.length < LONGEST_NAME) link.text += value;
    },
  });
  return { attachments: [...attachments], frames: [...frames], pictures };
}

/** The last part of an address. */
function nameIn(address: string): string {
  const last = /([^/\\]*)$/.exec(address.replace(/[?#].*$/, ''))?.[1] || address;
  return last.slice(0, LONGEST_NAME);
}
