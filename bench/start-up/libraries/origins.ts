/** The policy of all libraries: three origins, with credentials. */
export const origins: `https://${string}`[] = ["https://one.example", "https://two.example", "https://three.example"];
