namespace Akashi.Credentials.Format;

/// <summary>Numbers used on the wire. Those of the Internet-Draft (Token Status List) are written only here.</summary>
internal static class Labels
{
    public const int Algorithm = 1;
    public const int KeyId = 4;
    public const int Type = 16;
    public const int Es256 = -7;
    public const int Esp256 = -9;
    public const int Sign1Tag = 18;
    public const int FullDateTag = 1004;

    public const int Issuer = 1;
    public const int Subject = 2;
    public const int Expires = 4;
    public const int IssuedAt = 6;
    public const int CredentialId = 7;
    public const int Status = 65535;
    public const int TimeToLive = 65534;
    public const int StatusList = 65533;
    public const int Facts = -70001;
    public const int TrustedKeys = -70002;
    public const int StatusLists = -70003;
    public const int OfflineEnd = -70004;

    public const int KeyIdLength = 8;
    public const int CredentialIdLength = 16;
    public const int SignatureLength = 64;
    public const int HighestIndex = (1 << 20) - 1;
}
