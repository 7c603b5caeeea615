import { expect, it } from "vitest";
import { rootOf } from "./root";

it.each([
  ["/join/ABCD2345", ""],
  ["/join", ""],
  ["/rt/join", "/rt"],
  ["/rt/camera/ABCD2345", "/rt"],
  ["/join/rt/pulse/ABCD2345", "/join/rt"],
  ["/a/b/web/assets/worker-1.js", "/a/b"],
  ["/rt/api/docs", "/rt"],
])("finds the server's own path in %s", (path, root) => {
  expect(rootOf(path)).toBe(root);
});
