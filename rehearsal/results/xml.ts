/** An element of a message as plain data; attributes that are undefined are left out. ODF says everything in attributes. */
export interface Node {
  name: string;
  attributes: Readonly<Record<string, string | number | undefined>>;
  children: readonly Node[];
}

export const el = (name: string, attributes: Node["attributes"] = {}, children: readonly Node[] = []): Node => ({
  name,
  attributes,
  children,
});

const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\n": "&#10;",
  "\r": "&#13;",
  "\t": "&#9;",
};

/** Characters that XML 1.0 (clause 2.2) does not have at all are dropped: no escape would make them well-formed. */
const escapeText = (text: string): string =>
  [...text]
    .filter((letter) => letter >= " " || letter in ESCAPES)
    .map((letter) => ESCAPES[letter] ?? letter)
    .join("");

export function xmlOf({ name, attributes, children }: Node): string {
  const words = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [` ${key}="${escapeText(String(value))}"`],
  );
  const open = `<${name}${words.join("")}`;
  return children.length === 0 ? `${open}/>` : `${open}>${children.map(xmlOf).join("")}</${name}>`;
}
