import { useSession } from './useSession';

/** First run: what it does, how, and what it does not do, on one screen. */
export function Welcome() {
  const { session } = useSession();
  return (
    <div className="welcome">
      <h2>核对年度报告，找出填错的那一格</h2>
      <ol>
        <li>
          <strong>校核</strong>
          <p>读出本工作簿中的表二、表三、表四，版面不限，逐条核对勾稽关系。</p>
        </li>
        <li>
          <strong>改正</strong>
          <p>逐条列出问题：哪一格可能填错、应为多少、依据哪条关系。点一下即可定位，也可直接采用建议值。</p>
        </li>
        <li>
          <strong>说明</strong>
          <p>属实但不合常例的，写明原因随工作簿保存，供审核人查看；数据变动后说明自动失效。</p>
        </li>
      </ol>
      <p className="promise">
        打开窗格只读取、不改动。标记只在点“校核并标记”后加上，可随时清除，不影响原有格式。所有数据都留在本机。
      </p>
      <button type="button" className="primary" onClick={() => void session.prefer({ welcomed: true })}>
        开始使用
      </button>
    </div>
  );
}
