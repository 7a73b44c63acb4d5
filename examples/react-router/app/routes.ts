import { index, layout, prefix, route } from "@react-router/dev/routes";

export default [
  index("home.tsx"),
  layout(
    "api/cors.ts",
    prefix("api", [
      route("items", "api/items.ts"),
      route("session", "api/session.ts"),
      route("moved", "api/moved.ts"),
      route("broken", "api/broken.ts"),
      route("*", "api/other.ts"),
    ]),
  ),
];
