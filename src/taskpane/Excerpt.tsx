import { Fragment } from 'react';
import type { Claim } from '../claims';
import { besideNumber } from '../rules/excerpt';

interface ExcerptProps {
  readonly sentence: string;
  /** In the order of the sentence. */
  readonly claims: readonly Claim[];
  /** Letters before and behind each number that are shown with it. */
  readonly around: readonly [before: number, behind: number];
}

/** What a sentence says around some of its numbers, with these picked out. */
export function Excerpt({ sentence, claims, around: [before, behind] }: ExcerptProps) {
  let shown = 0;
  return (
    <span className="sentence">
      {claims.map(({ at, raw }, index) => {
        const from = Math.max(shown, besideNumber(sentence, Math.max(0, at - before), -1));
        const end = at + raw.length;
        const next = claims[index + 1]?.at ?? sentence.length;
        const to = Math.max(end, Math.min(next, besideNumber(sentence, end + behind, 1)));
        const skipped = from > shown;
        // The words of one claim may reach into the next one's.
        const start = Math.max(at, shown);
        shown = to;
        return (
          <Fragment key={at}>
            {skipped && '……'}
            {sentence.slice(from, start)}
            <mark>{sentence.slice(start, end)}</mark>
            {sentence.slice(end, to)}
          </Fragment>
        );
      })}
      {shown < sentence.length && '……'}
    </span>
  );
}
