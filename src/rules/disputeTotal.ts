import type { DISPUTE_KINDS } from '../forms';
import type { RelationRule } from './rule';
import { dispute, plus } from './tables';

/** The same sum stands three times in table four, once for each kind of dispute. */
export function disputeTotal(
  id: string,
  kind: (typeof DISPUTE_KINDS)[number],
  caption: string,
): RelationRule {
  return {
    id,
    title: `表四${caption}：总计＝结果维持＋结果纠正＋其他结果＋尚未审结`,
    level: 'mustFix',
    basis: '由表样的列头得出；表样没有另行印明',
    basisKind: 'inference',
    editions: [2021, 2019],
    relations: () => [
      {
        key: kind,
        caption: `表四“${caption}”`,
        left: {
          words: '维持、纠正、其他结果、尚未审结相加为',
          terms: (['upheld', 'corrected', 'otherOutcome', 'pending'] as const).map((outcome) =>
            plus(dispute(`${kind}.${outcome}`)),
          ),
        },
        right: { words: '总计填', terms: [plus(dispute(`${kind}.total`))] },
        total: dispute(`${kind}.total`),
      },
    ],
  };
}
