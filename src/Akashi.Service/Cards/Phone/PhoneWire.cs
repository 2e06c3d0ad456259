namespace Akashi.Service.Cards.Phone;

/// <summary>Names in the provider's messages. Some were inferred or proposed, so there is one place to correct (docs/specifications/phone.md).</summary>
internal static class PhoneWire
{
    /// <summary>Scope of a sign-in.</summary>
    public const string SignInScope = "openid";

    /// <summary>Scopes of reading the four facts.</summary>
    public const string FactsScope = "openid name address birthdate gender";

    /// <summary>Scopes of signing.</summary>
    public const string SignScope = "openid sign";

    /// <summary>What is signed, in the authorization request.</summary>
    public const string TransactionId = "sign_transaction_id";

    /// <summary>What is to be signed, in the request for a transaction: base64 of DigestInfo.</summary>
    public const string Digest = "digest";

    /// <summary>Id of a new transaction.</summary>
    public const string Id = "id";

    /// <summary>Encrypted signature and certificate.</summary>
    public const string SignedJwe = "sign_certificate_jwe";

    /// <summary>Signature in the JWE: base64, PKCS#1.</summary>
    public const string Signature = "signature";

    /// <summary>Signature certificate in the JWE: base64 of DER.</summary>
    public const string Certificate = "certificate";

    /// <summary>The fault that an error of the authorization response stands for.</summary>
    /// <param name="error">The parameter error.</param>
    /// <param name="description">The parameter error_description; null where there is none.</param>
    public static CardFault FaultOf(string error, string? description) => (error, description) switch
    {
        ("access_denied", "card_locked") => CardFault.Locked,
        ("access_denied", "certificate_revoked") => CardFault.Revoked,
        ("access_denied", "certificate_expired") => CardFault.Expired,
        ("access_denied", "certificate_not_supported") => CardFault.WrongCard,
        ("access_denied", "timeout") => CardFault.TimedOut,
        // Without a reason that we know, it is most likely the person who denied.
        ("access_denied", _) => CardFault.Cancelled,
        ("temporarily_unavailable", "revocation_unknown") => CardFault.CannotCheck,
        ("temporarily_unavailable" or "server_error", _) => CardFault.ServiceSilent,
        _ => CardFault.NotConfirmed,
    };
}
