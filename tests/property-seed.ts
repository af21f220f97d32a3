import fc from "fast-check";

// A build machine must say the same of the same tree every time; elsewhere each run looks at other cases. A failure
// prints its seed, and `PROPERTY_SEED` repeats any run.
const asked = process.env["PROPERTY_SEED"] ?? (process.env["CI"] ? "20031009" : undefined);
if (asked !== undefined) fc.configureGlobal({ seed: Number(asked) });
