/**
 * Figures as text, as claims and their JSON name them: field ids with + and - between them, "pct:" (in %) or "diff:"
 * before a change on last year.
 */
export interface Expression {
  /** A change on last year: 增长 N%, 增加 N 件. */
  readonly growth: 'percent' | 'difference' | undefined;
  readonly terms: readonly ExpressionTerm[];
}
export interface ExpressionTerm {
  readonly id: string;
  readonly minus: boolean;
}

const GROWTHS: Readonly<Record<string, Expression['growth']>> = { pct: 'percent', diff: 'difference' };
const PREFIX = /^(\w+):/;
const TERM = /([+-]?)([^+-]+)/g;

/** A text states few of them, many times. */
const known = new Map<string, Expression>();

export function readExpression(text: string): Expression {
  let expression = known.get(text);
  if (expression) return expression;
  const [prefix = '', growth = ''] = PREFIX.exec(text) ?? [];
  const terms = [...text.slice(prefix.length).matchAll(TERM)].map(([, sign, id = '']) => ({
    id,
    minus: sign === '-',
  }));
  known.set(text, (expression = { growth: GROWTHS[growth], terms }));
  return expression;
}

/** Writes a change on last year. */
export const growthOf = (growth: 'percent' | 'difference', figure: string): string =>
  `${growth === 'percent' ? 'pct' : 'diff'}:${figure}`;

/** What has changed. */
export const figureOf = (expression: string): string => expression.replace(PREFIX, '');
