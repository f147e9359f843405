import type { XmlParts } from '../../workbook';
import type { ExcelSession } from './session';

/** Custom XML parts of the workbook: saved with the file, untouched by undo. */
export class ExcelXmlParts implements XmlParts {
  /** Ids by namespace as they stood when the workbook was opened, for the first look at them. */
  private listed: Ids | undefined;
  /** What is asked for together is read together. */
  private asked: { readonly namespaces: string[]; readonly found: Promise<Found> } | undefined;

  constructor(private readonly session: ExcelSession) {}

  /** Lists the parts along with the opening, so that a workbook without ours costs no round trip more. */
  requestList(context: Excel.RequestContext): () => void {
    const parts = context.workbook.customXmlParts;
    parts.load('items/id,items/namespaceUri');
    return () => {
      const listed = new Map<string, string[]>();
      for (const { id, namespaceUri } of parts.items) {
        listed.set(namespaceUri, [...(listed.get(namespaceUri) ?? []), id]);
      }
      this.listed = listed;
    };
  }

  /** Throws ExcelError. */
  async read(namespace: string): Promise<string | undefined> {
    this.asked ??= { namespaces: [], found: Promise.resolve().then(() => this.readAsked()) };
    this.asked.namespaces.push(namespace);
    return (await this.asked.found).get(namespace);
  }

  private async readAsked(): Promise<Found> {
    const { listed, asked } = this;
    this.asked = undefined;
    // Somebody else may add a part later on: the list serves once.
    this.listed = undefined;
    const namespaces = asked?.namespaces ?? [];
    const ids = listed ?? (await this.ids(namespaces));
    const present = namespaces.flatMap((namespace) => {
      // A file pieced together from others may hold a part twice: the first counts.
      const [id] = ids.get(namespace) ?? [];
      return id === undefined ? [] : [{ namespace, id }];
    });
    if (present.length === 0) return new Map();
    return this.session.run(
      (context) => {
        const parts = context.workbook.customXmlParts;
        const read = present.map(({ namespace, id }) => ({ namespace, xml: parts.getItem(id).getXml() }));
        return () => new Map(read.map(({ namespace, xml }) => [namespace, xml.value]));
      },
      { reads: true },
    );
  }

  /** Throws ExcelError. */
  async replace(namespace: string, xml: string): Promise<void> {
    const [id, ...copies] = (await this.ids([namespace])).get(namespace) ?? [];
    await this.session.run((context) => {
      const parts = context.workbook.customXmlParts;
      if (id === undefined) parts.add(xml);
      else parts.getItem(id).setXml(xml);
      for (const copy of copies) parts.getItem(copy).delete();
      return () => undefined;
    });
  }

  private ids(namespaces: readonly string[]): Promise<Ids> {
    return this.session.run(
      (context) => {
        const found = namespaces.map((namespace) => {
          const parts = context.workbook.customXmlParts.getByNamespace(namespace);
          parts.load('items/id');
          return { namespace, parts };
        });
        return () =>
          new Map(found.map(({ namespace, parts }) => [namespace, parts.items.map(({ id }) => id)]));
      },
      { reads: true },
    );
  }
}

/** Ids by namespace, in the order of the file. */
type Ids = ReadonlyMap<string, readonly string[]>;

/** XML by namespace. */
type Found = ReadonlyMap<string, string>;
