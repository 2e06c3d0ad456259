using System.Security.Cryptography;
using Akashi.Bench.Measuring;
using Akashi.Pdf.Fonts;

namespace Akashi.Bench.Issuing;

/// <summary>Issues credentials of one registration, and does beside them what that cannot do without.</summary>
internal sealed class Face
{
    // What is ours of an act, once it is not stored.
    private static readonly Part[] Ours = [Part.Read, Part.CodeSignature, Part.Composition, Part.PdfSignature, Part.Envelope, Part.Save];
    private readonly Counter counter;
    private readonly Guid registration;
    private readonly IReadOnlyList<DrawnCharacters> drawn;
    private readonly byte[] hash = RandomNumberGenerator.GetBytes(SHA256.HashSizeInBytes);
    private readonly List<Figures> rounds = [];

    private Face(Counter counter, Guid registration, byte[] pdf) =>
        (this.counter, this.registration, drawn) = (counter, registration, DrawnCharacters.In(pdf, counter.Fonts));

    /// <summary>Enters a registration and issues a first credential; null where no font of this machine has a character of the name.</summary>
    public static async Task<Face?> OpenAsync(Counter counter, string number, string name)
    {
        var registration = await counter.EnterAsync(number, name);
        if (await counter.IssueAsync(registration) is not { } id) return null;
        return new Face(counter, registration, (await counter.Files.ReadAsync(id, CancellationToken.None))!);
    }

    /// <summary>One round: a batch of issues, the same files stored once more, the bare signatures, the bare subsets.</summary>
    public async Task RunRoundAsync(int acts, bool counts)
    {
        counter.Parts.Forget();
        var ids = new List<Guid>();
        for (var i = 0; i < acts; i++) ids.Add((await counter.IssueAsync(registration))!.Value);
        var files = new List<byte[]>();
        foreach (var id in ids) files.Add((await counter.Files.ReadAsync(id, CancellationToken.None))!);
        var saved = await OfAsync(acts, i => counter.Files.SaveAsync(ids[i], files[i], CancellationToken.None));
        var signed = await OfAsync(acts, Sign);
        var cut = await OfAsync(acts, Cut);
        if (counts) rounds.Add(new Figures(counter.Parts.Of(acts), saved, signed, cut));
    }

    /// <summary>The medians of the rounds.</summary>
    /// <param name="name">The name of the face in the names of the results.</param>
    /// <param name="goal">The goal of what is ours.</param>
    public IEnumerable<ResultLine> Lines(string name, Goal goal)
    {
        yield return Line("core-ms", Own, goal);
        yield return Line("read-core-ms", r => r.Parts[Part.Read].CoreMilliseconds);
        yield return Line("code-signature-core-ms", r => r.Parts[Part.CodeSignature].CoreMilliseconds);
        yield return Line("composition-core-ms", r => r.Parts[Part.Composition].CoreMilliseconds);
        yield return Line("pdf-signature-core-ms", r => r.Parts[Part.PdfSignature].CoreMilliseconds);
        yield return Line("stamp-core-ms", r => r.Parts[Part.Stamp].CoreMilliseconds);
        yield return Line("save-core-ms", r => r.Saved.CoreMilliseconds);
        yield return Line("save-wall-ms", r => r.Saved.WallMilliseconds);
        yield return Line("commit-core-ms", r => r.Parts[Part.Commit].CoreMilliseconds);
        yield return Line("commit-wall-ms", r => r.Parts[Part.Commit].WallMilliseconds);
        yield return Line("bare-signatures-core-ms", r => r.Signed.CoreMilliseconds);
        yield return Line("bare-subsets-core-ms", r => r.Cut.CoreMilliseconds);
        yield return Line("by-bare", r => Own(r) / (r.Signed.CoreMilliseconds + r.Cut.CoreMilliseconds));

        ResultLine Line(string figure, Func<Figures, double> of, Goal? goal = null) => new($"issuing-{name}-{figure}", Cost.MedianOf(rounds.Select(of)), goal);
    }

    // The file is stored within an act too, so that it must be taken off.
    private static double Own(Figures round) => Ours.Sum(part => round.Parts[part].CoreMilliseconds) - round.Saved.CoreMilliseconds;

    private static Task<Cost> OfAsync(int acts, Func<int, Task> act) => Cost.OfAsync(
        acts,
        async () =>
        {
            for (var i = 0; i < acts; i++) await act(i);
        },
        () => Task.FromResult(TimeSpan.Zero));

    private Task Sign(int act)
    {
        counter.Keys.Ec.SignHash(hash);
        counter.Keys.Rsa.SignHash(hash, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return Task.CompletedTask;
    }

    private Task Cut(int act)
    {
        foreach (var one in drawn) FontSubset.Of(one.Font, one.Glyphs);
        return Task.CompletedTask;
    }

    /// <summary>What one round measured, each for one act.</summary>
    private sealed record Figures(IReadOnlyDictionary<Part, Cost> Parts, Cost Saved, Cost Signed, Cost Cut);
}
