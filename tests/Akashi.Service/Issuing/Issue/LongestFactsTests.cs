using Akashi.Credentials.Format;
using Akashi.Service.Catalog;
using Akashi.Service.Decisions.Office.Decide;
using Akashi.Service.Issuing;
using Akashi.Service.Issuing.Issue;
using Akashi.Service.Issuing.Portal.Sheet;
using Akashi.Service.Platform;
using Akashi.Service.Platform.Files;
using Akashi.Service.Platform.Texts;
using Akashi.Service.Procedures;
using Akashi.Service.Procedures.Conditions;
using Akashi.Service.Procedures.FieldKinds;
using Akashi.Service.Registers;
using Akashi.Service.Tests.Given;
using Akashi.Service.Tests.Registers;
using CsCheck;
using Microsoft.Extensions.DependencyInjection;

namespace Akashi.Service.Tests.Issuing.Issue;

/// <summary>Threat P13: what was accepted can be issued, whatever characters the longest facts consist of.</summary>
[Trait(TestDatabase.Trait, TestDatabase.Any)]
public sealed class LongestFactsTests
{
    private static readonly Guid Hanako = new("01990000-0000-7000-8000-000000000001");

    // A kanji, one beyond U+FFFF, one with a variation selector, one with both, and a letter with a mark that has no precomposed form.
    private static readonly string[] Written = ["髙", "𠮷", "葛\U000E0100", "ア", "A", "０"];

    /// <summary>As many characters as fit go through the form's rule into an entry, a code and a page.</summary>
    [Theory]
    [InlineData("髙")]
    [InlineData("𠮷")]
    [InlineData("葛\U000E0100")]
    [InlineData("A")]
    public async Task The_longest_facts_accepted_by_the_form_are_issued_as_a_code_and_a_page(string character)
    {
        await using var desk = await Desk.OpenAsync();
        var facts = new RegistrationFacts(
            Longest(character, CodeRoom.Name, 100),
            Accepted(RegisterFact.Kana, new string('ア', 100)),
            Accepted(RegisterFact.FormerName, Longest(character, CodeRoom.FormerName, 60)),
            Desk.Hanako.BirthOn, Desk.Hanako.Sex, Desk.Hanako.Address, "東京都", new DateOnly(2019, 4, 1));
        var entry = await desk.EntryAsync(Accepted(RegisterFact.Number, new string('０', 60)), facts, Hanako);
        var issued = Assert.IsType<IssueOutcome.Issued>(await IssueAsync(desk, entry));
        var row = Assert.Single(await desk.RowsAsync<IssuedCredential>());
        Assert.InRange(row.Url.Length, 1, CredentialSheet.LongestCode);
        Assert.True(CredentialUrl.TryRead(row.Url, new Uri("http://localhost:8081"), out var code, out _));
        Assert.True(Credential.TryRead(code, out var read, out _));
        Assert.Equal((facts.Name, facts.FormerName), (read!.Claims.Facts.Name, read.Claims.Facts.FormerName));
        await OnPaperAsync((await desk.Services.GetRequiredService<FileStore>().ReadAsync(issued.Id, CancellationToken.None))!, row.Url);
    }

    [Fact]
    public void Whatever_the_form_accepts_fits_into_a_code() => Gen.Select(
        Gen.OneOfConst(RegisterFact.FormerName, RegisterFact.Kana, RegisterFact.Number),
        Gen.OneOfConst(Written).Array[0, 70],
        Gen.String).Sample((fact, written, any) =>
    {
        foreach (var text in new[] { string.Concat(written), any, string.Concat(written) + any })
        {
            var answer = Parse(fact, text);
            if (answer.Fault is not null) continue;
            var room = fact switch { RegisterFact.Kana => CodeRoom.Kana, RegisterFact.Number => CodeRoom.Number, _ => CodeRoom.FormerName };
            Assert.True(room.Holds(answer.Value));
            if (fact == RegisterFact.Number) Assert.True(CodeRoom.Number.Holds(RegistrationNumber.SearchForm(answer.Value)));
        }
    });

    /// <summary>One character that becomes five: a hundred of them would be five hundred kana.</summary>
    [Fact]
    public void Kana_are_counted_as_they_are_stored() => Assert.Equal(FieldFault.TooLong, Parse(RegisterFact.Kana, new string('㌀', 100)).Fault);

    [Fact]
    public void A_number_is_also_counted_in_its_search_form() =>
        Assert.Equal(FieldFault.TooLong, Parse(RegisterFact.Number, new string('㍿', 60)).Fault);

    [Fact]
    public void Fifty_thousand_marks_are_too_long_for_any_field() =>
        Assert.All(Kinds.Lines, kind => Assert.Equal(FieldFault.TooLong, Parse(kind, null, "a" + new string('\u0301', 50_000)).Fault));

    [Fact]
    public void A_fact_without_room_in_the_code_has_another_message_than_one_that_is_too_long()
    {
        Assert.Equal(FieldFault.NoRoomInCode, Parse(RegisterFact.FormerName, string.Concat(Enumerable.Repeat("𠮷", 50))).Fault);
        Assert.Equal(FieldFault.TooLong, Parse(RegisterFact.FormerName, string.Concat(Enumerable.Repeat("𠮷", 101))).Fault);
    }

    [Fact]
    public async Task The_register_accepts_nothing_that_no_credential_could_state()
    {
        await using var desk = await Desk.OpenAsync();
        await Assert.ThrowsAsync<ArgumentException>(() => desk.EntryAsync("D-0123456", new string('髙', 101), Hanako));
        await Assert.ThrowsAsync<ArgumentException>(() => desk.EntryAsync(new string('1', 61), holder: Hanako));
        Assert.Empty(await desk.RowsAsync<Registration>());
    }

    [Fact]
    public async Task An_application_from_before_the_limit_can_only_be_rejected()
    {
        await using var desk = await Desk.OpenAsync();
        var id = await desk.SubmittedAsync(Hanako, Standing.NotRegistered);
        await desk.SqlAsync("UPDATE applications SET \"Answers\" = REPLACE(\"Answers\", 'ハナコ', '" + new string('ア', 301) + "')");
        Assert.Equal(DecideOutcome.NoRoomInCode, await desk.AcceptAsync(id, new NewEntryInput("D-7654321", "D-7654321", new DateOnly(2026, 11, 1))));
        Assert.Empty(await desk.RowsAsync<Registration>());
    }

    /// <summary>Each qualification of the product's catalog, in both layouts.</summary>
    [Theory]
    [InlineData]
    [InlineData("Issuing:Profile=nqs", "Issuing:Nqs:KeyIds=P-000001")]
    public async Task The_longest_credential_of_every_qualification_can_be_printed(params string[] settings)
    {
        await using var desk = await Desk.OpenAsync(null, null, settings);
        var longest = desk.Services.GetRequiredService<LongestCode>();
        var qualifications = desk.Services.GetRequiredService<CatalogFace>().Qualifications;
        Assert.All(qualifications, q => Assert.InRange(longest.LengthOf(q)!.Value, 1, CredentialSheet.LongestCode));
    }

    [Fact]
    public async Task Settings_that_leave_too_little_room_stop_the_start_with_a_message()
    {
        var origin = $"PublicOrigin=https://{string.Join('.', Enumerable.Repeat(new string('a', 60), 4))}.example";
        var fault = await Assert.ThrowsAsync<CodeTooLongException>(() => Desk.OpenAsync(null, null, origin, "Proxy:Trusted=127.0.0.1"));
        Assert.Contains("Shorten", fault.Message, StringComparison.Ordinal);
    }

    private static async Task OnPaperAsync(byte[] pdf, string url)
    {
        using var folder = new Folder();
        var file = folder.File("sheet.pdf", pdf);
        Assert.Matches(@"\bPages:\s+1\b", await Tool.MustRunAsync("pdfinfo", file));
        Assert.Equal(url, await PrintedCode.ReadAsync(file, dpi: 300));
    }

    private static Task<IssueOutcome> IssueAsync(Desk desk, Guid entry) =>
        desk.WithAsync((IssueHandler issue) => issue.HandleAsync(entry, Hanako, CancellationToken.None));

    private static string Longest(string character, CodeRoom room, int characters)
    {
        var count = Enumerable.Range(1, characters).Last(n => room.Holds(string.Concat(Enumerable.Repeat(character, n))));
        return string.Concat(Enumerable.Repeat(character, count));
    }

    private static string Accepted(RegisterFact fact, string text)
    {
        var answer = Parse(fact, text);
        Assert.Null(answer.Fault);
        return answer.Value;
    }

    private static FieldAnswer Parse(RegisterFact fact, string text) =>
        Parse(fact switch { RegisterFact.Kana => Kinds.Kana, RegisterFact.Number => Kinds.RegistrationNumber, _ => Kinds.Text }, fact, text);

    private static FieldAnswer Parse(FieldKind kind, RegisterFact? binds, string text)
    {
        var field = new Field("field", kind, new Wording("項目", "Field"), null, false, binds == RegisterFact.Kana ? 100 : 60, Condition.Always, binds);
        return kind.Parse(field, new RawAnswer(text), new FieldContext(new NumberFormat(new System.Text.RegularExpressions.Regex(""), "1", false), default));
    }
}
