import type { ServerResponse } from "node:http";
import { PROBLEM_TYPE, type Problem } from "../../contracts/problem.ts";

export const problem = (status: number, title: string, rest: Partial<Problem> = {}): Problem => ({
  type: "about:blank",
  title,
  status,
  ...rest,
});

/** Ends a raw response with `application/problem+json` (RFC 9457). */
export function sendProblem(response: ServerResponse, body: Problem): void {
  const text = JSON.stringify(body);
  response.writeHead(body.status, {
    "content-type": PROBLEM_TYPE,
    "content-length": Buffer.byteLength(text),
    "cache-control": "no-store",
    "access-control-allow-origin": "*",
  });
  response.end(text);
}
