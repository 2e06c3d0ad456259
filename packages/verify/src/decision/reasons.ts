/** Why a code is not valid. The codes are stable; for one that you do not know, go by the result alone. */
export type Reason =
  | "not-readable" | "not-of-this-system" | "tampered" | "signing-certificate-revoked" | "signing-certificate-unknown" | "not-checked-here"
  | "wrongly-issued" | "expired" | "clock" | "status-unavailable" | "revoked" | "deleted" | "suspended" | "withdrawn" | "replaced";

/** Values of a status list that mean something. */
const states: Readonly<Record<number, Reason | "in force">> = {
  0: "in force", 1: "revoked", 2: "suspended", 3: "deleted", 12: "replaced", 13: "withdrawn",
};

/** What the value at a credential's place means; null where it means nothing. */
export const stateOf = (value: number): Reason | "in force" | null => states[value] ?? null;
