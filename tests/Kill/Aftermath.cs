using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Akashi.Hosting;
using Akashi.Launcher.Stack;
using Akashi.Service.Applications;
using Akashi.Service.Audit;
using Akashi.Service.Issuing;
using Akashi.Service.Payments;
using Akashi.Service.Platform.Outbox;
using Akashi.Service.Platform.Storage;
using Akashi.Service.Registers;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Kill.Tests;

/// <summary>Money that has moved according to the provider's ledger.</summary>
internal sealed record Capture(string Id, string ClientReferenceId, long Amount, string Currency);

/// <summary>Everything that provider, database and Verifier say once all is at rest.</summary>
internal sealed record Aftermath
{
    public required IReadOnlyList<Capture> Ledger { get; init; }

    public required IReadOnlyDictionary<Guid, Application> Applications { get; init; }

    public required ILookup<Guid, ApplicationStep> Steps { get; init; }

    /// <summary>Numbers of the rounds that were set aside.</summary>
    public required ILookup<Guid, int> Rounds { get; init; }

    public required IReadOnlyList<Charge> Charges { get; init; }

    public required IReadOnlyList<Attempt> Attempts { get; init; }

    public required ILookup<Guid, RegistrationVersion> Versions { get; init; }

    public required IReadOnlyList<IssuedCredential> Credentials { get; init; }

    public required IReadOnlyList<OutboxRow> Outbox { get; init; }

    public required AuditVerdict Verdict { get; init; }

    /// <summary>Act and subject of each line in the audit trail.</summary>
    public required ILookup<(string Act, string Subject), long> Audit { get; init; }

    /// <summary>The Verifier's result and reason for each credential, by the address in its code.</summary>
    public required IReadOnlyDictionary<string, string> Verified { get; init; }

    /// <summary>
    /// Waits until nothing is in progress, then reads everything. It reads even if things never come to rest, so that the tests say what is wrong.
    /// </summary>
    public static async Task<Aftermath> AtRestAsync(Records records, StackSettings at, IReadOnlyList<Change> changes, CancellationToken ct)
    {
        using var http = new HttpClient(LoopbackNames.Handler());
        await Wait.ComesAsync(async () => !await records.ReadAsync(db => IsMovingAsync(db, ct)));
        var verified = new Dictionary<string, string>();
        foreach (var change in changes)
        {
            var expected = await records.StateAsync(change) == ApplicationState.Completed ? "invalid replaced" : "valid ";
            // The Verifier keeps a list for some seconds.
            if (!await Wait.ComesAsync(async () => (verified[change.Credential] = await VerifyAsync(http, at, change.Credential, ct)) == expected)) break;
        }
        var ledger = await http.GetFromJsonAsync<List<Capture>>(new Uri(at.Payments, "/sandbox/ledger"), ct);
        return await records.ReadAsync(db => ReadAsync(db, ledger!, verified, ct));
    }

    /// <summary>Receipt number of an application; null for a draft.</summary>
    public static Task<string?> ReceiptAsync(AkashiDb db, Change change) => db.Set<Application>()
        .Where(a => a.Id == change.Application).Select(a => a.Submission == null ? null : a.Submission.ReceiptNumber).SingleAsync();

    private static async Task<bool> IsMovingAsync(AkashiDb db, CancellationToken ct) =>
        await db.Set<Attempt>().AnyAsync(a => a.State == AttemptState.Requested || a.State == AttemptState.Started || a.State == AttemptState.Unknown, ct)
        || await db.Set<OutboxRow>().AnyAsync(r => r.GaveUpAt == null, ct);

    private static async Task<string> VerifyAsync(HttpClient http, StackSettings at, string code, CancellationToken ct)
    {
        using var answer = await http.PostAsJsonAsync(new Uri(at.Verifier, "/api/2026-12-01/verifications"), new { code }, ct);
        var json = JsonNode.Parse(await answer.Content.ReadAsStringAsync(ct))!;
        return $"{json["result"]?.GetValue<string>()} {json["reason"]?.GetValue<string>()}";
    }

    private static async Task<Aftermath> ReadAsync(
        AkashiDb db, IReadOnlyList<Capture> ledger, IReadOnlyDictionary<string, string> verified, CancellationToken ct)
    {
        var lines = await db.Set<AuditEntry>().AsNoTracking().OrderBy(e => e.Number).Select(e => new { e.Number, e.Text }).ToListAsync(ct);
        return new Aftermath
        {
            Ledger = ledger,
            Applications = await db.Set<Application>().AsNoTracking().ToDictionaryAsync(a => a.Id, ct),
            Steps = (await db.Set<ApplicationStep>().AsNoTracking().ToListAsync(ct)).ToLookup(s => s.ApplicationId),
            Rounds = (await db.Set<SignedRound>().AsNoTracking().Select(r => new { r.ApplicationId, r.Number }).ToListAsync(ct))
                .ToLookup(r => r.ApplicationId, r => r.Number),
            Charges = await db.Set<Charge>().AsNoTracking().ToListAsync(ct),
            Attempts = await db.Set<Attempt>().AsNoTracking().ToListAsync(ct),
            Versions = (await db.Set<RegistrationVersion>().AsNoTracking().OrderBy(v => v.Number).ToListAsync(ct)).ToLookup(v => v.RegistrationId),
            Credentials = await db.Set<IssuedCredential>().AsNoTracking().ToListAsync(ct),
            Outbox = await db.Set<OutboxRow>().AsNoTracking().ToListAsync(ct),
            Verdict = await new AuditFace(db, [RegistersFace.BoundBy(db)]).VerifyAsync(null, ct),
            Audit = lines.ToLookup(l => (TextOf(l.Text, "act"), TextOf(l.Text, "subject")), l => l.Number),
            Verified = verified,
        };
    }

    private static string TextOf(string line, string key) => JsonNode.Parse(line)![key]!.GetValue<string>();
}
