import {
  getNamedType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  valueFromASTUntyped,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from "graphql/index.js";

/** How a field counts; in the schema as its extension `cost`. */
export interface Cost {
  /** Of each value: 1 if not said. */
  weight?: number;
  /** How long a list is taken to be; `page`: as the connection around it says. */
  size?: number | "page";
  /** The argument that gives the list's size, by its number or by its own length. */
  argument?: string;
  /** A connection: how long its page is where neither `first` nor `last` says. */
  page?: number;
}

/** Lists of the schema about itself, as long as they are here on average. */
const INTROSPECTION: Readonly<Record<string, number>> = {
  types: 60,
  fields: 8,
  args: 1,
  inputFields: 1,
  enumValues: 4,
  interfaces: 1,
  possibleTypes: 2,
  directives: 5,
};

export const costOfField = (field: GraphQLField<unknown, unknown>): Cost =>
  (field.extensions["cost"] as Cost | undefined) ?? {};

/** How many fields a query has once its fragments are put where they are spread. */
export const fieldsOf = (schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode): number =>
  sumOf(schema, document, operation, null);

/**
 * How many values an answer may hold: each field counts its weight, times the sizes of the lists that it is in.
 * Each fragment is worked out once a size of page, so that the work grows with the text and not with what it asks for.
 * @param variables as they came; one that is no number where a size is expected counts as the default.
 */
export const costOf = (
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>> = {},
): number => sumOf(schema, document, operation, variables);

/** @param variables null: each field counts once. */
function sumOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>> | null,
): number {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions)
    if (definition.kind === "FragmentDefinition") fragments.set(definition.name.value, definition);
  const known = new Map<string, number>();
  const defaults = new Map(
    (operation.variableDefinitions ?? []).map(({ variable, defaultValue }) => [
      variable.name.value,
      defaultValue && valueFromASTUntyped(defaultValue),
    ]),
  );

  const argumentOf = (node: FieldNode, field: GraphQLField<unknown, unknown>, name: string): unknown => {
    const given = node.arguments?.find((argument) => argument.name.value === name)?.value;
    if (given?.kind === "Variable")
      return variables?.[given.name.value] ?? defaults.get(given.name.value) ?? defaultOf(field, name);
    return given ? valueFromASTUntyped(given, variables) : defaultOf(field, name);
  };
  const sizeOf = (
    node: FieldNode,
    field: GraphQLField<unknown, unknown>,
    names: readonly string[],
    otherwise: number,
  ) => {
    for (const name of names) {
      const value = argumentOf(node, field, name);
      if (Array.isArray(value)) return value.length;
      if (typeof value === "number") return Math.max(0, value);
    }
    return otherwise;
  };

  function ofSet(set: SelectionSetNode | undefined, type: GraphQLNamedType, page: number): number {
    let sum = 0;
    for (const selection of set?.selections ?? []) {
      if (selection.kind === "Field") sum += ofField(selection, type, page);
      else if (selection.kind === "FragmentSpread") sum += ofFragment(selection.name.value, page);
      else {
        const condition = selection.typeCondition && schema.getType(selection.typeCondition.name.value);
        sum += ofSet(selection.selectionSet, condition ?? type, page);
      }
    }
    return sum;
  }
  function ofFragment(name: string, page: number): number {
    const key = `${page} ${name}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    known.set(key, 0);
    const fragment = fragments.get(name);
    const type = fragment && schema.getType(fragment.typeCondition.name.value);
    const sum = fragment && type ? ofSet(fragment.selectionSet, type, page) : 0;
    known.set(key, sum);
    return sum;
  }
  function ofField(node: FieldNode, parent: GraphQLNamedType, page: number): number {
    const field = fieldOf(parent, node.name.value);
    if (!field) return 1;
    if (variables === null) return 1 + ofSet(node.selectionSet, getNamedType(field.type), page);
    const { weight = 1, size, argument, page: pageSize } = costOfField(field);
    const inside = pageSize === undefined ? page : sizeOf(node, field, ["first", "last"], pageSize);
    const type = getNamedType(field.type);
    const each = weight + (isCompositeType(type) ? ofSet(node.selectionSet, type, inside) : 0);
    if (size === "page") return each * page;
    if (size !== undefined) return each * sizeOf(node, field, argument === undefined ? [] : [argument], size);
    return each * (parent.name.startsWith("__") ? (INTROSPECTION[field.name] ?? 1) : 1);
  }
  const root = schema.getRootType(operation.operation);
  return root ? ofSet(operation.selectionSet, root, 1) : 0;
}

const defaultOf = (field: GraphQLField<unknown, unknown>, name: string): unknown =>
  field.args.find((argument) => argument.name === name)?.defaultValue;

function fieldOf(type: GraphQLNamedType, name: string): GraphQLField<unknown, unknown> | undefined {
  if (name === "__schema") return SchemaMetaFieldDef;
  if (name === "__type") return TypeMetaFieldDef;
  return isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined;
}
