import * as z from 'zod/mini';
import type { StoredWaivers, Waiver } from '../waivers';

z.config({ jitless: true });

const Stored: z.ZodMiniType<StoredWaivers> = z.object({
  version: z.literal(1),
  waivers: z.readonly(
    z.array(
      z.object({
        finding: z.string(),
        rule: z.string(),
        message: z.string(),
        figures: z.string(),
        reason: z.string(),
        at: z.string(),
      }),
    ),
  ),
});

export type ParsedWaivers =
  | { readonly ok: true; readonly waivers: readonly Waiver[] }
  /** A newer version's text, or not ours: it must not be overwritten. */
  | { readonly ok: false; readonly reason: string };

/** Takes the part's XML, undefined where the workbook has none. Another program may have declared or prefixed it. */
export function parseWaivers(xml: string | undefined): ParsedWaivers {
  if (xml === undefined) return { ok: true, waivers: [] };
  const text = /<(?:\w+:)?waivers\b[^<>]*>([^<]*)<\/(?:\w+:)?waivers>/.exec(xml)?.[1];
  const parsed = Stored.safeParse(jsonIn(text ?? ''));
  return parsed.success
    ? { ok: true, waivers: parsed.data.waivers }
    : {
        ok: false,
        reason: '工作簿中保存的说明无法读取，可能由更新版本写入。原内容未改动，请升级后再填写说明。',
      };
}

function jsonIn(escaped: string): unknown {
  const text = escaped
    .replace(/&quot;/g, '"')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&');
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
