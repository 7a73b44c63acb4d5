import { expect, test } from "vitest";
import { hostSuite } from "./host-suite.ts";
import { otherwise } from "./otherwise.ts";
import { runPage } from "./page.ts";
import { scenarios } from "./scenarios.ts";

hostSuite("supabase", {
  exceptions: otherwise("The policy lists the headers that supabase-js sets, too.", {
    "preflight of a PUT": [{}, {
      cors: scenarios["preflight of a PUT"].cors.map((line) =>
        line.replace("content-type,", "authorization,x-client-info,apikey,content-type,")
      ),
    }],
  }),
  also: (host) => {
    test("Supabase's client calls the function from a page, and reads its errors", { timeout: 20_000 }, async () => {
      expect(await runPage(host())).toEqual({
        list: ["apple", "pear"],
        saved: { saved: { name: "plum" } },
        error: { error: "out of order" },
      });
    });

    test("a page of another origin reads nothing", { timeout: 20_000 }, async () => {
      await expect(runPage(host(), { ORIGIN: "https://evil.example" })).rejects.toThrow();
    });
  },
});
