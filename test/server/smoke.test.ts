import { describe, expect, test, vi } from "vitest";
import { request } from "../request.ts";
import { isTupleOrigin } from "../../src/standard/origins.ts";

describe("smoke", () => {
  test("a request keeps its Origin", () => {
    const headers = request("OPTIONS", "https://api.example.com/", {
      Origin: "https://a.example",
      "access-control-request-method": "PUT",
    }).headers;
    expect([...headers]).toEqual([["access-control-request-method", "PUT"], ["origin", "https://a.example"]]);
    const f = vi.fn();
    f(1);
    expect(f).toHaveBeenCalledWith(1);
  });
  test.each([["https://a.example", true], ["null", false]])("%s %s", (o, b) => {
    expect(isTupleOrigin(o)).toBe(b);
  });
});
