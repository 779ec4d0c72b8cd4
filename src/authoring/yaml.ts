import { isNode, LineCounter, parseDocument } from 'yaml';
import type * as z from 'zod';
import { RulePackError } from '../rules/types';

/** A parsed YAML file that still knows on which line each value stands. */
export interface YamlFile<T> {
  readonly file: string;
  readonly data: T;
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
      const node = depth === 0 ? doc.contents : doc.getIn(path.slice(0, depth), true);
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
  const parsed = schema.safeParse(doc.toJS());
  if (!parsed.success) {
    const issue = deepest(parsed.error.issues);
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

/** The issue that is most specific: for a union, the branch that got furthest. */
function deepest(
  issues: readonly z.core.$ZodIssue[],
  base: readonly PropertyKey[] = [],
): { path: PropertyKey[]; message: string } {
  let best: { path: PropertyKey[]; message: string } | null = null;
  for (const issue of issues) {
    const path = [...base, ...issue.path];
    const inner =
      issue.code === 'invalid_union' && issue.errors.length > 0
        ? issue.errors.map((e) => (e.length > 0 ? deepest(e, path) : null))
        : [];
    for (const candidate of [{ path, message: issue.message }, ...inner])
      if (candidate && (best === null || candidate.path.length > best.path.length)) best = candidate;
  }
  return best!;
}

function ruleId(doc: ReturnType<typeof parseDocument>, path: readonly PropertyKey[]): string | null {
  const id = doc.getIn([...path, 'id']);
  return typeof id === 'string' ? id : null;
}
