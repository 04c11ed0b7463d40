import type { IncomingMessage, ServerResponse } from "node:http";
import { promisify } from "node:util";
import { gzip } from "node:zlib";

const EXAMPLE = `# Vedetta's open data. What there is: the book at the top left. What to try: Ctrl-Enter.
{
  schedule(first: 5) {
    name
    start
    status
    result {
      status
      entries(first: 3) {
        nodes { rank result organisation competitor { ... on Participant { name } } }
      }
    }
  }
}
`;

/** Nothing of it comes from elsewhere, and this sees to it. */
const POLICY =
  "default-src 'none'; script-src 'unsafe-inline' 'unsafe-eval' blob:; style-src 'unsafe-inline'; img-src data: blob:; font-src data:; worker-src blob:; connect-src 'self' ws: wss:; frame-ancestors 'none'";

const compress = promisify(gzip);
let page: Promise<Buffer> | null = null;

/** GraphiQL in one page, from the package: 9 MB of text, hence made when somebody asks and kept as gzip. */
async function packedPage(): Promise<Buffer> {
  const { renderGraphiQL } = await import("@graphql-yoga/render-graphiql");
  return compress(renderGraphiQL({ title: "Vedetta: open data", defaultQuery: EXAMPLE }));
}

/** A browser that opens the address, and not a program that asks something. */
export const wantsExplorer = ({ method, url, headers }: IncomingMessage): boolean =>
  method === "GET" && (headers.accept ?? "").includes("text/html") && !/[?&]query=/.test(url ?? "");

export async function sendExplorer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  // A failure is not kept: the next browser asks again.
  page ??= packedPage().catch((reason: unknown) => {
    page = null;
    throw reason;
  });
  const body = await page;
  const isPacked = /\bgzip\b/.test(String(request.headers["accept-encoding"] ?? ""));
  if (!isPacked)
    return void response.writeHead(406, { "content-type": "text/plain" }).end("expected a browser that takes gzip\n");
  response
    .writeHead(200, {
      "content-type": "text/html; charset=utf-8",
      "content-encoding": "gzip",
      "content-length": body.length,
      "cache-control": "public, max-age=3600",
      "content-security-policy": POLICY,
      vary: "accept, accept-encoding",
    })
    .end(body);
}
