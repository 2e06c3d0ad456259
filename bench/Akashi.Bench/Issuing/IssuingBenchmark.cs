using Akashi.Bench.Measuring;

namespace Akashi.Bench.Issuing;

/// <summary>Measures what it costs to issue a credential, in parts, beside the bare signatures and font subsets in it.</summary>
internal static class IssuingBenchmark
{
    private const string Common = "山田　花子";

    // One character from each of two further fonts.
    private const string Rare = "渡邉\U000E0102　葛\U000E0108子";
    private static readonly Goal Most = new(AtLeast: false, 10);

    public static async Task<IReadOnlyList<ResultLine>> RunAsync(IssuingOptions options, Place place)
    {
        await using var counter = await Counter.OpenAsync(place.Folder);
        using var heard = new HeardTransactions(counter.Parts);
        var faces = new List<(string Name, Face Face)>();
        foreach (var (name, number, holder) in new[] { ("common", "D-0000001", Common), ("rare", "D-0000002", Rare) })
        {
            if (await Face.OpenAsync(counter, number, holder) is { } face) faces.Add((name, face));
            else Progress.Say($"{name}: left out, because this machine has no font for the name");
        }
        await heard.UntilHeardAsync(() => faces[0].Face.RunRoundAsync(1, counts: false));
        // In turn, so that other work on the machine affects all alike.
        for (var round = 0; round < options.WarmUp + options.Rounds; round++)
        {
            foreach (var (_, face) in faces) await face.RunRoundAsync(options.Acts, round >= options.WarmUp);
            Progress.Say($"round {round + 1} of {options.WarmUp + options.Rounds}");
        }
        return [.. faces.SelectMany(f => f.Face.Lines(f.Name, Most))];
    }
}
