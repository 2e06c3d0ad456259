using Akashi.Service.Applications.Document;
using Akashi.Service.Platform.Layout;
using Akashi.Service.Procedures;
using Akashi.Service.Procedures.FieldKinds;
using Microsoft.AspNetCore.Mvc;

namespace Akashi.Service.Applications.Portal.Answers;

/// <summary>Which of the pages of row 1.5.9 this is, what it shows, and where it leads.</summary>
internal abstract class AnswerPart(ApplicationStore store) : DraftPage(store)
{
    private const string Check = "check";

    private IReadOnlyList<AnswerPage> pages = [];

    /// <summary>The page; set once the draft is found.</summary>
    public AnswerPage Current { get; private set; } = null!;

    /// <summary>Whether it was opened from the check page, to which it then leads back.</summary>
    public bool IsFromCheck => Request.Query["back"] == Check;

    /// <summary>Whether an answer on this page decides what else is asked on it.</summary>
    public bool Decides => Deciding.Any();

    /// <summary>Ids of the questions whose answers decide what else is asked on this page.</summary>
    public IEnumerable<string> Deciding =>
        Current.Of.Select(f => f.When).Concat(Current.Documents.Count > 0 || Current.Id is null ? Loaded.Procedure.Documents.Select(d => d.When) : [])
            .SelectMany(w => w.Fields).Where(id => Current.Of.Any(f => f.Id == id && f.Group is null)).Distinct();

    /// <summary>The groups on this page.</summary>
    public IEnumerable<Field> Groups => Current.Fields.Where(f => f.Group is not null);

    /// <summary>Where the form is sent, whichever page comes first by then.</summary>
    public string Address => PathOf(Current.Id is null ? AnswerPages.First : $"{AnswerPages.First}/{Current.Id}");

    /// <inheritdoc/>
    public override string BackPath =>
        IsFromCheck ? PathOf(Check)
        : pages.TakeWhile(p => p.Id != Current.Id).LastOrDefault() is { } before ? PathOf(AnswerPages.PathOf(pages, before))
        : base.BackPath;

    /// <summary>Only a form posts to this address; opened by itself, it leads to the page.</summary>
    public IActionResult OnGetAttach() => Find() ?? Redirect(Here());

    /// <inheritdoc cref="OnGetAttach"/>
    public IActionResult OnGetRemove() => Find() ?? Redirect(Here());

    /// <inheritdoc cref="OnGetAttach"/>
    public IActionResult OnGetUpdate() => Find() ?? Redirect(Here());

    /// <inheritdoc cref="OnGetAttach"/>
    public IActionResult OnGetFill() => Find() ?? Redirect(Here());

    /// <inheritdoc cref="OnGetAttach"/>
    public IActionResult OnGetBack() => Find() ?? Redirect(Here());

    /// <inheritdoc cref="OnGetAttach"/>
    public IActionResult OnGetAddTime() => Find() ?? Redirect(Here());

    /// <inheritdoc cref="OnGetAttach"/>
    public IActionResult OnGetRemoveTime() => Find() ?? Redirect(Here());

    /// <summary>A field with its answer. As long as the name does not change, an unanswered kana field shows the register's reading.</summary>
    public FieldView View(Field field) =>
        new(field, Loaded.Answers.GetValueOrDefault(field.Id) ?? (field.Binds == RegisterFact.Kana ? KanaOfSameName : null))
        {
            Fill = field.Kind.CanFill ? Press("fill", $"&field={field.Id}") : null,
        };

    /// <summary>A field as the page shows it.</summary>
    public Question QuestionOf(Field field) => new(View(field), Loaded.ReasonsAt(ReturnPlace.Field(field.Id)), Deciding.Contains(field.Id));

    /// <summary>A group as the page shows it.</summary>
    public GroupView GroupOf(Field field)
    {
        var (group, keys) = (field.Group!, KeysOf(field));
        var asked = Current.Fields.Where(f => f.In?.Group == field.Id).ToLookup(f => f.In!.Key);
        var times = keys.Select((key, i) => Occurrences.Of(field, key, i + 1)[0].In!).Select(time => new TimeView(
            time, [.. asked[time.Key].Select(QuestionOf)], keys.Count > group.Least ? PressOf("removetime", time, field.Id) : null)).ToList();
        var next = Occurrences.Of(field, Group.NextKey([.. keys, .. KeysSigned(field)]), 1)[0];
        return new GroupView(
            field, Loaded.ReasonsAt(ReturnPlace.Field(field.Id)), times, keys.Count < group.Most ? PressOf("addtime", next.In!, next.Id) : null);
    }

    /// <summary>The answer to a group that the form sends with the others.</summary>
    public string KeysFor(Field field) => Group.AnswerOf(KeysOf(field));

    private IReadOnlyList<string> KeysOf(Field field) => field.Group!.Keys(Loaded.Answers.GetValueOrDefault(field.Id));

    // A key that was signed before never becomes another time's, so that a correction is compared with what it corrects.
    private IEnumerable<string> KeysSigned(Field field) => Loaded.Signed is { } signed
        ? ApplicationDocument.Read(signed.Document).Sections.SelectMany(s => DocumentParts.KeysIn(s, field.Id))
        : [];

    private TimePress PressOf(string handler, Occurrence time, string focus) =>
        new(Press(handler, $"&group={time.Group}&key={time.Key}"), FieldTagHelper.IdOf(focus));

    /// <summary>Where a press of this form is sent.</summary>
    /// <param name="handler">What it does; null to go on.</param>
    /// <param name="more">Further parameters.</param>
    public string Press(string? handler, string more = "")
    {
        var query = (handler is null ? "" : "&handler=" + handler) + more + (IsFromCheck ? "&back=" + Check : "");
        return query.Length == 0 ? Address : $"{Address}?{query[1..]}";
    }

    /// <summary>Finds the page that the address names; null if it is there, otherwise what to answer.</summary>
    private protected IActionResult? Find()
    {
        pages = AnswerPages.Of(Loaded);
        var id = RouteData.Values["part"]?.ToString();
        if (id is null)
        {
            Current = pages[0];
        }
        else if (pages.FirstOrDefault(p => p.Id == id) is { } found)
        {
            Current = found;
        }
        else
        {
            var exists = Loaded.Procedure.Pages?.Any(p => p.Id == id) == true || (Loaded.Procedure.Pages is not null && id == Procedure.DocumentsPage);
            return exists ? Redirect(PathOf(AnswerPages.PathOfGap(Loaded))) : NotFound();
        }
        return null;
    }

    /// <summary>Redirects to an earlier page that lacks an answer; null if there is none.</summary>
    private protected IActionResult? Gap() =>
        pages.TakeWhile(p => p != Current).FirstOrDefault(p => !AnswerRules.IsAnswered(Loaded, p)) is { } gap ? Redirect(PathTo(gap)) : null;

    /// <summary>Looks again at what is asked, after answers were saved.</summary>
    private protected void Look()
    {
        pages = AnswerPages.Of(Loaded);
        Current = pages.FirstOrDefault(p => p.Id == Current.Id) ?? Current with { Fields = [], Documents = [] };
    }

    /// <summary>This page.</summary>
    /// <param name="field">The field to show; null for the top.</param>
    private protected string Here(string? field = null)
    {
        var path = pages.Any(p => p.Id == Current.Id) ? PathTo(Current) : Press(null);
        return field is null ? path : path + "#" + FieldTagHelper.IdOf(field);
    }

    /// <summary>The page after this one; from the check page, one with something that was not asked before, or the check page again.</summary>
    /// <param name="before">What was asked when the form was sent.</param>
    private protected string PathAfter(Asked before)
    {
        if (IsFromCheck)
        {
            var news = pages.FirstOrDefault(p => p.Fields.Except(before.Fields).Any() || p.Documents.Except(before.Documents).Any());
            return (news ?? pages.FirstOrDefault(p => !AnswerRules.IsAnswered(Loaded, p))) is { } open && open.Id != Current.Id ? PathTo(open) : PathOf(Check);
        }
        return pages.SkipWhile(p => p.Id != Current.Id).Skip(1).FirstOrDefault() is { } next ? PathTo(next) : NextPath;
    }

    /// <summary>Shows answers as they are kept. Those that are not accepted yet are shown as typed, so that they are neither lost nor mistaken.</summary>
    private protected void ShowKept(IReadOnlyList<Field> fields)
    {
        var draft = Loaded.Draft;
        foreach (var field in fields)
        {
            if (draft.Accepted.TryGetValue(field.Id, out var accepted))
            {
                if (field.Kind.Parts.Count == 1) ModelState.SetModelValue(field.Id, accepted, accepted);
                continue;
            }
            foreach (var name in field.Names)
            {
                if (draft.Typed.GetValueOrDefault(name) is { } typed) ModelState.SetModelValue(name, typed, typed);
            }
        }
    }

    private string PathTo(AnswerPage page) => PathOf(AnswerPages.PathOf(pages, page)) + (IsFromCheck ? "?back=" + Check : "");

    private string? KanaOfSameName => Loaded.Changes.All(c => c.Fact != RegisterFact.Name) ? Loaded.Entry?.Facts.Kana : null;
}
