import { coverageLine } from '../../src/claims';

const coverage = {
  numbers: 20,
  agrees: 20,
  disagrees: 0,
  scope: 0,
  unverifiable: 0,
  other: 0,
  internal: 0,
};

test('says how the numbers of the text came out, and nothing of what there is none of', () => {
  expect(coverageLine(coverage)).toBe('正文 20 个数字：20 个与表一致');
  expect(
    coverageLine({ ...coverage, agrees: 8, disagrees: 1, scope: 1, unverifiable: 3, other: 7, internal: 2 }),
  ).toBe('正文 20 个数字：8 个与表一致、1 个与表不符、1 个口径不同、2 个文中相加一致、8 个无法核对');
});
