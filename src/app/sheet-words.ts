/** Words of links to a wall. */
export const shareWords = {
  copied: "The link is copied.",
  notCopied: "This browser does not let the link be copied. Here it is:",
  noCamera: (id: string) => `The link speaks of a camera that there is not: ${id}.`,
  noLayout: (id: string) => `The link speaks of a layout that there is not: ${id}.`,
  notRecorded: "The link's moment is no longer recorded. This is the oldest that is.",
  notYet: "The link's moment has not come yet. This is live.",
  wrong: (part: string) => `A part of the link cannot be read: ${part}.`,
};

/** Words of the sheets that are opened when somebody asks for them. */
export const sheetsWords = {
  meter: {
    title: "Sync meter",
    text: "How far each picture is from the moment that the wall shows.",
    camera: "Camera",
    off: "Off",
    latency: "Behind now",
    rendition: "Rendition",
    dropped: "Dropped",
    buffer: "Buffer",
    state: "State",
    locked: "Locked",
    following: "Following",
    none: "\u2013",
    spread: (ms: number | null) =>
      ms === null ? "No two pictures to compare." : `Largest distance between two pictures: ${ms.toFixed(1)} ms.`,
    waits: (count: number) => `${count} ${count === 1 ? "stall" : "stalls"}`,
  },

  settingsSheet: {
    theme: "Light or dark",
    themes: { system: "As the system", dark: "Dark", light: "Light" },
    plates: "Figures of the main picture",
    platesAt: { picture: "On the picture", below: "Below it", off: "Off" },
    telling: "Tell a screen reader by itself",
    tellings: { off: "Nothing", moments: "What decides", full: "Splits and shots too" },
    tellingText: "What you ask for is always answered.",
    spoilers: "Show results as soon as they are known",
    spoilersText: "Off: lists and pages know no more than the picture does. On: they may tell you how it ends.",
    singleKeys: "Single keys",
    singleKeysText:
      "Keys such as K, M and 1 to 9 work without Ctrl or Alt. Switch them off if you speak to your computer.",
  },

  keySheet: {
    title: "Keys",
    off: "Single keys are off. Settings switches them on.",
    rows: [
      ["1 to 9", "Make that camera the main picture"],
      ["Shift and 1 to 9", "Listen to that camera"],
      ["Space or K", "Play or pause"],
      ["J or \u2190", "Back 10 seconds"],
      ["L or \u2192", "Forward 10 seconds"],
      ["G or End", "Go live"],
      ["Home", "As far back as there is"],
      ["M", "Mute"],
      ["F", "Full screen"],
      ["P", "Picture in picture"],
      ["S", "Sync meter"],
      ["W", "What is happening here?"],
      ["V", "The next layout"],
      ["C", "Copy a link to this moment"],
      ["D", "Schedule of the day"],
      ["E", "Medals"],
      ["?", "These keys"],
      ["Esc", "Close what is open"],
    ],
  },
};
