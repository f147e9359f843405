import { formatWaivers, WAIVERS_NAMESPACE, withWaiver, type Waiver } from '../waivers';
import type { ParsedWaivers } from '../waivers/stored';
import type { XmlParts } from '../workbook';
import type { WaiverChange } from './state';

/** The reasons that stand in the workbook. What parses them is loaded where some are stored. */
export async function readWaivers(parts: XmlParts): Promise<ParsedWaivers> {
  const xml = await parts.read(WAIVERS_NAMESPACE);
  if (xml === undefined) return { ok: true, waivers: [] };
  const { parseWaivers } = await import(/* webpackChunkName: "stored" */ '../waivers/stored');
  return parseWaivers(xml);
}

/**
 * Makes the change to what stands in the workbook now: others who work in it keep their reasons there too. Gives
 * what then stands, and the change with all that went: an added reason takes the place of one for the same finding.
 */
export async function changeWaivers(
  parts: XmlParts,
  { added, removed }: WaiverChange,
  add = withWaiver,
): Promise<
  Extract<ParsedWaivers, { ok: false }> | { ok: true; waivers: readonly Waiver[]; made: WaiverChange }
> {
  const standing = await readWaivers(parts);
  if (!standing.ok) return standing;
  const kept = standing.waivers.filter((waiver) => !removed.some((each) => isSame(each, waiver)));
  const waivers = added.reduce(add, kept);
  await parts.replace(WAIVERS_NAMESPACE, formatWaivers(waivers));
  const gone = standing.waivers.filter((waiver) => !waivers.includes(waiver));
  return { ok: true, waivers, made: { added, removed: gone } };
}

/** Puts a reason back, unless somebody has written another one for the same finding since. */
export function besideOthers(waivers: readonly Waiver[], added: Waiver): readonly Waiver[] {
  return waivers.some(({ finding }) => finding === added.finding) ? waivers : [...waivers, added];
}

function isSame(one: Waiver, other: Waiver): boolean {
  return one.finding === other.finding && one.at === other.at && one.reason === other.reason;
}
