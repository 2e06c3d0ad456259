using Akashi.Hosting;
using Akashi.Service.Audit;
using Akashi.Service.Catalog.Reading;
using Akashi.Service.Platform.Sessions;
using Akashi.Service.Platform.Storage;
using Akashi.Service.Staff;
using Akashi.Service.Staff.Access;
using Microsoft.Extensions.DependencyInjection;

namespace Akashi.Cli.Staff;

/// <summary>
/// Lists, invites and disables members of staff: the operator's way back when nobody can sign in any more. Each change is an act like the Service's
/// own, with a line in the audit trail, and may run while the Service does. The link is printed once and stored nowhere.
/// </summary>
/// <param name="output">Where the result is written.</param>
/// <param name="errors">Where mistakes are written.</param>
internal sealed class StaffCommands(TextWriter output, TextWriter errors)
{
    private const int LongestName = 100;
    private static readonly string[] Known = [DatabaseOption.Folder, DatabaseOption.Connection, "--body", "--role", "--name", "--member", "--portal"];

    /// <summary>Runs "list", "invite" or "disable".</summary>
    public async Task<int> RunAsync(string command, IReadOnlyList<string> words, CancellationToken ct)
    {
        if (Options.Read(words, Known) is not { } options) return await CommandLine.RefuseAsync(errors);
        if (!DatabaseOption.TryRead(options, out var database, out var problem)) return await FailAsync(ExitCode.Usage, problem);
        try
        {
            return await (command switch
            {
                "list" when options.Has() || options.Has("--body") => WithAsync(database, staff => ListAsync(staff, options["--body"], ct), ct),
                "disable" when options.Has("--member") => OfMemberAsync(options, database, (staff, id) => DisableAsync(staff, id, ct), ct),
                "invite" when options.Has("--member") || options.Has("--member", "--portal") =>
                    OfMemberAsync(options, database, (staff, id) => InviteAgainAsync(staff, id, options["--portal"], ct), ct),
                "invite" when options.Has("--body", "--role", "--name") || options.Has("--body", "--role", "--name", "--portal") =>
                    InviteAsync(options, database, ct),
                _ => CommandLine.RefuseAsync(errors),
            });
        }
        catch (Exception e) when (DatabaseOption.FailureIn(e) is { } said)
        {
            return await FailAsync(ExitCode.CannotCheck, $"the database {database.Where} cannot be used: {said}");
        }
    }

    private async Task<int> ListAsync(StaffAccess staff, string? body, CancellationToken ct)
    {
        foreach (var m in await staff.ListAsync(body, ct)) await output.WriteLineAsync($"{m.Id}\t{m.BodyId}\t{WordOf(m.Role)}\t{WordOf(m.State)}\t{m.Name}");
        return ExitCode.Good;
    }

    private async Task<int> InviteAsync(Options options, DatabaseOption database, CancellationToken ct)
    {
        var (body, roleWord) = (options["--body"]!, options["--role"]!);
        var catalog = CatalogReader.Read(Path.Combine(AppContext.BaseDirectory, "catalog")).Catalog;
        if (catalog?.Qualifications.Any(q => q.Body.Id == body) != true) return await FailAsync(ExitCode.Usage, $"the catalog has no body \"{body}\".");
        if (!Enum.GetNames<StaffRole>().Contains(roleWord, StringComparer.OrdinalIgnoreCase))
            return await FailAsync(ExitCode.Usage, $"\"{roleWord}\" is not a role. There are {string.Join(", ", Enum.GetValues<StaffRole>().Select(WordOf))}.");
        if (OutsideText.Read(options["--name"], new TextLimit(LongestName, LongestName), out var name) is not null || name.Length == 0)
            return await FailAsync(ExitCode.Usage, $"--name is a name of at most {LongestName} characters.");
        return await WithAsync(database, async staff =>
        {
            var (id, link) = await staff.InviteAsync(body, Enum.Parse<StaffRole>(roleWord, ignoreCase: true), name, ct);
            return await TellLinkAsync(id, link, options["--portal"]);
        }, ct);
    }

    private async Task<int> InviteAgainAsync(StaffAccess staff, Guid id, string? portal, CancellationToken ct)
    {
        var (outcome, link) = await staff.InviteAgainAsync(id, ct);
        return outcome switch
        {
            AccessOutcome.Done => await TellLinkAsync(id, link!, portal),
            AccessOutcome.Disabled => await FailAsync(ExitCode.CannotCheck, $"the member {id} is disabled for good. Invite the person as a new member."),
            _ => await NoMemberAsync(id),
        };
    }

    private async Task<int> DisableAsync(StaffAccess staff, Guid id, CancellationToken ct)
    {
        var outcome = await staff.DisableAsync(id, ct);
        if (outcome == AccessOutcome.NotFound) return await NoMemberAsync(id);
        await output.WriteLineAsync(
            outcome == AccessOutcome.Done
                ? $"The member {id} is disabled: no session, passkey or link works any more."
                : $"The member {id} was already disabled. Nothing was changed.");
        return ExitCode.Good;
    }

    private async Task<int> TellLinkAsync(Guid id, string link, string? portal)
    {
        await output.WriteLineAsync(
            $"The member {id} enrols a passkey by this link, once, within {StaffAccess.LinkLife.Days} days. "
            + "Hand it over so that nobody else reads it:");
        await output.WriteLineAsync((portal?.TrimEnd('/') ?? "") + link);
        return ExitCode.Good;
    }

    private Task<int> OfMemberAsync(Options options, DatabaseOption database, Func<StaffAccess, Guid, Task<int>> act, CancellationToken ct) =>
        Guid.TryParse(options["--member"], out var id)
            ? WithAsync(database, staff => act(staff, id), ct)
            : FailAsync(ExitCode.Usage, $"\"{options["--member"]}\" is not a member's id. \"staff list\" shows them.");

    private async Task<int> WithAsync(DatabaseOption database, Func<StaffAccess, Task<int>> act, CancellationToken ct)
    {
        if (await database.WhyNotAsync(ct) is { } why) return await FailAsync(ExitCode.CannotCheck, why);
        var services = new ServiceCollection();
        services.AddSingleton(TimeProvider.System);
        services.AddStorage(database.Engine);
        services.AddScoped<SessionStore>();
        services.AddScoped<StaffAccess>();
        AuditFace.Add(services);
        await using var provider = services.BuildServiceProvider();
        await using var scope = provider.CreateAsyncScope();
        return await act(scope.ServiceProvider.GetRequiredService<StaffAccess>());
    }

    private Task<int> NoMemberAsync(Guid id) => FailAsync(ExitCode.CannotCheck, $"there is no member {id}.");

    private Task<int> FailAsync(int code, string words) => CommandLine.FailAsync(errors, code, words);

    private static string WordOf<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
