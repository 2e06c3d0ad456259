namespace Akashi.Service.Cards;

/// <summary>Sex as the card codes it (ISO 5218).</summary>
public enum Sex
{
    /// <summary>Code 1.</summary>
    Male = 1,

    /// <summary>Code 2.</summary>
    Female = 2,

    /// <summary>Code 9 on the card, 3 in certificates: neither recorded.</summary>
    NotApplicable = 9,
}

/// <summary>What may be compared of a sex.</summary>
public static class KnownSex
{
    /// <summary>Male or female; null where neither is recorded, which is equal to nothing.</summary>
    public static Sex? Known(this Sex? sex) => sex is Sex.NotApplicable ? null : sex;

    /// <summary>Male or female; null where neither is recorded.</summary>
    public static Sex? Known(this Sex sex) => Known((Sex?)sex);
}

/// <summary>
/// The 4 basic facts (基本4情報) as the card-surface input helper gives them. Unproven until a signature certificate says the same.
/// </summary>
/// <param name="Name">As on the card, NFC, 1 to 100 characters; variant characters and selectors kept.</param>
/// <param name="Address">As on the card, NFC, 1 to 200 characters.</param>
/// <param name="BirthOn">Date of birth.</param>
/// <param name="Sex">Sex.</param>
public sealed record BasicFacts(string Name, string Address, DateOnly BirthOn, Sex Sex);
