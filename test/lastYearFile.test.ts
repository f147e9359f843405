import fc from 'fast-check';
import { LAST_YEAR_NAMESPACE, lastYearXml, parseLastYear } from '../src/lastYearFile';

test('any name comes back as it was, and stands in the XML as plain text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 200 }), (name) => {
      const xml = lastYearXml(name);
      expect(xml).toMatch(/^<lastYear xmlns="urn:gouji:last-year:1">[\w.~!*'()%-]+<\/lastYear>$/);
      expect(parseLastYear(xml)).toBe(name);
    }),
  );
});

test.each([
  ['no part', undefined],
  ['another part', '<waivers xmlns="urn:gouji:waivers">{}</waivers>'],
  ['no name', lastYearXml('')],
  ['what is no encoded text', `<lastYear xmlns="${LAST_YEAR_NAMESPACE}">%E5%</lastYear>`],
])('%s holds no name', (_, xml) => {
  expect(parseLastYear(xml)).toBeUndefined();
});

test('a name of endless length is cut', () => {
  expect(parseLastYear(lastYearXml('年'.repeat(10_000)))).toHaveLength(260);
});
