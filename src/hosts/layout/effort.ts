import { Unreadable } from '../xlsx/error';

/** How much is drawn in one file. A report's pages have some thousand steps each. */
export class Effort {
  private steps = 0;
  private glyphs = 0;
  private rules = 0;

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
const MOST = { steps: 5_000_000, glyphs: 1_000_000, rules: 300_000 };
const tooMuch = () => new Unreadable('tooLarge', '内容太多，不像年度报告，未读取。');
