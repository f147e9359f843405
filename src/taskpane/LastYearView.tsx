import { fieldsOf, formsOf } from '../forms';
import type { AnnualReport } from '../report';
import { otherUnit } from '../review';
import { ChooseLastYear } from './ChooseLastYear';
import { useSession } from './useSession';

/** 上年: last year's report, from this workbook or from a file of its own. */
export default function LastYearView() {
  const { session, state } = useSession();
  const { lastYearBefore } = state;
  const reviewed = state.outcome.kind === 'reviewed' ? state.outcome.review.report : undefined;
  const { lastYear: report, otherYear, profile } = reviewed ?? {};
  const doubt = reviewed && otherUnit(reviewed);
  return (
    <>
      <h2>上年报告</h2>
      <p className="lead">
        用于核对“上年结转”“现行有效件数”等跨年关系，并显示每格的上年数。请选已对外公布的那一份；文件只在本机读取。
      </p>
      {state.lastYear ? (
        <div className="file">
          <p className="file-name">{state.lastYear.name}</p>
          <button type="button" onClick={() => void session.removeLastYear()}>
            移除
          </button>
        </div>
      ) : (
        report && <p className="hint">本工作簿中已有上年的表，下面是识别结果。也可另选文件。</p>
      )}
      {lastYearBefore !== undefined && !state.lastYear && <p>上次用的是《{lastYearBefore}》，请再选一次。</p>}
      <p className="choose-line">
        <ChooseLastYear className="button">{state.lastYear ? '换一个文件' : '选择上年工作簿'}</ChooseLastYear>
      </p>
      {doubt !== undefined && <p className="message error">{doubt}</p>}
      {report && <Recognised report={report} />}
      {state.lastYear && reviewed && !report && (
        <p className="message error">
          {otherYear === undefined
            ? '这个文件中没有识别出上一年度的表。请确认它是上一年的年度报告，且含表二、表三、表四。'
            : `这是 ${otherYear.profile.year} 年的年报，本报告是 ${profile?.year ?? ''} 年的，跨年核对没有进行。请选上一年度的年报。`}
        </p>
      )}
    </>
  );
}

function Recognised({ report }: { report: AnnualReport }) {
  const { unit, year } = report.profile;
  const fields = fieldsOf(report.edition);
  return (
    <section className="recognised">
      <h3>识别结果</h3>
      <p>
        {unit ?? '单位名称未识别'}，{year === undefined ? '年度未识别' : `${year} 年度`}，{report.edition}{' '}
        年版表样
      </p>
      <table>
        <thead>
          <tr>
            <th scope="col">表</th>
            <th scope="col">位置</th>
            <th scope="col">识别</th>
          </tr>
        </thead>
        <tbody>
          {formsOf(report.edition).map((form) => {
            const all = fields.filter((field) => field.form.key === form.key);
            const found = all.filter((field) => report.entries[field.index] !== undefined);
            const table = report.tables.find((each) => each.form.key === form.key);
            return (
              <tr key={form.key}>
                <th scope="row">{form.name}</th>
                <td>{table?.sheet ?? '未找到'}</td>
                <td className="value">
                  {found.length} / {all.length}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {report.missing.length > 0 && (
        <ul className="reasons">
          {report.missing.map(({ message }) => (
            <li key={message}>{message}</li>
          ))}
        </ul>
      )}
    </section>
  );
}
