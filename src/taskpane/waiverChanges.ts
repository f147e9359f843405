import { WAIVERS_NAMESPACE, type Waiver } from '../waivers';
import { formatWaivers, withWaiver } from '../waivers/reason';
import type { ParsedWaivers } from '../waivers/stored';
import type { XmlParts } from '../workbook';
import type { WaiverChange } from './state';
import { readWaivers } from './waiverStore';

/**
 * Makes the change to what stands in the workbook now: others who work in it keep their reasons there too. Gives
 * what then stands, and the change with all that went: an added reason takes the place of one for the same finding.
 * @param back a step is taken back: reasons that others have written since stay
 */
export async function changeWaivers(
  parts: XmlParts,
  { added, removed }: WaiverChange,
  back = false,
): Promise<
  Extract<ParsedWaivers, { ok: false }> | { ok: true; waivers: readonly Waiver[]; made: WaiverChange }
> {
  const standing = await readWaivers(parts);
  if (!standing.ok) return standing;
  const kept = standing.waivers.filter((waiver) => !removed.some((each) => isSame(each, waiver)));
  const waivers = added.reduce(back ? besideOthers : withWaiver, kept);
  await parts.replace(WAIVERS_NAMESPACE, formatWaivers(waivers));
  const gone = standing.waivers.filter((waiver) => !waivers.includes(waiver));
  return { ok: true, waivers, made: { added, removed: gone } };
}

/** Puts a reason back, unless somebody has written another one for the same finding since. */
function besideOthers(waivers: readonly Waiver[], added: Waiver): readonly Waiver[] {
  return waivers.some(({ finding }) => finding === added.finding) ? waivers : [...waivers, added];
}

function isSame(one: Waiver, other: Waiver): boolean {
  return one.finding === other.finding && one.at === other.at && one.reason === other.reason;
}
