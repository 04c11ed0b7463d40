import { expect, test } from "vitest";
import { receiverArguments } from "./receiver-arguments.ts";

const argsOf = (address: string): string[] => {
  const receiving = receiverArguments(address);
  if ("expected" in receiving) throw new Error(receiving.expected);
  return receiving.args;
};
const after = (args: readonly string[], name: string) => args[args.indexOf(name) + 1];

test.each([
  { address: "srt://0.0.0.0:9000?mode=listener&passphrase=0123456789", protocols: "srt,udp", raw: true, listens: true },
  { address: "srt://camera.local:9000", protocols: "srt,udp", raw: true, listens: false },
  { address: "udp://0.0.0.0:5000", protocols: "udp", raw: true, listens: true },
  { address: "rtmp://0.0.0.0:1935/live/finish", protocols: "rtmp,tcp", raw: false, listens: true },
  { address: "rtsp://camera.local/one", protocols: "rtsp,rtp,tcp,udp", raw: false, listens: false },
  { address: "https://example.org/live.m3u8", protocols: "http,https,tcp,tls,crypto", raw: false, listens: false },
  { address: "file:///media/run%201.mp4", protocols: "file", raw: false, listens: false },
  { address: "/media/run 1.mp4", protocols: "file", raw: false, listens: false },
])("$address is taken in by $protocols alone", ({ address, protocols, raw, listens }) => {
  const args = argsOf(address);
  expect(receiverArguments(address)).toMatchObject({ listens });
  expect(after(args, "-protocol_whitelist")).toBe(protocols);
  expect(args.at(-1)).toBe("pipe:1");
  // Whatever is unpacked keeps its times.
  expect(args.includes("-copyts") && args.includes("-mpegts_copyts")).toBe(!raw);
  expect(args.filter((arg) => arg === "-i")).toHaveLength(1);
});

test("an address is one argument, whatever it contains", () => {
  const address = "srt://0.0.0.0:9000?mode=listener&streamid=a b;rm -rf $(x)";
  expect(argsOf(address)).toContain(address);
});

test("a file plays round and round at its own pace, its name not read as an address", () => {
  const args = argsOf("/media/-a:b.mp4");
  expect(after(args, "-stream_loop")).toBe("-1");
  expect(args).toContain("-re");
  expect(after(args, "-i")).toBe("file:/media/-a:b.mp4");
});

test("what the operator says of a UDP source stands", () => {
  expect(after(argsOf("udp://0.0.0.0:5000?fifo_size=7"), "-i")).toBe(
    "udp://0.0.0.0:5000?fifo_size=7&overrun_nonfatal=1",
  );
});

test.each(["gopher://x/y", "concat:a|b", "", "srt://host?mode=listener"])(
  "%j is refused with what was expected",
  (address) => {
    expect(receiverArguments(address)).toHaveProperty("expected");
  },
);
