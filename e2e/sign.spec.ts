import { expect, test } from "./stage.ts";

/** The interpreter's camera: a tile like any other, beside the main picture in Duo, and the main one if the viewer wants. */
test.use({ profile: "rehearsal", feeds: ["sign"] });

test("Duo shows the interpreter beside the main picture, and either can be the main one", async ({ page, backend }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(`${backend.base}?layout=duo`);
  const tiles = page.locator("[data-feed]").filter({ visible: true });
  await expect(tiles).toHaveCount(2);
  const sign = page.locator('[data-feed="sign"]');
  await expect(sign).toHaveAttribute("data-face", "picture");
  // The rehearsal has no signer, and its camera says so.
  await expect(sign).toContainText("No signer here");
  const main = page.locator("[data-main]");
  const before = await main.getAttribute("data-feed");
  expect(before).not.toBe("sign");

  await page.keyboard.press("7");
  await expect(main).toHaveAttribute("data-feed", "sign");
  await expect(tiles).toHaveCount(2);
  await expect(page.locator(`[data-feed="${before}"]`)).toBeVisible();
  // Sound stays with whom he signs for: he has none.
  await expect(page.getByRole("button", { name: /^Sound/ }).first()).not.toContainText("Sign language");

  await page.locator(`[data-feed="${before}"] button`).first().press("Enter");
  await expect(main).toHaveAttribute("data-feed", before ?? "");
  await expect(sign).toBeVisible();
  for (const feed of ["sign", before ?? ""]) {
    await page.keyboard.press("i");
    await expect(main).toHaveAttribute("data-feed", feed);
  }
});
