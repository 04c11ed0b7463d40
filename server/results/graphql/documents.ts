import {
  GraphQLError,
  parse,
  specifiedRules,
  validate,
  type DocumentNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from "graphql/index.js";
import type { CompiledQuery } from "graphql-jit";
import { createBoundedCache } from "./limits/bounded-cache.ts";
import { costOf } from "./limits/cost.ts";
import type { GraphqlLimits } from "./limits/limits.ts";
import { checkShape } from "./limits/shape.ts";
import { checkTokens } from "./limits/tokens.ts";
import { refusal } from "./refusal.ts";

/** A query's text, understood once: also that it is not to be understood. */
export interface Prepared {
  document: DocumentNode;
  /** What validation says. */
  errors: readonly GraphQLError[];
  /** How often it was executed. */
  runs: number;
  /** By operation's name; null: it cannot be. */
  compiled: Map<string, CompiledQuery | null>;
}

export interface Documents {
  /** @throws GraphQLError that does not parse, QUERY_TOO_DEEP, QUERY_TOO_LARGE */
  prepare(text: string): Prepared;
  /** What `prepare` has made of it. */
  of(document: DocumentNode): Prepared | undefined;
  /** @throws QUERY_TOO_COSTLY */
  costOf(
    document: DocumentNode,
    operation: OperationDefinitionNode,
    variables: Readonly<Record<string, unknown>> | undefined,
  ): number;
}

/** A syntax tree takes some fifty times its text, so this is 50 MB. */
const MOST_CHARACTERS = 1_000_000;
/** What the shortest takes. */
const LEAST_WEIGHT = 500;

export function createDocuments(schema: GraphQLSchema, limits: GraphqlLimits): Documents {
  const known = createBoundedCache<Prepared | GraphQLError>(MOST_CHARACTERS);
  const prepared = new WeakMap<DocumentNode, Prepared>();

  function read(text: string): Prepared | GraphQLError {
    try {
      checkTokens(text, limits);
      const document = parse(text);
      checkShape(document, limits);
      const errors = validate(schema, document, specifiedRules, { maxErrors: 20 }).map((error) =>
        asFault(error, "GRAPHQL_VALIDATION_FAILED"),
      );
      return { document, errors, runs: 0, compiled: new Map() };
    } catch (error) {
      if (!(error instanceof GraphQLError)) throw error;
      return asFault(error, "GRAPHQL_PARSE_FAILED");
    }
  }

  return {
    prepare(text) {
      let found = known.get(text);
      if (!found) {
        found = read(text);
        known.set(text, found, Math.max(LEAST_WEIGHT, text.length));
        if (!(found instanceof GraphQLError)) prepared.set(found.document, found);
      }
      if (found instanceof GraphQLError) throw found;
      return found;
    },
    of: (document) => prepared.get(document),
    costOf(document, operation, variables) {
      const cost = costOf(schema, document, operation, variables);
      const limit = operation.operation === "subscription" ? limits.costOfEvent : limits.cost;
      if (!(cost <= limit))
        throw refusal(
          "QUERY_TOO_COSTLY",
          `the query costs ${cost}, and the limit is ${limit}: ask for fewer fields or with a smaller first`,
          { cost, limit },
          { status: 400 },
        );
      return cost;
    },
  };
}

/** Status 400, except for those clients that expect 200 (GraphQL over HTTP, section 6.4.1). */
function asFault(error: GraphQLError, code: string): GraphQLError {
  error.extensions["code"] ??= code;
  error.extensions["http"] = { spec: true, status: 400 };
  return error;
}
