import { Unreadable } from '../xlsx/error';

/** How much is drawn in one file. A report's pages have some thousand steps each. */
export class Effort {
  private pages = 0;
  private steps = 0;
  private glyphs = 0;
  private rules = 0;

  page(): void {
    if (++this.pages > MOST.pages)
      throw new Unreadable('tooLarge', `有 ${MOST.pages} 页以上，不像年度报告，未读取。`);
  }

  step(): void {
    if (++this.steps > MOST.steps) throw tooMuch();
  }

  /** A drawing within a drawing: it is read anew wherever it is used. */
  drawing(): void {
    this.steps += STEPS_OF_DRAWING;
    this.step();
  }

  glyph(): void {
    if (++this.glyphs > MOST.glyphs) throw tooMuch();
  }

  rule(): void {
    if (++this.rules > MOST.rules) throw tooMuch();
  }
}

const STEPS_OF_DRAWING = 400;
/** Of pages a report has some ten; what a whole county hands in has some hundreds. */
const MOST = { pages: 1_000, steps: 5_000_000, glyphs: 1_000_000, rules: 300_000 };
const tooMuch = () => new Unreadable('tooLarge', '内容太多，不像年度报告，未读取。');
