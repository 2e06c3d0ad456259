namespace Akashi.Service.Issuing.Issue;

/// <summary>What a holder chooses for a credential (row 3.7.4).</summary>
/// <param name="LeftOut">What she leaves out.</param>
/// <param name="LastDay">Its last day; null for as long as possible.</param>
internal sealed record CredentialChoice(LeftOut LeftOut, DateOnly? LastDay)
{
    /// <summary>All facts, as long as possible: what one press issues.</summary>
    public static CredentialChoice Everything { get; } = new(LeftOut.Nothing, null);
}
