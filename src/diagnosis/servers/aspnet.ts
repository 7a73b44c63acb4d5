import { findHeader } from "./evidence.ts";
import type { FixTarget, KnownServer } from "./server.ts";
import { lines, MAX_AGE } from "./values.ts";

export const aspnet: KnownServer = {
  name: "aspnet",
  title: "ASP.NET Core",
  role: "application",
  isTested: false,
  recognize: (answers) =>
    findHeader(answers, /^server$/i, /^Kestrel/) ?? findHeader(answers, /^x-powered-by$/i, /^ASP\.NET/),
  traps: [
    "UseCors after UseAuthorization leaves preflights with 401",
    "an unhandled exception loses the headers unless an exception handler stands before it",
  ],
  configure: (target) => [{ place: "in Program.cs", text: programOf(target) }],
};

function programOf({ origins, methods, headers, exposedHeaders, credentials }: FixTarget): string {
  const list = (values: readonly string[]) => values.map((value) => JSON.stringify(value)).join(", ");
  return lines(
    "",
    "builder.Services.AddCors(options => options.AddDefaultPolicy(policy => policy",
    `  .WithOrigins(${list(origins)})`,
    `  .WithMethods(${list(methods)})`,
    headers.length > 0 && `  .WithHeaders(${list(headers)})`,
    exposedHeaders.length > 0 && `  .WithExposedHeaders(${list(exposedHeaders)})`,
    credentials && "  .AllowCredentials()",
    `  .SetPreflightMaxAge(TimeSpan.FromSeconds(${MAX_AGE}))));`,
    "",
    "app.UseExceptionHandler(…);",
    "app.UseRouting();",
    "app.UseCors(); // before anything that asks for a login",
  );
}
