import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument } from 'yaml';
import type * as z from 'zod';
import { RulePackError } from '../rules/types';

/** A parsed YAML file that still knows on which line each value stands. */
export interface YamlFile<T> {
  readonly file: string;
  readonly data: T;
  /** The line of the key where the value has one. */
  lineOf(path: readonly PropertyKey[]): number | null;
  /** The comment that follows a value on its line: a ` #` that was meant as part of it ends up there. */
  commentOf(path: readonly PropertyKey[]): string | null;
}

/**
 * Parses and validates a YAML file.
 *
 * @throws {RulePackError} with file, line and, inside a rule, its id.
 */
export function readYaml<S extends z.ZodType>(text: string, file: string, schema: S): YamlFile<z.output<S>> {
  const lines = new LineCounter();
  const doc = parseDocument(text, { lineCounter: lines, uniqueKeys: true });
  const lineOf = (path: readonly PropertyKey[]): number | null => {
    for (let depth = path.length; depth >= 0; depth--) {
      const node =
        depth === 0 ? doc.contents : (keyAt(doc, path.slice(0, depth)) ?? doc.getIn(path.slice(0, depth), true));
      if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
    }
    return null;
  };
  const broken = doc.errors[0];
  if (broken)
    throw new RulePackError(
      `is no valid YAML: ${broken.message.split('\n')[0]}`,
      file,
      lines.linePos(broken.pos[0]).line,
    );
  const value = contentOf(doc, file);
  const parsed = schema.safeParse(value);
  if (!parsed.success) {
    const issue = deepest(parsed.error.issues, value);
    const at = issue.path.map(String);
    const rule =
      typeof issue.path[0] === 'number'
        ? ruleId(doc, [issue.path[0]])
        : issue.path[0] === 'rules'
          ? ruleId(doc, issue.path.slice(0, 2))
          : null;
    throw new RulePackError(`${at.join('.') || 'file'}: ${issue.message}`, file, lineOf(issue.path), rule);
  }
  const commentOf = (path: readonly PropertyKey[]): string | null => {
    const node = doc.getIn(path, true);
    return isNode(node) ? (node.comment ?? null) : null;
  };
  return { file, data: parsed.data, lineOf, commentOf };
}

interface Fault {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/** The fault that is most specific; of two as deep an unknown key, which says more than what is missing for being misspelt. */
function deepest(issues: readonly z.core.$ZodIssue[], value: unknown): Fault {
  let best: Fault | null = null;
  let bestIsKey = false;
  for (const issue of issues) {
    const isKey = issue.code === 'unrecognized_keys';
    const fault = faultOf(issue, value);
    const deeper = best === null ? 1 : fault.path.length - best.path.length;
    if (deeper < 0 || (deeper === 0 && (bestIsKey || !isKey))) continue;
    best = fault;
    bestIsKey = isKey;
  }
  return best!;
}

function faultOf(issue: z.core.$ZodIssue, value: unknown): Fault {
  const { path, message } = issue;
  if (issue.code === 'unrecognized_keys')
    return { path: [...path, issue.keys[0]!], message: message.replace(/^Unrecognized key.*/, 'no such key') };
  if (issue.code === 'invalid_key') return { path, message: issue.issues[0]?.message ?? message };
  if (issue.code !== 'invalid_union') return { path, message };
  const given = valueAt(value, path);
  const meant = issue.errors.filter((branch) => isMeant(branch, given));
  // A union that has no words of its own says less than any of its branches.
  const faults = (meant.length > 0 || message !== 'Invalid input' ? meant : issue.errors).flat();
  const inner = faults.length > 0 ? deepest(faults, given) : null;
  return inner === null || inner.path.length === 0
    ? { path, message }
    : { path: [...path, ...inner.path], message: inner.message };
}

/** May the value be meant for the branch of a union with these issues? It is of the branch's form and has the keys that it must have. */
function isMeant(branch: readonly z.core.$ZodIssue[], value: unknown): boolean {
  return branch.every(
    (i) => i.code === 'unrecognized_keys' || (i.path.length > 0 && valueAt(value, i.path) !== undefined),
  );
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((v, key) => (v as { readonly [key: PropertyKey]: unknown } | null)?.[key], value);
}

/** The key under which the value at a path stands, where its parent is a map. */
function keyAt(doc: ReturnType<typeof parseDocument>, path: readonly PropertyKey[]): unknown {
  const parent = path.length === 1 ? doc.contents : doc.getIn(path.slice(0, -1), true);
  if (!isMap(parent)) return undefined;
  const name = String(path.at(-1));
  return parent.items.find(({ key }) => isScalar(key) && String(key.value) === name)?.key;
}

function ruleId(doc: ReturnType<typeof parseDocument>, path: readonly PropertyKey[]): string | null {
  const id = doc.getIn([...path, 'id']);
  return typeof id === 'string' ? id : null;
}

/** What a document holds. Aliases that multiply are refused by the YAML library, so that a small file cannot fill the memory. */
function contentOf(doc: Pick<Document, 'toJS'>, file: string): unknown {
  try {
    return doc.toJS();
  } catch (error) {
    throw new RulePackError(`cannot be read: ${(error as Error).message}; write out what the aliases stand for`, file);
  }
}
