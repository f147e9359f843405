import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import type { CheckRule, Rule } from '../../src/rules';
import type * as Seeking from '../../src/rules/sought';
import { textReport } from './textRuleTester';

/** What a rule declares: the pattern, and words of which it needs one. */
type Declared = Parameters<typeof Seeking.sought>;

/** The rules anew, with what they declare; unfiltered they look for every pattern in every text. */
function rulesOnText(unfiltered: boolean) {
  const declared: Declared[] = [];
  const rules: CheckRule[] = [];
  jest.isolateModules(() => {
    jest.doMock('../../src/rules/sought', () => {
      const actual = jest.requireActual<typeof Seeking>('../../src/rules/sought');
      return {
        ...actual,
        sought: (...given: Declared) => {
          declared.push(given);
          return actual.sought(...given);
        },
        // Each word is said to be everywhere.
        ...(unfiltered && { nextPlace: (_: Seeking.Sought, _text: string, from: number) => from }),
      };
    });
    const { RULES } = jest.requireActual<{ RULES: readonly Rule[] }>('../../src/rules');
    for (const rule of RULES) if ('check' in rule && rule.reads === 'text') rules.push(rule);
  });
  return { declared, rules };
}

const { declared, rules: filtered } = rulesOnText(false);
const { rules: unfiltered } = rulesOnText(true);

/** What a pattern wants, without what it looks at around it. */
function withoutLooking({ source }: RegExp): RegExp {
  let plain = source;
  for (let before = ''; before !== plain;) {
    before = plain;
    plain = plain.replace(/\(\?(?:<?!|<=)(?:[^()]|\([^()]*\))*\)/g, '');
  }
  return new RegExp(plain.replaceAll('(?=', '(?:'));
}

test.each(declared.map(([words, pattern]) => [String(pattern).slice(0, 30), words, pattern] as const))(
  'no match of %s is held back',
  (_, words, pattern) => {
    const { sought, mark, clearMarks, nextPlace } =
      jest.requireActual<typeof Seeking>('../../src/rules/sought');
    const wanted = sought(words, pattern);
    const piece = fc.oneof(
      fc.stringMatching(withoutLooking(pattern)),
      fc.constantFrom('', '\n', ' ', '，', '2024年', '公开', '我镇收到申请3件。', '六个', ...words),
    );
    let met = 0;
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 4 }), (pieces) => {
        const text = pieces.join('');
        clearMarks();
        mark(text);
        let end = -1;
        let next = nextPlace(wanted, text, 0);
        for (const line of text.split('\n')) {
          const start = end + 1;
          end = start + line.length;
          if (next < start) next = nextPlace(wanted, text, start);
          pattern.lastIndex = 0;
          if (!pattern.test(line)) continue;
          met++;
          expect(next).toBeLessThan(end);
        }
      }),
      { numRuns: 1000 },
    );
    expect(met).toBeGreaterThan(0);
  },
);

test('rules find the same with and without looking at the words first', () => {
  const sentences = readFileSync(join(__dirname, '../claims/sentences.txt'), 'utf8').split('\n');
  const line = fc.constantFrom(
    ...sentences,
    '一、总体情况',
    '五、存在的主要问题及改进情况',
    '六、其他需要报告的事项',
  );
  const words = declared.flatMap(([each]) => each);
  const slip = fc.constantFrom(
    ...words,
    ...words.map((word) => `${word.charAt(0)} ${word.slice(1)}`),
    '国办公开办涵〔2021〕30号',
    '国 办公开办涵〔2021〕３0号',
  );
  const wrong = fc
    .tuple(line, slip, fc.nat(60))
    .map(([text, word, at]) => text.slice(0, at) + word + text.slice(at));
  const text = fc
    .array(fc.oneof(line, wrong), { minLength: 1, maxLength: 8 })
    .map((lines) => lines.join('\n'));
  fc.assert(
    fc.property(text, text, (now, before) => {
      const report = textReport({ text: now, lastYear: before });
      const found = (rules: readonly CheckRule[]) =>
        rules.map((rule) =>
          rule.check(report, {
            year: 2024,
            kind: 'township',
            lastYear: report.lastYear,
            failures: [],
            blankTotals: new Map(),
          }),
        );
      expect(found(filtered)).toEqual(found(unfiltered));
    }),
    { numRuns: 300 },
  );
});
