import type { Edition } from '../forms';
import type { SectionKey } from '../sections';
import type { CellAddress } from '../workbook';

/**
 * A number that a paragraph states, and where it comes from.
 * figure: the sum of `fields` (of last year's report with `lastYear`); difference: `fields` less last year's;
 * change: `fields` against last year's, in %; share: `fields` in % of `of`; profile: typed in 基本信息.
 */
export interface StatedFigure {
  readonly kind: 'figure' | 'difference' | 'change' | 'share' | 'profile';
  /** Field ids; empty for a profile item. */
  readonly fields: readonly string[];
  /** For a share: the fields that make the whole. */
  readonly of?: readonly string[];
  readonly lastYear?: true;
  /** Key of the profile item. */
  readonly profile?: string;
  /** In the unit that stands behind it in the text (%, 件, 万元 …). */
  readonly value: number;
  /** Offset of `raw` in the paragraph. */
  readonly at: number;
  readonly raw: string;
}

export interface WrittenParagraph {
  readonly text: string;
  readonly figures: readonly StatedFigure[];
}

/** One part of a section, ready to be written. */
export interface Passage {
  readonly section: SectionKey;
  /** Name of the template that wrote it. */
  readonly template: string;
  /** Level-2 heading: "（一）主动公开". */
  readonly heading?: string;
  readonly paragraphs: readonly WrittenParagraph[];
}

/** Something a text needs and does not have. */
export interface Lack {
  /** What is lacking, in the form's or the profile's words. */
  readonly label: string;
  /** What to do about it, in Chinese. */
  readonly message: string;
  /** The cell to fill in, where one is known. */
  readonly cell?: CellAddress;
}

/** The same, with the template that asked for it first. */
export interface Lacking extends Lack {
  readonly template: string;
}

/** A template that cannot be used, with the place of the fault. Lines and columns count from 1. */
export interface TemplateFault {
  readonly template: string;
  readonly line?: number;
  readonly column?: number;
  /** Chinese, complete with place and suggestion. */
  readonly message: string;
  /** Names that may be used instead, the closest first. */
  readonly names: readonly string[];
}

/** A part of a section: its heading and the template that writes it for one edition of the form. */
export interface Part {
  /** Name by which users replace the template. */
  readonly name: string;
  readonly section: SectionKey;
  readonly heading?: string;
  readonly template: Readonly<Record<Edition, string>>;
}
