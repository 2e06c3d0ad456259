/** Address of a system's trust list. */
export const trustListAddress = (issuer: string): string => `${issuer}/trust/list`;
