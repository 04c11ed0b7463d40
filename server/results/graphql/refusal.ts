import { GraphQLError } from "graphql/index.js";

/** Why a request is refused: `extensions.code`, for programs. */
export type RefusalCode =
  | "BAD_INPUT"
  | "AS_OF_IN_FUTURE"
  | "BAD_CURSOR"
  | "QUERY_TOO_LARGE"
  | "QUERY_TOO_DEEP"
  | "QUERY_TOO_COSTLY"
  | "RATE_LIMITED"
  | "TOO_MANY_SUBSCRIPTIONS"
  | "FELL_BEHIND"
  | "PERSISTED_QUERY_NOT_FOUND"
  | "PERSISTED_QUERY_MISMATCH";

/** An expected failure, told to whoever asked. `http` is for the answer's status and never part of it. */
export function refusal(
  code: RefusalCode,
  says: string,
  more: Readonly<Record<string, unknown>> = {},
  http?: { status: number; headers?: Readonly<Record<string, string>> },
): GraphQLError {
  return new GraphQLError(says, { extensions: { code, ...more, ...(http ? { http } : {}) } });
}
