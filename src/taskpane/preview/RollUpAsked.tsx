import { memo, useId, useMemo, useRef, useState } from 'react';
import { unitNames } from '../../hosts/unitList';
import { likelySums, namesIn, type UnitReport } from '../../rollUp';
import type { Told } from '../../rollUp/told';
import { FileButton, REPORT_KINDS } from '../FileButton';
import { messageOf } from '../words';
import type { AskedFor, ManyFiles } from './manyFiles';
import { shortened } from './paths';
import { bytesNow } from './read';

interface AskedProps {
  readonly asked: AskedFor;
  readonly onAsked: (change: Partial<AskedFor>) => void;
  readonly files: ManyFiles;
  readonly reports: readonly UnitReport[];
  readonly years: readonly number[];
  readonly shared: string;
  /** Absent while files are read. */
  readonly told: Told | undefined;
  readonly government: UnitReport | undefined;
}

/** The value of the list that stands for a file besides. */
const BESIDES = '*';

/** What is added up for whom, what it is held against, and who has to hand in. */
export function RollUpAsked(props: AskedProps) {
  const { asked, onAsked, files, reports, years, shared, told, government } = props;
  const { against, unit, names } = asked;
  const [trouble, setTrouble] = useState<string>();
  /** The choice of a report that counts: one that is read slowly must not take a later one's place. */
  const latest = useRef(0);
  const compareWith = (choice: Promise<AskedFor['against']> | AskedFor['against']) => {
    const own = ++latest.current;
    setTrouble(undefined);
    Promise.resolve(choice).then(
      (found) => own === latest.current && onAsked({ against: found }),
      (error: unknown) => own === latest.current && setTrouble(messageOf(error)),
    );
  };
  const onReport = async (file: File): Promise<AskedFor['against']> => {
    const path = files.pathOf(file);
    return path === undefined ? { report: await files.reportIn(file) } : { path };
  };
  const onNames = (file: File) => {
    setTrouble(undefined);
    bytesNow(file)
      .then((bytes) => unitNames(bytes, file.name))
      .then((found) => onAsked({ names: found.join('\n') }))
      .catch((error: unknown) => setTrouble(messageOf(error)));
  };
  const id = useId();
  const given = useMemo(() => namesIn(names).length, [names]);
  const missing = told?.roster?.missing.length ?? 0;
  const [unfolded] = useState(given > 0);
  const year = told?.rolled.year;
  const shownYears = year === undefined || years.includes(year) ? years : [year, ...years];
  /** A report that is added up and is likely a sum itself: said where another can be chosen, not at the end alone. */
  const [sum, ...more] = useMemo(() => likelySums(told?.rolled.counted ?? []), [told]);
  const listed = against && 'path' in against && reports.some(({ file }) => file === against.path);
  return (
    <section className="sum-asked" aria-label="汇总哪些、与什么核对">
      <div className="sum-fields">
        {shownYears.length > 1 && (
          <label>
            <span>年度</span>
            <select value={year ?? ''} onChange={({ target: { value } }) => onAsked({ year: Number(value) })}>
              {shownYears.map((each) => (
                <option key={each} value={each}>
                  {each} 年度
                </option>
              ))}
            </select>
          </label>
        )}
        <label className="sum-against">
          <span>本级年报（与各单位之和逐格核对）</span>
          <select
            value={listed ? against.path : against && 'report' in against ? BESIDES : ''}
            onChange={({ target: { value } }) =>
              compareWith(value === '' ? undefined : value === BESIDES ? against : { path: value })
            }
          >
            <option value="">不核对</option>
            {against && 'report' in against && <option value={BESIDES}>{against.report.file}（另选）</option>}
            <Reports reports={reports} shared={shared} />
          </select>
        </label>
        <FileButton
          label="选择本级年报"
          accept={REPORT_KINDS}
          onFiles={([file]) => file && compareWith(onReport(file))}
        >
          选择列表以外的文件…
        </FileButton>
        <label className="sum-unit">
          <span>本级机关全称（填入“基本信息”）</span>
          <input
            type="text"
            value={unit}
            placeholder={government?.unit ?? '如：某某县人民政府'}
            onChange={({ target: { value } }) => onAsked({ unit: value })}
          />
        </label>
      </div>
      <details className="sum-names" open={unfolded}>
        <summary>
          单位名单
          {given === 0
            ? '（选填，看谁没有报送）'
            : `（${given} 个单位${missing > 0 ? `，${missing} 个没有报送` : ''}）`}
        </summary>
        <div>
          <label htmlFor={`${id}names`}>
            应报送的单位，每行一个；可以从 WPS 表格里复制，粘贴到这里，带序号、联系人也可以
          </label>
          <textarea
            id={`${id}names`}
            rows={5}
            value={names}
            onChange={({ target: { value } }) => onAsked({ names: value })}
          />
          <FileButton
            label="选择单位名单"
            accept=".txt,.csv,.xlsx,.xlsm,.xls,.et"
            onFiles={([file]) => file && onNames(file)}
          >
            从文件读取（.xlsx、.txt）…
          </FileButton>
        </div>
      </details>
      {!against && sum && more.length === 0 && (
        <p className="message stale">
          <span>
            {`“${sum.unit ?? shortened(sum.file, shared)}”的年报也作为一个单位计入了，其中多半已含别的单位的数。`}
          </span>
          <button type="button" onClick={() => compareWith({ path: sum.file })}>
            作为本级年报核对
          </button>
        </p>
      )}
      {trouble !== undefined && (
        <p className="message error" role="alert">
          {trouble}
        </p>
      )}
    </section>
  );
}

/** Some thousand, that stay as they are while something is typed. */
const Reports = memo(function Reports({ reports, shared }: Pick<AskedProps, 'reports' | 'shared'>) {
  return reports.map(({ file, unit, year }) => (
    <option key={file} value={file}>
      {[shortened(file, shared), unit, year === undefined ? undefined : `${year}年`]
        .filter((part) => part !== undefined)
        .join('　')}
    </option>
  ));
});
