using System.Buffers.Binary;
using Akashi.Cli.Roster;

namespace Akashi.Cli.Tests.Roster;

/// <summary>T2: a roster as an encrypted file, the same for the browser and the command line.</summary>
public sealed class SealedRosterTests
{
    private const string Phrase = "正しい馬の電池のホチキス";
    private const int CountAt = 16;
    private const int HeadLength = 48;
    private static readonly Person Someone = new("https://verify.example.go.jp/w/?c=AAAA", "a.pdf", 1_796_083_200, null);

    [Fact]
    public void What_was_sealed_opens_with_its_phrase_alone()
    {
        var file = SealedRoster.Seal([Someone], Phrase);
        Assert.Equal(SealedFault.None, SealedRoster.Open(file, Phrase, out var people));
        Assert.Equal([Someone], people);
        Assert.Equal(SealedFault.WrongPhrase, SealedRoster.Open(file, Phrase + "x", out people));
        Assert.Empty(people);
    }

    [Fact]
    public void T2_every_changed_byte_is_noticed()
    {
        var file = SealedRoster.Seal([Someone], Phrase);
        // A bit of the count can make minutes of it.
        foreach (var place in (int[])[20, 35, 36, HeadLength - 1, HeadLength, file.Length - 17, file.Length - 1])
        {
            file[place] ^= 1;
            Assert.Equal(SealedFault.WrongPhrase, SealedRoster.Open(file, Phrase, out _));
            file[place] ^= 1;
        }
        file[0] ^= 1;
        Assert.Equal(SealedFault.NotARoster, SealedRoster.Open(file, Phrase, out _));
        foreach (var length in (int[])[0, CountAt, HeadLength, HeadLength + 16])
            Assert.Equal(SealedFault.NotARoster, SealedRoster.Open(file.AsSpan(0, length), Phrase, out _));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(599_999)]
    [InlineData(10_000_001)]
    [InlineData(uint.MaxValue)]
    public void T2_a_file_that_is_easier_to_guess_or_costs_minutes_is_refused(uint count)
    {
        var file = SealedRoster.Seal([Someone], Phrase);
        BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(CountAt), count);
        Assert.Equal(SealedFault.NotARoster, SealedRoster.Open(file, Phrase, out _));
    }

    [Fact]
    public void A_newer_form_is_called_so()
    {
        var file = SealedRoster.Seal([Someone], Phrase);
        file[CountAt - 2] = (byte)'2';
        Assert.Equal(SealedFault.Newer, SealedRoster.Open(file, Phrase, out _));
    }

    [Fact]
    public void The_file_that_the_browser_reads_too_opens()
    {
        var file = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "sample.akashi-roster"));
        Assert.Equal(SealedFault.None, SealedRoster.Open(file, Phrase, out var people));
        var other = new Person(Someone.Code + "A", "list.txt:2", Someone.AddedAt, new Look("invalid", "revoked", false, Someone.AddedAt));
        Assert.Equal([Someone, other], people);
    }

    [Fact]
    public async Task A_roster_goes_from_one_machine_to_another()
    {
        using var folder = new Folder();
        string File(string name) => Path.Combine(folder.Path, name);
        folder.Write("phrase", Phrase + "\n");
        folder.Write("short", "12345678901\n");
        Assert.Equal(0, (await Run.OfAsync("roster", "add", File("a.json"), "--code", Someone.Code)).Code);
        Assert.Equal(2, (await Run.OfAsync("roster", "export", File("a.json"), File("a.akashi-roster"), "--phrase", File("short"))).Code);
        Assert.Equal(0, (await Run.OfAsync("roster", "export", File("a.json"), File("a.akashi-roster"), "--phrase", File("phrase"))).Code);
        for (var i = 0; i < 2; i++)
            Assert.Equal(0, (await Run.OfAsync("roster", "import", File("b.json"), File("a.akashi-roster"), "--phrase", File("phrase"))).Code);
        Assert.Equal((await Run.OfAsync("roster", "list", File("a.json"))).Output, (await Run.OfAsync("roster", "list", File("b.json"))).Output);
    }

    [Theory]
    [InlineData("AA-_")]
    [InlineData(" AA-_ ")]
    [InlineData("https://v.example/w/?c=AA-_")]
    [InlineData("https://v.example/w/?c=AA%2B/=&lang=en")]
    [InlineData("AA+/=")]
    public void One_code_in_several_forms_is_one_person(string code) => Assert.Equal(new Person("AA-_", "", 0, null).Id, new Person(code, "", 0, null).Id);
}
