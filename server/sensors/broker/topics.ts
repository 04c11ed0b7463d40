/**
 * Does a topic match a filter? MQTT 3.1.1 section 4.7: `+` stands for one level, `#` for the rest
 * (its parent included), and neither matches a first level that starts with `$`.
 */
export function matchesTopic(filter: string, topic: string): boolean {
  const wanted = filter.split("/");
  const given = topic.split("/");
  if (topic.startsWith("$") && (wanted[0] === "+" || wanted[0] === "#")) return false;
  for (const [level, pattern] of wanted.entries()) {
    if (pattern === "#") return true;
    const part = given[level];
    if (part === undefined) return false;
    if (pattern !== "+" && pattern !== part) return false;
  }
  return given.length === wanted.length;
}
