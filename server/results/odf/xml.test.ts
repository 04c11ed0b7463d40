import { describe, expect, test } from "vitest";
import { all, createXmlReader, deep, one, readXml, XmlFault } from "./xml.ts";

const bytes = (text: string) => Buffer.from(text);

test("elements, attributes, text and CDATA, in their order", () => {
  const root = readXml(
    bytes(`<?xml version="1.0" encoding="UTF-8"?><a x="1 &lt; 2"><b/><c>t<![CDATA[<]]></c><b y=""/></a>`),
  );
  expect(root).toMatchObject({ name: "a", attributes: { x: "1 < 2" } });
  expect(all(root, "b")).toHaveLength(2);
  expect(one(root, "c")?.text).toBe("t<");
  expect([...deep(root, "b")].map(({ attributes }) => attributes["y"])).toEqual([undefined, ""]);
});

test("pieces may be cut anywhere, within a character too", () => {
  const document = bytes(`<a name="Perathöner é 日本"><b/></a>`);
  for (let cut = 0; cut <= document.length; cut++) {
    const reader = createXmlReader();
    reader.push(document.subarray(0, cut));
    reader.push(document.subarray(cut));
    expect(reader.end().attributes["name"]).toBe("Perathöner é 日本");
  }
});

describe("refused, with the place", () => {
  const lol = Array.from({ length: 9 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`).join("");
  test.each([
    ["nothing", ""],
    ["no XML", "hello"],
    ["JSON", `{"a": 1}`],
    ["cut off", `<a><b x="1"/>`],
    ["cut off within a tag", `<a><b x="1`],
    ["two roots", "<a/><b/>"],
    ["an attribute that is given twice", `<a x="1" x="2"/>`],
    ["a wrong end", "<a><b></a></b>"],
    ["billion laughs", `<!DOCTYPE a [<!ENTITY l0 "lol">${lol}]><a>&l9;</a>`],
    ["an external entity", `<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>`],
    ["an entity of nobody's", "<a>&nbsp;</a>"],
    ["another encoding", `<?xml version="1.0" encoding="ISO-8859-1"?><a/>`],
  ])("%s", (_what, document) => {
    expect(() => readXml(bytes(document))).toThrow(XmlFault);
  });
  test("bytes that are not UTF-8, whatever the head says", () => {
    expect(() => readXml(Buffer.from([0x3c, 0x61, 0x20, 0x78, 0x3d, 0x22, 0xe8, 0x22, 0x2f, 0x3e]))).toThrow("UTF-8");
    expect(() => readXml(Buffer.from("<a/>", "utf16le"))).toThrow(XmlFault);
  });
  test("too large, too deep, too many: before it costs anything", () => {
    const limits = { maxBytes: 1000, maxDepth: 5, maxElements: 20 };
    expect(() => readXml(Buffer.alloc(1001, 32), limits)).toThrow("larger");
    expect(() => readXml(bytes("<a>".repeat(6)), limits)).toThrow("deeper");
    expect(() => readXml(bytes(`<a>${"<b/>".repeat(20)}</a>`), limits)).toThrow("more than 20");
    expect(() => readXml(bytes(`<a x="${"y".repeat(70_000)}"/>`))).toThrow("longer");
  });
  test("its place is said", () => {
    try {
      readXml(bytes("<a>\n  <b></c>\n</a>"));
      expect.unreachable();
    } catch (error) {
      expect((error as XmlFault).place).toMatch(/^line 2, column \d+$/);
    }
  });
});
