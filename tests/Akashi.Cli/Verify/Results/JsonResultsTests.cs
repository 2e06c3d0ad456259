using System.Text.Json;
using System.Text.Json.Nodes;
using Akashi.Cli.Verify;
using Akashi.Cli.Verify.Reading;
using Akashi.Cli.Verify.Results;

namespace Akashi.Cli.Tests.Verify.Results;

/// <summary>The JSON document, member by member as docs/verifying-many.md has it: programs rely on it.</summary>
public class JsonResultsTests
{
    private static readonly DateTimeOffset At = new(2027, 4, 1, 9, 0, 0, TimeSpan.FromHours(9));
    private static readonly CheckedFacts Facts = new("看護師", "山田　花子", null, "1990-12-31", "0012345", "2015-04-20", "厚生労働省", At);

    [Fact]
    public async Task Document_is_the_one_that_is_described()
    {
        const string Described =
        """
        {"format":"akashi-verify/1","results":[
        {"file":"a.pdf","page":2,"line":null,"result":"valid","reason":null,
         "checkedAt":"2027-04-01T09:00:00+09:00","asOf":"2027-04-01T09:00:00+09:00",
         "facts":{"qualification":"看護師","name":"山田　花子","formerName":null,"birthOn":"1990-12-31","registrationNumber":"0012345",
         "registeredOn":"2015-04-20","body":"厚生労働省","expiresAt":"2027-04-01T09:00:00+09:00"}},
        {"file":"b.txt","page":null,"line":7,"result":"unreadable","reason":"not-a-code","checkedAt":null,"asOf":null,"facts":null}
        ],"summary":{"checked":2,"valid":1,"invalid":0,"unknown":0,"unreadable":1,"blankPages":0,"endedEarly":false}}

        """;
        var written = await WrittenAsync(
            new CheckedCode(new CodeSource("a.pdf", Page: 2), new CodeVerdict("valid", null, Facts, At, At)),
            new CheckedCode(new CodeSource("b.txt", Line: 7), CodeVerdict.CannotRead(Unreadable.NotACode)));
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(Described), JsonNode.Parse(written)), written);
    }

    [Fact]
    public async Task Document_without_any_result_is_whole_too()
    {
        using var json = JsonDocument.Parse(await WrittenAsync());
        Assert.Equal(0, json.RootElement.GetProperty("results").GetArrayLength());
    }

    private static async Task<string> WrittenAsync(params CheckedCode[] codes)
    {
        using var output = new StringWriter();
        await using var results = new JsonResults(output);
        var tally = new Tally();
        foreach (var code in codes)
        {
            tally.Count(code);
            await results.AddAsync(code);
        }
        await results.FinishAsync(tally, isCancelled: false);
        return output.ToString();
    }
}
