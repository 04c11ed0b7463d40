import type { DirectiveNode, DocumentNode, FragmentDefinitionNode, SelectionSetNode } from "graphql/index.js";
import { refusal } from "../refusal.ts";
import type { GraphqlLimits } from "./limits.ts";

type ShapeLimits = Pick<GraphqlLimits, "depth" | "aliases" | "fields" | "fragments" | "spreads" | "directives">;

/**
 * Looks at each selection once, before validation: that compares fields with each other, and fragments with fragments.
 * @throws QUERY_TOO_DEEP, QUERY_TOO_LARGE
 */
export function checkShape(document: DocumentNode, limits: ShapeLimits): void {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions)
    if (definition.kind === "FragmentDefinition") fragments.set(definition.name.value, definition);
  const counts = { aliases: 0, fields: 0, fragments: fragments.size, spreads: 0, directives: 0 };
  const depths = new Map<string, number>();
  const count = (what: keyof typeof counts, more = 1) => {
    counts[what] += more;
    if (counts[what] > limits[what])
      throw refusal("QUERY_TOO_LARGE", `the query has more than ${limits[what]} ${what}`, { limit: limits[what] });
  };
  count("fragments", 0);
  const seeDirectives = (directives: readonly DirectiveNode[] | undefined) =>
    count("directives", directives?.length ?? 0);

  /** How deep it goes; what is in a fragment counts once for all, and a circle is for validation to report. */
  function depthOf(set: SelectionSetNode | undefined, above: number): number {
    let deepest = 0;
    for (const selection of set?.selections ?? []) {
      seeDirectives(selection.directives);
      if (selection.kind === "Field") {
        count("fields");
        if (selection.alias) count("aliases");
        if (above >= limits.depth)
          throw refusal("QUERY_TOO_DEEP", `the query is more than ${limits.depth} levels deep`, {
            limit: limits.depth,
          });
        deepest = Math.max(deepest, 1 + depthOf(selection.selectionSet, above + 1));
      } else {
        count("spreads");
        deepest = Math.max(
          deepest,
          selection.kind === "InlineFragment"
            ? depthOf(selection.selectionSet, above)
            : ofFragment(selection.name.value),
        );
      }
    }
    if (above + deepest > limits.depth)
      throw refusal("QUERY_TOO_DEEP", `the query is more than ${limits.depth} levels deep`, { limit: limits.depth });
    return deepest;
  }
  function ofFragment(name: string): number {
    const known = depths.get(name);
    if (known !== undefined) return known;
    depths.set(name, 0);
    const depth = depthOf(fragments.get(name)?.selectionSet, 0);
    depths.set(name, depth);
    return depth;
  }

  for (const definition of document.definitions) {
    if (definition.kind === "OperationDefinition") {
      seeDirectives(definition.directives);
      for (const variable of definition.variableDefinitions ?? []) seeDirectives(variable.directives);
      depthOf(definition.selectionSet, 0);
    } else if (definition.kind === "FragmentDefinition") {
      seeDirectives(definition.directives);
      ofFragment(definition.name.value);
    }
  }
}
