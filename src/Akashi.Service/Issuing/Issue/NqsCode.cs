using Akashi.Credentials.Format;
using Akashi.Credentials.Nqs;
using Akashi.Hosting.Dates;
using Akashi.Service.Issuing.Publish;
using Akashi.Service.Registers;

namespace Akashi.Service.Issuing.Issue;

/// <summary>
/// Facts in the layout "nqs". It has no field for the reading of the name, a former name, the version
/// of the entry or the expiry, and contains nothing that is the same in all codes of one person.
/// </summary>
internal static class NqsCode
{
    public static NqsFacts Of(CredentialClaims claims, StatusPlace place) => new()
    {
        QualificationId = claims.Facts.QualificationId,
        QualificationName = claims.Facts.QualificationName,
        RegistrationNumber = claims.Facts.RegistrationNumber,
        RegisteredOn = JapaneseDate.FormatWestern(claims.Facts.RegisteredOn),
        Name = claims.Facts.Name,
        BirthOn = Day(claims.Facts.BirthOn),
        IssuedOn = JapaneseDate.FormatWestern(JapanTime.DayOf(claims.IssuedAt)),
        BodyName = claims.Facts.BodyName,
        CredentialId = new NqsPlace(place.ListId, place.Index, claims.CredentialId).ToString(),
    };

    /// <summary>Whether a registration still matches a code. A date of birth that was left out matches any.</summary>
    public static bool StillSays(NqsFacts inside, RegistrationView now) =>
        (inside.RegistrationNumber, inside.Name, inside.RegisteredOn)
        == (now.Number, now.Facts.Name, JapaneseDate.FormatWestern(now.Facts.RegisteredOn))
        && (inside.BirthOn is null || inside.BirthOn == Day(now.Facts.BirthOn));

    private static string? Day(DateOnly? day) => day is { } known ? JapaneseDate.FormatWestern(known) : null;
}
