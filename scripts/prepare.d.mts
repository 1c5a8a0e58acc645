/** Flags of Node and variables of the environment with which the program is run. */
export const nodeFlags: readonly string[];
export const thrift: Readonly<Record<string, string>>;
