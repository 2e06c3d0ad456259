using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Akashi.CardAgent.Tests.Given;

namespace Akashi.CardAgent.Tests.Pages;

/// <summary>Rows 0.2 to 0.4.</summary>
public sealed class SignInTests
{
    [Fact]
    public async Task Sign_in_goes_through_its_screens_in_order()
    {
        await using var agent = await Agent.StartAsync();
        using var person = await agent.ArrivesAsync();
        Assert.Equal(("0.2", "パスワード入力"), (person.Page.Screen, person.Page.StepName));
        Assert.Contains("暗証番号（数字4桁）", person.Page.Words, StringComparison.Ordinal);
        await person.PressAsync("次へ", Agent.Pin);
        Assert.Equal(("0.3", "マイナンバーカード読取開始"), (person.Page.Screen, person.Page.StepName));
        await person.PressAsync("読み取り開始");
        Assert.Equal(("0.4", "マイナンバーカード読取終了", "読み取りが終わりました"), (person.Page.Screen, person.Page.StepName, person.Page.Heading));
        await person.PressAsync("次へ");
        Assert.Equal((HttpStatusCode.SeeOther, agent.Portal.Home), (person.Page.Status, person.Page.Location!.ToString()));
    }

    [Fact]
    public async Task Page_says_who_asks_before_the_pin_is_typed()
    {
        await using var agent = await Agent.StartAsync();
        using var person = await agent.ArrivesAsync();
        Assert.Contains($"国家資格オンライン（{agent.Portal.Origin}）からの依頼です。", person.Page.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Request_is_claimed_only_after_the_person_agreed()
    {
        await using var agent = await Agent.StartAsync();
        using var person = await agent.ArrivesAsync();
        Assert.Equal(["seen"], agent.Portal.Steps);
        await person.PressAsync("次へ", Agent.Pin);
        Assert.Equal(["seen", "claim"], agent.Portal.Steps);
    }

    // C2: bound to the nonce and to the origin that the agent itself spoke to.
    [Fact]
    public async Task Card_signs_the_digests_of_origin_and_nonce()
    {
        await using var agent = await Agent.StartAsync();
        using var person = await agent.ArrivesAsync();
        await person.PressAsync("次へ", Agent.Pin);
        await person.PressAsync("読み取り開始");
        await person.PressAsync("次へ");
        var proof = agent.Portal.Result.GetProperty("authenticate");
        using var certificate = X509CertificateLoader.LoadCertificate(proof.GetProperty("certificate").GetBytesFromBase64());
        using var key = certificate.GetRSAPublicKey()!;
        byte[] challenge = [.. SHA256.HashData(Encoding.ASCII.GetBytes(agent.Portal.Origin)), .. SHA256.HashData(agent.Portal.Nonce)];
        Assert.True(key.VerifyData(challenge, proof.GetProperty("signature").GetBytesFromBase64(), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
    }

    [Fact]
    public async Task Claim_that_names_another_origin_signs_nothing()
    {
        await using var agent = await Agent.StartAsync();
        agent.Portal.Answers["claim"] = (200, $$"""{"pairingToken":"t","origin":"https://bank.example","nonce":"{{new string('A', 43)}}"}""");
        using var person = await agent.ArrivesAsync();
        await person.PressAsync("次へ", Agent.Pin);
        Assert.Equal("サービスの応答を読み取れません", person.Page.Heading);
    }

    [Fact]
    public async Task Result_goes_with_the_pairing_token_of_the_claim()
    {
        await using var agent = await Agent.StartAsync();
        using var person = await agent.ArrivesAsync();
        await person.PressAsync("次へ", Agent.Pin);
        await person.PressAsync("読み取り開始");
        await person.PressAsync("次へ");
        Assert.Equal("Bearer " + TestPortal.Token, agent.Portal.Received[^1].Authorization);
    }
}
