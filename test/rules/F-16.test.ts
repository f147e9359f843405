import { recognise } from '../../src/recognise';
import { rule } from '../../src/rules/F-16';
import { bounded } from '../bounded';
import { layOut, PLAIN_LAYOUT } from '../layouts';
import { sheetOfRows } from '../sheets';
import { fieldsOf } from '../../src/forms';
import { runTextRule, testTextRule } from './textRuleTester';

testTextRule(rule, {
  valid: [
    '联系电话：0512-65812345，邮编：215000，地址：人民路18号。',
    '联系电话：0512－65812345；传真：０５１２－６５８１２３４６。',
    '电话：(0370)3238810，邮政编码 4 7 6 0 0 0。',
    '请与党政办公室联系（电话：021-23112345转8001）。',
    '电话010 6581 2345、010-65812346/65812347、48。',
    '电话：3238810（办公室）、3238811（传真）',
    '电话（传真）：057185123456',
    '联系方式：13812345678、138-1234-5679或138 1234 5670',
    '咨询电话400-123-4567，投诉电话：800 810 1234转2。',
    '拨打12345政务服务便民热线，监督电话：12345、12388，电话：96345、963456',
    '电话：0512-12345，传真：12345转2，联系方式：1234567890@qq.com，86512345-8001，电话：86512345-8001',
    '电话：010-6581-2345-6738、6799、6792，0512-65812345(8:30-17:00)',
    '电话：+86-10-65812345；电话：86 512 65812345',
    '接听电话 123456 个，电话咨询 1234567 件，电话 2345678 余人次，电话12部。',
    '电话：0512-6581****',
    '电话：，邮编：，网址：',
    '电话、邮编、网址见下。电话无变化。',
    '本报告在门户网站（http://www.qingshi.gov.cn/zwgk/public/column/33?type=2&id=3,4;5#a）查阅。',
    '网址：www.qingshi.gov.cn，QQ群：123456。',
    '网址：www.qingshi.gov.cn。www.liuxi.gov.cn 同步公开。',
    '网址为https://zwgk.qingshi.gov.cn:8080/xxgk/年报.html。Word版可下载。',
    '网址：qingshi.gov.cn/xxgk、www1.qingshi.com.cn',
    '电子邮箱：qsz@qingshi.gov.cn、a.b@www.qingshi.com',
    '采用HTTPS协议，http/https 均可访问，10.1.2.3 为内网，http://10.1.2.3/。',
    '（www.qingshi.gov.cn）（网址：http://www.qingshi.gov.cn）',
  ],
  invalid: [
    { text: '电话：0512-658123', says: ['电话“0512-658123”除区号外是 6 位，应为 7 位或 8 位'] },
    { text: '电话：010-6581234。', says: ['除区号外是 7 位，应为 8 位'] },
    { text: '电话/传真：0512-658123', says: ['电话“0512-658123”'] },
    { text: '联系电话： 0512 – 658123456 。', says: ['除区号外是 9 位'] },
    { text: '联系电话为138123456，', says: ['电话“138123456”是 9 位，手机号码应为 11 位'] },
    { text: '联系电话138123456789', says: ['是 12 位，手机'] },
    { text: '传真：323881', says: ['电话“323881”是 6 位'] },
    { text: '电话：400-123-456', says: ['是 9 位，400 电话应为 10 位'] },
    { text: '电话：3238810、323881123', says: ['电话“323881123”'] },
    { text: '电话：65812345转12345678', says: ['分机号超过 6 位'] },
    { text: '电话：512-65812345', says: ['电话“512-65812345”'] },
    { text: '邮编：21500，地址：人民路。', says: ['邮编“21500”应为 6 位数字'] },
    { text: '邮政编码2150000', says: ['邮编“2150000”应为 6 位数字'] },
    { text: '邮编：0512-65812345', says: ['邮编“0512-65812345”应为 6 位数字'] },
    { text: '见 http：//www.qingshi.gov.cn/ 。', says: ['开头应为“http://”'] },
    { text: '见https:/www.qingshi.gov.cn。', says: ['开头应为“https://”'] },
    { text: '见http:// www.qingshi.gov.cn。', says: ['开头应为“http://”'] },
    { text: '见www.qingshi。gov.cn。', says: ['网址“www.qingshi。gov.cn”中的“。”应为“.”'] },
    { text: '（www．qingshi．gov．cn）', says: ['中的“．”应为“.”'] },
    { text: 'http://www,qingshi.gov.cn', says: ['中的“,”应为“.”'] },
    { text: '网址：www. qingshi.gov.cn', says: ['网址“www. qingshi.gov.cn”中间有空格'] },
    { text: '网址：wwwqingshi.gov.cn', says: ['www 后面缺少“.”'] },
    { text: '见www.qingshi.govcn，', says: ['网址“www.qingshi.govcn”的 cn 前面缺少“.”'] },
    { text: '网址：qingshi，gov.cn', says: ['中的“，”应为“.”'] },
    { text: 'ｗｗｗ.qingshi.gov.cn', says: ['全角字母'] },
    { text: 'http://www.qingshi.gov.cn／xxgk', says: ['后的“／”应为半角'] },
    { text: 'http://zwgk.qingshi.gov.cn：8080', says: ['后的“：”应为半角'] },
    { text: '网址：qsz@qingshi.gov.cn', says: ['网址“qsz@qingshi.gov.cn”是电子邮箱'] },
  ],
});

const figures = { edition: 2021, year: 2024, unit: '青石县', values: fieldsOf(2021).map(() => 0) } as const;
const { sheets } = layOut(figures, PLAIN_LAYOUT);

function inProfile(rows: readonly (readonly (string | number)[])[]) {
  const recognition = recognise([...sheets, sheetOfRows('基本信息', [['项目', '内容'], ...rows])]);
  if (!recognition.ok) throw new Error(recognition.reason);
  const { report } = recognition;
  const context = { year: 2024, kind: undefined, lastYear: undefined, failures: [], blankTotals: new Map() };
  return rule.check(report, context);
}

test('基本信息 is looked at, each item at its cell', () => {
  expect(
    inProfile([
      ['联系电话', '0512-658123'],
      ['邮编', 21500],
      ['邮政编码', '2150'],
      ['网址', 'http://www.qingshi。gov.cn'],
    ]),
  ).toEqual([
    expect.objectContaining({
      message: '基本信息：电话“0512-658123”除区号外是 6 位，应为 7 位或 8 位',
      cells: [{ sheet: '基本信息', row: 1, column: 1 }],
    }),
    expect.objectContaining({ message: '基本信息：邮编“2150”应为 6 位数字' }),
    expect.objectContaining({ cells: [{ sheet: '基本信息', row: 4, column: 1 }] }),
  ]);
  expect(
    inProfile([
      ['联系电话', '０５１２－６５８１２３４５转8001'],
      ['邮编', 50000],
      ['网址', 'https://www.qingshi.gov.cn/'],
    ]),
  ).toEqual([]);
});

test('a text of labels, digits or signs alone is read in time that grows with it', () => {
  for (const piece of [
    '电话：',
    '电话：0512-',
    '网址www.',
    'http：',
    '邮编：1',
    'www。a',
    '电话：0、',
    '电话（',
  ])
    bounded(5, () => runTextRule(rule, { text: piece.repeat(100_000) }));
  const numbered = Array.from({ length: 50_000 }, (_, place) => `电话：${900_000_000 + place}`).join('');
  bounded(5, () => runTextRule(rule, { text: numbered }));
  for (const piece of ['0', '-', '、', '(', ' ', 'a.', '。', 'w'])
    bounded(5, () =>
      runTextRule(rule, { text: `电话：${piece.repeat(300_000)}网址${piece.repeat(300_000)}` }),
    );
});
