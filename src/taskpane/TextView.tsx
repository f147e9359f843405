import { useMemo, useState, type ReactNode } from 'react';
import { coverageLine, type ClaimFinding } from '../claims';
import type { Composition } from '../compose';
import { tableFaults } from '../problems';
import type { Review } from '../review';
import { placeOf } from '../rules/stated';
import { a1, type CellAddress, type Sheet } from '../workbook';
import { Excerpt } from './Excerpt';
import { isNeeded, PROFILE_ITEMS, readProfile, UNIT_KIND_LABELS } from './text';
import { Published } from './Published';
import { problemsIn } from './state';
import { Unchecked } from './Unchecked';
import { useSession } from './useSession';

/** 正文: what the text states against the tables, 基本信息, and the text to be written. */
export default function TextView() {
  const { state } = useSession();
  const { outcome } = state;
  if (outcome.kind !== 'reviewed') {
    return <p className="empty">先要在工作簿中找到年度报告的表，才能核对和生成正文。</p>;
  }
  return (
    <>
      <Coverage review={outcome.review} />
      <Profile review={outcome.review} sheets={outcome.sheets} />
      <Composer />
      <Published review={outcome.review} />
    </>
  );
}

function Coverage({ review }: { review: Review }) {
  const { session } = useSession();
  const { claims, coverage } = review.claims;
  const wrong = claims.filter(({ status }) => status === 'disagrees' || status === 'scope');
  // What a correction of the table brings right must not be "corrected" in the text.
  const settled = new Set(
    review.suspects.flatMap(({ explains }) => explains).map((id) => id.slice(id.indexOf(':') + 1)),
  );
  return (
    <section className="text-part">
      <h2>文表一致</h2>
      <p>{coverage.numbers === 0 ? '工作簿中没有找到正文里的数字。' : coverageLine(coverage)}</p>
      <ul className="claims">
        {wrong.map((finding) => (
          <li key={`${a1(finding.cell)}${finding.sentenceAt}+${finding.claim.at}`}>
            <Claim finding={finding} tableAtFault={settled.has(placeOf(finding))} />
          </li>
        ))}
      </ul>
      <Unchecked review={review} session={session} />
    </section>
  );
}

/** One number of the text that the tables do not bear out, in its sentence. */
function Claim({ finding, tableAtFault }: { finding: ClaimFinding; tableAtFault: boolean }) {
  const { session } = useSession();
  const { claim, sentence, cell, expected, reading, status } = finding;
  return (
    <button
      type="button"
      className={`claim level-${status === 'disagrees' ? 'mustFix' : 'explain'}`}
      onClick={() => void session.select(cell)}
    >
      <Excerpt sentence={sentence} claims={[claim]} around={[24, 18]} />
      <span className="aside">
        {expected !== undefined && (
          <span>
            表中为 {expected}
            {tableAtFault && '，疑为表中填错'}
          </span>
        )}
        {reading !== undefined && <span>{reading}</span>}
        <span>
          {cell.sheet} {a1(cell)}
        </span>
      </span>
    </button>
  );
}

function Profile({ review, sheets }: { review: Review; sheets: readonly Sheet[] }) {
  const { session } = useSession();
  const { report } = review;
  const { profile, problems, missing, cells } = useMemo(() => readProfile(sheets, report), [sheets, report]);
  const groups = [...new Set(PROFILE_ITEMS.map(({ group }) => group))];
  return (
    <section className="text-part">
      <h2>基本信息</h2>
      {cells.size === 0 ? (
        <>
          <p className="hint">正文还需要表格以外的内容，如联系方式、培训次数。填在工作簿的“基本信息”表中。</p>
          <button type="button" onClick={() => void session.addProfileSheet()}>
            添加“基本信息”表
          </button>
        </>
      ) : (
        <>
          <p className={missing.length > 0 ? 'lacking' : 'hint'}>
            {missing.length > 0 ? `还缺 ${missing.length} 项：${missing.join('、')}` : '必填的各项都已填写。'}
          </p>
          {problems.map(({ message }) => (
            <p className="lacking" key={message}>
              {message}
            </p>
          ))}
          {groups.map((group) => {
            const items = PROFILE_ITEMS.filter((item) => item.group === group && cells.has(item.key));
            const lacking = items.some(
              ({ label }) => missing.includes(label) || problems.some((problem) => problem.label === label),
            );
            return (
              items.length > 0 && (
                <ItemGroup key={group} name={group} lacking={lacking}>
                  {items.map((item) => (
                    <Item
                      key={item.key}
                      item={item}
                      cell={cells.get(item.key)}
                      needed={isNeeded(item, profile, report)}
                      held={profile[item.key]}
                    />
                  ))}
                </ItemGroup>
              )
            );
          })}
        </>
      )}
    </section>
  );
}

interface ItemGroupProps {
  readonly name: string;
  /** Something in it is still to be filled in or corrected. */
  readonly lacking: boolean;
  readonly children: ReactNode;
}

/** Opens where something is lacking, and stays open once it has been filled in: somebody is working there. */
function ItemGroup({ name, lacking, children }: ItemGroupProps) {
  const [opened, setOpened] = useState(lacking);
  if (lacking && !opened) setOpened(true);
  return (
    <details className="profile" open={opened}>
      <summary>{name}</summary>
      {children}
    </details>
  );
}

interface ItemProps {
  readonly item: (typeof PROFILE_ITEMS)[number];
  readonly cell: CellAddress | undefined;
  readonly needed: boolean;
  readonly held: string | number | readonly string[] | undefined;
}

function Item({ item, cell, needed, held }: ItemProps) {
  const { session } = useSession();
  const spelled = held === undefined ? '' : typeof held === 'object' ? held.join('\n') : String(held);
  const [typed, setTyped] = useState<string>();
  const value = typed ?? spelled;
  const save = () => {
    if (!cell || typed === undefined || typed === spelled) return;
    const number = /^\d+(\.\d+)?$/.test(typed.trim()) && NUMBERS.includes(item.value);
    void session.fillIn(cell, number ? Number(typed) : typed).then((done) => {
      // What was not saved stays to be saved again, and so does what was typed meanwhile.
      if (done) setTyped((now) => (now === typed ? undefined : now));
    });
  };
  const unit = 'unit' in item && item.value !== 'year' ? `（${item.unit}）` : '';
  const shared = {
    value,
    title: item.hint,
    onChange: ({ target }: { target: { value: string } }) => setTyped(target.value),
    onBlur: save,
  };
  return (
    <label className="item">
      <span>
        {item.label}
        {unit}
        {needed && <span className="needed">必填</span>}
      </span>
      {item.value === 'kind' ? (
        <select
          value={spelled}
          onChange={({ target }) => {
            const kind = Object.entries(UNIT_KIND_LABELS).find(([key]) => key === target.value);
            if (cell && kind) void session.fillIn(cell, kind[1]);
          }}
        >
          <option value="">请选择</option>
          {Object.entries(UNIT_KIND_LABELS).map(([key, words]) => (
            <option key={key} value={key}>
              {words}
            </option>
          ))}
        </select>
      ) : item.value === 'lines' ? (
        <textarea rows={3} placeholder={item.hint.replace('按 Alt+Enter 换行，', '')} {...shared} />
      ) : (
        <input type="text" placeholder={item.hint} {...shared} />
      )}
    </label>
  );
}

const NUMBERS: readonly string[] = ['count', 'money', 'year'];

function Composer() {
  const { session, state } = useSession();
  const { draft, work } = state;
  const faults = tableFaults(problemsIn(state)).length;
  return (
    <section className="text-part">
      <h2>生成正文</h2>
      <p className="hint">按表格和基本信息写出标题、引言和第一、五、六部分。先预览，确认后才写入。</p>
      {faults > 0 && <p className="lacking">表格中还有 {faults} 处必改，请先改正，以免把错数写进正文。</p>}
      <button
        type="button"
        className={draft?.composition.ok ? '' : 'primary'}
        disabled={work !== undefined}
        onClick={() => void session.compose(draft?.overwrite)}
      >
        {draft ? '重新预览' : '预览'}
      </button>
      {draft &&
        (draft.composition.ok ? <Preview {...draft.composition} /> : <Problems {...draft.composition} />)}
    </section>
  );
}

function Problems({ problems }: Extract<Composition, { ok: false }>) {
  return (
    <div className="lacking">
      <p>还不能生成，请先补齐或改正：</p>
      <ul className="reasons">
        {problems.map((problem) => (
          <li key={problem}>{problem}</li>
        ))}
      </ul>
    </div>
  );
}

function Preview({ plan }: Extract<Composition, { ok: true }>) {
  const { session, state } = useSession();
  const { changes, newSheet, kept } = plan;
  const nothing = changes.length === 0 && !newSheet;
  return (
    <div className="preview">
      {(kept.length > 0 || state.draft?.overwrite) && (
        <label className="overwrite">
          <input
            type="checkbox"
            checked={state.draft?.overwrite ?? false}
            onChange={({ target }) => void session.compose(target.checked)}
          />
          有人写过或改过的{kept.length > 0 && ` ${kept.length} 格`}文字也替换
        </label>
      )}
      {nothing ? (
        <p>{kept.length > 0 ? '其余正文已经是最新的。' : '正文已经是最新的，没有要写的。'}</p>
      ) : (
        <button
          type="button"
          className="primary"
          disabled={state.work !== undefined || session.workbook.capabilities.readOnly}
          onClick={() => void session.writeText()}
        >
          写入{newSheet ? `新工作表“${newSheet.name}”` : ` ${changes.length} 格`}
        </button>
      )}
      {kept.map(({ cell, reason }) => (
        <Change key={a1(cell) + cell.sheet} cell={cell}>
          <p className="kept">保留：{reason}</p>
        </Change>
      ))}
      {changes.map(({ cell, before, after }) => (
        <Change key={a1(cell) + cell.sheet} cell={cell}>
          {before.trim() !== '' && (
            <del>
              <span className="visually-hidden">原文：</span>
              {before}
            </del>
          )}
          <ins>
            <span className="visually-hidden">新文：</span>
            {after === '' ? '（清空）' : after}
          </ins>
        </Change>
      ))}
      {newSheet?.rows.map(({ text, style }, row) => (
        <p key={row} className={`prose ${style}`}>
          {text}
        </p>
      ))}
    </div>
  );
}

function Change({ cell, children }: { cell: CellAddress; children: ReactNode }) {
  const { session } = useSession();
  return (
    <div className="change">
      <button type="button" className="link address" onClick={() => void session.select(cell)}>
        {cell.sheet} {a1(cell)}
      </button>
      {children}
    </div>
  );
}
