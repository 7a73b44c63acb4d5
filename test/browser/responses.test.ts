import { describe, expect, test } from "vitest";
import { HeaderList } from "../../src/browser/header-list.ts";
import { locationUrl } from "../../src/browser/responses.ts";

const redirect = (location: string | null, status = 302) => ({
  type: "default" as const,
  urlList: [new URL("https://api.example.com/a/b?c#d")],
  status,
  statusMessage: "",
  headers: new HeaderList(location === null ? [] : [["location", location]]),
  body: null,
  corsExposedHeaderNames: [],
  exchange: {
    kind: "actual" as const,
    request: { method: "GET", url: "https://api.example.com/a/b?c", headers: new Headers() },
    response: null,
  },
});

describe("the location URL", () => {
  test.each([
    ["/x", "#top", "https://api.example.com/x#top"],
    ["x", "", "https://api.example.com/a/x"],
    ["?y", "#top", "https://api.example.com/a/b?y#top"],
    ["//example.com", "#top", "https://example.com/#top"],
    ["/x#own", "#top", "https://api.example.com/x#own"],
    ["/x#", "#top", "https://api.example.com/x#"],
    ["", "#top", "https://api.example.com/a/b?c#top"],
    ["https://", "", "failure"],
  ])("of %j, after a fragment %j, is %s", (location, fragment, expected) => {
    expect(String(locationUrl(redirect(location), fragment))).toBe(expected);
  });

  test("is null without a Location, and for a status that is not a redirect", () => {
    expect(locationUrl(redirect(null), "")).toBe(null);
    expect(locationUrl(redirect("/x", 201), "")).toBe(null);
  });
});
