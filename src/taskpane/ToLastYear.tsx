import { useSession } from './useSession';

/** Leads to where last year's file is chosen. */
export function ToLastYear() {
  const { session } = useSession();
  return (
    <button
      type="button"
      className="link"
      onClick={() => session.dispatch({ type: 'viewed', view: 'lastYear' })}
    >
      选择上年文件
    </button>
  );
}
