namespace Akashi.Service.Cards;

/// <summary>Sex, with the card's codes (ISO 5218).</summary>
public enum Sex
{
    /// <summary>Code 1.</summary>
    Male = 1,

    /// <summary>Code 2.</summary>
    Female = 2,

    /// <summary>Code 9 on the card, 3 in certificates: neither is recorded.</summary>
    NotApplicable = 9,
}

/// <summary>The part of a sex that can be compared.</summary>
public static class KnownSex
{
    /// <summary>Male or female; null if neither is recorded, which equals nothing.</summary>
    public static Sex? Known(this Sex? sex) => sex is Sex.NotApplicable ? null : sex;

    /// <summary>Male or female; null if neither is recorded.</summary>
    public static Sex? Known(this Sex sex) => Known((Sex?)sex);
}

/// <summary>
/// The four basic facts (基本4情報) as the card-surface input helper returns them. Unproven until a signature certificate contains the same.
/// </summary>
/// <param name="Name">As on the card, NFC, 1 to 100 characters, including variant characters and variation selectors.</param>
/// <param name="Address">As on the card, NFC, 1 to 200 characters.</param>
/// <param name="BirthOn">Date of birth.</param>
/// <param name="Sex">Sex.</param>
public sealed record BasicFacts(string Name, string Address, DateOnly BirthOn, Sex Sex);
