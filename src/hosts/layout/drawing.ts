import type { Effort } from './effort';
import type { Glyph, PageContent, Rule } from './geometry';
import { readable } from './turning';

/** What is found on a page while it is gone through. Nothing is drawn. */
export class Drawing {
  protected readonly glyphs: Glyph[] = [];
  /** Characters that cannot be seen: what a program read out of a scan. */
  protected hidden = 0;
  /** Characters of which nobody knows what they are. */
  protected unknown = 0;
  /** What is drawn in one go. */
  protected run = 0;
  private readonly rules: Rule[] = [];

  constructor(protected readonly effort: Effort) {}

  protected keep(rules: readonly Rule[]): void {
    for (const rule of rules) {
      this.effort.rule();
      this.rules.push(rule);
    }
  }

  /** All that was found, on a page of this size in points. */
  page(width: number, height: number): PageContent {
    const { glyphs, rules, hidden, unknown } = this;
    return readable({ width, height, glyphs, rules, hidden, unknown });
  }
}
