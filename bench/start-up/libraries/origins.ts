/** The policy of all libraries: three origins, with credentials. */
export const origins: string[] = ["https://one.example", "https://two.example", "https://three.example"];
