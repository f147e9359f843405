import type { XmlParts } from '../../workbook';
import type { ExcelSession } from './session';

/** Custom XML parts of the workbook: saved with the file, untouched by undo. */
export class ExcelXmlParts implements XmlParts {
  /** Ids by namespace as they stood when the workbook was opened, for the first look at them. */
  private listed: ReadonlyMap<string, string> | undefined;

  constructor(private readonly session: ExcelSession) {}

  /** Lists the parts along with the opening, so that a workbook without ours costs no round trip more. */
  requestList(context: Excel.RequestContext): () => void {
    const parts = context.workbook.customXmlParts;
    parts.load('items/id,items/namespaceUri');
    return () => {
      // From the last to the first: a file pieced together from others may hold a part twice, and the first counts.
      this.listed = new Map([...parts.items].reverse().map(({ id, namespaceUri }) => [namespaceUri, id]));
    };
  }

  /** Throws ExcelError. */
  async read(namespace: string): Promise<string | undefined> {
    const { listed } = this;
    // Somebody else may add a part later on: the list serves once.
    this.listed = undefined;
    const id = listed ? listed.get(namespace) : (await this.ids(namespace))[0];
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
