import { defaultTreeAdapter, parse, type DefaultTreeAdapterMap } from 'parse5';
import { Unreadable } from '../xlsx/error';

export type PageNode = DefaultTreeAdapterMap['node'];
export type PageElement = DefaultTreeAdapterMap['element'];
export type PageDocument = DefaultTreeAdapterMap['document'];

/** Elements of all documents of a file. The longest page of a report has some ten thousand. */
const MOST_ELEMENTS = 1_000_000;

/** Documents as a browser would understand them, under one root: a saved page may hold others in frames. */
export function parsePages(texts: readonly string[]): PageElement {
  let left = MOST_ELEMENTS;
  const { createElement } = defaultTreeAdapter;
  const treeAdapter: typeof defaultTreeAdapter = {
    ...defaultTreeAdapter,
    createElement: (...given) => {
      if (--left < 0) throw tooLarge();
      return createElement(...given);
    },
  };
  const root = createElement('html', 'http://www.w3.org/1999/xhtml' as PageElement['namespaceURI'], []);
  for (const text of texts) {
    const page = elementsIn(parse(text, { treeAdapter })).find(({ tagName }) => tagName === 'html');
    if (!page) continue;
    defaultTreeAdapter.detachNode(page);
    defaultTreeAdapter.appendChild(root, page);
  }
  return root;
}

const tooLarge = () =>
  new Unreadable('tooLarge', `网页太大（超过 ${MOST_ELEMENTS / 10_000} 万个元素），不像年度报告，未读取。`);

export const isElement = (node: PageNode): node is PageElement => 'tagName' in node;

export function elementsIn(parent: PageNode): readonly PageElement[] {
  return 'childNodes' in parent ? parent.childNodes.filter(isElement) : [];
}

export function parentOf({ parentNode }: PageElement): PageElement | undefined {
  return parentNode && 'tagName' in parentNode ? parentNode : undefined;
}

export function attribute({ attrs }: PageElement, name: string): string | undefined {
  return attrs.find((each) => each.name === name)?.value;
}

/** What is met on a walk through a page. */
export interface Visitor {
  /** False passes the element over, with all that is in it. */
  enter(element: PageElement): boolean;
  /** After what is in it; not for what was passed over. */
  leave(element: PageElement): void;
  text?(value: string, parent: PageElement): void;
}

/** Goes through what is in an element, in its order, however deep it is nested: no call waits for another. */
export function walk(root: PageElement, visitor: Visitor): void {
  const open: { readonly element: PageElement; next: number }[] = [{ element: root, next: 0 }];
  for (let here = open.at(-1); here; here = open.at(-1)) {
    const node = here.element.childNodes[here.next++];
    if (!node) {
      open.pop();
      if (open.length > 0) visitor.leave(here.element);
    } else if ('value' in node) visitor.text?.(node.value, here.element);
    else if (isElement(node) && visitor.enter(node)) open.push({ element: node, next: 0 });
  }
}

/** What a browser does not show, or what nobody reads there: controls, menus, scripts. */
const LEFT_OUT: ReadonlySet<string> = new Set([
  ...['head', 'script', 'style', 'noscript', 'template', 'link', 'meta', 'title', 'base'],
  ...['iframe', 'frame', 'object', 'embed', 'applet', 'svg', 'math', 'canvas', 'audio', 'video', 'map'],
  ...['select', 'option', 'datalist', 'textarea', 'button', 'input', 'nav', 'footer', 'dialog'],
  // Struck out, and how characters are spoken.
  ...['del', 'rt', 'rp'],
]);

/** What is only not to be seen is read: some sites show an article's text by a script, and a page is saved without it. */
const HIDDEN = /(?:^|;)\s*(?:display\s*:\s*none|mso-hide\s*:\s*all)/i;

export function isLeftOut(element: PageElement): boolean {
  if (LEFT_OUT.has(element.tagName) || attribute(element, 'hidden') !== undefined) return true;
  const style = attribute(element, 'style');
  return style !== undefined && HIDDEN.test(style);
}

/** A link to somewhere; a place that is only named is none. */
export function isLink(element: PageElement): boolean {
  return element.tagName === 'a' && attribute(element, 'href') !== undefined;
}
