using System.Security.Cryptography;
using System.Text;
using Akashi.Service.Platform.Texts;

namespace Akashi.Service.Procedures;

/// <summary>Terms of use in a version. The consent to an application names it, and is part of what is signed (decision 0042).</summary>
/// <param name="Id">Name of its file in terms/, without the extension.</param>
/// <param name="Version">Version, at most 20 characters.</param>
/// <param name="Title">Name.</param>
/// <param name="Clauses">What is agreed to, in order; <see cref="BodyMark"/> stands for the body's name.</param>
public sealed record Terms(string Id, string Version, Wording Title, IReadOnlyList<Wording> Clauses)
{
    /// <summary>Id of the portal's own terms, which count where a procedure names none.</summary>
    public const string OfPortal = "portal";

    /// <summary>Stands in a clause for the name of the body that decides.</summary>
    public const string BodyMark = "{body}";

    /// <summary>Digest of the Japanese clauses as they were shown, for the audit trail.</summary>
    public string Digest => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', Clauses.Select(c => c.Ja)))));

    /// <summary>The clauses in the language of the request.</summary>
    /// <param name="body">Name of the body.</param>
    public IEnumerable<string> SpokenTo(Wording body) => Clauses.Select(c => c.Spoken.Replace(BodyMark, body.Spoken, StringComparison.Ordinal));
}
