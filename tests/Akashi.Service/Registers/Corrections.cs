using Akashi.Service.Platform.Actors;
using Akashi.Service.Platform.Storage;
using Akashi.Service.Registers;
using Microsoft.Extensions.DependencyInjection;

namespace Akashi.Service.Tests.Registers;

/// <summary>Changes of entries for which the Service has no page.</summary>
internal static class Corrections
{
    /// <summary>Gives an entry other facts, and another state where one is given.</summary>
    public static async Task CorrectAsync(Desk desk, Guid id, Func<RegistrationFacts, RegistrationFacts> correct, RegistrationStatus? status = null)
    {
        await using var scope = desk.Services.CreateAsyncScope();
        var book = scope.ServiceProvider.GetRequiredService<RegisterBook>();
        await scope.ServiceProvider.GetRequiredService<Commit>().RunAsync(async () =>
        {
            var (entry, facts) = (await book.LoadAsync(id, CancellationToken.None))!.Value;
            entry.Status = status ?? entry.Status;
            await book.ChangeAsync(entry, correct(facts), new RegisterAct("changed", Actor.System), CancellationToken.None);
            return true;
        }, CancellationToken.None);
    }
}
