using System.Globalization;
using Akashi.Hosting.Texts;
using Akashi.Service.Accounts;
using Akashi.Service.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Contacts;

/// <summary>Tells the sign-in which language the account keeps.</summary>
internal sealed class KeptLanguage(AkashiDb db) : IKeptLanguage
{
    public async Task<CultureInfo?> OfAsync(Guid accountId, CancellationToken ct) =>
        Languages.Of(await db.Set<Contact>().Where(c => c.AccountId == accountId).Select(c => c.Language).SingleOrDefaultAsync(ct));
}
