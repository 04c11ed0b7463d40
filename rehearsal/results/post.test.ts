import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import os from "node:os";
import path from "node:path";
import { afterEach, expect, test } from "vitest";
import { createPost } from "./post.ts";

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

interface Heard {
  authorization: string | undefined;
  body: string;
}
async function startReceiver(statusOf: (heard: Heard) => number): Promise<{ url: string; heard: Heard[] }> {
  const heard: Heard[] = [];
  const server: Server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      const one = { authorization: request.headers.authorization, body: Buffer.concat(parts).toString() };
      heard.push(one);
      response.writeHead(statusOf(one)).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closers.push(() => new Promise((done) => server.close(done)));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/odf`, heard };
}
async function tokenFile(): Promise<string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), "vedetta-token-"));
  closers.push(() => rm(folder, { recursive: true }));
  return path.join(folder, "token");
}

test.each([
  [200, "taken"],
  [202, "unknown-people"],
  [422, "refused"],
  [413, "refused"],
  [401, "away"],
  [503, "busy"],
  [500, "busy"],
])("an answer of %i means %s", async (status, answer) => {
  const { url, heard } = await startReceiver(() => status);
  expect(await createPost({ url, token: "secret", tokenFile: undefined })("<A/>")).toBe(answer);
  expect(heard).toEqual([{ authorization: "Bearer secret", body: "<A/>" }]);
});

test("without anybody there it is away", async () => {
  expect(await createPost({ url: "http://127.0.0.1:9/odf", token: "secret", tokenFile: undefined })("<A/>")).toBe(
    "away",
  );
});

test("waits for the file of the token, and reads it anew when it does not open any more", async () => {
  let valid = "first";
  const { url, heard } = await startReceiver(({ authorization }) => (authorization === `Bearer ${valid}` ? 200 : 401));
  const file = await tokenFile();
  const post = createPost({ url, token: undefined, tokenFile: file });
  expect(await post("<A/>")).toBe("away");
  expect(heard).toEqual([]);
  await writeFile(file, "first\n");
  expect(await post("<A/>")).toBe("taken");
  valid = "second";
  await writeFile(file, "second\n");
  expect(await post("<A/>")).toBe("away");
  expect(await post("<A/>")).toBe("taken");
});
