import { memo, useId, useState, type ReactNode } from 'react';
import { passedOverLines } from '../../handedIn';
import { fieldById } from '../../forms';
import { ROLL_UP_SHEETS } from '../../workbook';
import type { UnitReport } from '../../rollUp';
import { inShort } from '../../rollUp/inShort';
import type { Told } from '../../rollUp/told';
import {
  ALL_COUNTED,
  BASIS_TEXT,
  comparedText,
  differencePlace,
  differenceReason,
  explainText,
  faultsText,
  faultyOf,
  faultyText,
  numberOf,
  omittedText,
  slightText,
  statedText,
  suspicionText,
  TO_VERIFY,
  unreadText,
  type Omission,
} from '../../rollUp/words';
import type { ManyFiles } from './manyFiles';
import { shortened } from './paths';

interface ToldProps {
  readonly told: Told;
  readonly government: UnitReport | undefined;
  /** What lay beside the workbooks. */
  readonly others: readonly string[];
  readonly withoutReport: readonly string[];
  readonly shared: string;
  readonly files: ManyFiles;
  readonly reports: readonly UnitReport[];
  readonly movedOut: readonly string[];
  /** Moves a report out, or back in. */
  readonly onMove: (path: string) => void;
  readonly onOpen: (path: string) => void;
}

/** What came of adding up, in the order in which a reviewer goes through it. */
export const RollUpTold = memo(function RollUpTold(props: ToldProps) {
  const { told, government, others, withoutReport, shared, files, reports, movedOut, onMove, onOpen } = props;
  const passedOver = passedOverLines({ others, withoutReport });
  const empty = told.rolled.counted.length === 0;
  const { rolled, omissions, remarks } = told;
  const whose = (each: Pick<Omission, 'unit' | 'file'>) => (
    <Whose each={each} shared={shared} files={files} onOpen={onOpen} />
  );
  const grave = omissions.filter((each) => each.grave);
  const slight = omissions.filter((each) => !each.grave);
  const faulty = faultyOf(rolled);
  const move = (file: string) => {
    const action = movedOut.includes(file) ? '恢复' : '移出';
    return (
      <button
        type="button"
        className="sum-move"
        aria-label={`${action} ${shortened(file, shared)}`}
        onClick={() => onMove(file)}
      >
        {action}
      </button>
    );
  };
  // What was moved out stays where it stood: a second click takes nothing else out.
  const counted = new Set(rolled.counted);
  const inOrOut = reports.filter((each) => counted.has(each) || movedOut.includes(each.file));
  /** Reports that are left out for others of their unit: with one moved out, the other counts. */
  const doubles = rolled.leftOut.flatMap(({ reason, report }) => (reason === 'double' ? report.file : []));
  const canMove = [...movedOut, ...doubles];
  const omissionRow = (each: Omission) => (
    <>
      <th scope="row">{whose(each)}</th>
      <td>{each.what}</td>
      <td>
        {shortened(each.why, shared)}{' '}
        {each.file !== undefined && canMove.includes(each.file) && move(each.file)}
      </td>
    </>
  );
  return (
    <>
      {!empty && (
        <Sums told={told}>
          <details>
            <summary>计入的 {rolled.counted.length} 份，可以移出不应计入的</summary>
            <Rows
              heads={['单位和文件', ...COUNTED_FIGURES.map(({ head }) => head), '移出']}
              numbers={COUNTED_FIGURES.map((_, place) => place + 1)}
              rows={inOrOut.map((each) => (
                <>
                  <th scope="row">
                    {whose(each)} {movedOut.includes(each.file) && '（已移出）'}
                  </th>
                  {COUNTED_FIGURES.map(({ head, id }) => (
                    <td key={head} className="sum-number">
                      {each.figures[fieldById(rolled.edition, id)?.index ?? -1] ?? ''}
                    </td>
                  ))}
                  <td>{move(each.file)}</td>
                </>
              ))}
            />
          </details>
        </Sums>
      )}
      {government && !empty && <Compared told={told} government={government} shared={shared} whose={whose} />}
      {(omissions.length > 0 || !empty) && (
        <Part
          level={grave.length > 0 ? 'mustFix' : 'good'}
          title={grave.length > 0 ? omittedText(grave.length) : ALL_COUNTED}
        >
          {grave.length > 0 && <Rows heads={['单位和文件', '内容', '原因']} rows={grave.map(omissionRow)} />}
          {slight.length > 0 && (
            <details>
              <summary>{slightText(slight.length)}</summary>
              <Rows heads={['单位和文件', '内容', '原因']} rows={slight.map(omissionRow)} />
            </details>
          )}
        </Part>
      )}
      {faulty.length > 0 && (
        <Part level="mustFix" title={`${faultyText(faulty.length)}（H-6）`}>
          <p className="hint">已按现在的数计入；点文件名打开，改正并下载后，这里随之更新。</p>
          <Rows
            heads={['单位和文件', '问题']}
            rows={faulty.map((each) => (
              <>
                <th scope="row">{whose(each)}</th>
                <td>{faultsText(each)}</td>
              </>
            ))}
          />
        </Part>
      )}
      {remarks.length > 0 && (
        <Part level="note" title={TO_VERIFY}>
          <ul className="sum-remarks">
            {remarks.map((remark) => (
              <li key={remark}>{shortened(remark, shared)}</li>
            ))}
          </ul>
        </Part>
      )}
      {passedOver.length > 0 && (
        <Part title="其他文件">
          <ul className="sum-remarks">
            {passedOver.map((line) => (
              <li key={line}>{shortened(line, shared)}</li>
            ))}
          </ul>
        </Part>
      )}
    </>
  );
});

/** By which a reviewer knows a unit's report again. */
const COUNTED_FIGURES = [
  { head: '本年新收', id: 'applications.newlyReceived.total' },
  { head: '办理结果总计', id: 'applications.resultsTotal.total' },
] as const;

interface PartProps {
  readonly level?: 'mustFix' | 'explain' | 'note' | 'good' | undefined;
  readonly title: string;
  readonly children: ReactNode;
}

function Part({ level, title, children }: PartProps) {
  const id = useId();
  return (
    <section className="sum-part" data-level={level} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}

/** The sums in short; the workbook holds them all. */
function Sums({ told: { rolled }, children }: { told: Told; children: ReactNode }) {
  return (
    <Part title="各单位之和">
      <div className="sum-sums">
        {inShort(rolled).map(({ form, lines }) => (
          <table key={form.name}>
            <caption>{form.name}</caption>
            <tbody>
              {lines.map(({ field, label, sum }) => (
                <tr key={field.id}>
                  <th scope="row">{label}</th>
                  <td className="value">{sum}</td>
                </tr>
              ))}
              {lines.length === 0 && (
                <tr>
                  <td>各格都是 0</td>
                </tr>
              )}
            </tbody>
          </table>
        ))}
      </div>
      {children}
      <p className="hint">全部各格在下载的工作簿里；“{ROLL_UP_SHEETS.units}”一行一个单位，写着谁报了多少。</p>
    </Part>
  );
}

interface ComparedProps {
  readonly told: Told;
  readonly government: UnitReport;
  readonly shared: string;
  readonly whose: (each: Pick<Omission, 'unit' | 'file'>) => ReactNode;
}

/** H-1 */
function Compared({ told: { comparison }, government, shared, whose }: ComparedProps) {
  if (!comparison) return null;
  const { differences, suspicions, unread } = comparison;
  return (
    <Part
      level={differences.length > 0 ? 'explain' : unread.length > 0 ? undefined : 'good'}
      title={comparedText(shortened(government.file, shared), comparison)}
    >
      <p>本级年报：{whose(government)}</p>
      {unread.length > 0 && <p>{unreadText(comparison)}</p>}
      {differences.length > 0 && (
        <>
          <p>
            <strong>{explainText(comparison)}</strong> <span className="hint">{BASIS_TEXT}</span>
          </p>
          {suspicions.length > 0 && (
            <ul className="sum-suspicions">
              {suspicions.map((each, place) => (
                <li key={suspicionText(each)}>
                  {numberOf(place)} {shortened(suspicionText(each), shared)}
                </li>
              ))}
            </ul>
          )}
          <Rows
            label="不一致的格"
            numbers={[1, 2, 3]}
            heads={['项目', '各单位之和', '年报', '相差', '可能的原因']}
            rows={differences.map((each) => (
              <>
                <th scope="row">
                  {each.field.label} <span className="sum-place">{differencePlace(each)}</span>
                </th>
                <td className="sum-number">{each.sum}</td>
                <td className="sum-number">{statedText(each)}</td>
                <td className="sum-number">{each.difference}</td>
                <td>{differenceReason(each, suspicions).replace(/^（(.*)）$/, '$1')}</td>
              </>
            ))}
          />
        </>
      )}
    </Part>
  );
}

/** Rows that are shown at once: of some hundred files each may have one. */
const AT_ONCE = 100;

interface RowsProps {
  readonly heads: readonly string[];
  readonly rows: readonly ReactNode[];
  /** Columns of numbers. */
  readonly numbers?: readonly number[];
  /** Of a table that holds nothing to be reached by Tab: in a narrow window it is scrolled by the arrows. */
  readonly label?: string;
}

function Rows({ heads, rows, numbers = [], label }: RowsProps) {
  const [shown, setShown] = useState(AT_ONCE);
  return (
    <>
      <div
        className="sum-table"
        {...(label !== undefined && { role: 'group', 'aria-label': label, tabIndex: 0 })}
      >
        <table>
          <thead>
            <tr>
              {heads.map((head, place) => (
                <th key={head} scope="col" className={numbers.includes(place) ? 'sum-number' : undefined}>
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, shown).map((row, place) => (
              <tr key={place}>{row}</tr>
            ))}
          </tbody>
        </table>
      </div>
      {rows.length > shown && (
        <button type="button" onClick={() => setShown(rows.length)}>
          再显示 {rows.length - shown} 行
        </button>
      )}
    </>
  );
}

interface WhoseProps {
  readonly each: Pick<Omission, 'unit' | 'file'>;
  readonly shared: string;
  readonly files: ManyFiles;
  readonly onOpen: (path: string) => void;
}

/** The unit with its file, which leads into the workbook. */
function Whose({ each: { unit, file }, shared, files, onOpen }: WhoseProps) {
  if (file === undefined) return <>{unit}</>;
  const name = shortened(file, shared);
  return (
    <>
      {unit !== undefined && <span className="sum-whose">{unit} </span>}
      {files.filesOf(file) ? (
        <button type="button" className="link" data-path={file} onClick={() => onOpen(file)}>
          {name}
        </button>
      ) : (
        name
      )}
    </>
  );
}
