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
  },
};
