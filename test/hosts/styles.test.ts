import { Styles } from '../../src/hosts/xlsx/styles';

const EMPTY = '<styleSheet xmlns="m"><dxfs count="0"/></styleSheet>';

describe('styles appended to a list', () => {
  test('are taken away again to the byte', () => {
    const styles = new Styles(EMPTY);
    expect(styles.append('dxfs', ['<dxf/>', '<dxf/>'], true)).toBe(0);
    expect(styles.toString()).toContain('<dxfs count="2"><dxf/><dxf/></dxfs>');
    const reopened = new Styles(styles.toString());
    reopened.removeAppended(['dxfs']);
    expect(reopened.toString()).toBe(EMPTY);
  });

  test('stay where others have come to stand behind them, alike or not', () => {
    const styles = new Styles(EMPTY.replace('<dxfs count="0"/>', '<dxfs count="1"><dxf/></dxfs>'));
    styles.append('dxfs', ['<dxf/>'], true);
    expect(styles.append('dxfs', ['<dxf/>'], false)).toBe(2);
    styles.removeAppended(['dxfs']);
    expect(styles.toString()).toContain('<dxfs count="3"><dxf/><dxf/><dxf/></dxfs>');
  });

  test('take nothing with them that another program has put before them', () => {
    const styles = new Styles(EMPTY);
    styles.append('dxfs', ['<dxf/>'], true);
    const others = new Styles(styles.toString().replace('<dxf/>', '<dxf><font/></dxf><dxf/>'));
    others.removeAppended(['dxfs']);
    expect(others.toString()).toContain('<dxf><font/></dxf>');
  });
});
