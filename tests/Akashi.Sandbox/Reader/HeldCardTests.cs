using System.Net;
using System.Net.Http.Json;
using Akashi.Card;
using Akashi.Card.Jpki;
using Akashi.Card.Transport;
using Akashi.Sandbox.Identity.Card;

namespace Akashi.Sandbox.Tests.Reader;

/// <summary>Cards held behind a phone, which is another program.</summary>
public sealed class HeldCardTests(RunningSandbox sandbox) : IClassFixture<RunningSandbox>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task PIN_locked_by_the_phone_is_locked_in_the_reader_where_the_same_card_lies()
    {
        using var put = await sandbox.Http.PutAsJsonAsync("/api/reader", new { persona = "misaki" }, Ct);
        put.EnsureSuccessStatusCode();
        await using var reader = (await new VirtualReader("127.0.0.1", sandbox.ReaderPort).ConnectAsync(Ct)).Value!;
        var inReader = (await JpkiApplication.SelectAsync(reader, Ct)).Value!;
        Assert.Equal(3, (await inReader.TriesLeftAsync(JpkiKey.Authentication, Ct)).Value);
        await using (var phone = (await SandboxCard.HoldAsync(sandbox.Http, "misaki", Ct)).Value!)
        {
            var behind = (await JpkiApplication.SelectAsync(phone, Ct)).Value!;
            for (var i = 0; i < 3; i++) await behind.VerifyAsync(JpkiKey.Authentication, "9999"u8.ToArray(), Ct);
        }
        Assert.Equal(0, (await inReader.TriesLeftAsync(JpkiKey.Authentication, Ct)).Value);
    }

    [Fact]
    public async Task Next_phone_takes_the_card_from_the_last()
    {
        await using var first = (await SandboxCard.HoldAsync(sandbox.Http, "taro", Ct)).Value!;
        await using var second = (await SandboxCard.HoldAsync(sandbox.Http, "taro", Ct)).Value!;
        Assert.Equal(CardFault.Removed, (await JpkiApplication.SelectAsync(first, Ct)).Fault);
        Assert.Null((await JpkiApplication.SelectAsync(second, Ct)).Fault);
    }

    [Fact]
    public async Task Released_card_answers_nothing_more()
    {
        var phone = (await SandboxCard.HoldAsync(sandbox.Http, "yoshino", Ct)).Value!;
        Assert.Null((await JpkiApplication.SelectAsync(phone, Ct)).Fault);
        await phone.DisposeAsync();
        Assert.Equal(CardFault.Removed, (await JpkiApplication.SelectAsync(phone, Ct)).Fault);
    }

    [Fact]
    public async Task Unknown_persona_or_holding_is_not_found()
    {
        Assert.Equal(CardFault.NoCard, (await SandboxCard.HoldAsync(sandbox.Http, "nobody", Ct)).Fault);
        using var command = new ByteArrayContent([0x00, 0xA4, 0x04, 0x0C]);
        command.Headers.ContentType = new("application/octet-stream");
        using var answer = await sandbox.Http.PostAsync(new Uri("/api/held/01890000-0000-7000-8000-000000000000", UriKind.Relative), command, Ct);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }
}
