import type { GraphQLSchema } from "graphql/index.js";
import { builder } from "./builder.ts";
import "./scalars.ts";
import "./query.ts";
import "./subscription.ts";

/** The schema of open data: what is not in it cannot be asked for. */
export const schema: GraphQLSchema = builder.toSchema();
