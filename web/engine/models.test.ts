import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";
import { afterEach, describe, expect, it, vi } from "vitest";
import { fetchContracts, fetchModel } from "./models";

const bytes = Uint8Array.from({ length: 5000 }, (_, index) => index % 251);
const sha256 = createHash("sha256").update(bytes).digest("hex");
const packed = gzipSync(bytes);

function serve(body: Uint8Array): string[] {
  const asked: string[] = [];
  vi.stubGlobal("fetch", async (address: string) => {
    asked.push(address);
    return new Response(body as BodyInit);
  });
  return asked;
}

describe("a model's file", () => {
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  it("is unpacked, whether or not the host did so on the way", async () => {
    for (const body of [packed, bytes]) {
      const asked = serve(body);
      let came = 0;
      const model = await fetchModel(
        "https://host.example/rt/models/",
        { file: "a.gz", sha256 },
        (more) => {
          came += more;
        },
      );
      expect(model).toEqual(bytes);
      expect(came).toBe(body.length);
      expect(asked).toEqual([`https://host.example/rt/models/a.gz?sha256=${sha256}`]);
    }
  });

  it("is refused where it is damaged or cut off", async () => {
    const file = { file: "a.gz", sha256 };
    for (const body of [packed.subarray(0, 60), Uint8Array.from(bytes, (value) => value ^ 1)]) {
      serve(body);
      await expect(fetchModel("https://host.example/", file, () => 0)).rejects.toThrow("damaged");
    }
  });

  it("that is a filter's page instead did not arrive", async () => {
    vi.stubGlobal("fetch", async () => new Response("<html>Sign in to the school's network"));
    await expect(fetchContracts("/web-models/")).rejects.toMatchObject({ kind: "download" });
  });
});
