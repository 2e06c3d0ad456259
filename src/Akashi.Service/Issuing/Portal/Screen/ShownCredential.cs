using Akashi.Service.Catalog;
using Akashi.Service.Issuing.Keys;
using Akashi.Service.Platform.Layout;
using Akashi.Service.Platform.Settings;
using Akashi.Service.Platform.Storage;

namespace Akashi.Service.Issuing.Portal.Screen;

/// <summary>A credential as its holder shows it.</summary>
/// <param name="Credential">The credential.</param>
/// <param name="Qualification">Its qualification.</param>
/// <param name="Standing">What a verifier says of it.</param>
/// <param name="Verifier">Address of the pages on which others check it, as people write it.</param>
internal sealed record ShownCredential(IssuedCredential Credential, Catalog.Qualification Qualification, CredentialStanding Standing, string Verifier)
{
    /// <summary>Whether it is shown as a code: only while a verifier calls it valid.</summary>
    public bool IsValid => Standing == CredentialStanding.Valid;

    /// <summary>What the code says, in words.</summary>
    public CodeFacts Facts { get; } = CodeFacts.Of(Credential);

    /// <summary>The code.</summary>
    public CodePicture Picture { get; } = new(Credential.Url);
}

/// <summary>Finds what a holder shows.</summary>
internal sealed class ShownCredentials(AkashiDb db, CertificateBook certificates, CatalogFace catalog, ServiceSettings settings, TimeProvider clock)
{
    /// <summary>One of the holder's own credentials; null if there is no such one.</summary>
    public async Task<ShownCredential?> FindAsync(Guid id, Guid account, CancellationToken ct)
    {
        if (await db.ReadOwnAsync(id, account, ct) is not { } credential) return null;
        var standing = StandingRules.Of(credential, await certificates.IsRevokedAsync(credential.KeyId, ct), clock.GetUtcNow());
        return new(credential, catalog.Get(credential.QualificationId), standing, settings.VerifierOrigin.GetLeftPart(UriPartial.Authority) + "/");
    }
}
