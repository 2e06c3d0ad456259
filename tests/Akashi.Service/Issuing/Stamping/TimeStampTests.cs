using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using Akashi.Sandbox;
using Akashi.Sandbox.TimeStamps;
using Akashi.Service.Issuing;
using Akashi.Service.Issuing.Issue;
using Akashi.Service.Issuing.Stamping;
using Akashi.Service.Tests.Given;
using Akashi.Service.Tests.Issuing.Portal.Sheet;
using Akashi.Service.Tests.Registers;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Akashi.Service.Tests.Issuing.Stamping;

/// <summary>Row 3.6.1: the signature of a credential's PDF has a time stamp (PAdES B-T), and only one that can be believed.</summary>
[Trait(TestDatabase.Trait, TestDatabase.Any)]
public sealed class TimeStampTests : IDisposable
{
    private static readonly Uri Nowhere = new("http://127.0.0.1:9/tsa");
    private static readonly Guid Holder = new("01990000-0000-7000-8000-000000000001");
    private readonly Folder folder = new();
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 11, 24, 1, 0, 0, TimeSpan.Zero));
    private readonly TimeStampAuthority authority;
    private byte[] lastAnswer = [];

    public TimeStampTests() => authority = Authority("ours");

    private string Root => folder.PathOf("ours/trust/timestamps.pem");

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Stamp_of_a_credential_is_verified_by_openssl_over_the_value_of_its_signature()
    {
        await using var desk = await Desk.OpenAsync();
        var pdf = await Faces.DrawnAsync(desk, "介護福祉士", "Certified Care Worker", "山田　花子", null, Client(Root));
        Assert.InRange(pdf.Length, 1, 120_000);
        var signer = Signature(pdf).SignerInfos[0];
        var token = signer.UnsignedAttributes.Cast<System.Security.Cryptography.CryptographicAttributeObject>().Single().Values[0].RawData;
        string[] files = ["-data", folder.File("value", signer.GetSignature()), "-in", folder.File("token", token), "-token_in", "-CAfile", Root];
        var (_, said) = await Tool.RunAsync("openssl", ["ts", "-verify", .. files]);
        Assert.Contains("Verification: OK", said, StringComparison.Ordinal);
        var (_, whole) = await Tool.RunAsync("pdfsig", folder.File("a.pdf", pdf));
        Assert.Contains("Total document signed", whole, StringComparison.Ordinal);
        Assert.Contains("Signature is Valid", whole, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stamp_of_now_by_the_configured_authority_is_taken() => Assert.NotNull(await StampAsync(Client(Root)));

    /// <summary>Threat V21: nothing else is taken for a stamp.</summary>
    [Fact]
    public async Task V21_stamp_by_a_key_of_another_root_is_not_taken()
    {
        _ = Authority("other");
        Assert.Null(await StampAsync(Client(folder.PathOf("other/trust/timestamps.pem"))));
    }

    [Fact]
    public async Task V21_stamp_of_another_question_is_not_taken()
    {
        Assert.NotNull(await StampAsync(Client(Root)));
        var old = lastAnswer;
        Assert.Null(await StampAsync(Client(Root, _ => old)));
    }

    [Theory]
    [InlineData(6)]
    [InlineData(-6)]
    public async Task V21_stamp_with_a_time_other_than_now_is_not_taken(int minutes)
    {
        var now = clock.GetUtcNow();
        clock.AdjustTime(now.AddMinutes(minutes));
        Assert.Null(await Client(Root).StampAsync(new byte[64], now, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("")]
    [InlineData("no stamp")]
    public async Task V21_answer_that_is_no_stamp_is_not_taken(string answer) =>
        Assert.Null(await StampAsync(Client(Root, _ => System.Text.Encoding.ASCII.GetBytes(answer))));

    /// <summary>Decision 0047: a holder gets what they need, also while the authority is away.</summary>
    [Fact]
    public async Task Without_an_answer_a_credential_is_issued_without_a_stamp_and_is_known_to_be()
    {
        await using var desk = await Desk.OpenAsync(null, null, $"Issuing:TimeStampAt={Nowhere}", $"Trust:TimeStamps={Root}");
        var issued = Assert.IsType<IssueOutcome.Issued>(await IssueAsync(desk));
        var kept = Assert.Single(await desk.RowsAsync<IssuedCredential>());
        Assert.Equal((issued.Id, false), (kept.Id, kept.Stamped));
    }

    [Fact]
    public async Task Without_an_answer_nothing_is_issued_where_a_stamp_is_required()
    {
        await using var desk = await Desk.OpenAsync(
            null, null, $"Issuing:TimeStampAt={Nowhere}", $"Trust:TimeStamps={Root}", "Issuing:TimeStampRequired=true");
        Assert.IsType<IssueOutcome.NotStamped>(await IssueAsync(desk));
        Assert.Empty(await desk.RowsAsync<IssuedCredential>());
    }

    private static async Task<IssueOutcome> IssueAsync(Desk desk)
    {
        var entry = await desk.EntryAsync("D-0123456", holder: Holder);
        return await desk.WithAsync((IssueHandler handler) => handler.HandleAsync(entry, Holder, TestContext.Current.CancellationToken));
    }

    private Task<byte[]?> StampAsync(TimeStampClient client) => client.StampAsync(new byte[64], clock.GetUtcNow(), TestContext.Current.CancellationToken);

    private TimeStampAuthority Authority(string name) =>
        new(new SandboxSettings(folder.PathOf(name), new Uri("http://localhost:8082"), "", 0, []), clock);

    private TimeStampClient Client(string root, Func<byte[], byte[]>? answer = null)
    {
        var roots = new X509Certificate2Collection();
        roots.ImportFromPemFile(root);
        var http = new HttpClient(new Answering(question => lastAnswer = (answer ?? authority.Answer)(question)));
        return new TimeStampClient(http, new TimeStampSettings(Nowhere, roots, Required: false), NullLogger<TimeStampClient>.Instance);
    }

    // The CMS in the file's only signature. What follows it is room.
    private static SignedCms Signature(byte[] pdf)
    {
        var start = pdf.AsSpan().LastIndexOf("/Contents <"u8) + "/Contents <".Length;
        var hex = System.Text.Encoding.ASCII.GetString(pdf, start, pdf.AsSpan(start).IndexOf((byte)'>'));
        var bytes = Convert.FromHexString(hex);
        System.Formats.Asn1.AsnDecoder.ReadSequence(bytes, System.Formats.Asn1.AsnEncodingRules.BER, out var offset, out var length, out _);
        var cms = new SignedCms();
        cms.Decode(bytes.AsSpan(0, offset + length));
        return cms;
    }
}
