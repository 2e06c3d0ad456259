using Akashi.Service.Platform.Actors;
using Akashi.Service.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Registers;

/// <summary>Writes the registers: each change appends a version and raises <see cref="RegistrationChanged"/>. For use inside a running act only.</summary>
/// <param name="db">The database.</param>
/// <param name="commit">The running act.</param>
/// <param name="clock">The clock.</param>
internal sealed class RegisterBook(AkashiDb db, Commit commit, TimeProvider clock)
{
    private static readonly HotQuery<Func<AkashiDb, Guid, CancellationToken, Task<Registration?>>> EntryById = new(() =>
        EF.CompileAsyncQuery((AkashiDb db, Guid id, CancellationToken _) => db.Set<Registration>().SingleOrDefault(r => r.Id == id)));

    private static readonly HotQuery<Func<AkashiDb, Guid, int, CancellationToken, Task<RegistrationVersion>>> VersionOf = new(() =>
        EF.CompileAsyncQuery((AkashiDb db, Guid id, int number, CancellationToken _) =>
            db.Set<RegistrationVersion>().AsNoTracking().Single(v => v.RegistrationId == id && v.Number == number)));

    /// <summary>Adds an entry with its first version.</summary>
    /// <exception cref="ArgumentException">The facts are too long for a credential. Every caller has to refuse them earlier.</exception>
    public async Task EnterAsync(Registration entry, RegistrationFacts facts, RegisterAct act, CancellationToken ct)
    {
        MustFitCode(entry, facts);
        db.Add(entry);
        await AppendAsync(entry, facts, act, ct);
    }

    /// <summary>Loads an entry for a change, with its current facts; null if there is none.</summary>
    public async Task<(Registration Entry, RegistrationFacts Facts)?> LoadAsync(Guid id, CancellationToken ct)
    {
        var entry = await EntryById.For(db)(db, id, ct);
        if (entry is null) return null;
        var version = await VersionOf.For(db)(db, id, entry.Version, ct);
        return (entry, FactsOf(version));
    }

    /// <summary>The act that made the current version.</summary>
    public Task<RegisterAct> LastActAsync(Registration entry, CancellationToken ct) =>
        db.Set<RegistrationVersion>().Where(v => v.RegistrationId == entry.Id && v.Number == entry.Version)
            .Select(v => new RegisterAct(v.Act, v.By, v.Why)).SingleAsync(ct);

    /// <summary>Appends a version with new facts to a loaded entry.</summary>
    /// <exception cref="ArgumentException">The facts are too long for a credential. Every caller has to refuse them earlier.</exception>
    public Task AmendAsync(Registration entry, RegistrationFacts facts, RegisterAct act, CancellationToken ct)
    {
        MustFitCode(entry, facts);
        return ChangeAsync(entry, facts, act, ct);
    }

    /// <summary>Appends a version to a loaded entry, with the status and holder set on the entry.</summary>
    public async Task ChangeAsync(Registration entry, RegistrationFacts facts, RegisterAct act, CancellationToken ct)
    {
        entry.Version++;
        await AppendAsync(entry, facts, act, ct);
    }

    internal static RegistrationFacts FactsOf(RegistrationVersion v) =>
        new(v.Name, v.Kana, v.FormerName, v.BirthOn, v.Sex, v.Address, v.Domicile, v.RegisteredOn);

    private static void MustFitCode(Registration entry, RegistrationFacts facts)
    {
        if (!facts.FitCode(entry.Number)) throw new ArgumentException("No credential has room for these facts.", nameof(facts));
    }

    private async Task AppendAsync(Registration entry, RegistrationFacts facts, RegisterAct act, CancellationToken ct)
    {
        var version = new RegistrationVersion
        {
            RegistrationId = entry.Id,
            Number = entry.Version,
            From = Instants.Kept(clock.GetUtcNow()),
            Status = entry.Status,
            Name = facts.Name,
            Kana = facts.Kana,
            FormerName = facts.FormerName,
            BirthOn = facts.BirthOn,
            Sex = facts.Sex,
            Address = facts.Address,
            Domicile = facts.Domicile,
            RegisteredOn = facts.RegisteredOn,
            Act = act.Code,
            By = act.By,
            Why = act.Reason,
        };
        db.Add(version);
        entry.FindBy(facts);
        var view = new RegistrationView(entry.Id, entry.QualificationId, entry.Number, entry.AccountId, entry.Status, entry.Version, facts);
        await commit.RaiseAsync(new RegistrationChanged(view, act.Code, act.By, act.Reason, VersionDigest.Of(entry, version)), ct);
    }
}

/// <summary>What was done to an entry.</summary>
/// <param name="Code">Stable code: entered, imported, linked, joined, changed, reissued, deleted-at-own-wish, suspended, lifted, revoked.</param>
/// <param name="By">Who did it.</param>
/// <param name="Reason">The reason; null if the act needs none.</param>
internal sealed record RegisterAct(string Code, Actor By, string? Reason = null);
