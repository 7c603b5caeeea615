import { expect, it } from "vitest";
import { joinedText, seenText } from "./words";

const face = (quality: number, uncertain: boolean) => ({ quality, uncertain });

it("says of all faces only what is true of all", () => {
  const clear = Array(24).fill(face(0.9, false));
  expect(seenText([], 0)).toBe("No face in view.");
  expect(seenText(clear, 0)).toBe("24 faces in view, all readable.");
  expect(seenText([...clear, face(0.9, true)], 0)).toBe(
    "25 faces in view, all readable. 1 is uncertain.",
  );
  expect(seenText([...clear, face(0.1, true)], 0)).toBe("25 faces in view, 24 readable.");
  expect(seenText([face(0.1, true)], 2)).toBe("1 face in view, 0 readable. 2 others are skipped.");
  expect(seenText([face(0.9, false)], 1)).toBe("1 face in view, readable. 1 other is skipped.");
});

it("warns of people who would count twice", () => {
  expect(joinedText(1)).toMatch(/^1 person is already read.*counts twice/);
  expect(joinedText(3)).toContain("3 people are");
});
