import { afterEach, expect, test, vi } from "vitest";
import { settingsOf } from "../../src/browser/request-init.ts";

afterEach(() => {
  vi.unstubAllGlobals();
});

const asked = (credentials: RequestCredentials | undefined) => ({ credentials }) as Request;

test("the credentials mode of a Request counts if the runtime keeps it", () => {
  vi.stubGlobal("Request", function (_: string, init: RequestInit) {
    return { ...init };
  });
  expect(settingsOf(asked("include")).credentials).toBe("include");
});

test("the credentials mode of a Request is ignored if it is always include, as in Bun", () => {
  vi.stubGlobal("Request", function () {
    return { credentials: "include" };
  });
  expect(settingsOf(asked("include")).credentials).toBe(undefined);
});

test("the credentials mode of a Request is ignored if the constructor refuses it, as in workerd", () => {
  vi.stubGlobal("Request", function () {
    throw new TypeError("not implemented");
  });
  expect(settingsOf(asked(undefined)).credentials).toBe(undefined);
});
