using Akashi.Hosting;
using Akashi.Pdf;
using Akashi.Pdf.Signing;
using Akashi.Sandbox;
using Akashi.Sandbox.TimeStamps;
using Akashi.Service;
using Akashi.Service.Accounts;
using Akashi.Service.Cards;
using Akashi.Service.Issuing;
using Akashi.Service.Issuing.Issue;
using Akashi.Service.Issuing.Keys;
using Akashi.Service.Issuing.Stamping;
using Akashi.Service.Platform;
using Akashi.Service.Platform.Actors;
using Akashi.Service.Platform.Files;
using Akashi.Service.Platform.Storage;
using Akashi.Service.Registers;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Akashi.Bench.Issuing;

/// <summary>The service as it composes itself, on SQLite, where holders ask for credentials; its jobs and pages do not run.</summary>
internal sealed class Counter : IAsyncDisposable
{
    private const string CareWorker = "certified-care-worker";
    private static readonly DateTimeOffset Begun = new(2026, 11, 24, 1, 0, 0, TimeSpan.Zero);
    private readonly FakeTimeProvider clock = new(Begun) { AutoAdvanceAmount = TimeSpan.FromMilliseconds(1) };
    private readonly Guid account;
    private WebApplication app = null!;

    private Counter() => (account, Keys) = (Guid.CreateVersion7(clock.GetUtcNow()), new MeasuredKeys(Parts, clock.GetUtcNow()));

    /// <summary>Cuts each issue into its parts.</summary>
    public PartClock Parts { get; } = new();

    public MeasuredKeys Keys { get; }

    public FileStore Files => app.Services.GetRequiredService<FileStore>();

    public PdfFonts Fonts => app.Services.GetRequiredService<PdfFonts>();

    /// <param name="folder">An empty folder.</param>
    public static async Task<Counter> OpenAsync(string folder)
    {
        var counter = new Counter();
        var sandbox = Directory.CreateDirectory(Path.Combine(folder, "sandbox")).FullName;
        var authority = new TimeStampAuthority(new SandboxSettings(sandbox, new Uri("http://localhost:8083"), "", 0, []), counter.clock);
        var root = Path.Combine(folder, "root.pem");
        await File.WriteAllTextAsync(root, counter.Keys.Root.ExportCertificatePem());
        counter.app = counter.Compose(folder, authority,
        [
            "--Verifier:Origin=http://localhost:8081", $"--Trust:Authentication={root}", $"--Trust:Signature={root}", $"--Trust:Issuer={root}",
            "--Issuing:TimeStampAt=http://localhost:8083/tsa", $"--Trust:TimeStamps={Path.Combine(sandbox, "trust", "timestamps.pem")}",
            "--Issuing:TimeStampRequired=true",
        ]);
        await StorageSetup.MigrateAsync(counter.app.Services, CancellationToken.None);
        await counter.app.Services.GetServices<ICapability>().OfType<IssuingCapability>().Single().StartAsync(counter.app.Services, CancellationToken.None);
        await counter.OpenAccountAsync();
        return counter;
    }

    /// <summary>Enters a registration of the holder, as an import does.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="name">The holder's name.</param>
    public async Task<Guid> EnterAsync(string number, string name)
    {
        var entry = new Registration
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()),
            QualificationId = CareWorker,
            Number = number,
            NumberSearchForm = number,
            AccountId = account,
            Status = RegistrationStatus.Active,
            Version = 1,
        };
        var facts = new RegistrationFacts(
            name, "ヤマダ　ハナコ", null, new DateOnly(1990, 5, 15), Sex.Female, "東京都千代田区紀尾井町１－３", "東京都", new DateOnly(2019, 4, 1));
        await WithAsync((IServiceProvider s) => s.GetRequiredService<Commit>().RunAsync(async () =>
        {
            await s.GetRequiredService<RegisterBook>().EnterAsync(entry, facts, new RegisterAct("imported", Actor.System), CancellationToken.None);
            return true;
        }, CancellationToken.None));
        return entry.Id;
    }

    /// <summary>The act: the holder asks for a credential.</summary>
    /// <returns>Its id; null where no font of the machine has a character of the name.</returns>
    public async Task<Guid?> IssueAsync(Guid registration)
    {
        Parts.Begin();
        var outcome = await WithAsync((IssueHandler issue) => issue.HandleAsync(registration, account, CancellationToken.None));
        Parts.End(Part.Commit);
        return outcome switch
        {
            IssueOutcome.Issued issued => issued.Id,
            IssueOutcome.CannotBeDrawn => null,
            _ => throw new InvalidOperationException($"The issue ended with {outcome}."),
        };
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private WebApplication Compose(string folder, TimeStampAuthority authority, string[] settings)
    {
        // The pages' files are beside the program, wherever it is started.
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { Args = settings, ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<TimeProvider>(clock);
        // After the service's own parts, of which these are in the place.
        builder.Host.ConfigureContainer<IServiceCollection>((_, services) =>
        {
            services.AddSingleton<IKeyStore>(Keys);
            services.AddSingleton(s => new TimeStampClient(
                new HttpClient(new StampsAtHand(authority, Parts)), s.GetRequiredService<TimeStampSettings>(), NullLogger<TimeStampClient>.Instance));
            services.AddSingleton<ITimeStamps>(s => new MeasuredStamps(s.GetRequiredService<TimeStampClient>(), Parts));
        });
        return ServiceHost.Build(builder, new SettingsReader(builder.Configuration), new HostSettings(folder, new Uri("http://localhost:8080"), clock));
    }

    private Task<int> OpenAccountAsync() => WithAsync((AkashiDb db) =>
    {
        db.Add(new Account { Id = account, OpenedAt = clock.GetUtcNow() });
        return db.SaveChangesAsync();
    });

    // A separate scope, as every request has.
    private async Task<T> WithAsync<TPart, T>(Func<TPart, Task<T>> act)
        where TPart : notnull
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await act(scope.ServiceProvider.GetRequiredService<TPart>());
    }
}
