import SchemaBuilder from "@pothos/core";
import type { GraphqlContext } from "../context.ts";
import type { Cost } from "../limits/cost.ts";

/** What Pothos is told of our types. */
export interface Types {
  Context: GraphqlContext;
  DefaultFieldNullability: false;
  Scalars: {
    ID: { Input: string; Output: string };
    /** UTC ms on this side. */
    DateTime: { Input: number; Output: number };
    Date: { Input: string; Output: string };
  };
}

export const builder = new SchemaBuilder<Types>({ defaultFieldNullability: false });

/** How much a field counts, and how long its list may be: read by limits/cost.ts. */
export const costs = (cost: Cost): { cost: Cost } => ({ cost });
