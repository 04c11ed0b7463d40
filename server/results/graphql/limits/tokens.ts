import { Lexer, Source, TokenKind } from "graphql/index.js";
import { refusal } from "../refusal.ts";
import type { GraphqlLimits } from "./limits.ts";

const OPENS = new Set<string>([TokenKind.BRACE_L, TokenKind.BRACKET_L, TokenKind.PAREN_L]);
const CLOSES = new Set<string>([TokenKind.BRACE_R, TokenKind.BRACKET_R, TokenKind.PAREN_R]);

/**
 * Looks at a text before it is parsed: the parser descends with every bracket, as far as the stack goes.
 * @throws QUERY_TOO_LARGE, QUERY_TOO_DEEP, GraphQLError where there is no token
 */
export function checkTokens(text: string, { tokens, nesting }: Pick<GraphqlLimits, "tokens" | "nesting">): void {
  const lexer = new Lexer(new Source(text));
  let count = 0;
  let depth = 0;
  for (let token = lexer.advance(); token.kind !== TokenKind.EOF; token = lexer.advance()) {
    if (++count > tokens)
      throw refusal("QUERY_TOO_LARGE", `the query has more than ${tokens} tokens`, { limit: tokens });
    if (OPENS.has(token.kind) && ++depth > nesting)
      throw refusal("QUERY_TOO_DEEP", `the query is more than ${nesting} brackets deep`, { limit: nesting });
    if (CLOSES.has(token.kind)) depth--;
  }
}
