using System.Text;
using System.Text.Json.Nodes;
using Akashi.CardAgent.Signing;
using Akashi.CardAgent.Tests.Given;

namespace Akashi.CardAgent.Tests.Signing;

/// <summary>C8: a document that cannot be shown completely, or that is for another portal or request, is refused.</summary>
public sealed class ShownDocumentTests
{
    private static readonly Uri Origin = new("https://portal.example");

    [Fact]
    public void Document_of_the_known_layout_is_shown() => Assert.NotNull(Read(_ => { }));

    [Fact]
    public void Correction_is_shown_with_its_round_and_what_it_corrects()
    {
        var shown = Read(d => (d["round"], d["before"]) = (2, new string('a', 64)));
        Assert.Contains("2", shown!.Marks.Select(m => m.Value.Said));
        Assert.Contains(new string('a', 64), shown.Marks.Select(m => m.Value.Said));
    }

    [Theory]
    [InlineData("another origin", "origin", "\"https://bank.example\"")]
    [InlineData("a round of nothing", "round", "2")]
    [InlineData("something before, without a round", "before", "\"aa\"")]
    [InlineData("another request", "transaction", "\"other\"")]
    [InlineData("another layout", "version", "2")]
    [InlineData("a member that nobody shows", "note", "\"x\"")]
    [InlineData("a number for a text", "title", "1")]
    [InlineData("no text", "title", "null")]
    [InlineData("a control character", "title", "\"a\\u0007\"")]
    [InlineData("writing turned round", "title", "\"\\u202eabc\"")]
    [InlineData("an object for a list", "sections", "{}")]
    [InlineData("a list of texts", "sections", "[\"x\"]")]
    [InlineData("a section without items", "sections", "[{\"id\":\"a\",\"title\":\"b\"}]")]
    [InlineData(
        "an item with more in it", "sections",
        "[{\"id\":\"a\",\"title\":\"b\",\"items\":[{\"id\":\"c\",\"label\":\"d\",\"value\":\"e\",\"more\":\"f\"}]}]")]
    [InlineData("a file with less in it", "attachments", "[{\"document\":\"a\",\"label\":\"b\",\"name\":\"c\",\"size\":1}]")]
    [InlineData("a size that is no number", "attachments", "[{\"document\":\"a\",\"label\":\"b\",\"name\":\"c\",\"size\":\"1\",\"sha256\":\"d\"}]")]
    [InlineData("a qualification that is a text", "qualification", "\"nurse\"")]
    public void Document_that_differs_in_one_place_is_refused(string what, string member, string json) =>
        Assert.True(Read(d => d[member] = JsonNode.Parse(json)) is null, what);

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("<xml/>")]
    public void Anything_but_a_document_is_refused(string text) => Assert.Null(ShownDocument.Read(Encoding.UTF8.GetBytes(text), "tx", Origin));

    [Fact]
    public void Member_twice_is_refused()
    {
        var json = Documents.Of("https://portal.example", "tx").ToJsonString();
        Assert.Null(ShownDocument.Read(Encoding.UTF8.GetBytes("{\"title\":\"other\"," + json[1..]), "tx", Origin));
    }

    [Fact]
    public void Half_a_character_is_refused()
    {
        var json = Documents.Of("https://portal.example", "tx").ToJsonString();
        Assert.Null(ShownDocument.Read(Encoding.UTF8.GetBytes(json.Replace("nurse.link", "\\ud800", StringComparison.Ordinal)), "tx", Origin));
    }

    [Fact]
    public void Statement_is_shown_openly_with_all_that_it_says()
    {
        var shown = ReadStatement(_ => { });
        Assert.Equal(["ログインの方法を追加する申出", "スマートフォン", "国家資格オンライン"], shown!.Summary.Select(i => i.Value.Said));
    }

    [Theory]
    [InlineData("another kind", "kind", "\"order\"")]
    [InlineData("another origin", "origin", "\"https://bank.example\"")]
    [InlineData("another request", "transaction", "\"other\"")]
    [InlineData("another layout", "version", "2")]
    [InlineData("a member that nobody shows", "note", "\"x\"")]
    [InlineData("a member of an application", "attachments", "[]")]
    [InlineData("a list of texts", "sections", "[\"x\"]")]
    public void Statement_that_differs_in_one_place_is_refused(string what, string member, string json) =>
        Assert.True(ReadStatement(d => d[member] = JsonNode.Parse(json)) is null, what);

    [Fact]
    public void Each_member_of_a_statement_must_be_there()
    {
        foreach (var name in Documents.StatementOf("https://portal.example", "tx").Select(p => p.Key))
            Assert.True(ReadStatement(d => d.Remove(name)) is null, name);
    }

    [Fact]
    public void Each_member_must_be_there()
    {
        foreach (var name in Documents.Of("https://portal.example", "tx").Select(p => p.Key)) Assert.True(Read(d => d.Remove(name)) is null, name);
    }

    [Fact]
    public void Bytes_that_are_not_UTF_8_are_refused()
    {
        var json = Encoding.UTF8.GetBytes(Documents.Of("https://portal.example", "tx").ToJsonString());
        json[Array.IndexOf(json, (byte)'n', 40)] = 0xC3;
        Assert.Null(ShownDocument.Read(json, "tx", Origin));
    }

    private static ShownDocument? ReadStatement(Action<JsonObject> change)
    {
        var document = Documents.StatementOf("https://portal.example", "tx");
        change(document);
        return ShownDocument.Read(Encoding.UTF8.GetBytes(document.ToJsonString()), "tx", Origin);
    }

    private static ShownDocument? Read(Action<JsonObject> change)
    {
        var document = Documents.Of("https://portal.example", "tx");
        change(document);
        return ShownDocument.Read(Encoding.UTF8.GetBytes(document.ToJsonString()), "tx", Origin);
    }
}
