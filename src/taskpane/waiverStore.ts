import { WAIVERS_NAMESPACE } from '../waivers';
import type { ParsedWaivers } from '../waivers/stored';
import type { XmlParts } from '../workbook';

/** The reasons that stand in the workbook. What parses them is loaded where some are stored. */
export async function readWaivers(parts: Pick<XmlParts, 'read'>): Promise<ParsedWaivers> {
  const xml = await parts.read(WAIVERS_NAMESPACE);
  if (xml === undefined) return { ok: true, waivers: [] };
  const { parseWaivers } = await import(/* webpackChunkName: "stored" */ '../waivers/stored');
  return parseWaivers(xml);
}
