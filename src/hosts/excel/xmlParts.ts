import type { XmlParts } from '../../workbook';
import type { ExcelSession } from './session';

/** Custom XML parts of the workbook: saved with the file, untouched by undo. */
export class ExcelXmlParts implements XmlParts {
  constructor(private readonly session: ExcelSession) {}

  /** Throws ExcelError. */
  async read(namespace: string): Promise<string | undefined> {
    const [id] = await this.ids(namespace);
    if (id === undefined) return undefined;
    return this.session.run(
      (context) => {
        const xml = context.workbook.customXmlParts.getItem(id).getXml();
        return () => xml.value;
      },
      { reads: true },
    );
  }

  /** Throws ExcelError. */
  async replace(namespace: string, xml: string): Promise<void> {
    const [id, ...copies] = await this.ids(namespace);
    await this.session.run((context) => {
      const parts = context.workbook.customXmlParts;
      if (id === undefined) parts.add(xml);
      else parts.getItem(id).setXml(xml);
      for (const copy of copies) parts.getItem(copy).delete();
      return () => undefined;
    });
  }

  /** A file pieced together from others may hold a part twice; the first counts. */
  private ids(namespace: string): Promise<readonly string[]> {
    return this.session.run(
      (context) => {
        const parts = context.workbook.customXmlParts.getByNamespace(namespace);
        parts.load('items/id');
        return () => parts.items.map(({ id }) => id);
      },
      { reads: true },
    );
  }
}
