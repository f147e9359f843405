import type { UnitKind } from '../report';
import { plain } from './labels';

/** 单位类型: what kind of office a name is. */

/** What stands in the name of an office, not of a place. */
const NO_PLACE = /城乡|乡村|市场/g;
/** 国家统计局; what goes on behind its name is one of its offices in some place: 国家统计局渠县调查队. */
const NATIONAL = /^国家(?:(?![局委部署办]).)+(?:局|委员会|委|部|署|办公室|办)(?:办公[厅室])?$/;
const NAMED_CENTRAL =
  /^(?:国务院.*|海关总署|审计署|中国人民银行|中国(?:证监会|证券监督管理委员会|银行保险监督管理委员会|民航局|民用航空局|气象局|地震局))$/;
const MINISTRY = /^[^省市县区州盟旗乡镇]{1,10}(?<!宣传|组织|统战|武装|工作)部$/;
const ZONE = /(?:开发|高新|新|园|示范|保税|度假|试验|管理|景|产业)区.*(?:管委会|管理委员会)$/;
const MUNICIPALITIES = /^(?:北京|上海|天津|重庆)市$/;

function isCentral(unit: string): boolean {
  const name = unit.replace(/^中华人民共和国/, '');
  return NATIONAL.test(name) || NAMED_CENTRAL.test(name) || MINISTRY.test(name.replace(NO_PLACE, ''));
}

/** From the office's name; undefined where the name does not tell. */
export function kindOf(name: string): UnitKind | undefined {
  const unit = plain(name);
  if (/街道(?:办事处|办|党工委)?$/.test(unit)) return 'subdistrict';
  if (/政府办(?:公[厅室])?$/.test(unit)) return 'bureau';
  if (ZONE.test(unit)) return 'county';
  if (isCentral(unit)) return 'ministry';
  const government = unit.replace(/人民政府$|政府$/, '');
  if (/[乡镇]$|苏木$/.test(government)) return 'township';
  if (/[局委办院厅处队站所馆室社署会校关行]$|中心$|公司$|大学$|集团$|部$|法庭$|分局$/.test(government))
    return 'bureau';
  if (/省$|(?<!县)自治区$/.test(government) || MUNICIPALITIES.test(government)) return 'province';
  if (/自治州$|盟$|地区$/.test(government)) return 'city';
  if (/[县旗区]$/.test(government)) return 'county';
  if (/市$/.test(government)) return /[市州盟].+市$/.test(government) ? 'county' : 'city';
  return undefined;
}

/** 单位类型 in the words that people write, the telling ones first. A department is none of the governments it belongs to. */
const KIND_WORDS: readonly (readonly [words: RegExp, kind: UnitKind | undefined])[] = [
  [/垂直|垂管|驻(?!马店)/, 'bureau'],
  [/国务院|部委|中央/, 'ministry'],
  // 乡镇（街道）: either.
  [/[乡镇].*街|街.*[乡镇]/, undefined],
  [/街道/, 'subdistrict'],
  [/部门|直属|[省市县区州盟旗镇乡]直(?!管|辖)/, 'bureau'],
  [/(?:开发|高新|园|示范|功能|新|管理|景)区|管委会|管理委员会/, 'county'],
  [/[局委办厅院站所队署处]|中心|事业单位|派出|级机关/, 'bureau'],
  [/直辖市.*[区县]|自治[县旗]|市辖区|县级市|省直管|直管县/, 'county'],
  [/设区的?市|地级市|副省级|单列市|省辖市|自治州/, 'city'],
  [/乡|镇|苏木/, 'township'],
  [/省|自治区|直辖市/, 'province'],
  [/县|区|旗/, 'county'],
  [/市|州|盟|行署/, 'city'],
];

/** Longer texts name no kind of office. */
const LONGEST_KIND = 60;

/** From what is filled in as 单位类型; undefined where the words do not tell. */
export function statedKind(words: string): UnitKind | undefined {
  if (words.length > LONGEST_KIND) return undefined;
  const kind = plain(words);
  return KIND_WORDS.find(([telling]) => telling.test(kind))?.[1];
}
