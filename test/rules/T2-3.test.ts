import { kindOf } from '../../src/recognise/unitKind';
import type { UnitKind } from '../../src/report';
import { reportOf } from '../reports';
import { foundBy } from './found';

const regulations = (kind: UnitKind | undefined, unit?: string) =>
  reportOf(
    { 'activeDisclosure.regulations.inForce': 6 },
    { profile: { ...(kind && { kind }), ...(unit !== undefined && { unit }) } },
  );

describe('T2-3', () => {
  test.each(['township', 'subdistrict', 'bureau', 'county'] as const)('a %s makes no regulations', (kind) => {
    const [finding] = foundBy('T2-3', regulations(kind));
    expect(finding).toMatchObject({ id: 'T2-3', level: 'mustFix' });
    expect(finding?.message).toContain('现行有效 6');
    expect(finding?.cells).toHaveLength(1);
  });

  test.each(['city', 'province', 'ministry', undefined] as const)('%s is left alone', (kind) => {
    expect(foundBy('T2-3', regulations(kind))).toEqual([]);
  });

  test('a government’s office may report the government’s own', () => {
    expect(foundBy('T2-3', regulations('bureau', '双桥市人民政府办公室'))).toEqual([]);
    expect(foundBy('T2-3', regulations('bureau', '双桥市政府办'))).toEqual([]);
    expect(foundBy('T2-3', regulations('bureau', '南岭自治区人民政府办公厅'))).toEqual([]);
  });

  test.each(['青石县人民政府办公室', '双桥市东川区政府办公室', '青石县柳溪镇政府办'])(
    '%s has none of its government’s to report',
    (unit) => {
      expect(foundBy('T2-3', regulations('bureau', unit))).toHaveLength(1);
    },
  );

  test('a central office makes regulations, its offices in a place do not', () => {
    const found = (unit: string) => foundBy('T2-3', regulations(kindOf(unit), unit));
    expect(found('国家税务总局')).toEqual([]);
    expect(found('国家税务总局青禾县税务局')).toHaveLength(1);
    expect(found('国家统计局青禾县调查队')).toHaveLength(1);
  });

  test('the settings say what kind of office it is', () => {
    expect(foundBy('T2-3', regulations('city'), { kind: 'township' })).toHaveLength(1);
  });
});
