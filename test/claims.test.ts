import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { readClaims } from '../src/claims';
import { fold } from '../src/claims/fold';
import { WORDINGS } from '../src/claims/lexicon';
import { familyOf } from '../src/claims/meaning';
import { tokenize } from '../src/claims/tokens';
import { fieldById } from '../src/forms';
import { bounded } from './bounded';
import { parseSamples, statedBy } from './claims/notation';

const samples = parseSamples(readFileSync(join(__dirname, 'claims', 'sentences.txt'), 'utf8'));
const stated = (text: string): readonly string[] => statedBy(text, { year: 2024 });

describe('sentences of the genre', () => {
  test.each(samples.map(({ text, year, states }) => [text, year, states] as const))(
    '%s',
    (text, year, states) => {
      expect(statedBy(text, { year })).toEqual(states);
    },
  );

  test('label at least 150 numbers and hold texts that state none', () => {
    expect(samples.flatMap(({ states }) => states).length).toBeGreaterThan(150);
    expect(samples.filter(({ states }) => states.length === 0).length).toBeGreaterThan(30);
  });

  test('use every entry of the lexicon', () => {
    const used = new Set(
      samples.flatMap(({ text }) => {
        const { codes, length } = fold(text);
        return tokenize(codes, 0, length).flatMap((token) => token.word?.meanings ?? []);
      }),
    );
    const unused = WORDINGS.filter(({ means }) => !used.has(means)).map(({ words }) => words[0]);
    expect(unused).toEqual([]);
  });
});

describe('disputes that an office hears', () => {
  const at = (unit: string, text: string) => statedBy(text, { year: 2024, unit });

  test('are no figures of a 司法局', () => {
    expect(at('青岩市司法局', '全年办理行政复议案件56件，其中维持30件、纠正4件。')).toEqual([]);
    expect(at('青岩市司法局', '收到行政复议申请33件，审结30件。')).toEqual([]);
    expect(at('青岩镇', '全年办理行政复议案件2件，其中维持1件。')).toHaveLength(2);
  });

  test('but those about 政府信息公开, and those merely counted, are', () => {
    expect(at('青岩市司法局', '办理涉及政府信息公开的行政复议2件，维持2件。')).toHaveLength(2);
    expect(at('青岩市司法局', '行政复议3件，其中维持2件。')).toHaveLength(2);
    expect(at('青岩市司法局', '无行政复议、行政诉讼。')).toHaveLength(1);
  });
});

describe('every wording', () => {
  const roleOf = (text: string) => {
    const { codes, length } = fold(text);
    return tokenize(codes, 0, length)[0]?.word?.role;
  };
  const named = WORDINGS.flatMap(({ words, means }) => {
    if (means.role === 'thing') {
      const unit = familyOf(means.thing) === 'money' ? '万元' : '件';
      // 行政许可事项 counts powers, and denied, decisions.
      return words.filter((word) => roleOf(word) !== 'foreign').map((word) => [word, unit] as const);
    }
    return means.role === 'aspect' && means.alone ? words.map((word) => [word, '件'] as const) : [];
  });
  test.each(WORDINGS.map(({ words }) => [words[0], words] as const))('%s … stand once each', (_, words) => {
    expect(words.length).toBe(new Set(words).size);
  });
  test.each(named)('%s alone names its figure', (word, unit) => {
    const text = `${word}共3${unit}。`;
    expect([...statedBy(text, { year: 2020 }), ...statedBy(text, { year: 2024 })]).not.toEqual([]);
  });
});

describe('what stands around a sentence', () => {
  test('a heading says what the numbers below it are about', () => {
    expect(stated('（二）依申请公开\n全年收到8件，答复7件，结转1件。')).toEqual([
      '8件 = applications.newlyReceived.total',
      '7件 = applications.resultsTotal.total',
      '1件 = applications.carriedForward.total',
    ]);
  });

  test('a new paragraph does not go on about the applications of the last', () => {
    const text =
      '收到政府信息公开申请8件，予以公开5件，答复率和满意率均有提高，群众评价较好。\n答复12件，其他2件。';
    expect(stated(text)).toEqual([
      '8件 = applications.newlyReceived.total',
      '5件 = applications.granted.total',
    ]);
  });

  test('the trial form has other columns', () => {
    const text = '主动公开规范性文件3件，对外公开总数12件。行政许可20件。其他处理1件。';
    expect(statedBy(text, { year: 2020 })).toEqual([
      '3件 = activeDisclosure.normativeDocuments.newlyPublished',
      '12件 = activeDisclosure.normativeDocuments.totalPublished',
      '20件 = activeDisclosure.licences.decisions',
      '1件 = applications.otherwiseHandled.total',
    ]);
  });

  test('without a year every year is the report’s', () => {
    expect(statedBy('2019年结转的申请3件，2020年新收申请8件。', {})).toEqual([
      '3件 = applications.carriedOver.total',
      '8件 = applications.newlyReceived.total',
    ]);
  });
});

describe('laws', () => {
  const fragment = fc.oneof(
    fc.constantFrom(...samples.map(({ text }) => text)),
    fc.constantFrom(...WORDINGS.flatMap(({ words }) => words)),
    fc.string({ unit: 'binary', maxLength: 6 }),
    fc.nat(100000).map(String),
    fc.constantFrom('，', '、', '（', '）', '。', '\n', '件', '三', '万', '2024年', '%'),
  );
  const text = fc.array(fragment, { maxLength: 12 }).map((parts) => parts.join(''));

  test('any text can be read, and every claim lies where it says', () => {
    fc.assert(
      fc.property(text, (given) => {
        for (const { sentence, at, claims } of readClaims(given, { year: 2024 })) {
          expect(given.startsWith(sentence, at)).toBe(true);
          for (const claim of claims) {
            expect(sentence.startsWith(claim.raw, claim.at)).toBe(true);
            expect(claim.kind === 'other').toBe(claim.fields.length === 0);
            for (const field of claim.fields) {
              const ids = field.replace(/^(pct|diff):/, '').split('+');
              expect(ids.every((id) => fieldById(2021, id))).toBe(true);
            }
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  test('full-width digits and blanks around numbers change nothing', () => {
    const figures = (given: string) =>
      readClaims(given, { year: 2024 }).flatMap(({ claims }) =>
        claims.map(({ value, kind, fields, year }) => ({ value, kind, fields, year })),
      );
    for (const sample of samples) {
      const wide = sample.text.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
      expect(figures(wide)).toEqual(figures(sample.text));
      const spaced = sample.text.replace(/(?<![\d ,.])(\d[\d,.]*)(?=[件条份起宗])/g, ' $1 ');
      expect(figures(spaced)).toEqual(figures(sample.text));
    }
  });

  test.each(['共5件，', '收到申请5件，其中自然人3件、', '增长5%，占3%，', '（含5件'])(
    'a line of %s and nothing else is read to its end',
    (words) => {
      const text = words.repeat(100_000 / words.length);
      const read = bounded(15, () => readClaims(text, { year: 2024 }));
      expect(read.map(({ sentence }) => sentence).join('')).toHaveLength(text.length);
    },
  );

  test.each([
    ['全部办结', 25_000],
    ['五十', 150_000],
    ['5', 1_000],
  ])('a line of %s without a stop states nothing, and is soon read', (words, times) => {
    expect(bounded(15, () => readClaims(words.repeat(times), { year: 2024 }))).toEqual([]);
  });

  test('a text without any sign is read as far as it goes', () => {
    const text = `${'做好政府信息公开工作'.repeat(1_000)}收到政府信息公开申请12件`;
    const [, ...more] = stated(`${text}。`);
    expect(more).toEqual([]);
    expect(stated(`${text}。`)).toEqual(stated('收到政府信息公开申请12件。'));
  });
});
