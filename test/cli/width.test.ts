import fc from 'fast-check';
import { displayWidth, fitted, wrapped } from '../../src/cli/width';

test('lines are continued below their own text, a number is not torn apart', () => {
  const text = '  1. 表三“商业企业”列：（一）至（六）各项相加为 306，（七）总计填 252，相差 54';
  expect(wrapped(text, 40).split('\n')).toEqual([
    '  1. 表三“商业企业”列：（一）至（六）各',
    '     项相加为 306，（七）总计填 252，相',
    '     差 54',
  ]);
  expect(wrapped(text, undefined)).toBe(text);
});

test('no line is wider than the terminal, and no word is lost', () => {
  const words = fc.array(
    fc.constantFrom('相差', ' ', '13810', '（', '）', '，', '“结转”', 'T3-1', '\x1b[1m', '\x1b[22m'),
    {
      maxLength: 60,
    },
  );
  fc.assert(
    fc.property(words, fc.integer({ min: 30, max: 120 }), (list, width) => {
      const text = `  ${list.join('')}`;
      const lines = wrapped(text, width).split('\n');
      for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(width);
      const bare = (given: string) => given.replace(/\s/g, '');
      expect(bare(lines.join(''))).toBe(bare(text));
    }),
  );
});

test('a rare character takes two columns, too', () => {
  expect(displayWidth('𠮷镇')).toBe(4);
  expect(fitted('𠮷𠮷𠮷镇', 6)).toBe('𠮷𠮷… ');
});

test('a cell of a table is exactly as wide as its column', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('表', 'a', '三', '1') }),
      fc.integer({ min: 2, max: 30 }),
      (text, width) => {
        expect(displayWidth(fitted(text, width))).toBe(width);
      },
    ),
  );
});
