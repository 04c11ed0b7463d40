import type { FragmentDefinitionNode, GraphQLResolveInfo, SelectionSetNode } from "graphql/index.js";

type Asked = Pick<GraphQLResolveInfo, "fieldNodes" | "fragments">;
const known = new WeakMap<object, Map<string, boolean>>();

/** Whether a field of this name is asked for anywhere below. What `@skip` leaves out counts all the same. */
export function mentions({ fieldNodes, fragments }: Asked, name: string): boolean {
  const [first] = fieldNodes;
  if (!first) return false;
  let answers = known.get(first);
  if (!answers) known.set(first, (answers = new Map()));
  let answer = answers.get(name);
  if (answer === undefined) {
    const seen = new Set<FragmentDefinitionNode>();
    answer = fieldNodes.some(({ selectionSet }) => isIn(selectionSet, name, fragments, seen));
    answers.set(name, answer);
  }
  return answer;
}

function isIn(
  set: SelectionSetNode | undefined,
  name: string,
  fragments: Asked["fragments"],
  seen: Set<FragmentDefinitionNode>,
): boolean {
  return (set?.selections ?? []).some((selection) => {
    if (selection.kind === "Field")
      return selection.name.value === name || isIn(selection.selectionSet, name, fragments, seen);
    if (selection.kind === "InlineFragment") return isIn(selection.selectionSet, name, fragments, seen);
    const fragment = fragments[selection.name.value];
    if (!fragment || seen.has(fragment)) return false;
    seen.add(fragment);
    return isIn(fragment.selectionSet, name, fragments, seen);
  });
}
