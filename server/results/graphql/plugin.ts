import { getOperationAST, GraphQLError, subscribe, type DocumentNode, type ExecutionArgs } from "graphql/index.js";
import type { Plugin } from "graphql-yoga";
import type { GraphqlContext } from "./context.ts";
import type { Documents } from "./documents.ts";
import type { Execute } from "./execution.ts";
import type { Persisted } from "./persisted.ts";

export interface PluginOptions {
  documents: Documents;
  persisted: Persisted;
  execute: Execute;
  /** @throws RATE_LIMITED */
  charge(client: string, cost: number): void;
}

/** What Yoga does with a request, by our rules: each text is read once, what it costs is known before it is begun. */
export function rules({ documents, persisted, execute, charge }: PluginOptions): Plugin<GraphqlContext> {
  function admit(args: ExecutionArgs): void {
    const operation = getOperationAST(args.document, args.operationName);
    if (!operation) return;
    const variables = args.variableValues as Readonly<Record<string, unknown>> | undefined;
    const cost = documents.costOf(args.document, operation, variables);
    charge((args.contextValue as GraphqlContext).client, cost);
  }
  const refused = (args: ExecutionArgs): { errors: GraphQLError[] } | null => {
    try {
      admit(args);
      return null;
    } catch (error) {
      if (error instanceof GraphQLError) return { errors: [error] };
      throw error;
    }
  };
  return {
    onParams({ params, setParams }) {
      const query = persisted.queryOf(params);
      if (query != null && query !== params.query) setParams({ ...params, query });
    },
    onParse({ params, setParsedDocument }) {
      setParsedDocument(documents.prepare(String(params.source)).document);
    },
    onValidate({ params, setResult }) {
      const known = documents.of(params.documentAST as DocumentNode);
      if (known) setResult(known.errors);
    },
    onExecute({ args, setExecuteFn, setResultAndStopExecution }) {
      const refusals = refused(args);
      if (refusals) return setResultAndStopExecution(refusals);
      setExecuteFn(execute);
    },
    onSubscribe({ args, setSubscribeFn, setResultAndStopExecution }) {
      const refusals = refused(args);
      if (refusals) return setResultAndStopExecution(refusals);
      setSubscribeFn(subscribe as never);
    },
  };
}
