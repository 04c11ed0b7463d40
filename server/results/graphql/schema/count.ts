import { builder } from "./builder.ts";

interface Counted {
  name: string;
  value: number | string;
}

export const Count = builder.objectRef<Counted>("Count").implement({
  description: "A value that only some sports have, or that only some organisers give.",
  fields: (t) => ({
    name: t.string({ description: "The organiser's name of it.", resolve: ({ name }) => name }),
    number: t.float({
      nullable: true,
      description: "Where it is a number.",
      resolve: ({ value }) => (typeof value === "number" ? value : null),
    }),
    text: t.string({ description: "As words.", resolve: ({ value }) => String(value) }),
  }),
});

export const countsOf = (counts: Readonly<Record<string, number | string>>): Counted[] =>
  Object.entries(counts).map(([name, value]) => ({ name, value }));
