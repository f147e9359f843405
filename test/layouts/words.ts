import type { Heading } from '../../src/forms';
import type { LayoutOptions } from './options';

/** A small generator of repeatable choices. */
export class Dice {
  #state: number;
  constructor(seed: number) {
    this.#state = (seed * 2654435761 + 12345) >>> 0;
  }
  below(limit: number): number {
    this.#state = (Math.imul(this.#state, 1664525) + 1013904223) >>> 0;
    return Math.floor((this.#state / 2 ** 32) * limit);
  }
  chance(share: number): boolean {
    return this.below(1000) < share * 1000;
  }
}

const TRADITIONAL: Readonly<Record<string, string>> = {
  属: '屬',
  国: '國',
  于: '於',
  开: '開',
  举: '舉',
  报: '報',
  诉: '訴',
  复: '複',
  维: '維',
  结: '結',
  审: '審',
  处: '處',
  强: '強',
  罚: '罰',
  许: '許',
  业: '業',
  费: '費',
  规: '規',
  关: '關',
  机: '機',
  构: '構',
  组: '組',
  织: '織',
  务: '務',
  会: '會',
  总: '總',
  计: '計',
  转: '轉',
  请: '請',
  数: '數',
  类: '類',
  过: '過',
  内: '內',
  项: '項',
  没: '沒',
  现: '現',
};

export function wordFor(heading: Heading, options: LayoutOptions, dice: Dice): string {
  const { label, aliases = [] } = heading;
  switch (options.words) {
    case 'aliases': {
      // A single word of two is nobody's name for a row or column of its own.
      const usable = aliases.filter((alias) => alias.length > 2 || label.length === 2);
      return dice.chance(0.5) && usable.length > 0 ? (usable[dice.below(usable.length)] ?? label) : label;
    }
    case 'misspelt':
      return dice.chance(0.4) ? misspelt(label, dice) : label;
    case 'traditional':
      return [...label].map((character) => TRADITIONAL[character] ?? character).join('');
    case 'spaced':
      return [...label]
        .map((character) =>
          dice.chance(0.3) ? character + [' ', '\n', '\u3000', '\u00a0'][dice.below(4)] : character,
        )
        .join('');
    case 'units':
      return label.includes('单位') ? label : label + UNIT;
    default:
      return label;
  }
}

const UNIT = '\n单位：件';
/** Words before others in one cell: the unit stands at the end alone. */
export const withoutUnit = (words: string): string => words.replace(UNIT, '');

/** One character wrong, missing, doubled or exchanged with the next; words of three characters and fewer keep theirs, 万元 stays 万元. */
function misspelt(label: string, dice: Dice): string {
  if (label.length < 4) return label;
  const place = dice.below(label.length);
  if ([place, place + 1].some((each) => '万元'.includes(label.charAt(each) || ' '))) return label;
  const [before, after] = [label.slice(0, place), label.slice(place + 1)];
  return (
    [
      `${before}某${after}`,
      before + after,
      `${before}${label.charAt(place).repeat(2)}${after}`,
      before + after.slice(0, 1) + label.charAt(place) + after.slice(1),
    ][dice.below(4)] ?? label
  );
}

const HALF: Readonly<Record<string, string>> = { '（': '(', '）': ')' };

export function numberFor(heading: Heading, options: LayoutOptions): string {
  const number = heading.number ?? '';
  switch (options.numbering) {
    case 'half':
      return number.replace(/[（）]/g, (mark) => HALF[mark] ?? mark);
    case 'comma':
      return number.replace(/^(\d)\.$/, '$1、');
    case 'fullStop':
      return number.replace(/^(\d)\.$/, '$1．');
    case 'none':
      return '';
    default:
      return number;
  }
}
