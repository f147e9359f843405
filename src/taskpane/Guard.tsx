import { Component, type ReactNode } from 'react';
import { isNotLoaded, NOT_LOADED } from './words';

interface GuardProps {
  readonly children: ReactNode;
}

interface GuardState {
  readonly error?: unknown;
}

/** Where a part cannot be drawn, says so in its place: React would take everything else off the screen, too. */
export class Guard extends Component<GuardProps, GuardState> {
  override state: GuardState = {};

  static getDerivedStateFromError(error: unknown): GuardState {
    return { error };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === undefined) return this.props.children;
    // A part that was not there once is not asked for again before everything is loaded anew.
    if (isNotLoaded(error))
      return (
        <div className="empty" role="alert">
          <h2>没有载入完整</h2>
          <p>{NOT_LOADED}</p>
          <button type="button" className="primary" onClick={() => location.reload()}>
            重新载入
          </button>
        </div>
      );
    return (
      <div className="empty" role="alert">
        <h2>这里没能显示</h2>
        <p>程序内部出错，工作簿没有受影响。</p>
        <button type="button" className="primary" onClick={() => this.setState({ error: undefined })}>
          重试
        </button>
        <details>
          <summary>反馈给维护者的信息</summary>
          <pre>{error instanceof Error ? error.stack : String(error)}</pre>
        </details>
      </div>
    );
  }
}
