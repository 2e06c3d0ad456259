using System.Text.Json;

namespace Akashi.Sandbox.Tests.Identity;

/// <summary>
/// A client by others, npm's openid-client, walks the whole flow: discovery, PKCE, private_key_jwt, ID token, userinfo; and jose opens a signature.
/// </summary>
[Collection(IdentityTests.Name)]
public sealed class OpenIdClientTests(RunningIdentity provider)
{
    [Fact]
    public async Task Client_by_others_signs_a_person_in_and_opens_a_signature()
    {
        var folder = Directory.CreateTempSubdirectory("akashi-openid-client-");
        try
        {
            var settings = Path.Combine(folder.FullName, "settings.json");
            await File.WriteAllTextAsync(settings, JsonSerializer.Serialize(new
            {
                issuer = provider.Issuer,
                clientId = provider.Portal.Id,
                back = RunningIdentity.Back,
                key = provider.Portal.PrivateJwk,
                decryption = provider.Portal.DecryptionPem,
            }), TestContext.Current.CancellationToken);
            var (exit, output) = await Tool.RunAsync("node", Path.Combine(AppContext.BaseDirectory, "openid-client", "run.mjs"), settings);
            Assert.True(exit == 0, output);
            Assert.EndsWith("signed in: 山田　花子\nsigned: ok\n", output, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
