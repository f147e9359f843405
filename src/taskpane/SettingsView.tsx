import { LEVEL_LABELS } from '../finding';
import { BASIS_LABELS, RULES, type Rule } from '../rules';
import type { Settings } from '../settings';
import { LEVELS } from '../workbook';
import { DEFAULT_PREFERENCES, THEMES, type Preferences, type Theme } from './preferences';
import { useSession } from './useSession';

const THEME_NAMES: Readonly<Record<Theme, string>> = {
  auto: '跟随系统',
  light: '浅色',
  dark: '深色',
  contrast: '高对比度',
};

export default function SettingsView() {
  return (
    <>
      <Appearance />
      <Changed />
      <Marking />
      <Money />
      <Rules />
    </>
  );
}

/** What is set otherwise than it came, and the way back. The look is left out: it is a matter of one's eyes. */
function Changed() {
  const { session, state } = useSession();
  const { preferences } = state;
  const changed = changesIn(preferences);
  const reset = () => {
    session.dispatch({
      type: 'stepTaken',
      step: { kind: 'preferences', label: '恢复默认设置', before: preferences },
    });
    const { followEdits, settings } = DEFAULT_PREFERENCES;
    void session.prefer({ followEdits, settings });
  };
  return (
    <section className="setting changed" aria-label="与默认不同的设置">
      <p>{changed.length === 0 ? '以下各项都是默认值。' : `以下与默认不同：${changed.join('、')}。`}</p>
      <button type="button" disabled={changed.length === 0} title="外观不变" onClick={reset}>
        恢复默认
      </button>
    </section>
  );
}

function changesIn({ followEdits, settings }: Preferences): readonly string[] {
  const rules = RULES.filter(({ id }) => {
    const { enabled = true, level } = settings.rules?.[id] ?? {};
    return !enabled || level !== undefined;
  });
  return [
    ...(followEdits ? [] : ['编辑后自动更新标记']),
    ...(settings.moneyTolerance ? ['金额误差'] : []),
    ...(rules.length > 0 ? [`规则 ${rules.map(({ id }) => id).join('、')}`] : []),
  ];
}

function Appearance() {
  const { session, state } = useSession();
  return (
    <fieldset className="setting">
      <legend>外观</legend>
      <div className="choices">
        {THEMES.map((theme) => (
          <label key={theme}>
            <input
              type="radio"
              name="theme"
              checked={state.preferences.theme === theme}
              onChange={() => void session.prefer({ theme })}
            />
            {THEME_NAMES[theme]}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function Marking() {
  const { session, state } = useSession();
  const safe = session.workbook.capabilities.undoSafeMarks;
  return (
    <fieldset className="setting">
      <legend>标记</legend>
      <label>
        <input
          type="checkbox"
          checked={safe && state.preferences.followEdits}
          disabled={!safe}
          onChange={({ target }) => void session.prefer({ followEdits: target.checked })}
        />
        编辑后自动更新标记
      </label>
      <p className="hint">
        {safe
          ? '列表始终随编辑更新。关闭后，标记在点“更新标记”时更新。'
          : '列表始终随编辑更新。本机的 Excel 版本会因自动标记丢失撤销记录（Ctrl+Z），因此标记只在点“更新标记”时更新。'}
      </p>
    </fieldset>
  );
}

function Money() {
  const { session, state } = useSession();
  const { settings } = state.preferences;
  return (
    <fieldset className="setting">
      <legend>金额误差</legend>
      <label>
        允许相差
        <input
          type="number"
          min="0"
          step="0.01"
          value={settings.moneyTolerance ?? 0}
          onChange={({ target }) => {
            const moneyTolerance = target.valueAsNumber;
            if (moneyTolerance >= 0) void session.prefer({ settings: { ...settings, moneyTolerance } });
          }}
        />
        万元
      </label>
      <p className="hint">只用于核对正文写的金额与表二是否一致；件数一律严格相等。</p>
    </fieldset>
  );
}

/** 表二 T2, 表三 T3, 表四 T4, 跨年 X, 公式 K … : rules of one family share the letters before the dash. */
const FAMILY_NAMES: Readonly<Record<string, string>> = {
  T2: '表二',
  T3: '表三',
  T4: '表四',
  X: '跨年',
  K: '公式',
  V: '文表一致',
  F: '正文',
  S6: '信息处理费',
};

function Rules() {
  const families = new Map<string, Rule[]>();
  for (const rule of RULES) {
    const family = rule.id.split('-')[0] ?? '';
    families.set(family, [...(families.get(family) ?? []), rule]);
  }
  return (
    <section className="setting rules">
      <h2>规则</h2>
      {[...families].map(([family, rules]) => (
        <fieldset key={family}>
          <legend>{FAMILY_NAMES[family] ?? family}</legend>
          {rules.map((rule) => (
            <RuleSwitch key={rule.id} rule={rule} />
          ))}
        </fieldset>
      ))}
    </section>
  );
}

function RuleSwitch({ rule }: { rule: Rule }) {
  const { session, state } = useSession();
  const { settings } = state.preferences;
  const { enabled = true, level } = settings.rules?.[rule.id] ?? {};
  const change = (changed: NonNullable<Settings['rules']>[string]) => {
    const rules = { ...settings.rules, [rule.id]: changed };
    void session.prefer({ settings: { ...settings, rules } });
  };
  return (
    <div className="rule-switch">
      <label title={rule.basis}>
        <input
          type="checkbox"
          checked={enabled}
          onChange={({ target }) =>
            change({ enabled: target.checked, ...(level !== undefined && { level }) })
          }
        />
        <span>
          <b>{rule.id}</b> {rule.title}
          <span className="basis-kind">{BASIS_LABELS[rule.basisKind]}</span>
        </span>
      </label>
      <select
        aria-label={`${rule.id} 的级别`}
        value={level ?? ''}
        disabled={!enabled}
        onChange={({ target }) => {
          const chosen = LEVELS.find((each) => each === target.value);
          change({ enabled, ...(chosen !== undefined && { level: chosen }) });
        }}
      >
        <option value="">默认（{LEVEL_LABELS[rule.level]}）</option>
        {LEVELS.map((each) => (
          <option key={each} value={each}>
            {LEVEL_LABELS[each]}
          </option>
        ))}
      </select>
    </div>
  );
}
