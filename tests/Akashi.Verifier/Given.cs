using System.Security.Cryptography;
using Akashi.Credentials.Format;

namespace Akashi.Verifier.Tests;

/// <summary>The nurse and her credential.</summary>
internal static class Given
{
    public static readonly string[] PersonalFacts = ["山田　花子", "ヤマダ　ハナコ", "旧姓太郎", "01234567", "1990"];

    public static CredentialClaims Claims(string issuer, string listUri, int index) => new(
        issuer, Today.AddDays(365), Today.AddDays(-1), RandomNumberGenerator.GetBytes(16), new StatusReference(listUri, index), new CredentialFacts
        {
            QualificationId = "nurse",
            QualificationName = "看護師",
            RegistrationNumber = "第01234567号",
            RegisteredOn = new DateOnly(2015, 4, 20),
            Name = "山田　花子",
            Kana = "ヤマダ　ハナコ",
            FormerName = "旧姓太郎",
            BirthOn = new DateOnly(1990, 12, 31),
            BodyName = "厚生労働省",
            RegisterVersion = 3,
        });

    private static DateTimeOffset Today => DateTimeOffset.FromUnixTimeSeconds(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds());
}
