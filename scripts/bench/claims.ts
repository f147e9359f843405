import { compareClaims, readClaims } from '../../src/claims';
import { fieldsOf } from '../../src/forms';
import { annualReport, type AnnualReport } from '../../src/report';

/** Measures the claims reader on text of a township's and of a city's length. Prints µs a text. */

const TOWNSHIP = `一、总体情况
2024年，我镇认真贯彻落实《中华人民共和国政府信息公开条例》，坚持以公开为常态、不公开为例外，不断提高政府信息公开工作的规范化水平。本报告所列数据的统计期限自2024年1月1日起至2024年12月31日止。
（一）主动公开。全年通过县政府门户网站主动公开政府信息412条，其中工作动态208条、通知公告96条、财政预决算12条、其他96条；微信公众号推送信息305篇，公开栏张贴公告48期。
（二）依申请公开。全年共收到政府信息公开申请6件，上年结转1件，均为自然人申请。办结6件，其中予以公开3件、部分公开1件、无法提供2件，结转下年度继续办理1件。未发生因政府信息公开引起的行政复议、行政诉讼。
（三）政府信息管理。严格执行信息发布“三审三校”制度，落实公文公开属性源头认定机制，全年制发行政规范性文件0件，废止0件，现行有效1件。
（四）政府信息公开平台建设。在便民服务中心设立政务公开专区1处，配备查询电脑和自助终端，安排专人引导群众查阅政策文件，村（社区）公开栏全部更新到位。
（五）监督保障。明确分管领导和专职人员2名，全年组织开展政务公开业务培训3次，参训人员120人次。将政务公开纳入年度综合考核，分值占比4%。全年未发生责任追究情形。
五、存在的主要问题及改进情况
一是公开意识有待进一步加强，个别站所对主动公开工作的重要性认识不足，信息报送不够及时；二是政策解读形式较为单一，以文字解读为主，图文、视频等群众喜闻乐见的形式运用不多；三是工作力量相对薄弱，人员流动较快，业务能力有待提升。
针对以上问题，下一步将从三个方面加以改进：一是加强学习培训，把政府信息公开条例列入干部学习内容，定期通报各站所信息公开情况；二是丰富解读形式，围绕惠农补贴、社会救助、就业创业等重点领域，运用图解、短视频等方式做好解读；三是充实工作力量，建立信息员队伍，完善激励约束机制，推动政府信息公开工作提质增效。
六、其他需要报告的事项
按照《政府信息公开信息处理费管理办法》规定的标准，本年度发出收费通知0件，总金额0元，实际收取0元。无其他需要报告的事项。
`;

const CITY_PART = `（二）依申请公开。全市各级行政机关共收到政府信息公开申请3,830件，比上年减少156件，下降3.9%；上年结转252件。从申请主体看，自然人3,746件、商业企业63件、法律服务机构19件、其他2件。全年办结3,720件，其中予以公开1,502件，占40.4%；部分公开310件，占8.3%；不予公开402件，占10.8%；无法提供1,106件，占29.7%；不予处理180件；其他处理220件。结转下年度继续办理362件。因政府信息公开被申请行政复议259件，其中结果维持119件、结果纠正25件、其他结果91件、尚未审结24件；被提起行政诉讼66件，其中未经复议直接起诉28件、复议后起诉38件。
（三）政府信息管理。全市制发行政规范性文件61件，废止59件，现行有效422件。全年作出行政许可决定113,988件、行政处罚决定69,374件，实施行政强制1,661件。门户网站发布各类信息21,813条，其中政策解读386条、回应关切1,204次，开展意见征集96期、在线访谈24场，办理网民留言8,912条，答复率100%。
（四）平台建设。全市开设政务新媒体126个，注销5个；建成政务公开专区93个。围绕优化营商环境、乡村振兴、生态环境等重点领域，持续完善政府信息公开目录，推动基层政务公开标准化规范化向纵深发展，着力打通政务公开“最后一公里”。
`;

/** A report whose figures are all zero and whose one text cell is the text given. */
function reportOf(text: string): AnnualReport {
  const cell = { sheet: '正文', row: 0, column: 0 };
  return annualReport({
    edition: 2021,
    profile: { year: 2024, kind: 'township' },
    tables: [],
    entries: fieldsOf(2021).map(() => ({ kind: 'number' as const, value: 0, cell, spelling: [] })),
    missing: [],
    texts: [{ cell, text }],
  });
}

function microseconds(run: () => void, rounds: number): number {
  for (let round = 0; round < rounds; round++) run();
  const times: number[] = [];
  for (let batch = 0; batch < 9; batch++) {
    const start = performance.now();
    for (let round = 0; round < rounds; round++) run();
    times.push(((performance.now() - start) * 1000) / rounds);
  }
  return times.sort((left, right) => left - right)[4] ?? 0;
}

export interface ClaimsBench {
  readonly name: string;
  readonly characters: number;
  /** µs to read the text. */
  readonly read: number;
  /** µs to read it and hold it against the tables. */
  readonly compare: number;
}

/** Runs the measurement: a township's text as it is, a city's repeated to some 6,000 characters. */
export function benchClaims(): readonly ClaimsBench[] {
  let city = '';
  while (city.length < 6000) city += CITY_PART;
  return [
    { name: '乡镇', text: TOWNSHIP, rounds: 2000 },
    { name: '设区的市', text: city.slice(0, 6000), rounds: 300 },
  ].map(({ name, text, rounds }) => {
    const report = reportOf(text);
    return {
      name,
      characters: text.length,
      read: microseconds(() => readClaims(text, { year: 2024 }), rounds),
      compare: microseconds(() => compareClaims(report), rounds),
    };
  });
}
