namespace Akashi.Sandbox.Identity;

/// <summary>
/// Every name of the wire form that was not seen at the real service but inferred or proposed by us, so that there is one place to correct
/// (docs/specifications/phone.md).
/// </summary>
internal static class WireNames
{
    /// <summary>Path of the issuer.</summary>
    public const string Issuer = "api/realms/main";

    /// <summary>Path below the issuer of authorization, token, userinfo and keys.</summary>
    public const string Endpoints = Issuer + "/protocol/openid-connect/";

    /// <summary>Path of discovery.</summary>
    public const string Discovery = Issuer + "/.well-known/openid-configuration";

    /// <summary>Path of sign transactions.</summary>
    public const string SignTransactions = "/api/sign-transactions";

    /// <summary>Parameter of the authorization request: the transaction that is signed.</summary>
    public const string TransactionId = "sign_transaction_id";

    /// <summary>Parameter of a successful authorization response; nobody reads it.</summary>
    public const string SessionState = "session_state";

    /// <summary>Scope of a signature.</summary>
    public const string SignScope = "sign";

    /// <summary>Scope and claim: name.</summary>
    public const string Name = "name";

    /// <summary>Scope and claim: address.</summary>
    public const string Address = "address";

    /// <summary>Scope and claim: date of birth.</summary>
    public const string BirthDate = "birthdate";

    /// <summary>Scope and claim: sex.</summary>
    public const string Gender = "gender";

    /// <summary>Value of acr: a card with its PIN.</summary>
    public const string Acr = "aal3";

    /// <summary>Member of a transaction request: base64 of what is signed.</summary>
    public const string Digest = "digest";

    /// <summary>Scopes that each give one of the four facts.</summary>
    public static readonly IReadOnlyList<string> FactScopes = [Name, Address, BirthDate, Gender];
}
