using Akashi.Service.Accounts;
using Akashi.Service.Audit;
using Akashi.Service.Platform.Sessions;
using Akashi.Service.Platform.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Akashi.Cli.Accounts;

/// <summary>
/// Unbinds an account from its person, with a line in the audit trail. It is an act like the Service's own, and may run while the Service does.
/// </summary>
internal static class UnbindAccount
{
    public static async Task<int> RunAsync(string account, IReadOnlyList<string> words, TextWriter output, TextWriter errors, CancellationToken ct)
    {
        if (Options.Read(words, DatabaseOption.Folder, DatabaseOption.Connection) is not { } options) return await CommandLine.RefuseAsync(errors);
        if (!DatabaseOption.TryRead(options, out var database, out var problem))
        {
            await errors.WriteLineAsync("akashi: " + problem);
            return ExitCode.Usage;
        }
        if (!Guid.TryParse(account, out var id))
        {
            await errors.WriteLineAsync($"akashi: \"{account}\" is not an account's id. The audit trail contains it as \"account:ID\".");
            return ExitCode.Usage;
        }
        try
        {
            if (await database.WhyNotAsync(ct) is not { } why) return await TellAsync(id, await UnbindAsync(id, database.Engine, ct), output, errors);
            await errors.WriteLineAsync("akashi: " + why);
            return ExitCode.CannotCheck;
        }
        catch (Exception e) when (DatabaseOption.FailureIn(e) is { } said)
        {
            await errors.WriteLineAsync($"akashi: the database {database.Where} cannot be written: {said}");
            return ExitCode.CannotCheck;
        }
    }

    private static async Task<UnbindOutcome> UnbindAsync(Guid account, StorageEngine engine, CancellationToken ct)
    {
        var services = new ServiceCollection();
        services.AddSingleton(TimeProvider.System);
        services.AddStorage(engine);
        services.AddScoped<SessionStore>();
        services.AddScoped<AccountsFace>();
        AuditFace.Add(services);
        await using var provider = services.BuildServiceProvider();
        await using var scope = provider.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<AccountsFace>().UnbindAsync(account, ct);
    }

    private static async Task<int> TellAsync(Guid account, UnbindOutcome outcome, TextWriter output, TextWriter errors)
    {
        switch (outcome)
        {
            case UnbindOutcome.Unbound:
                await output.WriteLineAsync($"The account {account} is no longer bound to anyone. Its next signature binds it again.");
                return ExitCode.Good;
            case UnbindOutcome.NotBound:
                await output.WriteLineAsync($"The account {account} was not bound to anyone. Nothing was changed.");
                return ExitCode.Good;
            default:
                await errors.WriteLineAsync($"akashi: there is no account {account}.");
                return ExitCode.CannotCheck;
        }
    }
}
