import type { DocumentBlock } from '../documentSheets';
import type { Extent, Flow, PageBlock } from './flow';
import { countOf, type Signs } from './signs';
import { elementsIn, parentOf, type PageElement } from './tree';

/**
 * 年报在网页中的范围: the smallest part of a page that has every sign of a report which the page has; where they are too
 * few to tell, the whole page. At its ends stand what sites put around an article, and none of that is read.
 * @param titles what else may say the report's title, the surest first
 */
export function reportIn(
  root: PageElement,
  { blocks, extents }: Pick<Flow, 'blocks' | 'extents'>,
  titles: readonly string[],
): readonly DocumentBlock[] {
  const signs = signsOf(blocks);
  const { from, to } = extentOf(root, signs, blocks, extents);
  const report = withoutSurroundings(blocks.slice(from, to));
  const before = blocks
    .slice(0, from)
    .reverse()
    .flatMap((block) => (block.kind === 'paragraph' && !block.linked ? [block.text] : []));
  return withTitle(report, [...titles.slice(0, 1), ...before, ...titles.slice(1)].filter(isTitle));
}

/** A report without a title, or with one that does not name the office, takes the page's. */
function withTitle(report: readonly PageBlock[], known: readonly string[]): readonly DocumentBlock[] {
  const head = report.slice(0, firstSign(report));
  const own = head.findIndex((block) => block.kind === 'paragraph' && isTitle(block.text));
  const words = plain(
    head
      .slice(0, own + 1)
      .map((block) => (block.kind === 'paragraph' ? block.text : ''))
      .join(''),
  );
  const fuller = known.filter((text) => plain(text).endsWith(words) && plain(text) !== words);
  const title = fuller.find((text) => /20\d\d|二[〇零○]/.test(text)) ?? fuller[0];
  return title === undefined ? report : [{ kind: 'paragraph', text: title }, ...report.slice(own + 1)];
}

/** A title, and no path that ends with one: 首页 > 政务公开 > 2024年政府信息公开工作年度报告. */
const TITLE = /^[^>＞»›|｜_。：:]{0,60}信息公开.{0,12}报告$/;
const isTitle = (text: string): boolean => TITLE.test(plain(text));
const plain = (text: string): string => text.replace(/\s/g, '');

/** Fewer signs say too little of where a report begins and ends. */
const LEAST_SIGNS = 3;

/** What each element holds. */
function signsOf(blocks: readonly PageBlock[]): ReadonlyMap<PageElement, Signs> {
  const signs = new Map<PageElement, Signs>();
  for (const block of blocks) {
    for (let here: PageElement | undefined = block.element; here; here = parentOf(here)) {
      const known = signs.get(here) ?? 0;
      // Whatever holds it has them as well.
      if ((known | block.signs) === known) break;
      signs.set(here, known | block.signs);
    }
  }
  return signs;
}

function extentOf(
  root: PageElement,
  signs: ReadonlyMap<PageElement, Signs>,
  blocks: readonly PageBlock[],
  extents: ReadonlyMap<PageElement, Extent>,
): Extent {
  const all = signs.get(root) ?? 0;
  const whole = { from: 0, to: blocks.length };
  if (countOf(all) < LEAST_SIGNS) return whole;
  let smallest = root;
  for (let next: PageElement | undefined = root; next;) {
    smallest = next;
    next = elementsIn(next).find((child) => signs.get(child) === all);
  }
  let chosen = extents.get(smallest) ?? whole;
  // What stands around it and is text or tables alone is the report's as well: a preface, 基本信息 in a table of its own.
  let seen = chosen;
  let hasContent = false;
  for (let around = parentOf(smallest); around; around = parentOf(around)) {
    const wider = extents.get(around) ?? whole;
    const added = [...blocks.slice(wider.from, seen.from), ...blocks.slice(seen.to, wider.to)];
    if (added.some((block) => isSurroundings(block) || isHeading(block))) break;
    hasContent ||= added.some(isContent);
    seen = wider;
    if (hasContent) chosen = wider;
  }
  return chosen;
}

/** One more than the report has: that is another report. */
const isHeading = (block: PageBlock): boolean => block.kind === 'paragraph' && block.signs !== 0;

const isContent = (block: PageBlock): boolean => block.kind === 'table' || block.text.includes('。');

/** What sites say of an article: beside it on a line, or in a table of its own. */
const ABOUT =
  '索引号|索取号|主题分类|主题词|信息分类|信息名称|信息索引|信息类别|发布机构|发文机构|公开机构|发布日期|发布时间|发文日期|成文日期|生成日期|公开日期|公开方式|公开范围|公开时限|文号|发文字号|有效性|效力状态|体裁分类|关键词|内容概述';
const ABOUT_CELL = new RegExp(`^(?:${ABOUT})[:：]?$`);

/** Lines that sites put before and after an article, blanks taken out. */
const SURROUNDINGS = [
  new RegExp(`^(?:${ABOUT}|标题|名称|摘要)[:：]`),
  /^(?:当前|您(?:现在)?(?:所在)?的?|您现在|现在|所在)(?:所在|的)*位置/,
  /^(?:信息|文章|稿件|新闻|内容)?(?:来源|出处|作者|录入|编辑|责任编辑|审核|校对|点击|浏览|阅读|访问)(?:[:：]|次数|量|数)/,
  /^(?:发布|发文|成文|生成|更新|公开|印发|发稿|添加|创建)(?:时间|日期|机构|单位|机关|部门)(?:[:：]|20\d\d|$)/,
  /^[【[（(｜|]*(?:打印|关闭|收藏|分享|复制|返回|纠错|我要纠错|朗读|语音播报|下载|点赞|扫一扫|扫码)(?:$|[】\])）|｜:：]|本页|本文|此页|页面|窗口|链接|正文|顶部|首页|列表|二维码|到|至|在|打印|关闭|收藏|分享)/,
  /^[【[（(｜|]*(?:字号|字体|字体大小)(?:$|[】\])）|｜:：大])/,
  /^[【[（(]*大[】\])）｜|]*[【[（(]*中[】\])）｜|]*[【[（(]*小(?:$|[】\])）])/,
  /^(?:上|下|前|后)一?(?:篇|条|页)(?:[:：]|$)|^没有了$/,
  /^(?:相关|推荐|延伸|热点)(?:链接|阅读|文章|信息|稿件|附件|新闻|文档|解读)(?:$|[:：])/,
  /版权所有|ICP备|公网安备|网站标识码|网站地图|技术支持[:：]|copyright|©/i,
  /^(?:主办|承办|协办|维护|主管)(?:单位)?[:：]/,
  // Numbers of pages, as programs that write documents put them into a page.
  /^(?:[—–-]+\d{1,3}[—–-]+|第\d{1,3}页(?:[,，]?共\d{1,3}页)?)$/,
  /^20\d\d[-/.]\d{1,2}[-/.]\d{1,2}(?:\d{1,2}:\d\d(?::\d\d)?)?$/,
];
/** Longer lines are somebody's text. */
const LONGEST = 120;

/** What belongs to the site, not to the report. */
function isSurroundings(block: PageBlock): boolean {
  if (block.linked) return true;
  if (block.kind === 'table') {
    return block.signs === 0 && block.cells.some(({ text }) => ABOUT_CELL.test(plain(text)));
  }
  if (block.text.length > LONGEST || block.text.endsWith('。')) return false;
  const text = plain(block.text);
  return SURROUNDINGS.some((pattern) => pattern.test(text));
}

/**
 * Before the report's first heading or table, lines of the site may stand among the title and the preface; after its last
 * one, all that follows the first of them is the site's.
 */
function withoutSurroundings(blocks: readonly PageBlock[]): readonly PageBlock[] {
  const first = firstSign(blocks);
  let last = first;
  blocks.forEach(({ signs }, place) => {
    if (signs !== 0) last = place;
  });
  const head = blocks.slice(0, first).filter((block) => !isSurroundings(block));
  const tail = blocks.slice(last + 1);
  const end = tail.findIndex(isSurroundings);
  return [...fromTitle(head), ...blocks.slice(first, last + 1), ...(end < 0 ? tail : tail.slice(0, end))];
}

/** Where the report's first heading or table stands, or its end. */
function firstSign(blocks: readonly PageBlock[]): number {
  const first = blocks.findIndex(({ signs }) => signs !== 0);
  return first < 0 ? blocks.length : first;
}

/** What stands over a title is the site's, but for the office's name on a line of its own. */
function fromTitle(head: readonly PageBlock[]): readonly PageBlock[] {
  const title = head.findIndex((block) => block.kind === 'paragraph' && isTitle(block.text));
  const over = head[title - 1];
  const office = over?.kind === 'paragraph' && OFFICE.test(over.text);
  return title < 0 ? head : head.slice(office ? title - 1 : title);
}

const OFFICE = /^[^。，；：>]{2,30}$/;
