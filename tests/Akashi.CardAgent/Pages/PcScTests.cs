using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Akashi.Card.Emulator;
using Akashi.CardAgent.Tests.Given;

namespace Akashi.CardAgent.Tests.Pages;

/// <summary>
/// The agent on a holder's machine: without the setting for a reader, it finds the card through a real pcscd. Rows 0.2 to 0.5, 1.5.4 to 1.5.7, 1.5.12
/// to 1.5.15.
/// </summary>
[Collection(nameof(PcscdTests))]
public sealed class PcScTests(Pcscd pcscd)
{
    [Fact]
    public async Task Sign_in_is_signed_by_the_card_in_the_systems_reader()
    {
        await using var agent = await Agent.StartAsync(overPcSc: true);
        await using var lying = await pcscd.InsertAsync(agent.Card);
        using var person = await agent.ArrivesAsync();
        await person.PressAsync("次へ", Agent.Pin);
        await person.PressAsync("読み取り開始");
        await person.PressAsync("次へ");
        AssertSignedIn(agent);
    }

    [Fact]
    public async Task Facts_are_read_from_the_card_in_the_systems_reader()
    {
        await using var agent = await Agent.StartAsync(overPcSc: true);
        agent.Portal.AsksForFacts();
        await using var lying = await pcscd.InsertAsync(agent.Card);
        using var person = await agent.ArrivesAsync();
        await person.PressAsync("読み取る");
        await person.PressAsync("次へ", Agent.HelperPin);
        await person.PressAsync("読み取り開始");
        await person.PressAsync("次へ");
        Assert.Equal("髙﨑\u3000𠮷乃", agent.Portal.Result.GetProperty("facts").GetProperty("name").GetString());
        Assert.Equal([("helper", 0x0002), ("jpki", 0x000A)], agent.Card.FilesRead.Order());
    }

    [Fact]
    public async Task Openssl_verifies_the_signature_of_the_card_in_the_systems_reader()
    {
        await using var agent = await Agent.StartAsync(overPcSc: true);
        await using var lying = await pcscd.InsertAsync(agent.Card);
        var (exit, output) = await SignatureTests.VerifyAsync(await SignatureTests.SignAsync(agent), agent.Portal.Document!);
        Assert.True(exit == 0, output);
    }

    [Fact]
    public async Task Empty_reader_asks_for_the_card_and_goes_on_when_it_lies_there()
    {
        await using var agent = await Agent.StartAsync(overPcSc: true);
        using var person = await agent.ArrivesAsync();
        Assert.Equal("カードが置かれていません", person.Page.Heading);
        await using var lying = await pcscd.InsertAsync(agent.Card);
        await person.PressAsync("もう一度ためす");
        Assert.Equal("0.2", person.Page.Screen);
    }

    // Pulled out first at the command before VERIFY, then at VERIFY, then at each one after it.
    [Fact]
    public async Task Card_that_is_pulled_out_repeatedly_signs_in_at_last_and_loses_no_try()
    {
        await using var agent = await Agent.StartAsync(overPcSc: true);
        await using var lying = await pcscd.InsertAsync(new TornCard(agent.Card, first: 4));
        using var person = await agent.ArrivesAsync();
        var torn = 0;
        while (person.Page.Screen != "0.4")
        {
            if (person.Page.Heading == "読み取りの途中でカードが離れました") torn++;
            if (person.Page.Buttons.Contains("もう一度ためす"))
            {
                await Pcscd.UntilCardAsync(0, true);
                await person.PressAsync("もう一度ためす");
            }
            else await (person.Page.Screen == "0.2" ? person.PressAsync("次へ", Agent.Pin) : person.PressAsync("読み取り開始"));
        }
        await person.PressAsync("次へ");
        AssertSignedIn(agent);
        Assert.InRange(torn, 3, 20);
        Assert.Equal(3, agent.Image.AuthenticationPin.TriesLeft);
    }

    [Fact]
    public async Task Person_chooses_between_two_readers_and_the_PIN_goes_to_the_chosen_card_only()
    {
        await using var agent = await Agent.StartAsync(overPcSc: true);
        await using var another = await Agent.StartAsync(overPcSc: true);
        await using var first = await pcscd.InsertAsync(another.Card, slot: 0);
        await using var second = await pcscd.InsertAsync(agent.Card, slot: 1);
        using var person = await agent.ArrivesAsync();
        Assert.Contains($"いまは {Pcscd.FirstReader} のカードを使います。", person.Page.Words, StringComparison.Ordinal);
        await person.PressAsync($"{Pcscd.SecondReader} のカードを使う");
        Assert.Contains($"いまは {Pcscd.SecondReader} のカードを使います。", person.Page.Words, StringComparison.Ordinal);
        await person.PressAsync("次へ", "0000");
        await person.PressAsync("読み取り開始");
        Assert.Equal((3, 2), (another.Image.AuthenticationPin.TriesLeft, agent.Image.AuthenticationPin.TriesLeft));
    }

    // C11: with the browser's back button.
    [Fact]
    public async Task Choosing_another_reader_forgets_what_was_typed_for_the_first()
    {
        await using var agent = await Agent.StartAsync(overPcSc: true);
        await using var first = await pcscd.InsertAsync(agent.Card, slot: 0);
        await using var second = await pcscd.InsertAsync(new OtherCard(), slot: 1);
        using var person = await agent.ArrivesAsync();
        var before = person.Page;
        await person.PressAsync("次へ", Agent.Pin);
        Assert.Equal("0.3", person.Page.Screen);
        await person.PressAsync(before, $"{Pcscd.SecondReader} のカードを使う");
        Assert.Equal("マイナンバーカードではありません", person.Page.Heading);
    }

    [Fact]
    public async Task One_reader_with_a_card_is_no_choice()
    {
        await using var agent = await Agent.StartAsync(overPcSc: true);
        await using var lying = await pcscd.InsertAsync(agent.Card);
        using var person = await agent.ArrivesAsync();
        Assert.DoesNotContain("カードリーダーを選ぶ", person.Page.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Card_of_another_kind_has_its_own_page()
    {
        await using var agent = await Agent.StartAsync(overPcSc: true);
        await using var lying = await pcscd.InsertAsync(new OtherCard());
        using var person = await agent.ArrivesAsync();
        Assert.Equal("マイナンバーカードではありません", person.Page.Heading);
    }

    private static void AssertSignedIn(Agent agent)
    {
        var proof = agent.Portal.Result.GetProperty("authenticate");
        using var certificate = X509CertificateLoader.LoadCertificate(proof.GetProperty("certificate").GetBytesFromBase64());
        byte[] challenge = [.. SHA256.HashData(Encoding.ASCII.GetBytes(agent.Portal.Origin)), .. SHA256.HashData(agent.Portal.Nonce)];
        Assert.True(
            certificate.GetRSAPublicKey()!.VerifyData(
                challenge, proof.GetProperty("signature").GetBytesFromBase64(), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
    }
}
