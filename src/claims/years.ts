import type { ClaimYear } from './claim';
import type { Token } from './tokens';

/** The year that a sentence speaks of; a clause may name another. */
export class Years {
  spoken: ClaimYear = 'this';
  private before: ClaimYear = 'this';
  /** Where a year was last named. */
  named: Token | undefined = undefined;

  speakOf(year: ClaimYear): void {
    this.before = this.spoken;
    this.spoken = year;
  }

  /** "上年无结转": the year named was that of a row, not the sentence's. */
  takeBack(): void {
    this.spoken = this.before;
  }
}
