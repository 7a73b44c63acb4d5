// Configurations as applications and the documents of libraries have them, with the names of hosts replaced. Most were
// written for another library: what it means there, it means here, or a message says what to write.

/** A configuration, and which origins it is about. */
export interface Configuration {
  readonly name: string;
  readonly options: Record<string, unknown>;
  /** Origins that pages of the application have. */
  readonly allowed: readonly string[];
  /** Whether it is right as it is, so that nothing is refused. */
  readonly isRight: boolean;
}

const row =
  (isRight: boolean) => (name: string, options: Record<string, unknown>, ...allowed: string[]): Configuration => ({
    name,
    options,
    allowed,
    isRight,
  });

const right = row(true);
const wrong = row(false);

const APP = "https://app.example.com";
const WWW = "https://www.example.com";
const DEV = "http://localhost:3000";
const NAMED = "https://named.example";
const SET = "https://set.example";
const PUBLIC = "null";

/** `cors.allowedHeaders` and the like of @connectrpc/connect. */
const connect = {
  allowedMethods: ["POST", "GET"],
  allowedHeaders: [
    ..."Content-Type Content-Encoding Accept-Encoding Connect-Protocol-Version Connect-Timeout-Ms".split(" "),
    ..."Connect-Accept-Encoding Connect-Content-Encoding Grpc-Timeout X-Grpc-Web X-User-Agent".split(" "),
  ],
  exposedHeaders: [
    "Content-Encoding",
    "Connect-Content-Encoding",
    "Grpc-Status",
    "Grpc-Message",
    "Grpc-Status-Details-Bin",
  ],
};

export const CONFIGURATIONS: readonly Configuration[] = [
  // Public APIs
  right("nothing", {}, PUBLIC),
  right("the wildcard", { origin: "*" }, PUBLIC),
  right("the default of cors", {
    origin: "*",
    methods: ["GET", "HEAD", "PUT", "PATCH", "POST", "DELETE"],
    preflightContinue: false,
  }, PUBLIC),
  wrong("the default of cors, with its own names", {
    origin: "*",
    methods: "GET,HEAD,PUT,PATCH,POST,DELETE",
    preflightContinue: false,
    optionsSuccessStatus: 204,
  }, PUBLIC),
  right(
    "a list of the wildcard from a configuration file",
    { origin: ["*"], methods: ["*"], allowedHeaders: ["*"] },
    PUBLIC,
  ),
  right("a public API for reading", { methods: ["GET"], allowedHeaders: [], maxAge: 86400 }, PUBLIC),
  right("fonts of a CDN", { origin: "*", exposedHeaders: "*" }, PUBLIC),
  wrong("the default of hono/cors", {
    origin: "*",
    allowMethods: ["GET", "HEAD", "PUT", "POST", "DELETE", "PATCH"],
    allowHeaders: [],
    exposeHeaders: [],
  }, PUBLIC),
  wrong("corsHeaders of Supabase", {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Headers": "authorization, x-client-info, apikey, content-type",
  }, PUBLIC),
  wrong("headers set by hand", {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Methods": "GET, POST, OPTIONS",
    "Access-Control-Allow-Headers": "Content-Type",
    "Access-Control-Max-Age": "86400",
  }, PUBLIC),
  wrong("headers of Nitro", {
    "access-control-allow-origin": "*",
    "access-control-allow-methods": "*",
    "access-control-allow-headers": "*",
    "access-control-max-age": "0",
  }, PUBLIC),
  right("tus", {
    exposedHeaders: ["Location", "Upload-Offset", "Upload-Length", "Tus-Version", "Tus-Resumable"],
    methods: ["POST", "HEAD", "PATCH", "DELETE"],
  }, PUBLIC),
  right("an MCP server", {
    origin: "*",
    exposedHeaders: ["Mcp-Session-Id"],
    allowedHeaders: ["Content-Type", "mcp-session-id", "mcp-protocol-version"],
  }, PUBLIC),
  right("connect", {
    methods: connect.allowedMethods,
    allowedHeaders: connect.allowedHeaders,
    exposedHeaders: connect.exposedHeaders,
  }, PUBLIC),

  wrong("connect, with its own names", { origin: APP, ...connect }, APP),
  right("gRPC-web", {
    allowedHeaders: [
      "x-grpc-web",
      "content-type",
      "keep-alive",
      "user-agent",
      "cache-control",
      "content-transfer-encoding",
      "grpc-timeout",
    ],
    exposedHeaders: ["grpc-status", "grpc-message"],
  }, PUBLIC),
  wrong("OpenAI clients", { allowedHeaders: ["Authorization", "Content-Type", "x-stainless-*"] }, PUBLIC),
  right("headers that browsers set", {
    allowedHeaders: [
      "Origin",
      "X-Requested-With",
      "Content-Type",
      "Accept",
      "Authorization",
      "Cookie",
      "Host",
      "Referer",
      "User-Agent",
    ],
  }, PUBLIC),
  wrong(
    "a list in one string of names",
    { allowedHeaders: ["Origin, X-Requested-With, Content-Type, Accept"] },
    PUBLIC,
  ),
  wrong("exposed cookies", { exposedHeaders: ["Set-Cookie", "X-Total-Count"] }, PUBLIC),
  wrong("CORS headers among the allowed", {
    allowedHeaders: ["Content-Type", "Access-Control-Allow-Origin", "Access-Control-Allow-Headers"],
  }, PUBLIC),
  wrong("CORS headers among the exposed", { exposedHeaders: ["Access-Control-Allow-Origin", "X-Total-Count"] }, PUBLIC),
  right(
    "repeated names",
    { allowedHeaders: ["Content-Type", "content-type"], methods: ["GET", "get", "POST"] },
    PUBLIC,
  ),
  right("a wildcard and Authorization", { allowedHeaders: ["*", "Authorization"] }, PUBLIC),
  wrong("a wildcard and more", { allowedHeaders: ["*", "Content-Type"] }, PUBLIC),
  wrong("a year of caching", { maxAge: 31_536_000 }, PUBLIC),
  wrong("milliseconds", { maxAge: 600_000 }, PUBLIC),
  wrong("a string of seconds", { maxAge: "86400" }, PUBLIC),
  wrong("no caching, as elsewhere", { maxAge: -1 }, PUBLIC),
  wrong("no caching, as null", { maxAge: null }, PUBLIC),
  right("old browsers", { preflightStatus: 200 }, PUBLIC),
  wrong("old browsers, as in cors", { optionsSuccessStatus: 200 }, PUBLIC),
  wrong("methods in lower case", { methods: ["get", "post", "patch"] }, PUBLIC),
  wrong("methods that no page can use", { methods: ["GET", "POST", "CONNECT", "TRACE"] }, PUBLIC),
  wrong("a debug mode", { debug: true }, PUBLIC),

  // One origin
  right("one origin", { origin: APP }, APP),
  right("one origin in a list", { origin: [APP] }, APP),
  right("one origin with cookies", { origin: APP, credentials: true }, APP),
  wrong("a trailing slash", { origin: `${APP}/`, credentials: true }, APP),
  wrong("a path", { origin: `${APP}/login` }, APP),
  wrong("no scheme", { origin: "app.example.com" }, APP),
  wrong("upper case", { origin: "https://App.Example.com" }, APP),
  wrong("a default port", { origin: `${APP}:443` }, APP),
  wrong("a line break", { origin: `${APP}\n` }, APP),
  wrong("quotes of a .env file", { origin: `"${APP}"` }, APP),
  wrong("a URL", { origin: new URL(APP) }, APP),
  wrong("a WebSocket", { origin: "wss://app.example.com" }, APP),
  right("Vite", { origin: "http://localhost:5173", credentials: true }, "http://localhost:5173"),
  wrong("Vite without a scheme", { origin: "localhost:5173", credentials: true }, "http://localhost:5173"),
  wrong("a bare port", { origin: "3000" }, DEV),
  wrong("a number for a port", { origin: 3000 }, DEV),
  right(
    "Capacitor and Ionic",
    {
      origin: ["capacitor://localhost", "ionic://localhost", "http://localhost", "https://localhost"],
      credentials: true,
    },
    "capacitor://localhost",
    "https://localhost",
  ),
  right(
    "Tauri",
    { origin: ["tauri://localhost", "https://tauri.localhost", "http://tauri.localhost"], credentials: true },
    "tauri://localhost",
    "http://tauri.localhost",
  ),
  right(
    "an extension",
    { origin: "chrome-extension://aeblfdkhhhdcdjpifhhbdiojplfjncoa", credentials: true },
    "chrome-extension://aeblfdkhhhdcdjpifhhbdiojplfjncoa",
  ),
  wrong(
    "any extension",
    { origin: ["chrome-extension://*", "moz-extension://*"] },
    "chrome-extension://abc",
    "moz-extension://a-b",
  ),
  right("Expo", { origin: ["exp://192.168.0.7:8081", "http://localhost:8081"] }, "exp://192.168.0.7:8081"),
  wrong("Electron", { origin: ["file://", DEV] }, DEV),
  right("a LAN without cookies", { origin: "http://192.168.1.11:3000" }, "http://192.168.1.11:3000"),
  right("a LAN with cookies", {
    origin: "http://192.168.1.11:3000",
    credentials: true,
    dangerouslyAllow: ["insecure-origin"],
  }, "http://192.168.1.11:3000"),
  wrong(
    "a LAN with cookies, no waiver",
    { origin: "http://192.168.1.11:3000", credentials: true },
    "https://192.168.1.11:3000",
  ),
  wrong("a whole LAN", { origin: "http://192.168.1.*:3000" }, "http://192.168.1.11:3000"),
  right("IPv6", { origin: "http://[::1]:3000", credentials: true }, "http://[::1]:3000"),
  right("a host of Docker", { origin: "http://frontend:3000" }, "http://frontend:3000"),
  right(
    "a development domain",
    { origin: ["https://*.myapp.test", "http://*.myapp.local:*"] },
    "https://a.myapp.test",
    "http://a.myapp.local:3000",
  ),
  wrong("umlauts", { origin: "https://bücher.example" }, "https://xn--bcher-kva.example"),

  // Several origins
  right("two origins", { origin: [APP, WWW], credentials: true }, APP, WWW),
  right("production and development", { origin: [APP, DEV, "http://127.0.0.1:3000"], credentials: true }, APP, DEV),
  right("any port of localhost", { origin: [APP, "http://localhost:*"], credentials: true }, APP, DEV),
  right("repeated origins", { origin: [APP, APP] }, APP),
  wrong("a list in one string", { origin: `${APP},${WWW}`, credentials: true }, APP, WWW),
  wrong("a list with spaces", { origin: `${APP} ${WWW}` }, APP, WWW),
  wrong("a list as JSON", { origin: JSON.stringify([APP, WWW]) }, APP, WWW),
  wrong("a Set", { origins: [APP, `${WWW}/`] }, APP, WWW),
  wrong("whitelist", { whitelist: [APP, DEV], credentials: true }, APP, DEV),
  wrong("a variable that was split at its end", { origin: `${APP},`.split(",") }, APP),
  wrong("a variable that was split, with spaces", { origin: `${APP}, ${WWW}`.split(",") }, APP, WWW),
  wrong("a list with an unset variable", { origin: [undefined, DEV], credentials: true }, DEV),
  wrong("a list with an empty variable", { origin: ["", APP] }, APP),
  wrong("a condition that does not hold", { origin: [APP, false], credentials: true }, APP),
  wrong("a list in a list", { origin: [APP, [WWW, DEV]] }, APP, WWW, DEV),
  wrong("a list with a wildcard", { origin: [APP, "*"], credentials: true }, APP),
  wrong("a list with null", { origin: [APP, "null"], credentials: true }, APP),

  // Unset variables
  wrong("an unset variable", { origin: undefined, credentials: true }, SET),
  wrong("an empty variable", { origin: "" }, SET),
  wrong("an empty list", { origin: [] }, SET),
  wrong("an empty variable, split", { origin: "".split(",") }, SET),
  wrong("an unset variable, as text", { origin: "undefined" }, SET),
  wrong("a template of an unset variable", { origin: "https://undefined", credentials: true }, SET),
  wrong("a template of an unset port", { origin: "http://localhost:undefined" }, SET),
  wrong("a template that was not filled in", { origin: "https://${DOMAIN}" }, SET),
  wrong("true", { origin: true }, NAMED),
  wrong("true with cookies", { origin: true, credentials: true }, NAMED),
  wrong("true, as text", { origin: "true", credentials: true }, NAMED),
  wrong("the wildcard with cookies", { origin: "*", credentials: true }, NAMED),
  wrong("a list of the wildcard with cookies", { origin: ["*"], credentials: true }, NAMED),
  wrong("no origin with cookies", { credentials: true }, NAMED),
  wrong("cookies, as text", { origin: APP, credentials: "true" }, APP),
  wrong("false", { origin: false }),
  right("nobody", { origin: () => false }),

  // Subdomains
  right("subdomains", { origin: "https://*.example.com", credentials: true }, APP, WWW),
  right(
    "a domain and its subdomains",
    { origin: ["https://example.com", "https://*.example.com"] },
    "https://example.com",
    APP,
  ),
  wrong("subdomains without a scheme", { origin: "*.example.com", credentials: true }, APP),
  wrong("a domain of cookies", { origin: ".example.com", credentials: true }, APP),
  wrong("a pattern of a manifest", { origin: "*://*.example.com/*" }, APP),
  wrong("a pattern without a dot", { origin: "https://*example.com" }, "https://example.com", APP),
  wrong(
    "a pattern in a label",
    { origin: "https://app-*.example.com", credentials: true },
    "https://app-1.example.com",
  ),
  wrong("a pattern in the middle", { origin: "https://app.*.example.com" }, "https://app.eu.example.com"),
  wrong("any https page", { origin: "https://*", credentials: true }, NAMED),
  right(
    "a RegExp of subdomains",
    { origin: /^https:\/\/([a-z0-9-]+\.)?example\.com$/, credentials: true },
    APP,
    "https://example.com",
  ),
  right("a RegExp of development", { origin: /^https?:\/\/localhost(:\d+)?$/, credentials: true }, DEV),
  wrong("a RegExp of the documents of cors", { origin: /example\.com$/ }, APP),
  wrong(
    "two of them",
    { origin: ["http://example1.com", /\.example2\.com$/] },
    "http://example1.com",
    "https://a.example2.com",
  ),
  wrong("a RegExp without escapes", { origin: /^https:\/\/app.example.com$/, credentials: true }, APP),
  wrong("a RegExp of localhost", { origin: /localhost/ }, DEV),
  wrong("a RegExp in a string", { origin: "^https://.*\\.example\\.com$" }, APP),
  wrong("a RegExp of everything", { origin: /.*/, credentials: true }, NAMED),

  // Previews on shared hosts
  right("previews without cookies", { origin: "https://*.vercel.app" }, "https://my-app.vercel.app"),
  wrong(
    "previews with cookies",
    { origin: [APP, "https://*.vercel.app"], credentials: true },
    APP,
    "https://yours-git-main.vercel.app",
  ),
  wrong(
    "previews of one project",
    { origin: "https://my-app-*.vercel.app", credentials: true },
    "https://my-app-git-main.vercel.app",
  ),
  wrong(
    "previews of Netlify",
    { origin: "https://*--my-site.netlify.app", credentials: true },
    "https://deploy-preview-7--my-site.netlify.app",
  ),
  right(
    "previews of Cloudflare",
    { origin: "https://*.my-project.pages.dev", credentials: true },
    "https://0123abcd.my-project.pages.dev",
  ),
  right("a site of a shared host", { origin: "https://me.github.io", credentials: true }, "https://me.github.io"),
  right(
    "previews, waived",
    { origin: "https://*.vercel.app", credentials: true, dangerouslyAllow: ["public-suffix"] },
    "https://a.vercel.app",
  ),
];
