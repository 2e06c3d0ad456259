using System.Globalization;

namespace Akashi.Cli.Verify;

/// <summary>How many there were of each result, and the words about it.</summary>
internal sealed class Tally
{
    private readonly SortedSet<string> unreadable = new(StringComparer.Ordinal);
    private int files;

    /// <summary>Codes, and places where a code was looked for in vain.</summary>
    public int Checked { get; private set; }

    public int Valid { get; private set; }

    public int Invalid { get; private set; }

    /// <summary>Results that a newer verifier invented count here too.</summary>
    public int Unknown { get; private set; }

    public int Unreadable { get; private set; }

    /// <summary>Pages without a mark, of which nothing else is told.</summary>
    public int BlankPages { get; private set; }

    /// <summary>The worst decides: what is not valid, before what is not known, before what could not be read.</summary>
    public int ExitCode => Invalid > 0 ? Cli.ExitCode.Faulty
        : Unknown > 0 || Checked == 0 ? Cli.ExitCode.CannotCheck
        : Unreadable > 0 ? Cli.ExitCode.Unreadable
        : Cli.ExitCode.Good;

    public void CountFile() => files++;

    public void CountBlank() => BlankPages++;

    public void Count(CheckedCode code)
    {
        Checked++;
        switch (code.Verdict.Result)
        {
            case "valid":
                Valid++;
                break;
            case "invalid":
                Invalid++;
                break;
            case Reading.Unreadable.Result:
                Unreadable++;
                unreadable.Add(code.Verdict.Reason!);
                break;
            default:
                Unknown++;
                break;
        }
    }

    /// <summary>Shows how far it is, in one line that is written again and again; only on a terminal.</summary>
    public async Task ShowAsync(VerifyShell shell)
    {
        if (!shell.IsWatched) return;
        await shell.Errors.WriteAsync(string.Create(CultureInfo.InvariantCulture, $"\rakashi: {files} files, {Checked} checked\u001b[K"));
    }

    /// <summary>Says the end: the numbers, and for each reason why something could not be read what a person can do.</summary>
    public async Task SayAsync(VerifyShell shell, bool isCancelled)
    {
        if (shell.IsWatched) await shell.Errors.WriteAsync("\r\u001b[K");
        var blank = BlankPages == 0 ? "" : $"; blank pages: {BlankPages}";
        await shell.Errors.WriteLineAsync(
            $"akashi: {(isCancelled ? "ended early; " : "")}{Checked} checked: {Valid} valid, {Invalid} invalid, {Unknown} unknown, "
            + $"{Unreadable} unreadable{blank}");
        var texts = VerifyTexts.OfEnvironment();
        foreach (var reason in unreadable) await shell.Errors.WriteLineAsync($"  {reason} ({texts.Get("Reason-" + reason)}): {texts.Get("Do-" + reason)}");
    }
}
