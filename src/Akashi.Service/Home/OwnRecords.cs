using Akashi.Service.Applications;
using Akashi.Service.Catalog;
using Akashi.Service.Platform.Texts;
using Akashi.Service.Registers;
using Akashi.Service.Staff.Openings;

namespace Akashi.Service.Home;

/// <summary>Texts about a holder's records.</summary>
internal sealed class OwnRecordsTexts;

/// <summary>An opening as its person reads it.</summary>
/// <param name="At">When, first in that hour.</param>
/// <param name="Body">Name of the body.</param>
/// <param name="Role">Role of the member of staff.</param>
/// <param name="What">What was opened, with its number.</param>
internal sealed record ShownOpening(DateTimeOffset At, string Body, string Role, string What);

/// <summary>The records that staff can open about a holder: submitted applications and linked entries.</summary>
internal sealed class OwnRecords(ApplicationsFace applications, RegistersFace registers, CatalogFace catalog, TextsOf<OwnRecordsTexts> texts)
{
    /// <summary>Their ids, each with its receipt or registration number.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> OfAsync(Guid accountId, CancellationToken ct)
    {
        var numbers = new Dictionary<Guid, string>(await applications.ReceiptNumbersAsync(accountId, ct));
        foreach (var entry in await registers.OfHolderAsync(accountId, ct)) numbers[entry.Id] = entry.Number;
        return numbers;
    }

    /// <summary>An opening in words.</summary>
    /// <param name="opening">The opening.</param>
    /// <param name="numbers">As <see cref="OfAsync"/> gives them.</param>
    public ShownOpening Show(Opening opening, IReadOnlyDictionary<Guid, string> numbers) => new(
        opening.At,
        catalog.FindBody(opening.BodyId)?.Name.Spoken ?? opening.BodyId,
        EnumTexts.Of(opening.Role),
        texts["What", EnumTexts.Of(opening.Record.Kind), numbers.GetValueOrDefault(opening.Record.RecordId, "")]);
}
