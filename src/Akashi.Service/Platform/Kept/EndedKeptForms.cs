using Akashi.Service.Platform.Housekeeping;
using Akashi.Service.Platform.Storage;
using Akashi.Trust;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Platform.Kept;

/// <summary>Removes forms that nobody came back for.</summary>
internal sealed class EndedKeptForms(AkashiDb db, TimeProvider clock) : IHousekeeping
{
    public Task<int> RemoveEndedAsync(int most, CancellationToken ct)
    {
        var (before, ahead) = (clock.GetUtcNow() - KeptForm.Life, clock.GetUtcNow() + Clocks.Tolerance);
        return db.Set<KeptForm>().Where(f => f.KeptAt < before || f.KeptAt > ahead).OrderBy(f => f.KeptAt).Take(most).ExecuteDeleteAsync(ct);
    }
}
