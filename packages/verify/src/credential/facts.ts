/** What the issuer signed. Show or keep these, not what is printed on the paper. */
export interface Facts {
  /** Id of the qualification, such as "nurse". */
  readonly qualification: string;
  readonly qualificationName: string;
  readonly registrationNumber: string;
  /** YYYY-MM-DD. */
  readonly registeredOn: string;
  readonly name: string;
  /** Reading of the name; null where the credential has none. */
  readonly kana: string | null;
  /** Former or common name; null where the credential has none. */
  readonly formerName: string | null;
  /** YYYY-MM-DD. */
  readonly birthOn: string;
  /** Body that keeps the register. */
  readonly body: string;
  /** Unix time. */
  readonly issuedAt: number;
  /** Unix time: from this second on the credential has expired. */
  readonly expiresAt: number;
  /** 32 lowercase hexadecimal digits. */
  readonly credentialId: string;
}
