using System.Security.Cryptography;
using System.Text;
using Akashi.Hosting.Files;
using Microsoft.IdentityModel.Tokens;

namespace Akashi.Sandbox.Identity.Protocol;

/// <summary>
/// Subjects of tokens: one for each portal and card, so that two portals cannot compare them, and no serial number is given (OpenID Connect Core, 8.1).
/// The key is kept, because a portal keeps accounts by them.
/// </summary>
internal sealed class PairwiseSubjects
{
    private const int KeyLength = 32;
    private readonly byte[] key;

    public PairwiseSubjects(IdentitySettings settings)
    {
        var file = Path.Combine(settings.Data, "pairwise.key");
        if (!File.Exists(file)) DurableFile.WriteNew(file, RandomNumberGenerator.GetBytes(KeyLength));
        key = File.ReadAllBytes(file);
    }

    /// <summary>The subject.</summary>
    /// <param name="clientId">The portal.</param>
    /// <param name="serial">Serial number of the card's authentication certificate.</param>
    public string Of(string clientId, string serial) => Base64UrlEncoder.Encode(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{clientId}\n{serial}")));
}
