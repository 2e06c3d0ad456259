using Akashi.Service.Issuing;
using Akashi.Service.Registers;

namespace Akashi.Service.Tests.Issuing;

/// <summary>Row 3.7.2: the holder's list says of each credential what a verifier says, in the order of the specification's decision.</summary>
public class StandingRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 12, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(true, 0, "Revoked", "Withdrawn", "SignerRevoked")]
    [InlineData(false, 0, "Revoked", "Withdrawn", "Expired")]
    [InlineData(false, 1, "Revoked", "Withdrawn", "Revoked")]
    [InlineData(false, 1, "Deleted", "Valid", "Deleted")]
    [InlineData(false, 1, "Suspended", "Replaced", "Suspended")]
    [InlineData(false, 1, "Active", "Withdrawn", "Withdrawn")]
    [InlineData(false, 1, "Active", "Replaced", "Replaced")]
    [InlineData(false, 1, "Active", "Valid", "Valid")]
    public void What_fails_first_is_said(bool signerRevoked, int secondsLeft, string registration, string state, string standing) =>
        Assert.Equal(standing, StandingRules.Of(Issued(secondsLeft, registration, state), signerRevoked, Now).ToString());

    [Theory]
    [InlineData(1, "Active", "Valid", true)]
    [InlineData(1, "Suspended", "Valid", true)]
    [InlineData(0, "Active", "Valid", false)]
    [InlineData(1, "Active", "Withdrawn", false)]
    [InlineData(1, "Active", "Replaced", false)]
    public void Only_what_could_still_be_valid_can_be_made_invalid(int secondsLeft, string registration, string state, bool can) =>
        Assert.Equal(can, StandingRules.CanBeWithdrawn(Issued(secondsLeft, registration, state), Now));

    private static IssuedCredential Issued(int secondsLeft, string registration, string state) => new()
    {
        Id = Guid.Empty,
        RegistrationId = Guid.Empty,
        AccountId = Guid.Empty,
        QualificationId = "certified-care-worker",
        RegistrationVersion = 1,
        ListId = "202712-1",
        Index = 0,
        IssuedAt = Now.AddDays(-1),
        ExpiresAt = Now.AddSeconds(secondsLeft),
        KeyId = "00",
        Url = "",
        State = Enum.Parse<CredentialState>(state),
        RegistrationStatus = Enum.Parse<RegistrationStatus>(registration),
    };
}
