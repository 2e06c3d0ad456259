using Akashi.Service.Applications;
using Akashi.Service.Audit;
using Akashi.Service.Tests.Given;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Tests.Security;

/// <summary>P10: whatever happens, no line of the log or the trail tells to whom it happened.</summary>
[Trait(TestDatabase.Trait, TestDatabase.Any)]
public sealed class LogsTests(World world)
{
    [Fact]
    public async Task Log_of_a_whole_application_and_a_crash_contains_no_personal_fact_and_no_query_string()
    {
        var victim = await Victim.InAsync(world);
        await CrashAsync(victim, $"/applications/{victim.Draft}/check?kept=out-of-the-log");
        var lines = world.Logs.Lines;
        // Proves that the capture works: the crash is in it.
        Assert.Contains(lines, l => l.Contains("lost-from-the-catalog", StringComparison.Ordinal));
        string[] secrets = [.. victim.Secrets, "03-1234-5678", "out-of-the-log", "?code=", "?card=", victim.Holder.Card.Subject];
        foreach (var secret in secrets)
            Assert.DoesNotContain(lines, l => l.Contains(secret, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Trail_contains_only_ids_and_codes()
    {
        var victim = await Victim.InAsync(world);
        var texts = await world.InDbAsync(db => db.Set<AuditEntry>().Select(e => e.Text).ToListAsync());
        Assert.Contains(texts, t => t.Contains(victim.Application.ToString(), StringComparison.Ordinal));
        foreach (var secret in victim.Secrets.Where(s => s != victim.Number).Append("03-1234-5678"))
            Assert.DoesNotContain(texts, t => t.Contains(secret, StringComparison.Ordinal));
    }

    private async Task CrashAsync(Victim victim, string address)
    {
        await NameAsync(victim, "lost-from-the-catalog");
        using var answer = await victim.Holder.Browser.GetAsync(address);
        await NameAsync(victim, "certified-care-worker");
    }

    private Task<int> NameAsync(Victim victim, string qualification) => world.InDbAsync(db =>
        db.Set<Application>().Where(a => a.Id == victim.Draft).ExecuteUpdateAsync(u => u.SetProperty(a => a.QualificationId, qualification)));
}
