using Akashi.Credentials.Format;
using Akashi.Credentials.Nqs;
using Akashi.Hosting;
using Akashi.Service.Catalog;
using Akashi.Service.Issuing.Portal.Sheet;
using Akashi.Service.Issuing.Publish;
using Akashi.Service.Platform;
using Akashi.Service.Platform.Settings;

namespace Akashi.Service.Issuing.Issue;

/// <summary>The longest credential of a qualification would not fit into a printable code.</summary>
internal sealed class CodeTooLongException(string message) : StartException(message);

/// <summary>
/// Checks at the start that the longest credential of each qualification fits into a code. Facts about a person are limited (<see
/// cref="CodeRoom"/>); the rest are names in the catalog and addresses in the settings, and if those are too long it shows here.
/// </summary>
internal sealed class LongestCode(CatalogFace catalog, CodeWriter writer, ServiceSettings settings)
{
    // Like "202711-1", with room for a list number of five digits in each month up to the year 9999.
    private static readonly StatusPlace LastPlace = new("999912-99999", (1 << 20) - 1);

    /// <summary>Stops the start if one does not fit.</summary>
    /// <exception cref="CodeTooLongException">Names each qualification, and what to shorten.</exception>
    public void MustFit()
    {
        var wrong = catalog.Qualifications.Where(q => LengthOf(q) is not { } length || length > CredentialSheet.LongestCode).Select(q => q.Id).ToList();
        if (wrong.Count == 0) return;
        throw new CodeTooLongException(
            $"Credentials of {string.Join(", ", wrong)} could not be issued to everybody: with the longest facts of a person the code would have more "
            + $"than {CredentialSheet.LongestCode} letters. "
            + "Shorten the name of the qualification or of its body in the catalog, or the origins in the settings.");
    }

    /// <summary>Length of the longest code in characters; null if a part is too long for the format itself.</summary>
    internal int? LengthOf(Catalog.Qualification qualification)
    {
        var end = new DateTimeOffset(9999, 12, 31, 0, 0, 0, TimeSpan.Zero);
        var facts = new CredentialFacts
        {
            QualificationId = qualification.Id,
            QualificationName = qualification.Name.Ja,
            RegistrationNumber = Filling(CodeRoom.Number),
            RegisteredOn = new DateOnly(2000, 10, 10),
            Name = Filling(CodeRoom.Name),
            Kana = Filling(CodeRoom.Kana),
            FormerName = Filling(CodeRoom.FormerName),
            BirthOn = new DateOnly(2000, 10, 10),
            BodyName = qualification.Body.Name.Ja,
            RegisterVersion = int.MaxValue,
        };
        var status = new StatusReference(StatusAddress.Of(settings, LastPlace.ListId), LastPlace.Index);
        var claims = new CredentialClaims(settings.PublicOrigin.GetLeftPart(UriPartial.Authority), end, end.AddDays(-1), new byte[16], status, facts);
        try
        {
            return writer.Write(claims, LastPlace, new NoKey(), new NoNqsKey()).Length;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    // Uses all the bytes allowed; any character of three bytes will do.
    private static string Filling(CodeRoom room) => new('\u3042', room.Characters);

    private sealed class NoKey : ISigner
    {
        public ReadOnlyMemory<byte> KeyId { get; } = new byte[8];

        public byte[] Sign(ReadOnlySpan<byte> toBeSigned) => new byte[64];
    }

    private sealed class NoNqsKey : INqsSigner
    {
        public string KeyId { get; } = new('P', 64);

        public byte[] Sign(ReadOnlySpan<byte> toBeSigned) => new byte[256];
    }
}
