import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";

/** A site that embeds, with pages as its developer writes them: another origin than Vedetta's, on this machine. */
export interface PartnerSite {
  /** `http://127.0.0.1:PORT`: another site than localhost. */
  origin: string;
  /** The same pages by a name that nobody registered. */
  stranger: string;
  /** Puts a page there, by its path. */
  page(path: string, page: { html: string; policy?: string }): string;
  close(): Promise<void>;
}

export async function openPartnerSite(port = 0): Promise<PartnerSite> {
  const pages = new Map<string, { html: string; policy?: string }>();
  const server: Server = createServer((request, response) => {
    const page = pages.get(request.url ?? "");
    if (!page) return void response.writeHead(404).end();
    response.writeHead(200, {
      "content-type": "text/html; charset=utf-8",
      ...(page.policy === undefined ? {} : { "content-security-policy": page.policy }),
    });
    response.end(page.html);
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const at = (server.address() as AddressInfo).port;
  const origin = `http://127.0.0.1:${at}`;
  return {
    origin,
    stranger: `http://stranger.localhost:${at}`,
    page(path, page) {
      pages.set(path, page);
      return origin + path;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
