import { expect, test, vi } from "vitest";
import { lazily } from "./lazily.ts";

test("is loaded once, for those who ask meanwhile too", async () => {
  const load = vi.fn<() => Promise<object>>(async () => ({}));
  const get = lazily(load);
  expect(load).not.toHaveBeenCalled();
  const [one, other] = await Promise.all([get(), get()]);
  expect(one).toBe(other);
  expect(await get()).toBe(one);
  expect(load).toHaveBeenCalledTimes(1);
});

test("after a failure the next one asks again", async () => {
  const load = vi.fn<() => Promise<string>>().mockRejectedValueOnce(new Error("away")).mockResolvedValue("there");
  const get = lazily(load);
  await expect(get()).rejects.toThrow("away");
  expect(await get()).toBe("there");
  expect(load).toHaveBeenCalledTimes(2);
});
