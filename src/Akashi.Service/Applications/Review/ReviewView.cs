using System.Globalization;
using Akashi.Service.Applications.Answers;
using Akashi.Service.Applications.Decide;
using Akashi.Service.Applications.Document;
using Akashi.Service.Applications.Sign;
using Akashi.Service.Catalog;
using Akashi.Service.Registers;
using Akashi.Service.Staff;
using Microsoft.Extensions.Localization;

namespace Akashi.Service.Applications.Review;

/// <summary>What both the review page and a refused decision show.</summary>
internal abstract class ReviewView(
    StaffFace staff, CatalogFace catalog, Drafts drafts, RegistersFace registers, DocumentComposer composer, BeginReviewHandler begin, IStringLocalizer<ReviewPage> texts)
    : StaffPage(staff)
{
    public OpenApplication Open { get; private set; } = null!;

    /// <summary>What is applied for: qualification and procedure, the qualification's name once.</summary>
    public string Procedure => Open.Procedure.Title.StartsWith(Open.Qualification.Name, StringComparison.Ordinal)
        ? Open.Procedure.Title
        : $"{Open.Qualification.Name} {Open.Procedure.Title}";

    public ApplicationDocument Document { get; private set; } = null!;

    /// <summary>The register's entry: matched by number, or the one it led to; null where there is none.</summary>
    public RegistrationView? Entry { get; private set; }

    public SignatureCheck Check { get; private set; } = null!;

    public IReadOnlyList<ComparedItem> Comparison { get; private set; } = [];

    /// <summary>Who began the review; null where nobody did.</summary>
    public BegunReview? Begun { get; private set; }

    public string? BegunByName { get; private set; }

    public string? DecidedByName { get; private set; }

    /// <summary>Version of the entry, where it is another than the holder of an undecided change signed on; else null.</summary>
    public int? MovedTo => Open.IsChange && Open.Application.DecidedAt is null && Entry?.Version != Open.Application.RegistrationVersion ? Entry?.Version : null;

    /// <summary>Paid, but the link no longer held when the fee came (threat L2): it is decided again.</summary>
    public bool IsHeld => Open.Application.State == ApplicationState.Paid;

    public bool CanBegin => Person.MayDecide && Open.Application.State == ApplicationState.Submitted;

    public bool CanDecide => Person.MayDecide && Open.Application.State is ApplicationState.UnderReview or ApplicationState.Paid;

    /// <summary>Who signed beside the entry; null where all is decided, or there is nothing to compare.</summary>
    public Identity? Identity => !IsOpen ? null
        : Open.Application.RegistrationState == RegistrationState.NotRegistered ? Identity.OfNewEntry(Check.Facts)
        : Entry is null ? null
        : Open.IsChange ? Identity.OfChange(Check.Facts, Entry.Facts) : LinkDecision.Of(Open, Entry);

    private bool IsOpen => Open.Application.State is ApplicationState.Submitted or ApplicationState.UnderReview or ApplicationState.Paid;

    private protected IStringLocalizer<ReviewPage> Texts => texts;

    private protected BeginReviewHandler Begin => begin;

    private protected IReadOnlySet<string> Qualifications => catalog.OfBody(Person.BodyId);

    /// <summary>Which characters of a certified text are substitutes and so not proven; null where none.</summary>
    public string? SubstitutesIn(string text, string mask)
    {
        var found = Substituted(text, mask);
        return found.Count == 0 ? null : texts["Substitutes", string.Join(' ', found)].Value;
    }

    /// <summary>The characters at which the mask says '1'; it counts written characters, not UTF-16 units.</summary>
    internal static List<string> Substituted(string text, string mask)
    {
        var found = new List<string>();
        var characters = StringInfo.GetTextElementEnumerator(text);
        for (var i = 0; characters.MoveNext() && i < mask.Length; i++)
        {
            if (mask[i] == '1') found.Add(characters.GetTextElement());
        }
        return found;
    }

    private protected async Task<bool> LoadAsync(Guid id, CancellationToken ct)
    {
        if (await drafts.FindForStaffAsync(id, Qualifications, ct) is not { } open) return false;
        Open = open;
        Document = composer.Of(open);
        Check = open.Check!;
        Entry = open.Application.RegistrationId is { } registration
            ? await registers.FindAsync(registration, ct)
            : await registers.FindByNumberAsync(open.Qualification.Id, open.RegistrationNumberSearchForm() ?? "", ct);
        Comparison = ReviewComparison.Of(open, Entry, composer, texts);
        Begun = await begin.FindAsync(id, ct);
        BegunByName = Begun is null ? null : await Colleagues.NameOfAsync(Begun.By, ct);
        DecidedByName = open.Application.DecidedBy is { } by ? await Colleagues.NameOfAsync(by, ct) : null;
        return true;
    }
}
