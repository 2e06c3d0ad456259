using Akashi.Service.Issuing;
using Akashi.Service.Issuing.Portal.Screen;
using Akashi.Service.Registers;
using Akashi.Service.Tests.Given;

namespace Akashi.Service.Tests.Issuing.Portal.Screen;

/// <summary>Row 3.7.1: what a verifier would not call valid is not shown as a code.</summary>
[Trait(TestDatabase.Trait, TestDatabase.Any)]
public class ScreenRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 30, 23, 0, 0, TimeSpan.FromHours(9));

    [Theory]
    [InlineData("Active", "Valid", 1, false, null)]
    [InlineData("Revoked", "Valid", 1, false, "Revoked")]
    [InlineData("Suspended", "Valid", 1, false, "Suspended")]
    [InlineData("Deleted", "Valid", 1, false, "Deleted")]
    [InlineData("Active", "Withdrawn", 1, false, "Withdrawn")]
    [InlineData("Active", "Replaced", 1, false, "Replaced")]
    [InlineData("Active", "Valid", 0, false, "Expired")]
    [InlineData("Active", "Valid", -1, false, "Expired")]
    [InlineData("Active", "Valid", 1, true, "SignerRevoked")]
    [InlineData("Revoked", "Replaced", -1, true, "Revoked")]
    [InlineData("Active", "Replaced", -1, true, "Replaced")]
    public void Row_3_7_1_why_there_is_no_code(string registration, string state, int secondsLeft, bool signerRevoked, string? why)
    {
        var credential = new IssuedCredential
        {
            Id = Guid.Empty,
            RegistrationId = Guid.Empty,
            AccountId = Guid.Empty,
            QualificationId = "certified-care-worker",
            RegistrationVersion = 1,
            ListId = "1",
            Index = 1,
            IssuedAt = Now.AddDays(-1),
            ExpiresAt = Now.AddSeconds(secondsLeft),
            KeyId = "00",
            Url = "",
            State = Enum.Parse<CredentialState>(state),
            RegistrationStatus = Enum.Parse<RegistrationStatus>(registration),
        };
        Assert.Equal(why, ScreenRules.Of(credential, signerRevoked, Now)?.ToString());
    }
}
