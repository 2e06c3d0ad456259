using Akashi.Service.Applications.Portal.Answers;
using Akashi.Service.Catalog;
using Akashi.Service.Platform.Storage;
using Akashi.Service.Procedures;
using Akashi.Service.Procedures.FieldKinds;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Applications.Drafts;

/// <summary>
/// What a new draft begins with: what the account has told before is offered, and not asked again. The holder sees it on its page and may change or clear it.
/// </summary>
internal sealed class ToldAnswers(AkashiDb db, CatalogFace catalog, ProceduresFace procedures, IKnownEmail emails)
{
    /// <summary>The answers to begin with. An earlier answer that the procedure would not take is left out.</summary>
    /// <param name="accountId">The account.</param>
    /// <param name="qualificationId">Id of the qualification.</param>
    /// <param name="procedure">The procedure of the draft.</param>
    /// <param name="today">Today in Japan.</param>
    /// <param name="ct">Cancels the queries.</param>
    public async Task<DraftAnswers> OfAsync(Guid accountId, string qualificationId, Procedure procedure, DateOnly today, CancellationToken ct)
    {
        var accepted = new Dictionary<string, string>();
        var context = new FieldContext(catalog.Get(qualificationId).Number, today);
        foreach (var field in procedure.Fields.Where(f => f.Kind.Offers != ToldBefore.Nothing))
        {
            var told = field.Kind.Offers == ToldBefore.Email ? await emails.OfAsync(accountId, ct) : await PhoneOfAsync(accountId, ct);
            if (told is not null && field.Read(new RawAnswer(told), context) is { Fault: null, Value.Length: > 0 } answer) accepted[field.Id] = answer.Value;
        }
        return accepted.Count == 0 ? DraftAnswers.None : new DraftAnswers(accepted, DraftAnswers.None.Typed);
    }

    private async Task<string?> PhoneOfAsync(Guid accountId, CancellationToken ct)
    {
        var last = await db.Set<Application>().AsNoTracking().Where(a => a.AccountId == accountId && a.SubmittedAt != null)
            .OrderByDescending(a => a.SubmittedAt).FirstOrDefaultAsync(ct);
        if (last is null) return null;
        var asked = (await procedures.GetAsync(last.Procedure, ct)).Fields.Where(f => f.Kind.Offers == ToldBefore.Phone);
        return asked.Select(f => last.Answers.Accepted.GetValueOrDefault(f.Id)).FirstOrDefault(a => a is not null);
    }
}
