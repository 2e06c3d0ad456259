using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using Akashi.Hosting;
using Akashi.Sandbox.Identity;
using Akashi.Service.Cards.Phone;
using Akashi.Service.Tests.Given;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Tokens;

namespace Akashi.Service.Tests.Cards.Phone;

/// <summary>The classes share one world, because the Sandbox makes RSA keys for each card that is held behind a phone.</summary>
[CollectionDefinition(Name)]
public sealed class PhoneTests : ICollectionFixture<PhoneWorld>
{
    public const string Name = "phone";
}

/// <summary>A world whose Service also reads cards by phone, with the Sandbox's identity provider beside it.</summary>
public sealed class PhoneWorld : World
{
    private readonly int port = FreePort.Take();
    private readonly int identityPort = FreePort.Take();
    private readonly string keys = Directory.CreateTempSubdirectory("akashi-phone-").FullName;
    private RunningHost identity = null!;

    /// <summary>Where the provider is reached.</summary>
    public Uri IdentityOrigin => new($"http://localhost:{identityPort}");

    protected override int? ServicePort => port;

    protected override IEnumerable<string> MoreSettings =>
    [
        $"Phone:Origin={IdentityOrigin.GetLeftPart(UriPartial.Authority)}", "Phone:ClientId=akashiportal", $"Phone:SigningKey={keys}/signing.pem",
        $"Phone:EncryptionKey={keys}/encryption.pem", "Demo=true", "Sandbox:Origin=http://localhost:8082",
    ];

    public override async ValueTask DisposeAsync()
    {
        await identity.DisposeAsync();
        await base.DisposeAsync();
        Directory.Delete(keys, recursive: true);
    }

    /// <summary>The browser of a phone, in which nobody is signed in.</summary>
    public Browser Phone()
    {
        var browser = Stranger();
        browser.Device = PhoneHolder.Phone;
        return browser;
    }

    /// <summary>Moves the clock of Service and provider while an act runs.</summary>
    public async Task WithClockAsync(TimeSpan by, Func<Task> act)
    {
        DevelopmentClock[] clocks = [.. new[] { Services, identity.Services }.Select(s => (DevelopmentClock)s.GetRequiredService<TimeProvider>())];
        foreach (var clock in clocks) clock.Move(by);
        try
        {
            await act();
        }
        finally
        {
            foreach (var clock in clocks) clock.Move(null);
        }
    }

    /// <summary>Takes the provider away while an act runs.</summary>
    public async Task WithoutProviderAsync(Func<Task> act)
    {
        await SwitchAsync(down: true);
        try
        {
            await act();
        }
        finally
        {
            await SwitchAsync(down: false);
        }
    }

    /// <summary>Presses a button that leads out of the portal.</summary>
    /// <returns>Where the browser is sent.</returns>
    public static async Task<Uri> GoesOverAsync(Browser browser, string form, params (string Name, string Value)[] values)
    {
        var pressed = browser.FormOf(form);
        var target = pressed.GetAttribute("action") is { Length: > 0 } own ? own : browser.Page.Address.PathAndQuery;
        using var content = Forms.ContentOf(pressed, Forms.FieldsOf(pressed, values), []);
        using var answer = await browser.SendAsync(new HttpRequestMessage(HttpMethod.Post, target) { Content = content });
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return new Uri(browser.Origin, answer.Headers.Location!);
    }

    /// <summary>Goes through the pages of the phone with a persona's card, or with another answer.</summary>
    /// <returns>Path and query with which the browser is sent back to the portal.</returns>
    public async Task<string> AnswersAsync(Uri page, string persona, string secret, string answer = "card")
    {
        Assert.Equal(identityPort, page.Port);
        using var phone = new Browser(IdentityOrigin);
        await phone.OpenAsync(page.PathAndQuery);
        await phone.SubmitAsync("main form", ("persona", persona), ("answer", answer));
        if (answer == "card")
        {
            await phone.SubmitAsync("main form", ("secret", secret));
            await phone.SubmitAsync("main form");
            await phone.SubmitAsync("main form");
        }
        // The browser of these tests asks its own origin for everything, but it shows what it asked for.
        Assert.Equal("/cards/phone/return", phone.Page.Path);
        return phone.Page.Address.PathAndQuery;
    }

    protected override async Task PrepareOutsideAsync(string folder, string clock)
    {
        using var signing = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var encryption = RSA.Create(2048);
        await File.WriteAllTextAsync(Path.Combine(keys, "signing.pem"), signing.ExportPkcs8PrivateKeyPem());
        await File.WriteAllTextAsync(Path.Combine(keys, "encryption.pem"), encryption.ExportPkcs8PrivateKeyPem());
        await File.WriteAllTextAsync(Path.Combine(keys, "clients.json"), JsonSerializer.Serialize(new[] { Client(signing, encryption) }));
        string[] settings = [clock, $"Identity:Sandbox={OutsideOrigin.GetLeftPart(UriPartial.Authority)}", $"Identity:Clients={keys}/clients.json"];
        identity = await RunningHost.StartAsync("Sandbox", "http://localhost", Path.Combine(folder, "identity"), settings, IdentityHost.Build, identityPort);
    }

    private object Client(ECDsa signing, RSA encryption)
    {
        var ids = new PhoneKeys(signing, encryption);
        var (point, rsa) = (signing.ExportParameters(false).Q, encryption.ExportParameters(false));
        return new
        {
            client_id = "akashiportal",
            client_name = "国家資格オンライン",
            redirect_uris = new[] { $"http://localhost:{port}/cards/phone/return" },
            jwks = new
            {
                keys = new[]
                {
                    new
                    {
                        kty = "EC",
                        crv = "P-256",
                        kid = ids.Assertions.Key.KeyId,
                        x = Base64UrlEncoder.Encode(point.X!),
                        y = Base64UrlEncoder.Encode(point.Y!),
                    },
                },
            },
            encryption_jwk = new
            {
                kty = "RSA",
                kid = ids.EncryptionId,
                n = Base64UrlEncoder.Encode(rsa.Modulus!),
                e = Base64UrlEncoder.Encode(rsa.Exponent!),
            },
        };
    }

    private async Task SwitchAsync(bool down)
    {
        using var http = new HttpClient(LoopbackNames.Handler()) { BaseAddress = IdentityOrigin };
        using var answer = await http.PutAsJsonAsync("/sandbox/switches", new { down });
        answer.EnsureSuccessStatusCode();
    }
}
