using System.Text;
using Akashi.Service.Issuing.Stamping;
using Akashi.Service.Platform.Health;
using Akashi.Service.Platform.Settings;
using Akashi.Service.Tests.Given;
using Akashi.Service.Tests.Registers;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Akashi.Service.Tests.Issuing.Stamping;

/// <summary>Decision 0047: an operator learns that the time stamp authority is silent, before a holder does.</summary>
[Trait(TestDatabase.Trait, TestDatabase.Any)]
public sealed class TimeStampHealthTests : IDisposable
{
    private static readonly Uri Address = new("http://127.0.0.1:9/tsa");
    private readonly Folder folder = new();
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 11, 24, 1, 0, 0, TimeSpan.Zero));
    private readonly Lines lines = new();
    private int questions;
    private bool away;

    private ForgedStamps Authority => field ??= new ForgedStamps(clock);

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(false, 200, "{\"status\":\"ok\",\"warnings\":[\"time-stamps-away\"]}")]
    [InlineData(true, 503, "{\"status\":\"unavailable\",\"reason\":\"time-stamps-away\"}")]
    public async Task Silent_authority_is_a_warning_and_where_stamps_are_required_a_gap(bool required, int status, string body)
    {
        await using var desk = await Desk.OpenAsync();
        var client = Client(required);
        var health = new TimeStampHealth(client, Settings(required));
        Assert.Equal((200, "{\"status\":\"ok\"}"), await AnswerAsync(desk, health));
        away = true;
        await ProbeAsync(client);
        Assert.Equal((status, body), await AnswerAsync(desk, health));
        away = false;
        await ProbeAsync(client);
        Assert.Equal((200, "{\"status\":\"ok\"}"), await AnswerAsync(desk, health));
    }

    [Fact]
    public async Task Authority_is_asked_without_need_only_until_it_answers()
    {
        var client = Client();
        away = true;
        await ProbeAsync(client);
        await ProbeAsync(client);
        Assert.Equal(2, questions);
        away = false;
        await ProbeAsync(client);
        await ProbeAsync(client);
        Assert.Equal(3, questions);
    }

    [Fact]
    public async Task A_document_without_a_stamp_is_noticed_and_its_authority_asked_again()
    {
        var client = Client();
        await ProbeAsync(client);
        away = true;
        Assert.Null(await client.StampAsync(new byte[64], clock.GetUtcNow(), TestContext.Current.CancellationToken));
        Assert.True(client.IsSilent);
        await ProbeAsync(client);
        Assert.Equal(3, questions);
    }

    [Fact]
    public async Task The_log_says_once_that_it_is_silent_and_once_that_it_is_back()
    {
        var client = Client();
        away = true;
        await ProbeAsync(client);
        await ProbeAsync(client);
        away = false;
        await ProbeAsync(client);
        Assert.Collection(
            lines.Written,
            first => Assert.StartsWith("Warning: The time stamp authority http://127.0.0.1:9/tsa gives no stamps: ", first, StringComparison.Ordinal),
            second => Assert.Equal("Information: The time stamp authority http://127.0.0.1:9/tsa gives stamps again.", second));
    }

    [Fact]
    public async Task The_service_has_it_where_documents_are_stamped()
    {
        var root = folder.File("root.pem", Encoding.ASCII.GetBytes(Authority.Root.ExportCertificatePem()));
        await using var desk = await Desk.OpenAsync(null, null, $"Issuing:TimeStampAt={Address}", $"Trust:TimeStamps={root}");
        await using var scope = desk.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<TimeStampClient>().ProbeAsync(clock.GetUtcNow(), TestContext.Current.CancellationToken);
        var part = Assert.Single(scope.ServiceProvider.GetServices<IHealth>().OfType<TimeStampHealth>());
        Assert.Equal("time-stamps-away", await part.WarningAsync(TestContext.Current.CancellationToken));
    }

    private static async Task<(int Status, string Body)> AnswerAsync(Desk desk, IHealth health)
    {
        var ct = TestContext.Current.CancellationToken;
        var answer = await HealthEndpoint.AnswerAsync([health], desk.Services.GetRequiredService<ServiceSettings>(), ct);
        using var body = new MemoryStream();
        var http = new DefaultHttpContext { RequestServices = desk.Services, Response = { Body = body } };
        await answer.ExecuteAsync(http);
        return (http.Response.StatusCode, Encoding.UTF8.GetString(body.ToArray()));
    }

    private Task ProbeAsync(TimeStampClient client) => client.ProbeAsync(clock.GetUtcNow(), TestContext.Current.CancellationToken);

    private TimeStampSettings Settings(bool required) => new(Address, [Authority.Root], required);

    private TimeStampClient Client(bool required = false) => new(
        new HttpClient(new Answering(question =>
        {
            questions++;
            return away ? [] : Authority.Answer(question);
        })), Settings(required), lines);

    private sealed class Lines : ILogger<TimeStampClient>
    {
        public List<string> Written { get; } = [];

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Written.Add($"{logLevel}: {formatter(state, exception)}");
    }
}
