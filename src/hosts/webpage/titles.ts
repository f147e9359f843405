import { attribute, walk, type PageElement } from './tree';

/** What a page calls itself: by the name that its site keeps for it (ArticleTitle), then by what stands in the browser's tab. */
export function titlesOf(root: PageElement): readonly string[] {
  let article = '';
  const tabs: string[] = [];
  let inTitle = false;
  walk(root, {
    enter(element) {
      const { tagName } = element;
      if (tagName === 'meta' && /^(?:ArticleTitle|og:title)$/i.test(nameOf(element))) {
        article ||= attribute(element, 'content') ?? '';
      }
      inTitle = tagName === 'title';
      return ['html', 'head', 'meta', 'title'].includes(tagName);
    },
    leave: () => (inTitle = false),
    text(value) {
      if (inTitle) tabs.push(value);
    },
  });
  // The site's name stands beside the page's: 2024年政府信息公开工作年度报告_某市人民政府.
  const pieces = tabs.flatMap((tab) => [tab, ...tab.split(/[-_|｜>＞–—·]+/)]);
  return [article, ...pieces].map((text) => text.replace(/\s+/g, ' ').trim());
}

const nameOf = (meta: PageElement): string => attribute(meta, 'name') ?? attribute(meta, 'property') ?? '';
