using System.Net.Http.Json;
using AngleSharp.Html.Parser;

namespace Akashi.Sandbox.Tests.Reader;

/// <summary>A card before and after a marriage (sandbox/personas/README.md, sameCardAs).</summary>
public sealed class RenewedCardTests(RunningSandbox sandbox) : IClassFixture<RunningSandbox>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Renewed_card_keeps_the_authentication_certificate_and_has_a_new_signature_certificate()
    {
        var personas = await sandbox.Http.GetFromJsonAsync<System.Text.Json.JsonElement>("/api/personas", Ct);
        var (before, after) = (Of("misaki"), Of("misaki-married"));
        Assert.Equal(before.Authentication, after.Authentication);
        Assert.NotEqual(before.Signature, after.Signature);

        (string Authentication, string Signature) Of(string id)
        {
            var found = personas.GetProperty("personas").EnumerateArray().Single(p => p.GetProperty("id").GetString() == id);
            return (found.GetProperty("authentication").GetString()!, found.GetProperty("signature").GetString()!);
        }
    }

    [Fact]
    public async Task Old_signature_certificate_is_revoked_when_the_renewed_card_is_first_used_and_the_new_one_is_not()
    {
        using var old = sandbox.CardCertificate("misaki", "signature");
        using var renewed = sandbox.CardCertificate("misaki-married", "signature");
        await PutAsync("misaki");
        Assert.DoesNotContain(old.SerialNumber, sandbox.Authorities["signature"].Revoked.Keys);
        await PutAsync("misaki-married");
        Assert.Contains(old.SerialNumber, sandbox.Authorities["signature"].Revoked.Keys);
        Assert.DoesNotContain(renewed.SerialNumber, sandbox.Authorities["signature"].Revoked.Keys);
    }

    [Fact]
    public async Task Page_shows_both_cards_and_both_names_of_the_shared_certificate()
    {
        using var document = new HtmlParser().ParseDocument(await sandbox.Http.GetStringAsync(new Uri("/", UriKind.Relative), Ct));
        var page = document.Body!.TextContent;
        Assert.Contains("小林 美咲（氏名が変わる前のカード）", page, StringComparison.Ordinal);
        Assert.Contains("中村 美咲（氏名が変わったあとの同じカード）", page, StringComparison.Ordinal);
        Assert.Contains("小林　美咲 / 中村　美咲", page, StringComparison.Ordinal);
    }

    private async Task PutAsync(string persona)
    {
        using var answer = await sandbox.Http.PutAsJsonAsync("/api/reader", new { persona }, Ct);
        answer.EnsureSuccessStatusCode();
    }
}
