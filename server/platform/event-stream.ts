/** Takes a Server-Sent Events body apart (HTML, section 9.2.6): feed it text as it comes, it gives whole events' data. */
export interface EventStreamParser {
  /** The data of every event that `text` completed; throws when a line passes `maxChars`. */
  push(text: string): string[];
}

export function createEventStreamParser(maxChars: number): EventStreamParser {
  let rest = "";
  let data: string[] = [];
  return {
    push(text) {
      const lines = (rest + text).split(/\r\n|\n|\r(?!$)/);
      rest = lines.pop() ?? "";
      const events: string[] = [];
      for (const line of lines) {
        if (line === "") {
          if (data.length > 0) events.push(data.join("\n"));
          data = [];
        } else if (line.startsWith("data:")) data.push(line.slice(line[5] === " " ? 6 : 5));
      }
      if (rest.length + data.reduce((sum, each) => sum + each.length, 0) > maxChars)
        throw new Error("an event is too long");
      return events;
    },
  };
}
