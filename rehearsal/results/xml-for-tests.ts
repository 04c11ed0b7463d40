/** Reads what the writer wrote; its attributes hold no `>` or quotes, those are escaped. */
export const attributesOf = (tag: string): Record<string, string> =>
  Object.fromEntries([...tag.matchAll(/ ([A-Za-z]+)="([^"]*)"/g)].map(([, name = "", value = ""]) => [name, value]));

export interface Entry {
  code: string;
  result: Record<string, string>;
  extended: Record<string, string>[];
}

export const entriesIn = (xml: string): Entry[] =>
  [...xml.matchAll(/<Result .*?<\/Result>/g)].map(([text]) => ({
    code: /<Competitor Code="([^"]+)"/.exec(text)?.[1] ?? "",
    result: attributesOf(/<Result [^>]*>/.exec(text)?.[0] ?? ""),
    extended: [...text.matchAll(/<ExtendedResult [^>]*>/g)].map(([tag]) => attributesOf(tag)),
  }));
