/** What one request, and one client, may ask for. */
export interface GraphqlLimits {
  /** Of a request's body, and of a query in an address. */
  bytes: number;
  tokens: number;
  /** Brackets in brackets of any kind: the parser descends with them. */
  nesting: number;
  depth: number;
  aliases: number;
  /** Fields that are written down, fragments counted once. */
  fields: number;
  fragments: number;
  /** Spreads of fragments, inline ones included. */
  spreads: number;
  directives: number;
  /** Values that an answer may hold: limits/cost.ts. */
  cost: number;
  /** The same for each event of a subscription. */
  costOfEvent: number;
  /** A client's points: a request takes its cost, and `pointsOfRequest` at least. */
  points: number;
  pointsPerSecond: number;
  pointsOfRequest: number;
  subscriptions: number;
  subscriptionsOfClient: number;
  /** Changes that wait for a subscriber: more than a schedule that is sent whole. */
  waiting: number;
}

export const LIMITS: GraphqlLimits = {
  bytes: 65_536,
  tokens: 4000,
  nesting: 64,
  depth: 16,
  aliases: 50,
  fields: 400,
  fragments: 30,
  spreads: 100,
  directives: 40,
  cost: 100_000,
  costOfEvent: 5000,
  points: 500_000,
  pointsPerSecond: 25_000,
  pointsOfRequest: 100,
  subscriptions: 2000,
  subscriptionsOfClient: 20,
  waiting: 5000,
};
