import fc from 'fast-check';
import { fold } from '../../src/claims/fold';
import { scan } from '../../src/claims/scan';

/** The sentences of a text, those that can state something with a mark before them. */
function sentencesOf(text: string): readonly string[] {
  const folded = fold(text);
  const found: string[] = [];
  for (let start = 0, first = 0; start < folded.length;) {
    const { end, telling, next } = scan(folded, start, first);
    const [from, to] = [folded.origins[start] ?? 0, folded.origins[end - 1] ?? 0];
    if (end > start) found.push((telling ? '*' : '') + text.slice(from, to + 1));
    start = end + 1;
    first = next;
  }
  return found;
}

describe('sentences of a text', () => {
  test('end at a full stop or a line', () => {
    expect(sentencesOf('公文逐件审核。收到申请3件！\n二、工作情况\n本年度未收费')).toEqual([
      '公文逐件审核',
      '*收到申请3件',
      '二、工作情况',
      '*本年度未收费',
    ]);
  });

  test.each([
    '受理 4 件',
    '受理４件',
    '受理四件',
    '培训十余人',
    '沒有申请',
    '不具备此项职能',
    '办结率高，均按时答复完毕',
  ])('%s can state something', (text) => {
    expect(sentencesOf(text)).toEqual([`*${text}`]);
  });

  test.each(['自2031年5月6日起施行', '按〔2031〕8号文件办理', '不断改进', '一是加强学习', '各科室都很重视'])(
    '%s cannot',
    (text) => {
      expect(sentencesOf(text)).toEqual([text]);
    },
  );

  test('are cut where none ends: at a comma, or where no number stands', () => {
    const long = '公开'.repeat(900);
    expect(sentencesOf(`${long}，${long}。完`).map(({ length }) => length)).toEqual([1800, 1800, 1]);
    const [first = '', second = ''] = sentencesOf(`${'公开'.repeat(999)}甲3456件，公开。`);
    expect(first.endsWith('甲3456')).toBe(true);
    expect(second).toBe('，公开');
  });

  test('say the same alone and beside others', () => {
    const text = fc
      .array(fc.constantFrom(...'公开，。；\n 35十件年不存在均结无'), { maxLength: 40 })
      .map((each) => each.join(''));
    fc.assert(
      fc.property(text, text, (one, other) => {
        expect(sentencesOf(`${one}。${other}`)).toEqual([...sentencesOf(one), ...sentencesOf(other)]);
      }),
    );
  });
});
