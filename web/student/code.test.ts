import { describe, expect, it } from "vitest";

import { codeInPath, spaced, tidyCode, wrongCode } from "./code";

describe("tidyCode", () => {
  it.each([
    ["ABCD2345", "ABCD2345"],
    [" abcd-2345 ", "ABCD2345"],
    ["ab cd 23 45", "ABCD2345"],
    ["ABCD–2345", "ABCD2345"],
    ["https://host:8501/join/abcd2345", "ABCD2345"],
    ["http://host/join/ABCD2345/?from=mail#x", "ABCD2345"],
  ])("takes %j", (typed, code) => expect(tidyCode(typed)).toBe(code));

  it.each(["", "ABCD234", "ABCD23456", "ABCD0345", "ABCDI345", "ABCDO345", "ÄBCD2345", "../../.."])(
    "does not take %j",
    (typed) => expect(tidyCode(typed)).toBeNull(),
  );
});

it("finds the code in an address", () => {
  expect(codeInPath("/join/ABCD%202345")).toBe("ABCD 2345");
  expect(codeInPath("/join/%E0%A4%A")).toBe("%E0%A4%A");
  expect(codeInPath("/join")).toBe("");
});

it("speaks of codes", () => {
  expect(spaced("ABCD2345")).toBe("ABCD 2345");
  expect(wrongCode(" ")).toContain("Type the code");
  expect(wrongCode("ABC")).toContain("8 letters");
});
