import { execute as interpret, getOperationAST, type ExecutionArgs, type ExecutionResult } from "graphql/index.js";
import { compileQuery, isCompiledQuery, type CompiledQuery } from "graphql-jit";
import type { Documents } from "./documents.ts";
import { fieldsOf } from "./limits/cost.ts";

export type Execute = (args: ExecutionArgs) => ExecutionResult | Promise<ExecutionResult>;

/** A query that comes this often is worth compiling, which takes as long as some executions. */
const RUNS_BEFORE_COMPILING = 3;
/** Code grows with the fields, fragments put in their places. */
const MOST_FIELDS = 500;

/** Interprets a query; compiles it once it has come a few times. Both give the same. */
export function createExecution(documents: Pick<Documents, "of">): Execute {
  return (args) => {
    const compiled = compiledOf(args);
    if (!compiled) return interpret(args);
    return compiled.query(args.rootValue, args.contextValue, args.variableValues) as ReturnType<Execute>;
  };

  function compiledOf({ schema, document, operationName }: ExecutionArgs): CompiledQuery | null {
    const prepared = documents.of(document);
    if (!prepared || ++prepared.runs <= RUNS_BEFORE_COMPILING) return null;
    const name = operationName ?? "";
    let compiled = prepared.compiled.get(name);
    if (compiled === undefined) {
      const operation = getOperationAST(document, operationName);
      const isSmall = operation && fieldsOf(schema, document, operation) <= MOST_FIELDS;
      const made = isSmall ? compileQuery(schema, document, operationName ?? undefined) : null;
      // What cannot be compiled is interpreted for good.
      compiled = made && isCompiledQuery(made) ? made : null;
      prepared.compiled.set(name, compiled);
    }
    return compiled;
  }
}
