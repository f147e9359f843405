import type { PageElement } from './tree';

/** A line of text as it was put together. */
export interface TextLine {
  readonly text: string;
  /** In which it began. */
  readonly element: PageElement;
  /** Nothing but links. */
  readonly linked: boolean;
}

const PIECES = /[ \t\n\r\f]+|[^ \t\n\r\f]+/g;
/** Signs that are as wide as Chinese characters: where the source breaks its lines between two of them, nothing is shown. */
const WIDE = /[\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/;
/** Signs that are not shown. */
const INVISIBLE = /[\u00ad\u200b-\u200d\u2060\ufeff]+/g;

/** Puts a line of text together as browsers do: blanks and line breaks of the source are one blank. */
export class Line {
  /** Links that are open. */
  links = 0;
  private text = '';
  private blank: 'none' | 'blank' | 'break' = 'none';
  private element: PageElement | undefined;
  private linked = true;

  get isEmpty(): boolean {
    return this.element === undefined;
  }

  add(value: string, parent: PageElement): void {
    for (const [piece] of value.replace(INVISIBLE, '').matchAll(PIECES)) {
      if (!/^[ \t\n\r\f]/.test(piece)) this.append(piece, parent);
      else if (this.blank !== 'blank') this.blank = piece.includes('\n') ? 'break' : 'blank';
    }
  }

  /** Text of which the blanks are shown. */
  addAsIs(value: string, parent: PageElement): void {
    const shown = value.replace(INVISIBLE, '');
    if (shown !== '') this.append(shown, parent);
  }

  private append(piece: string, parent: PageElement): void {
    const joined = this.blank === 'break' && WIDE.test(this.text.slice(-1)) && WIDE.test(piece.slice(0, 1));
    if (this.blank !== 'none' && this.text !== '' && !joined) this.text += ' ';
    this.blank = 'none';
    this.text += piece;
    if (piece.trim() === '') return;
    this.element ??= parent;
    if (this.links === 0) this.linked = false;
  }

  /** What stands in the line, without blanks at its ends; undefined for nothing. The next line begins. */
  end(): TextLine | undefined {
    const { text, element, linked } = this;
    this.text = '';
    this.blank = 'none';
    this.element = undefined;
    this.linked = true;
    return element && { text: text.trim(), element, linked };
  }
}
