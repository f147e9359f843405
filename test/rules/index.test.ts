import { readdirSync } from 'node:fs';
import path from 'node:path';
import { EDITIONS, fieldById } from '../../src/forms';
import { isRelationRule, RULES } from '../../src/rules';

const RULE_FILE = /^([A-Z]\d?-\d+)\.ts$/;
const folder = (name: string) => readdirSync(path.join(__dirname, name));
const idsIn = (names: string[], pattern: RegExp) =>
  names.flatMap((name) => pattern.exec(name)?.[1] ?? []).sort();

describe('the rule catalogue', () => {
  const ids = RULES.map(({ id }) => id).sort();

  test('every rule file is in the index, once', () => {
    expect(ids).toEqual(idsIn(folder('../../src/rules'), RULE_FILE));
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('every rule has a test of its name', () => {
    expect(idsIn(folder('.'), /^([A-Z]\d?-\d+)\.test\.ts$/)).toEqual(ids);
  });

  test('every rule says in Chinese what must hold and on what basis', () => {
    for (const { title, basis, editions } of RULES) {
      expect(title).toMatch(/[\u4e00-\u9fff]/);
      expect(basis).toMatch(/[\u4e00-\u9fff]/);
      expect(editions.length).toBeGreaterThan(0);
    }
  });

  test('of the arithmetic rules only T3-1 claims the form’s own words', () => {
    const official = RULES.filter((rule) => isRelationRule(rule) && rule.basisKind === 'official');
    expect(official.map(({ id }) => id)).toEqual(['T3-1']);
  });

  test.each(EDITIONS)(
    'relations of edition %i name figures that it has, under keys of their own',
    (edition) => {
      for (const rule of RULES) {
        if (!isRelationRule(rule) || !rule.editions.includes(edition)) continue;
        const relations = rule.relations(edition);
        expect(new Set(relations.map(({ key }) => key)).size).toBe(relations.length);
        for (const { left, right } of relations) {
          for (const { field } of [...left.terms, ...right.terms]) {
            expect(fieldById(edition, field)?.id).toBe(field);
          }
        }
      }
    },
  );

  test.each([
    [2021, 39],
    [2019, 37],
  ] as const)('table three of edition %i has %i sums', (edition, sums) => {
    const count = RULES.filter(({ id }) => /^T3-[123]$/.test(id)).reduce(
      (total, rule) => total + (isRelationRule(rule) ? rule.relations(edition).length : 0),
      0,
    );
    expect(count).toBe(sums);
  });
});
