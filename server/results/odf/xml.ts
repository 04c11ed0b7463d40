import { SaxesParser } from "saxes";

/** An element with its attributes; text is kept where there is any (ODF says everything in attributes). */
export interface Element {
  name: string;
  attributes: Readonly<Record<string, string>>;
  children: Element[];
  text: string;
}

export interface XmlLimits {
  maxBytes: number;
  maxDepth: number;
  maxElements: number;
}

/** A message of 300 athletes with twenty measurements each is about 3 MB. */
export const XML_LIMITS: XmlLimits = { maxBytes: 16 * 1024 * 1024, maxDepth: 40, maxElements: 400_000 };
/** Longer names and values than any that the feed knows. */
const MAX_VALUE = 64 * 1024;

export class XmlFault extends Error {
  readonly place: string;
  constructor(why: string, place: string) {
    super(why);
    this.place = place;
  }
}

/** Takes a document piece by piece, and gives its root, or throws an XmlFault at the first thing that is wrong. */
export interface XmlReader {
  push(bytes: Uint8Array): void;
  end(): Element;
}

/**
 * Entities other than XML's own five and document type declarations are refused, not expanded: a feed has neither, and
 * both are ways to attack (OWASP: XML external entities, entity expansion).
 */
export function createXmlReader(limits: XmlLimits = XML_LIMITS): XmlReader {
  const parser = new SaxesParser();
  const decoder = new TextDecoder("utf-8", { fatal: true });
  const open: Element[] = [];
  let root: Element | undefined;
  let bytes = 0;
  let elements = 0;

  const place = () => `line ${parser.line}, column ${parser.column + 1}`;
  const fail = (why: string): never => {
    throw new XmlFault(why, place());
  };

  parser.on("error", ({ message }) => fail(message.replace(/^\d+:\d+: /, "")));
  parser.on("doctype", () => fail("a document type declaration is not allowed"));
  parser.on("xmldecl", ({ encoding }) => {
    if (encoding !== undefined && !/^(utf-?8|us-ascii)$/i.test(encoding)) fail(`expected UTF-8, not ${encoding}`);
  });
  parser.on("opentag", ({ name, attributes }) => {
    if (++elements > limits.maxElements) fail(`more than ${limits.maxElements} elements`);
    if (open.length >= limits.maxDepth) fail(`elements lie deeper than ${limits.maxDepth}`);
    const element: Element = { name, attributes, children: [], text: "" };
    for (const key in attributes)
      if ((attributes[key] ?? "").length > MAX_VALUE) fail(`a value is longer than ${MAX_VALUE} characters`);
    open.at(-1)?.children.push(element);
    root ??= element;
    open.push(element);
  });
  parser.on("closetag", () => void open.pop());
  const onText = (text: string) => {
    const element = open.at(-1);
    if (!element) return;
    element.text += text.trim();
    if (element.text.length > MAX_VALUE) fail(`text is longer than ${MAX_VALUE} characters`);
  };
  parser.on("text", onText);
  parser.on("cdata", onText);

  const decode = (piece?: Uint8Array): string => {
    try {
      return piece ? decoder.decode(piece, { stream: true }) : decoder.decode();
    } catch {
      return fail("these bytes are not UTF-8");
    }
  };
  return {
    push(piece) {
      bytes += piece.length;
      if (bytes > limits.maxBytes) fail(`larger than ${Math.round(limits.maxBytes / 1024 / 1024)} MiB`);
      parser.write(decode(piece));
    },
    end() {
      parser.write(decode()).close();
      return root ?? fail("empty");
    },
  };
}

export function readXml(bytes: Uint8Array, limits?: XmlLimits): Element {
  const reader = createXmlReader(limits);
  reader.push(bytes);
  return reader.end();
}

/** Children of a name, and the first of them. */
export const all = (element: Element | undefined, name: string): Element[] =>
  element?.children.filter((child) => child.name === name) ?? [];
export const one = (element: Element | undefined, name: string): Element | undefined =>
  element?.children.find((child) => child.name === name);
/** Every element of a name, at any depth, in the document's order. */
export function* deep(element: Element, name: string): Generator<Element> {
  for (const child of element.children) {
    if (child.name === name) yield child;
    yield* deep(child, name);
  }
}
