import { expect, it } from "vitest";
import { suggest } from "./markers";

it("counts on from the last name with a number", () => {
  expect(suggest([])[0]).toBe("slide 1");
  expect(suggest(["slide 6", "slide 7", "question"])[0]).toBe("slide 8");
  expect(suggest(["Aufgabe 2a", "page 12"])[0]).toBe("page 13");
});

it("offers each name once, the latest ones and the usual ones", () => {
  expect(suggest(["slide 1", "exercise", "break"])).toEqual([
    "slide 2",
    "break",
    "exercise",
    "question",
    "recap",
  ]);
  expect(suggest(Array.from({ length: 30 }, (_, n) => `topic ${"x".repeat(n)}`))).toHaveLength(5);
});
