namespace Akashi.Cli.Verify.Results;

/// <summary>A form in which results are told, one after another as they come.</summary>
internal interface IResults : IAsyncDisposable
{
    /// <summary>Tells one.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    Task AddAsync(CheckedCode code);

    /// <summary>There are no more. Without it, nothing is left behind that could be taken for a whole.</summary>
    /// <param name="tally">The numbers.</param>
    /// <param name="isCancelled">Whether a person ended it early.</param>
    Task FinishAsync(Tally tally, bool isCancelled);
}

/// <summary>All forms that a person asked for.</summary>
internal sealed class AllResults(IReadOnlyList<IResults> all) : IResults
{
    /// <summary>Lines, unless something else was asked for.</summary>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public static AllResults Open(VerifyOptions options, VerifyShell shell)
    {
        var texts = VerifyTexts.OfEnvironment();
        var all = new List<IResults>();
        if (options.Csv is { } csv) all.Add(new CsvTable(csv, texts));
        if (options.Xlsx is { } xlsx) all.Add(new XlsxTable(xlsx, texts));
        if (options.IsJson) all.Add(new JsonResults(shell.Output));
        else if (all.Count == 0) all.Add(new LineResults(shell.Output));
        return new AllResults(all);
    }

    public async Task AddAsync(CheckedCode code)
    {
        foreach (var one in all) await one.AddAsync(code);
    }

    public async Task FinishAsync(Tally tally, bool isCancelled)
    {
        foreach (var one in all) await one.FinishAsync(tally, isCancelled);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var one in all) await one.DisposeAsync();
    }
}
