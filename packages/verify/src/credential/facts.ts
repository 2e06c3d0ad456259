/** What the issuer signed. Show or keep these, not what is printed on the paper. */
export interface Facts {
  /** Id of the qualification, such as "nurse". */
  readonly qualification: string;
  readonly qualificationName: string;
  readonly registrationNumber: string;
  /** YYYY-MM-DD. */
  readonly registeredOn: string;
  readonly name: string;
  /** Reading of the name; null where the credential has none, be it that the register has none or that the holder left it out. */
  readonly kana: string | null;
  /** Former or common name; null where the credential has none. */
  readonly formerName: string | null;
  /** YYYY-MM-DD; null where the credential has none. Then a name alone is weak: say so. */
  readonly birthOn: string | null;
  /** Body that keeps the register. */
  readonly body: string;
  /** Unix time. */
  readonly issuedAt: number;
  /** Unix time: from this second on the credential has expired. */
  readonly expiresAt: number;
  /** 32 lowercase hexadecimal digits. */
  readonly credentialId: string;
}
