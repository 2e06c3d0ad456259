using Akashi.Credentials.Format;
using Akashi.Credentials.Nqs;
using Akashi.Hosting.Dates;
using Akashi.Service.Issuing.Publish;
using Akashi.Service.Registers;

namespace Akashi.Service.Issuing.Issue;

/// <summary>What the layout "nqs" has room for: no reading, no former name, no version of the entry, no end; and nothing that is the same in all codes of one person.</summary>
internal static class NqsCode
{
    public static NqsFacts Of(CredentialClaims claims, StatusPlace place) => new()
    {
        QualificationId = claims.Facts.QualificationId,
        QualificationName = claims.Facts.QualificationName,
        RegistrationNumber = claims.Facts.RegistrationNumber,
        RegisteredOn = JapaneseDate.FormatWestern(claims.Facts.RegisteredOn),
        Name = claims.Facts.Name,
        BirthOn = JapaneseDate.FormatWestern(claims.Facts.BirthOn),
        IssuedOn = JapaneseDate.FormatWestern(JapanTime.DayOf(claims.IssuedAt)),
        BodyName = claims.Facts.BodyName,
        CredentialId = new NqsPlace(place.ListId, place.Index, claims.CredentialId).ToString(),
    };

    /// <summary>Whether a registration still says what a code does.</summary>
    public static bool StillSays(NqsFacts inside, RegistrationView now) =>
        (inside.RegistrationNumber, inside.Name, inside.BirthOn, inside.RegisteredOn)
        == (now.Number, now.Facts.Name, JapaneseDate.FormatWestern(now.Facts.BirthOn), JapaneseDate.FormatWestern(now.Facts.RegisteredOn));
}
