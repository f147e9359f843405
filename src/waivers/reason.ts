import type { Finding } from '../finding';
import type { AnnualReport } from '../report';
import { fingerprint, WAIVERS_NAMESPACE, type StoredWaivers, type Waiver } from '../waivers';

/** The waiver that a reason makes for a finding as it stands. */
export function waive(finding: Finding, report: AnnualReport, reason: string, at: Date): Waiver {
  return {
    finding: finding.id,
    rule: finding.rule,
    message: finding.message,
    figures: fingerprint(finding, report),
    reason: reason.trim(),
    at: at.toISOString(),
  };
}

/** Adds a waiver in place of one for the same finding. */
export function withWaiver(waivers: readonly Waiver[], added: Waiver): readonly Waiver[] {
  return [...waivers.filter(({ finding }) => finding !== added.finding), added];
}

const ENTITIES = { '&': '&amp;', '<': '&lt;', '>': '&gt;' } as const;

/** The part's XML: one element that holds the waivers as JSON. */
export function formatWaivers(waivers: readonly Waiver[]): string {
  const text = JSON.stringify({ version: 1, waivers } satisfies StoredWaivers);
  const escaped = text.replace(/[&<>]/g, (sign) => ENTITIES[sign as keyof typeof ENTITIES]);
  return `<waivers xmlns="${WAIVERS_NAMESPACE}">${escaped}</waivers>`;
}

/** Words that assure without explaining; a reason must say more than these. */
const BOILERPLATE =
  /(?:无需|无须|不用|不必|不需要?)(?:修改|更改|改动|改正|更正|调整|处理|改)?|(?:没有?|未)(?:发现|见)?(?:任何)?(?:问题|异常|错误|差错)|(?:如实|据实|照实|按实际)(?:情况)?|与?(?:实际|事实)(?:情况)?(?:相符|一致|吻合)|填(?:报|写|列)|经?(?:再次|反复|认真|逐项)?(?:核实|核对|核查|复核|检查|确认|查证)(?:后|过|了)?|(?:均|都|完全|确实)?(?:准确|正确|无误|无异常|属实|真实|一致|正常|没有?问题|没错|符合(?:实际|要求))|实际情况|情况|数据|数字|以上|本(?:单位|机关|年度?)|已经?|如此|就是|这样|说明|同上|其他|其它|原因|不?需要|特此|ok|yes|[无有是的了对]/gi;
const NOISE = /[\s\p{P}\p{S}]/gu;
const SHORTEST = 6;

/** Why a reason is refused, in Chinese; undefined where it will do. */
export function refusalOf(reason: string): string | undefined {
  const words = reason.replace(NOISE, '');
  if (words === '') return '请写明原因，例如“上年结转按申请人类别重新归类，总计不变”。';
  const telling = words.replace(BOILERPLATE, '');
  if (telling.length < SHORTEST / 2) {
    return '只写“核实无误”不能作为说明，请写出数据为什么是这样，例如涉及哪份文件、哪个事项、哪次调整。';
  }
  if (words.length < SHORTEST || new Set(words).size < SHORTEST - 2) {
    return '说明太短，审核人看不出原因。请写出涉及哪份文件、哪个事项、哪次调整。';
  }
  if (reason.length > 500) return '说明请控制在 500 字以内。';
  return undefined;
}
