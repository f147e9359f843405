import { RichError } from './richError';
import type { RichObject } from './objects';

/** A batch as Office.js sends it: paths to objects, and what to do with them in order. */
export interface RequestBody {
  readonly AutoKeepReference?: boolean;
  readonly Actions: readonly {
    readonly Id: number;
    readonly ActionType: number;
    readonly Name: string;
    readonly ObjectPathId: number;
    readonly ArgumentInfo?: Arguments;
    readonly QueryInfo?: { readonly Select?: readonly string[]; readonly Expand?: readonly string[] };
  }[];
  readonly ObjectPaths: Readonly<Record<string, ObjectPath>>;
}
interface Arguments {
  readonly Arguments?: readonly unknown[];
}
interface ObjectPath {
  readonly Id: number;
  readonly ObjectPathType: number;
  readonly Name: string;
  readonly ParentObjectPathId?: number;
  readonly ArgumentInfo?: Arguments;
}
export interface ResponseBody {
  readonly Results?: readonly { readonly ActionId: number; readonly Value: unknown }[];
  readonly TraceIds?: readonly number[];
  readonly Error?: { readonly Code: string; readonly Message: string; readonly ActionIndex: number };
}

const PathType = {
  globalObject: 1,
  newObject: 2,
  method: 3,
  property: 4,
  indexer: 5,
  referenceId: 6,
  nullObject: 7,
};
const ActionType = { instantiate: 1, query: 2, method: 3, setProperty: 4, trace: 5 };

/** Objects that an Excel.run asked the host to hold on to, by reference id. */
export type References = Map<string, RichObject>;

/**
 * Carries a batch out on the object model. As in Excel, what ran before a failing action stays done, and the
 * answer then holds the error only.
 */
export function processQuery(root: RichObject, references: References, body: RequestBody): ResponseBody {
  const resolved = new Map<number, RichObject | null>();
  const resolve = (id: number): RichObject | null => {
    const known = resolved.get(id);
    if (known !== undefined) return known;
    const path = body.ObjectPaths[id];
    if (!path) throw new RichError('InvalidRequest', `No object path ${id}`);
    const object = follow(path);
    resolved.set(id, object);
    return object;
  };
  const parentOf = (path: ObjectPath): RichObject => {
    const parent = resolve(path.ParentObjectPathId ?? 0);
    if (!parent) throw new RichError('ItemNotFound', `${path.Name} of an object that does not exist`);
    return parent;
  };
  const follow = (path: ObjectPath): RichObject | null => {
    const args = path.ArgumentInfo?.Arguments ?? [];
    switch (path.ObjectPathType) {
      case PathType.globalObject:
        return root;
      case PathType.nullObject:
        return null;
      case PathType.referenceId:
        return references.get(path.Name) ?? unknownMember('Reference', path.Name);
      case PathType.indexer: {
        const parent = parentOf(path);
        return parent.item ? parent.item(args[0]) : unknownMember(parent.type, 'getItem');
      }
      case PathType.method:
      case PathType.property: {
        const parent = parentOf(path);
        const step = parent.to?.[path.Name];
        return step ? step(...args) : unknownMember(parent.type, path.Name);
      }
      default:
        return unknownMember('ObjectPathType', String(path.ObjectPathType));
    }
  };
  const act = (action: RequestBody['Actions'][number]): unknown => {
    if (action.ActionType === ActionType.trace) return undefined;
    const object = resolve(action.ObjectPathId);
    if (action.ActionType === ActionType.instantiate) return identify(object, action.ObjectPathId);
    if (action.ActionType === ActionType.query)
      return object && query(object, action.QueryInfo?.Select ?? []);
    if (!object) throw new RichError('ItemNotFound', `${action.Name} of an object that does not exist`);
    const args = action.ArgumentInfo?.Arguments ?? [];
    const kind = action.ActionType === ActionType.setProperty ? object.set : object.call;
    const member = kind?.[action.Name] ?? unknownMember(object.type, action.Name);
    return member(...(args as [unknown]));
  };
  const identify = (object: RichObject | null, pathId: number): unknown => {
    const kept = body.Actions.some(
      ({ Name, ObjectPathId }) => Name === '_KeepReference' && ObjectPathId === pathId,
    );
    if (!object || !kept) return object && {};
    const id = `reference ${references.size + 1}`;
    references.set(id, object);
    return { _ReferenceId: id };
  };

  const results: { ActionId: number; Value: unknown }[] = [];
  const traces: number[] = [];
  for (const [index, action] of body.Actions.entries()) {
    try {
      const value = act(action);
      if (action.ActionType === ActionType.trace) traces.push(action.Id);
      results.push({ ActionId: action.Id, Value: value ?? null });
    } catch (error) {
      if (!(error instanceof RichError)) throw error;
      return { Error: { Code: error.code, Message: error.message, ActionIndex: index } };
    }
  }
  return { Results: results, TraceIds: traces };
}

/** "name", "protection/protected": members by path, with Excel's own capitals in the answer. */
function query(object: RichObject, select: readonly string[]): unknown {
  if (object.items) return { _Items: object.items().map((item) => pick(item, select)) };
  return pick(object, select);
}
function pick(object: RichObject, select: readonly string[]): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const path of select) {
    const [first = '', ...rest] = path.split('/');
    const name = first.charAt(0).toUpperCase() + first.slice(1);
    if (rest.length === 0) {
      values[name] = (object.get?.[name] ?? unknownMember(object.type, name))();
      continue;
    }
    const next = (object.to?.[name] ?? unknownMember(object.type, name))();
    values[name] = next && { ...(values[name] as object | undefined), ...pick(next, [rest.join('/')]) };
  }
  return values;
}
function unknownMember(type: string, name: string): never {
  throw new RichError('ApiNotFound', `${type}.${name} is not in the emulated Excel`);
}
