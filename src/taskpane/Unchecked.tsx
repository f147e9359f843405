import { memo, useMemo, useState } from 'react';
import {
  uncheckedIn,
  UNCHECKED_REASONS,
  type UncheckedReason,
  type UncheckedSentence,
} from '../claims/unchecked';
import type { Review } from '../review';
import { a1 } from '../workbook';
import { Excerpt } from './Excerpt';
import { ToLastYear } from './ToLastYear';
import type { PaneSession } from './session';

const REASON_NAMES: Readonly<Record<UncheckedReason, string>> = {
  noFigure: '表中没有对应的项',
  lastYear: '要与上年报告核对',
  noValue: '表中的格空着或读不出',
  otherYear: '其他年份的数',
};

/** Sentences of one reason that are listed at first. */
const SHOWN = 20;

/** 无法核对: the numbers that nothing in the workbook bears out or contradicts. No faults, so they stay folded. */
export const Unchecked = memo(function Unchecked({
  review,
  session,
}: {
  review: Review;
  session: PaneSession;
}) {
  const { claims, report } = review;
  const [opened, setOpened] = useState(false);
  const sentences = useMemo(() => uncheckedIn(claims, report), [claims, report]);
  if (sentences.length === 0) return null;
  return (
    <details className="unchecked" onToggle={({ currentTarget }) => setOpened(currentTarget.open)}>
      <summary>无法核对的 {numbersIn(sentences)} 个数字</summary>
      {opened && (
        <>
          <p className="hint">这些不是差错，只是工作簿中没有可对照的数，请对照台账。</p>
          {UNCHECKED_REASONS.map((reason) => (
            <Group
              key={reason}
              reason={reason}
              sentences={sentences.filter((sentence) => sentence.reason === reason)}
              session={session}
            />
          ))}
        </>
      )}
    </details>
  );
});

interface GroupProps {
  readonly reason: UncheckedReason;
  readonly sentences: readonly UncheckedSentence[];
  readonly session: PaneSession;
}

function Group({ reason, sentences, session }: GroupProps) {
  const [whole, setWhole] = useState(false);
  if (sentences.length === 0) return null;
  const told = whole ? sentences : sentences.slice(0, SHOWN);
  return (
    <section aria-label={REASON_NAMES[reason]}>
      <h3>
        {REASON_NAMES[reason]}
        <span className="group-count">{numbersIn(sentences)}</span>
      </h3>
      {reason === 'lastYear' && <ToLastYear />}
      <ul>
        {told.map(({ findings }) => {
          const [{ cell, sentence, sentenceAt }] = findings;
          return (
            <li key={`${cell.sheet}${a1(cell)}${sentenceAt}`}>
              <button type="button" className="plain" onClick={() => void session.select(cell)}>
                <Excerpt sentence={sentence} claims={findings.map(({ claim }) => claim)} around={[16, 8]} />
                <span className="address">
                  {cell.sheet} {a1(cell)}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
      {told.length < sentences.length && (
        <button type="button" className="link" onClick={() => setWhole(true)}>
          共 {sentences.length} 句，全部列出
        </button>
      )}
    </section>
  );
}

function numbersIn(sentences: readonly UncheckedSentence[]): number {
  return sentences.reduce((sum, { findings }) => sum + findings.length, 0);
}
